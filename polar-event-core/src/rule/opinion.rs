//! A second implementation of each rule, in a few plain lines, without the functions that decoding uses, and the values at its boundary.
//! `testing` builds on it.

use std::borrow::Cow;

#[cfg(feature = "rust_decimal")]
use rust_decimal::Decimal;

use crate::error::Code;
use crate::value::{Number, UnixTime};

/// A second opinion on a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opinion {
    /// It satisfies the rule.
    Keeps,
    /// It breaks the rule, with this code.
    Breaks(Code),
    /// There are only examples, and the value is not one of them.
    Unknown,
}

impl Opinion {
    pub(crate) fn unless(good: bool, code: Code) -> Self {
        if good { Self::Keeps } else { Self::Breaks(code) }
    }
}

/// Strings for testing a rule.
pub(crate) type Text = Cow<'static, str>;

/// A second implementation of a rule on strings.
pub(crate) trait TextOpinion {
    /// Whether a string satisfies the rule.
    fn opinion(&self, text: &str) -> Opinion;

    /// Strings that satisfy or break the rule, beyond those that follow from its facts. Valid ones come first, the shortest first.
    fn samples(&self) -> Vec<Text> {
        Vec::new()
    }

    /// A valid string with this number of characters, if only the rule can construct one.
    fn of_length(&self, length: usize) -> Option<String> {
        let _ = length;
        None
    }
}

/// A second implementation of a rule on numbers.
pub(crate) trait NumberOpinion {
    /// Whether a number satisfies the rule; `rounded` converts the rule's numbers to the type's precision.
    fn opinion(&self, value: Number, rounded: fn(Number) -> Number) -> Opinion;

    /// The numbers in the rule.
    fn numbers(&self) -> Vec<Number>;
}

/// A second implementation of a rule on decimals.
#[cfg(feature = "rust_decimal")]
pub(crate) trait DecimalOpinion {
    /// Whether a decimal satisfies the rule.
    fn opinion(&self, value: Decimal) -> Opinion;

    /// Decimals at its boundary.
    fn decimals(&self) -> Vec<Decimal>;
}

/// A second implementation of a rule on timestamps.
pub(crate) trait TimeOpinion {
    /// Whether a timestamp satisfies the rule at this time.
    fn opinion(&self, value: UnixTime, now: UnixTime) -> Opinion;

    /// The last or first timestamp that satisfies the rule.
    fn edge(&self, now: UnixTime) -> UnixTime;
}

/// A number of a rule as the decimal that it is written as.
#[cfg(feature = "rust_decimal")]
pub(crate) fn to_decimal(number: Number) -> Option<Decimal> {
    match number {
        Number::Integer(integer) => Decimal::try_from_i128_with_scale(integer, 0).ok(),
        Number::Big(_) => None,
        Number::Float(float) => Decimal::from_scientific(&format!("{float:e}")).ok(),
    }
}
