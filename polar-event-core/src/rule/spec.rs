//! What is known about a rule: an item for each question, in the rule's own file.

#[cfg(feature = "rust_decimal")]
use rust_decimal::Decimal;

use super::keywords::Keywords;
use crate::state::ValidationState;
use crate::value::{Number, UnixTime};

/// A rule. Beside this trait, each has two constant functions, which traits cannot have: `facts`, what it allows as far as that can be compared
/// with other rules, and `codes`, the codes of its violations.
pub(crate) trait RuleSpec {
    /// Its name in attributes.
    const NAME: &'static str;

    /// What JSON Schema has for it. Limits that are among the rule's facts for numbers and items are read off these.
    fn keywords(&self) -> Keywords;

    /// Its limit in words: `at most 5 characters`. `noun` is what a collection has: `item`, `pair`. `None` if it says nothing beside the type.
    fn phrase(&self, noun: &str) -> Option<String>;
}

/// A rule on strings.
pub(crate) trait TextRule: RuleSpec {
    /// A cheap check; `false` is inconclusive.
    #[inline(always)]
    fn fast_path_ok(&self, value: &str, cx: &ValidationState<'_>) -> bool {
        let _ = (value, cx);
        false
    }

    /// Checks a string, notes what is wrong, and says whether nothing is.
    fn check(&self, value: &str, cx: &mut ValidationState<'_>) -> bool;
}

/// A rule on integers and floats.
pub(crate) trait NumberRule: RuleSpec {
    /// Checks a number.
    fn check(&self, value: Number, cx: &mut ValidationState<'_>) -> bool;

    /// Checks a single-precision float. What the rule has as numbers is rounded as it is.
    fn check_single(&self, value: f32, cx: &mut ValidationState<'_>) -> bool;
}

/// A rule on decimals.
#[cfg(feature = "rust_decimal")]
pub(crate) trait DecimalRule: RuleSpec {
    /// Checks a decimal. What the rule has as numbers are the decimals that they are written as.
    fn check(&self, value: Decimal, cx: &mut ValidationState<'_>) -> bool;
}

/// A rule on timestamps.
pub(crate) trait TimeRule: RuleSpec {
    /// A check without the clock; `false` is inconclusive.
    #[inline(always)]
    fn fast_path_ok(&self, value: UnixTime, cx: &ValidationState<'_>) -> bool {
        let _ = (value, cx);
        false
    }

    /// Checks a timestamp.
    fn check(&self, value: UnixTime, cx: &mut ValidationState<'_>) -> bool;
}

/// A rule on how many items or entries a collection has.
pub(crate) trait CountRule: RuleSpec {
    /// Checks the number of items. `unit` is the noun: `item`, `pair`.
    fn check(&self, count: usize, unit: &'static str, cx: &mut ValidationState<'_>) -> bool;
}
