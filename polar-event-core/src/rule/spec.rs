//! The properties of a rule, defined in the rule's own file.

#[cfg(feature = "rust_decimal")]
use rust_decimal::Decimal;

use super::keywords::{Dialect, Keywords};
use crate::state::ValidationState;
use crate::value::{Number, UnixTime};

/// A rule. In addition to this trait, each rule has two constant functions, which traits cannot have: `facts`, what it allows in comparable
/// form, and `codes`, the codes of its violations.
pub(crate) trait RuleSpec {
    /// The name in attributes.
    const NAME: &'static str;

    /// The JSON Schema keywords. Limits on numbers and items come from the rule's facts.
    fn keywords(&self) -> Keywords;

    /// The keywords in this dialect, if it makes a difference.
    fn keywords_in(&self, dialect: Dialect) -> Keywords {
        let _ = dialect;
        self.keywords()
    }

    /// The limit as a phrase: `at most 5 characters`. `noun` is that of the collection: `item`, `pair`. `None` if it adds nothing to the
    /// type.
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

    /// Checks a string, reports a violation, and returns whether there is none.
    fn check(&self, value: &str, cx: &mut ValidationState<'_>) -> bool;
}

/// A rule on integers and floats.
pub(crate) trait NumberRule: RuleSpec {
    /// Checks a number.
    fn check(&self, value: Number, cx: &mut ValidationState<'_>) -> bool;

    /// Checks a single-precision float. The rule's numbers are rounded like the value.
    fn check_single(&self, value: f32, cx: &mut ValidationState<'_>) -> bool;
}

/// A rule on decimals.
#[cfg(feature = "rust_decimal")]
pub(crate) trait DecimalRule: RuleSpec {
    /// Checks a decimal. The rule's numbers are compared as the decimals that they are written as.
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

/// A rule on the number of items or entries of a collection.
pub(crate) trait CountRule: RuleSpec {
    /// Checks the number of items. `unit` is the noun: `item`, `pair`.
    fn check(&self, count: usize, unit: &'static str, cx: &mut ValidationState<'_>) -> bool;
}
