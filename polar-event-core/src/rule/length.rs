//! `length`.

use super::bounds::{Bounds, assert_order};
use super::facts::Facts;
use super::keywords::{Keywords, SchemaGap};
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
use super::opinion::{Opinion, TextOpinion};
use super::phrase::between;
use super::spec::{RuleSpec, TextRule};
use crate::error::Code;
use crate::state::ValidationState;

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
    pub(crate) const fn noun(self) -> &'static str {
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

    /// The limits that pass.
    const fn limits(self) -> (usize, usize) {
        let min = if let Some(min) = self.min { min } else { 0 };
        let max = if let Some(max) = self.max { max } else { usize::MAX };
        (min, max)
    }

    pub(crate) const fn facts(self) -> Facts {
        match self.unit {
            Unit::Characters => Facts { characters: self.limits(), ..Facts::ANY },
            Unit::Bytes => Facts { bytes: self.limits(), ..Facts::ANY },
            // One has at least a character, and may have any number.
            #[cfg(feature = "unicode-segmentation")]
            Unit::Graphemes => Facts { characters: (self.limits().0, usize::MAX), ..Facts::ANY },
        }
    }

    /// How it is written: there may be one for each unit.
    pub(crate) const fn written(self) -> &'static str {
        match self.unit {
            Unit::Characters => Self::NAME,
            Unit::Bytes => "length(bytes, …)",
            #[cfg(feature = "unicode-segmentation")]
            Unit::Graphemes => "length(graphemes, …)",
        }
    }

    pub(crate) const fn codes(self) -> &'static [Code] {
        match (self.min, self.max) {
            (Some(_), None) => &[Code::StringTooShort],
            (None, Some(_)) => &[Code::StringTooLong],
            _ => &[Code::StringTooShort, Code::StringTooLong],
        }
    }

    /// Whether a string keeps to the limits as its bytes tell, of which a character has one to four; `false` is inconclusive.
    #[inline(always)]
    fn fast_path_ok(&self, value: &str) -> bool {
        let (min, max, bytes) = (self.min.unwrap_or(0), self.max.unwrap_or(usize::MAX), value.len());
        match self.unit {
            Unit::Bytes => min <= bytes && bytes <= max,
            Unit::Characters => min <= bytes.div_ceil(4) && bytes <= max,
            #[cfg(feature = "unicode-segmentation")]
            Unit::Graphemes => false,
        }
    }

    /// Checks a string that does not keep to the limits [at first sight](Self::fast_path_ok).
    #[inline(never)]
    fn check_closely(&self, value: &str, cx: &mut ValidationState<'_>) -> bool {
        let (min, max) = (self.min.unwrap_or(0), self.max.unwrap_or(usize::MAX));
        let good = match self.unit {
            // All that there is to know has been seen.
            Unit::Bytes => false,
            Unit::Characters => (min..=max).contains(&value.chars().count()),
            #[cfg(feature = "unicode-segmentation")]
            Unit::Graphemes => graphemes::is_within(value, min, max),
        };
        if !good {
            self.report(value, cx);
        }
        good
    }

    #[cold]
    #[inline(never)]
    fn report(&self, value: &str, cx: &mut ValidationState<'_>) {
        let actual = match self.unit {
            Unit::Bytes => value.len(),
            Unit::Characters => value.chars().count(),
            #[cfg(feature = "unicode-segmentation")]
            Unit::Graphemes => graphemes::count(value),
        };
        let found = Bounds { min: self.min, max: self.max, actual, unit: self.unit.noun() };
        found.report(Code::StringTooShort, Code::StringTooLong, cx);
    }
}

impl RuleSpec for Length {
    const NAME: &'static str = "length";

    fn keywords(&self) -> Keywords {
        let (min, max, gap) = match self.unit {
            Unit::Characters => (self.min, self.max, None),
            // A character has one to four bytes.
            Unit::Bytes => (self.min.map(|min| min.div_ceil(4)), self.max, Some(SchemaGap::Bytes)),
            #[cfg(feature = "unicode-segmentation")]
            Unit::Graphemes => (self.min, None, Some(SchemaGap::Graphemes)),
        };
        let keywords = Keywords::none().with_if_any("minLength", min).with_if_any("maxLength", max);
        gap.into_iter().fold(keywords, Keywords::without)
    }

    fn phrase(&self, _: &str) -> Option<String> {
        between(self.min, self.max, self.unit.noun())
    }
}

impl TextRule for Length {
    #[inline(always)]
    fn fast_path_ok(&self, value: &str, _: &ValidationState<'_>) -> bool {
        self.fast_path_ok(value)
    }

    #[inline]
    fn check(&self, value: &str, cx: &mut ValidationState<'_>) -> bool {
        self.fast_path_ok(value) || self.check_closely(value, cx)
    }
}

#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
impl TextOpinion for Length {
    fn opinion(&self, text: &str) -> Opinion {
        match (self.measure(text), self.min, self.max) {
            (count, Some(min), _) if count < min => Opinion::Breaks(Code::StringTooShort),
            (count, _, Some(max)) if count > max => Opinion::Breaks(Code::StringTooLong),
            _ => Opinion::Keeps,
        }
    }
}

#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
impl Length {
    /// How long a string is by this measure.
    pub(crate) fn measure(&self, text: &str) -> usize {
        match self.unit {
            Unit::Characters => text.chars().count(),
            Unit::Bytes => text.len(),
            #[cfg(feature = "unicode-segmentation")]
            Unit::Graphemes => unicode_segmentation::UnicodeSegmentation::graphemes(text, true).count(),
        }
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
