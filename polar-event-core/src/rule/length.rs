//! How long a string is, and how many items a collection has.

use crate::error::{Code, Param};
use crate::state::Context;

/// What the length of a string counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Unit {
    /// Unicode code points, as JSON Schema, pydantic and PostgreSQL's `varchar` count.
    Characters,
    /// Bytes of UTF-8, as a buffer counts.
    Bytes,
    /// Extended grapheme clusters of Unicode (UAX #29): what a reader takes for one character, be it a letter with its accents, a flag or a
    /// family of four.
    ///
    /// One may have any number of code points, so this is no limit on memory: add one in bytes for what is stored. Clusters change with
    /// versions of Unicode, and JSON Schema cannot count them.
    #[cfg(feature = "unicode-segmentation")]
    Graphemes,
}

impl Unit {
    const fn noun(self) -> &'static str {
        match self {
            Self::Characters => "character",
            Self::Bytes => "byte",
            // What a reader takes for a character; `grapheme` would not help whoever sent the text.
            #[cfg(feature = "unicode-segmentation")]
            Self::Graphemes => "visible character",
        }
    }
}

/// `length(min, max, equal)` in characters (Unicode code points), `length(bytes, …)` or `length(graphemes, …)`: JSON Schema's `minLength` and `maxLength`.
///
/// Violations: `string_too_short` with `min_length`, `string_too_long` with `max_length`, both with `actual_length` and `unit`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Length {
    /// What is counted.
    pub unit: Unit,
    /// The least length that passes.
    pub min: Option<usize>,
    /// The greatest length that passes.
    pub max: Option<usize>,
}

impl Length {
    /// The rule with these limits.
    ///
    /// # Panics
    ///
    /// If `min` is greater than `max`: at compile time, when made in a constant, as the derive does.
    #[must_use]
    pub const fn new(unit: Unit, min: Option<usize>, max: Option<usize>) -> Self {
        assert_order(min, max);
        Self { unit, min, max }
    }

    /// Whether a string keeps to the limits as its bytes tell, of which a character has one to four; `false` says nothing.
    #[inline(always)]
    pub(super) fn clearly_has(&self, value: &str) -> bool {
        let (min, max, bytes) = (self.min.unwrap_or(0), self.max.unwrap_or(usize::MAX), value.len());
        match self.unit {
            Unit::Bytes => min <= bytes && bytes <= max,
            Unit::Characters => min <= bytes.div_ceil(4) && bytes <= max,
            #[cfg(feature = "unicode-segmentation")]
            Unit::Graphemes => false,
        }
    }

    /// Checks a string.
    #[inline]
    pub fn check(&self, value: &str, cx: &mut Context<'_>) -> bool {
        self.clearly_has(value) || self.check_closely(value, cx)
    }

    /// Checks a string that does not [clearly](Self::clearly_has) keep to the limits.
    #[inline(never)]
    fn check_closely(&self, value: &str, cx: &mut Context<'_>) -> bool {
        let (min, max) = (self.min.unwrap_or(0), self.max.unwrap_or(usize::MAX));
        let good = match self.unit {
            // All that there is to know has been seen.
            Unit::Bytes => false,
            Unit::Characters => (min..=max).contains(&value.chars().count()),
            #[cfg(feature = "unicode-segmentation")]
            Unit::Graphemes => graphemes::is_within(value, min, max),
        };
        if !good {
            self.note(value, cx);
        }
        good
    }

    #[cold]
    #[inline(never)]
    fn note(&self, value: &str, cx: &mut Context<'_>) {
        let actual = match self.unit {
            Unit::Bytes => value.len(),
            Unit::Characters => value.chars().count(),
            #[cfg(feature = "unicode-segmentation")]
            Unit::Graphemes => graphemes::count(value),
        };
        let found = Bounds { min: self.min, max: self.max, actual, unit: self.unit.noun() };
        found.note(Code::StringTooShort, Code::StringTooLong, cx);
    }
}

#[cfg(feature = "unicode-segmentation")]
mod graphemes {
    use unicode_segmentation::UnicodeSegmentation as _;

    /// Whether the number of graphemes is within the limits. Counts no further than to where that is certain.
    #[inline(never)]
    pub(super) fn is_within(value: &str, min: usize, max: usize) -> bool {
        // There is at least one in a string that is not empty, and none has less than a byte.
        if value.len() <= max && min <= usize::from(!value.is_empty()) {
            return true;
        }
        let mut graphemes = value.graphemes(true);
        let least = min == 0 || graphemes.nth(min - 1).is_some();
        // `min` of them are behind. The bytes that are left tell how many there can still be.
        least && (graphemes.as_str().len() <= max - min || graphemes.nth(max - min).is_none())
    }

    pub(super) fn count(value: &str) -> usize {
        value.graphemes(true).count()
    }
}

/// `items(min, max)`: how many items an array or set has, or entries a map: JSON Schema's `minItems`, `maxProperties` and so on.
///
/// Violations: `too_short` with `min_length`, `too_long` with `max_length`, both with `actual_length` and `unit`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Items {
    /// The fewest items that pass.
    pub min: Option<usize>,
    /// The most items that pass.
    pub max: Option<usize>,
}

impl Items {
    /// The rule with these limits.
    ///
    /// # Panics
    ///
    /// If `min` is greater than `max`: at compile time, when made in a constant, as the derive does.
    #[must_use]
    pub const fn new(min: Option<usize>, max: Option<usize>) -> Self {
        assert_order(min, max);
        Self { min, max }
    }

    /// Checks the number of items.
    #[inline]
    pub fn check(&self, actual: usize, unit: &'static str, cx: &mut Context<'_>) -> bool {
        let good = self.min.is_none_or(|min| min <= actual) && self.max.is_none_or(|max| actual <= max);
        if !good {
            Bounds { min: self.min, max: self.max, actual, unit }.note(Code::TooShort, Code::TooLong, cx);
        }
        good
    }
}

const fn assert_order(min: Option<usize>, max: Option<usize>) {
    if let (Some(min), Some(max)) = (min, max) {
        assert!(min <= max, "no length is at least `min` and at most `max`, since `min` is greater");
    }
}

struct Bounds {
    min: Option<usize>,
    max: Option<usize>,
    actual: usize,
    unit: &'static str,
}

impl Bounds {
    #[cold]
    #[inline(never)]
    fn note(&self, too_short: Code, too_long: Code, cx: &mut Context<'_>) {
        let (code, name, limit) = match (self.min, self.max) {
            (Some(min), _) if self.actual < min => (too_short, "min_length", min),
            (_, max) => (too_long, "max_length", max.unwrap_or(usize::MAX)),
        };
        let (actual, unit) = (Param::from(self.actual), Param::from(self.unit));
        cx.note(code, [(name, Param::from(limit)), ("actual_length", actual), ("unit", unit)]);
    }
}
