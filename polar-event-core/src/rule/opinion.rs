//! What a rule says of a value, found out a second time: in a few plain lines for each rule, without the functions that decide when decoding.
//! And the values at its boundary. `testing` is made of these.

use std::borrow::Cow;

#[cfg(feature = "rust_decimal")]
use rust_decimal::Decimal;

use crate::error::Code;
use crate::value::{Number, UnixTime};

/// A second opinion on a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opinion {
    /// It keeps to the rule.
    Keeps,
    /// It breaks the rule, which says this.
    Breaks(Code),
    /// There are only examples, and it is none of them.
    Unknown,
}

impl Opinion {
    pub(crate) fn unless(good: bool, code: Code) -> Self {
        if good { Self::Keeps } else { Self::Breaks(code) }
    }
}

/// Strings that are made to be held against a rule.
pub(crate) type Text = Cow<'static, str>;

/// A rule on strings, seen from outside.
pub(crate) trait TextOpinion {
    /// What the rule says of a string.
    fn opinion(&self, text: &str) -> Opinion;

    /// Strings that keep to the rule or break it, beyond those that follow from its facts. The good ones come first, the shortest first.
    fn samples(&self) -> Vec<Text> {
        Vec::new()
    }

    /// A string of so many characters that keeps to the rule, where only the rule knows how to make one.
    fn of_length(&self, length: usize) -> Option<String> {
        let _ = length;
        None
    }
}

/// A rule on numbers, seen from outside.
pub(crate) trait NumberOpinion {
    /// What the rule says of a number; `rounded` is how the type sees the rule's numbers.
    fn opinion(&self, value: Number, rounded: fn(Number) -> Number) -> Opinion;

    /// The numbers that it has.
    fn numbers(&self) -> Vec<Number>;
}

/// A rule on decimals, seen from outside.
#[cfg(feature = "rust_decimal")]
pub(crate) trait DecimalOpinion {
    /// What the rule says of a decimal.
    fn opinion(&self, value: Decimal) -> Opinion;

    /// Decimals at its boundary.
    fn decimals(&self) -> Vec<Decimal>;
}

/// A rule on timestamps, seen from outside.
pub(crate) trait TimeOpinion {
    /// What the rule says of a timestamp at this time.
    fn opinion(&self, value: UnixTime, now: UnixTime) -> Opinion;

    /// The last or first timestamp that keeps to it.
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
