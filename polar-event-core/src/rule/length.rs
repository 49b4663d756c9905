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

/// The unit of a string's length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Unit {
    /// Unicode code points, as JSON Schema, pydantic and PostgreSQL's `varchar` count.
    Characters,
    /// Bytes of UTF-8.
    Bytes,
    /// Extended grapheme clusters of Unicode (UAX #29): what users perceive as one character, such as a letter with its accents, a flag or
    /// a family of four.
    ///
    /// A cluster may have any number of code points, so this does not limit memory: add a limit in bytes for stored strings. Clusters
    /// change between versions of Unicode, and JSON Schema cannot count them.
    #[cfg(feature = "unicode-segmentation")]
    Graphemes,
}

impl Unit {
    pub(crate) const fn noun(self) -> &'static str {
        match self {
            Self::Characters => "character",
            Self::Bytes => "byte",
            // A term that the sender of the text understands, unlike `grapheme`.
            #[cfg(feature = "unicode-segmentation")]
            Self::Graphemes => "visible character",
        }
    }
}

/// `length(min, max, equal)` in characters (Unicode code points), `length(bytes, …)` or `length(graphemes, …)`: JSON Schema's `minLength`
/// and `maxLength`.
///
/// Violations: `string_too_short` with `min_length`, `string_too_long` with `max_length`, both with `actual_length` and `unit`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Length {
    /// The unit of the limits.
    pub unit: Unit,
    /// The minimum length.
    pub min: Option<usize>,
    /// The maximum length.
    pub max: Option<usize>,
}

impl Length {
    /// The rule with these limits.
    ///
    /// # Panics
    ///
    /// If `min` is greater than `max`. In a constant, as the derive creates it, that is a compile error.
    #[must_use]
    pub const fn new(unit: Unit, min: Option<usize>, max: Option<usize>) -> Self {
        assert_order(min, max);
        Self { unit, min, max }
    }

    /// The limits as a range.
    const fn limits(self) -> (usize, usize) {
        let min = if let Some(min) = self.min { min } else { 0 };
        let max = if let Some(max) = self.max { max } else { usize::MAX };
        (min, max)
    }

    pub(crate) const fn facts(self) -> Facts {
        match self.unit {
            Unit::Characters => Facts { characters: self.limits(), ..Facts::ANY },
            Unit::Bytes => Facts { bytes: self.limits(), ..Facts::ANY },
            // A grapheme cluster has at least one character, and no maximum.
            #[cfg(feature = "unicode-segmentation")]
            Unit::Graphemes => Facts { characters: (self.limits().0, usize::MAX), ..Facts::ANY },
        }
    }

    /// The rule as written: there may be one for each unit.
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

    /// Whether the number of bytes shows that a string satisfies the limits: a character has one to four bytes. `false` is inconclusive.
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

    /// Checks a string for which the [fast path](Self::fast_path_ok) was inconclusive.
    #[inline(never)]
    fn check_closely(&self, value: &str, cx: &mut ValidationState<'_>) -> bool {
        let (min, max) = (self.min.unwrap_or(0), self.max.unwrap_or(usize::MAX));
        let good = match self.unit {
            // For bytes, the fast path was conclusive.
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
    /// The length of a string in this unit.
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

    /// Whether the number of grapheme clusters is within the limits. Counts only until that is certain.
    #[inline(never)]
    pub(super) fn is_within(value: &str, min: usize, max: usize) -> bool {
        // A string that is not empty has at least one cluster, and each has at least one byte.
        if value.len() <= max && min <= usize::from(!value.is_empty()) {
            return true;
        }
        let mut graphemes = value.graphemes(true);
        let least = min == 0 || graphemes.nth(min - 1).is_some();
        // `min` clusters have been counted. The remaining bytes limit how many can follow.
        least && (graphemes.as_str().len() <= max - min || graphemes.nth(max - min).is_none())
    }

    pub(super) fn count(value: &str) -> usize {
        value.graphemes(true).count()
    }
}
