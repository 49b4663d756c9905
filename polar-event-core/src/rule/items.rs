//! `items`.

use super::bounds::{Bounds, assert_order};
use super::facts::Facts;
use super::keywords::Keywords;
use super::phrase::between;
use super::spec::{CountRule, RuleSpec};
use crate::error::Code;
use crate::state::ValidationState;

/// `items(min, max)`: the number of items of an array or set, or of entries of a map: JSON Schema's `minItems`, `maxProperties` and so on.
///
/// Violations: `too_short` with `min_length`, `too_long` with `max_length`, both with `actual_length` and `unit`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Items {
    /// The minimum number of items.
    pub min: Option<usize>,
    /// The maximum number of items.
    pub max: Option<usize>,
}

impl Items {
    /// The rule with these limits.
    ///
    /// # Panics
    ///
    /// If `min` is greater than `max`. In a constant, as the derive creates it, that is a compile error.
    #[must_use]
    pub const fn new(min: Option<usize>, max: Option<usize>) -> Self {
        assert_order(min, max);
        Self { min, max }
    }

    pub(crate) const fn facts(self) -> Facts {
        let min = if let Some(min) = self.min { min } else { 0 };
        let max = if let Some(max) = self.max { max } else { usize::MAX };
        Facts { items: (min, max), ..Facts::ANY }
    }

    pub(crate) const fn codes(self) -> &'static [Code] {
        match (self.min, self.max) {
            (Some(_), None) => &[Code::TooShort],
            (None, Some(_)) => &[Code::TooLong],
            _ => &[Code::TooShort, Code::TooLong],
        }
    }
}

impl RuleSpec for Items {
    const NAME: &'static str = "items";

    fn keywords(&self) -> Keywords {
        Keywords::none()
    }

    fn phrase(&self, noun: &str) -> Option<String> {
        between(self.min, self.max, noun)
    }
}

impl CountRule for Items {
    #[inline]
    fn check(&self, actual: usize, unit: &'static str, cx: &mut ValidationState<'_>) -> bool {
        let good = self.min.is_none_or(|min| min <= actual) && self.max.is_none_or(|max| actual <= max);
        if !good {
            Bounds { min: self.min, max: self.max, actual, unit }.report(Code::TooShort, Code::TooLong, cx);
        }
        good
    }
}
