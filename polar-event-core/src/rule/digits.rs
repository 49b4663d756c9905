//! `decimal`.

use serde_json::{Value, json};

use super::facts::Facts;
use super::keywords::Keywords;
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
use super::opinion::Opinion;
use super::phrase::counted;
use super::spec::RuleSpec;
use crate::error::Code;
#[cfg(any(feature = "rust_decimal", all(feature = "derive", feature = "jiff", feature = "uuid")))]
use crate::{error::Param, state::ValidationState, value::decimal::Exact};

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

    /// Checks a decimal.
    #[cfg(any(feature = "rust_decimal", all(feature = "derive", feature = "jiff", feature = "uuid")))]
    pub(crate) fn check_digits(self, value: Exact, cx: &mut ValidationState<'_>) -> bool {
        let value = value.normalized();
        let places = value.scale;
        let mantissa = value.mantissa.unsigned_abs().checked_ilog10().map_or(1, |log| log + 1);
        // 0.001 counts as three digits.
        let (digits, whole) = (mantissa.max(places), mantissa.saturating_sub(places));
        let (code, name, limit) = match (self.max_digits, self.places) {
            (Some(max), _) if digits > max => (Code::DecimalMaxDigits, "max_digits", max),
            (_, Some(max)) if places > max => (Code::DecimalMaxPlaces, "decimal_places", max),
            (Some(digits), Some(places)) if whole > digits.saturating_sub(places) && value.mantissa != 0 => {
                (Code::DecimalWholeDigits, "whole_digits", digits.saturating_sub(places))
            }
            _ => return true,
        };
        cx.report(code, [(name, Param::from(limit))]);
        false
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

#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
impl DecimalDigits {
    /// Whether a decimal, written without an exponent, satisfies the rule.
    pub(crate) fn opinion_of(self, text: &str) -> Opinion {
        let text = text.trim_start_matches('-');
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let fraction = fraction.trim_end_matches('0');
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

    /// Decimals at its boundary, without an exponent.
    pub(crate) fn boundary(self) -> Vec<String> {
        let digits = |limit: Option<u32>, otherwise: usize| limit.map_or(otherwise, |limit| usize::try_from(limit).unwrap_or(28)).min(28);
        let places = digits(self.places, 0);
        let most = digits(self.max_digits, places + 3);
        let (nines, one) = ("9".repeat(most), format!("1{}", "0".repeat(most)));
        let parts = [(&*nines, places), (&one, places), ("1", places), ("1", places + 1), (&nines, 0), (&one, 0)];
        parts
            .into_iter()
            .filter(|(mantissa, places)| mantissa.len() <= 28 && *places <= 28)
            .map(|(mantissa, places)| pointed(mantissa, places))
            .collect()
    }
}

/// The digits with the decimal point before the last `places` of them.
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
fn pointed(digits: &str, places: usize) -> String {
    if places == 0 {
        return digits.to_owned();
    }
    let padded = format!("{digits:0>width$}", width = places + 1);
    let (whole, fraction) = padded.split_at(padded.len() - places);
    format!("{whole}.{fraction}")
}
