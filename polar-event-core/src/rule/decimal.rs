//! The rules on decimals of the crate `rust_decimal`.

use core::cmp::Ordering;

use rust_decimal::Decimal;

#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
use super::opinion::{DecimalOpinion, NumberOpinion as _, Opinion, to_decimal};
use super::spec::DecimalRule;
use super::{Bound, DecimalDigits, MultipleOf, OneOf, Range};
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
use crate::error::Code;
use crate::error::Literal;
use crate::state::ValidationState;
use crate::value::{Number, decimal::from_number};

impl DecimalRule for DecimalDigits {
    fn check(&self, value: Decimal, cx: &mut ValidationState<'_>) -> bool {
        self.check_digits(value.into(), cx)
    }
}

impl DecimalRule for Range {
    fn check(&self, value: Decimal, cx: &mut ValidationState<'_>) -> bool {
        let above = self.min.is_none_or(|min| keeps(value, min, Ordering::Greater));
        let below = self.max.is_none_or(|max| keeps(value, max, Ordering::Less));
        if !(above && below) {
            self.report(above, cx);
        }
        above && below
    }
}

impl DecimalRule for MultipleOf {
    fn check(&self, value: Decimal, cx: &mut ValidationState<'_>) -> bool {
        self.report_unless(is_multiple(value, self.0), cx)
    }
}

impl DecimalRule for OneOf {
    fn check(&self, value: Decimal, cx: &mut ValidationState<'_>) -> bool {
        let is_it = |literal: &Literal| matches!(literal, Literal::Number(number) if compare(value, *number) == Some(Ordering::Equal));
        self.check_by(is_it, cx)
    }
}

fn keeps(value: Decimal, bound: Bound, side: Ordering) -> bool {
    match bound {
        Bound::Inclusive(limit) => compare(value, limit).is_some_and(|order| order == side || order == Ordering::Equal),
        Bound::Exclusive(limit) => compare(value, limit) == Some(side),
    }
}

/// Compares a decimal with a number of a rule.
fn compare(value: Decimal, number: Number) -> Option<Ordering> {
    match from_number(number) {
        Some(number) => Some(value.cmp(&number)),
        None => beyond(value, number),
    }
}

/// Compares a decimal with a number that no decimal equals.
#[cold]
fn beyond(value: Decimal, number: Number) -> Option<Ordering> {
    let value: f64 = value.to_string().parse().ok()?;
    Number::Float(value).partial_cmp(&number)
}

/// Whether a decimal is a multiple of a step, without rounding.
fn is_multiple(value: Decimal, step: Number) -> bool {
    // Only zero is a multiple of a number that is not a decimal because it is too large or has too many digits.
    let Some(step) = from_number(step).filter(|step| !step.is_zero()) else { return value.is_zero() };
    let (value, step) = (value.normalize(), step.normalize());
    let (digits, unit) = (value.mantissa().unsigned_abs(), step.mantissa().unsigned_abs());
    // A value with more decimal places than the step is not a multiple. Both have less than 97 bits, so ten times a remainder does not
    // overflow.
    let rest = (value.scale()..step.scale()).fold(digits % unit, |rest, _| rest * 10 % unit);
    value.scale() <= step.scale() && rest == 0
}

#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
impl DecimalOpinion for DecimalDigits {
    fn opinion(&self, value: Decimal) -> Opinion {
        self.opinion_of(&value.to_string())
    }

    fn decimals(&self) -> Vec<Decimal> {
        self.boundary().iter().filter_map(|text| text.parse().ok()).collect()
    }
}

#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
impl DecimalOpinion for Range {
    fn opinion(&self, value: Decimal) -> Opinion {
        self.opinion_by(|limit| to_decimal(limit).map(|limit| value.cmp(&limit)))
    }

    fn decimals(&self) -> Vec<Decimal> {
        self.numbers().into_iter().filter_map(to_decimal).collect()
    }
}

#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
impl DecimalOpinion for MultipleOf {
    fn opinion(&self, value: Decimal) -> Opinion {
        let rest = to_decimal(self.0).and_then(|step| value.checked_rem(step));
        Opinion::unless(rest == Some(Decimal::ZERO), Code::MultipleOf)
    }

    fn decimals(&self) -> Vec<Decimal> {
        to_decimal(self.0).into_iter().collect()
    }
}

#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
impl DecimalOpinion for OneOf {
    fn opinion(&self, value: Decimal) -> Opinion {
        Opinion::unless(self.decimals().contains(&value), Code::LiteralError)
    }

    fn decimals(&self) -> Vec<Decimal> {
        self.numbers().into_iter().filter_map(to_decimal).collect()
    }
}
