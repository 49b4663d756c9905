//! `decimal`.

use core::cmp::Ordering;

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::facts::Facts;
use super::keywords::Keywords;
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
use super::opinion::{DecimalOpinion, NumberOpinion as _, Opinion, to_decimal};
use super::phrase::counted;
use super::spec::{DecimalRule, RuleSpec};
use super::{Bound, MultipleOf, OneOf, Range};
use crate::error::{Code, Literal, Param};
use crate::state::ValidationState;
use crate::value::{Number, decimal::from_number};

/// `decimal(max_digits = 12, places = 2)`: how many digits a decimal has, in total and after the decimal point.
///
/// Trailing zeros of a fraction do not count: 1.50 has one place. With both limits, at most `max_digits - places` digits may be before the
/// point, as in the column types of databases. The meaning and the codes are those of pydantic's `max_digits` and `decimal_places`.
///
/// Violations: `decimal_max_digits` with `max_digits`, `decimal_max_places` with `decimal_places`, `decimal_whole_digits` with
/// `whole_digits`; the first of them that applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DecimalDigits {
    /// The maximum number of digits.
    pub max_digits: Option<u32>,
    /// The maximum number of digits after the decimal point.
    pub places: Option<u32>,
}

impl DecimalDigits {
    /// Creates the rule with these limits. If both are constants, `places` greater than `max_digits` does not compile.
    ///
    /// # Panics
    ///
    /// If there are more places than digits, or `max_digits` is 0. In a constant, that is a compile error.
    #[must_use]
    #[expect(clippy::panic, reason = "in constants, at compile time")]
    pub const fn new(max_digits: Option<u32>, places: Option<u32>) -> Self {
        match (max_digits, places) {
            (Some(0), _) => panic!("no decimal has no digits: `max_digits` is 0"),
            (Some(digits), Some(places)) if places > digits => panic!("there are more `places` than `max_digits`"),
            _ => Self { max_digits, places },
        }
    }

    pub(crate) const fn facts(self) -> Facts {
        Facts::ANY
    }

    pub(crate) const fn codes(self) -> &'static [Code] {
        match (self.max_digits, self.places) {
            (Some(_), None) => &[Code::DecimalMaxDigits],
            (None, Some(_)) => &[Code::DecimalMaxPlaces],
            _ => &[Code::DecimalMaxDigits, Code::DecimalMaxPlaces, Code::DecimalWholeDigits],
        }
    }
}

impl RuleSpec for DecimalDigits {
    const NAME: &'static str = "decimal";

    fn keywords(&self) -> Keywords {
        let keywords = Keywords::none().with_if_any("multipleOf", self.places.map(|places| power_of_ten(-i64::from(places))));
        let Some(max) = self.max_digits else { return keywords };
        let limit = power_of_ten(i64::from(max - self.places.unwrap_or(0).min(max)));
        let least = limit.as_f64().map_or(json!(0), |limit| json!(-limit));
        keywords.with("allOf", json!([{ "exclusiveMaximum": limit, "exclusiveMinimum": least }]))
    }

    fn phrase(&self, _: &str) -> Option<String> {
        let max = self.max_digits.map(|max| format!("at most {}", counted(max as usize, "digit")));
        let places = self.places.map(|places| format!("at most {places} behind the decimal point"));
        Some(max.into_iter().chain(places).collect::<Vec<_>>().join(", "))
    }
}

/// 10 to this power, with the exponent as written.
fn power_of_ten(exponent: i64) -> Value {
    let number = format!("1e{exponent}").parse::<f64>().unwrap_or(1.0);
    if exponent < 0 {
        json!(number)
    } else {
        u32::try_from(exponent).ok().and_then(|it| 10_u64.checked_pow(it)).map_or(json!(number), |it| json!(it))
    }
}

impl DecimalRule for DecimalDigits {
    fn check(&self, value: Decimal, cx: &mut ValidationState<'_>) -> bool {
        let value = value.normalize();
        let places = value.scale();
        let mantissa = value.mantissa().unsigned_abs().checked_ilog10().map_or(1, |log| log + 1);
        // 0.001 counts as three digits.
        let (digits, whole) = (mantissa.max(places), mantissa.saturating_sub(places));
        let (code, name, limit) = match (self.max_digits, self.places) {
            (Some(max), _) if digits > max => (Code::DecimalMaxDigits, "max_digits", max),
            (_, Some(max)) if places > max => (Code::DecimalMaxPlaces, "decimal_places", max),
            (Some(digits), Some(places)) if whole > digits.saturating_sub(places) && !value.is_zero() => {
                (Code::DecimalWholeDigits, "whole_digits", digits.saturating_sub(places))
            }
            _ => return true,
        };
        cx.report(code, [(name, Param::from(limit))]);
        false
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
        let text = value.normalize().abs().to_string();
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let (whole, places) = (whole.trim_start_matches('0').len(), fraction.len());
        let leading = if whole == 0 { fraction.len() - fraction.trim_start_matches('0').len() } else { 0 };
        let digits = (whole + places - leading).max(places).max(1);
        let is_over = |count: usize, max: Option<u32>| max.is_some_and(|max| count > usize::try_from(max).unwrap_or(usize::MAX));
        let max_whole = self.max_digits.zip(self.places).map(|(digits, places)| digits.saturating_sub(places));
        if is_over(digits, self.max_digits) {
            Opinion::Breaks(Code::DecimalMaxDigits)
        } else if is_over(places, self.places) {
            Opinion::Breaks(Code::DecimalMaxPlaces)
        } else if is_over(whole, max_whole) {
            Opinion::Breaks(Code::DecimalWholeDigits)
        } else {
            Opinion::Keeps
        }
    }

    fn decimals(&self) -> Vec<Decimal> {
        let places = self.places.unwrap_or(0).min(28);
        let most = self.max_digits.unwrap_or(places + 3).min(28);
        let (nines, one) = (10_i128.pow(most) - 1, 10_i128.pow(most));
        let parts = [(nines, places), (one, places), (1, places), (1, places + 1), (nines, 0), (one, 0)];
        parts.into_iter().filter_map(|(mantissa, scale)| Decimal::try_from_i128_with_scale(mantissa, scale).ok()).collect()
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
