//! Rules on decimals.

use core::cmp::Ordering;

use rust_decimal::Decimal;

use super::{Bound, Rule, Rules};
use crate::error::{Code, Literal, Param};
use crate::state::Context;
use crate::value::Number;
use crate::value::decimal::from_number;

/// `decimal(max_digits = 12, places = 2)`: how many digits a decimal has, in all and behind the decimal point.
///
/// Zeros at the end of a fraction count for nothing: 1.50 has one place. With both limits, at most `max_digits - places` digits may stand
/// before the point, as in the column types of databases. The meaning and the codes are those of pydantic's `max_digits` and
/// `decimal_places`.
///
/// Violations: `decimal_max_digits` with `max_digits`, `decimal_max_places` with `decimal_places`, `decimal_whole_digits` with
/// `whole_digits`; the first of them that applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DecimalDigits {
    /// The most digits.
    pub max_digits: Option<u32>,
    /// The most digits behind the decimal point.
    pub places: Option<u32>,
}

impl DecimalDigits {
    /// The limits. `places` greater than `max_digits` do not compile, where both are constants.
    ///
    /// # Panics
    ///
    /// More places than digits, or no digits at all, at compile time.
    #[must_use]
    #[expect(clippy::panic, reason = "in constants, at compile time")]
    pub const fn new(max_digits: Option<u32>, places: Option<u32>) -> Self {
        match (max_digits, places) {
            (Some(0), _) => panic!("no decimal has no digits: `max_digits` is 0"),
            (Some(digits), Some(places)) if places > digits => panic!("there are more `places` than `max_digits`"),
            _ => Self { max_digits, places },
        }
    }

    /// Checks a decimal.
    pub fn check(self, value: Decimal, cx: &mut Context<'_>) -> bool {
        let value = value.normalize();
        let places = value.scale();
        let mantissa = value.mantissa().unsigned_abs().checked_ilog10().map_or(1, |log| log + 1);
        // In 0.001 there are three digits, too.
        let (digits, whole) = (mantissa.max(places), mantissa.saturating_sub(places));
        let (code, name, limit) = match (self.max_digits, self.places) {
            (Some(max), _) if digits > max => (Code::DecimalMaxDigits, "max_digits", max),
            (_, Some(max)) if places > max => (Code::DecimalMaxPlaces, "decimal_places", max),
            (Some(digits), Some(places)) if whole > digits.saturating_sub(places) && !value.is_zero() => {
                (Code::DecimalWholeDigits, "whole_digits", digits.saturating_sub(places))
            }
            _ => return true,
        };
        cx.note(code, [(name, Param::from(limit))]);
        false
    }
}

/// Checks a decimal; says whether it keeps to the rules. The numbers in rules are the decimals that they are written as.
pub fn decimal(rules: Rules, value: Decimal, cx: &mut Context<'_>) -> bool {
    let mut good = true;
    for rule in rules {
        good &= match rule {
            Rule::Decimal(digits) => digits.check(value, cx),
            Rule::Range(range) => {
                let above = range.min.is_none_or(|min| keeps(value, min, Ordering::Greater));
                let below = range.max.is_none_or(|max| keeps(value, max, Ordering::Less));
                if !(above && below) {
                    range.note(above, cx);
                }
                above && below
            }
            Rule::MultipleOf(step) => {
                let good = is_multiple(value, step.0);
                if !good {
                    step.note(cx);
                }
                good
            }
            Rule::OneOf(one_of) => {
                one_of.check(|literal| matches!(literal, Literal::Number(number) if compare(value, *number) == Some(Ordering::Equal)), cx)
            }
            Rule::Said(said) => said.check(cx, |rules, cx| decimal(rules, value, cx)),
            _ => true,
        };
    }
    good || cx.lets_pass()
}

fn keeps(value: Decimal, bound: Bound, side: Ordering) -> bool {
    match bound {
        Bound::Inclusive(limit) => compare(value, limit).is_some_and(|order| order == side || order == Ordering::Equal),
        Bound::Exclusive(limit) => compare(value, limit) == Some(side),
    }
}

/// Orders a decimal against a number of a rule.
fn compare(value: Decimal, number: Number) -> Option<Ordering> {
    match from_number(number) {
        Some(number) => Some(value.cmp(&number)),
        None => beyond(value, number),
    }
}

/// Orders a decimal against a number that no decimal is equal to.
#[cold]
fn beyond(value: Decimal, number: Number) -> Option<Ordering> {
    let value: f64 = value.to_string().parse().ok()?;
    Number::Float(value).partial_cmp(&number)
}

/// Whether a decimal is a whole number of steps, without rounding.
fn is_multiple(value: Decimal, step: Number) -> bool {
    // No decimal but zero is a multiple of a number that is no decimal, being too large or having too many digits for it.
    let Some(step) = from_number(step).filter(|step| !step.is_zero()) else { return value.is_zero() };
    let (value, step) = (value.normalize(), step.normalize());
    let (digits, unit) = (value.mantissa().unsigned_abs(), step.mantissa().unsigned_abs());
    // A value whose last place is behind that of the step is no multiple. Both have less than 97 bits, so ten times a rest fits.
    let rest = (value.scale()..step.scale()).fold(digits % unit, |rest, _| rest * 10 % unit);
    value.scale() <= step.scale() && rest == 0
}
