//! Decimals as Python's `Decimal` reads them, and pydantic's check of their digits.

use std::fmt;

use compact_str::CompactString;

use super::digits::{decimal_digit, is_python_space};
use super::normalize::normalized;
use super::tape::{Kind, Value};
use crate::error::{Code, Param};
use crate::state::ValidationState;
use crate::value::Number;

/// `max_digits` and `decimal_places` of the service's field.
const MAX_DIGITS: u64 = 17;
const MAX_PLACES: u64 = 12;

/// The exponents that Python's decimals can have on 64-bit machines.
const MAX_EXPONENT: i64 = 999_999_999_999_999_999;
const MIN_EXPONENT: i64 = -1_999_999_999_999_999_997;

/// A decimal number, exactly as it was sent: `1.50` and `1.5` are not the same, nor are `0` and `-0`.
///
/// It displays as in Python: `1E+2` is not `100`. The number is the integer [`digits`](Self::digits) times ten to the power of
/// [`exponent`](Self::exponent).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Decimal {
    negative: bool,
    digits: CompactString,
    exponent: i64,
}

impl Decimal {
    /// Whether it has a minus sign. Zero may have one.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.negative
    }

    /// Its digits without a decimal point: at least one, and no leading zeros.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.digits
    }

    /// The power of ten that the digits are multiplied with.
    #[must_use]
    pub fn exponent(&self) -> i64 {
        self.exponent
    }

    /// `None` if Python has no decimal with such an exponent.
    fn new(negative: bool, digits: &str, exponent: i64) -> Option<Self> {
        let digits = digits.trim_start_matches('0');
        let is_zero = digits.is_empty();
        let more_digits = if is_zero { 0 } else { i64::try_from(digits.len()).ok()? - 1 };
        let fits = exponent >= MIN_EXPONENT && exponent.checked_add(more_digits)? <= MAX_EXPONENT;
        fits.then(|| Self { negative, digits: if is_zero { "0" } else { digits }.into(), exponent })
    }

    /// `repr` of Python's floats, which pydantic makes decimals of.
    fn from_float(float: f64) -> Option<Self> {
        let shortest = format!("{:e}", float.abs());
        let (mantissa, exponent) = shortest.split_once('e')?;
        let exponent: i64 = exponent.parse().ok()?;
        let mut digits = mantissa.replace('.', "");
        let mut places = i64::try_from(digits.len()).ok()? - 1 - exponent;
        // In this range, Python writes floats without an exponent, and then with at least one decimal place.
        if (-4..16).contains(&exponent) {
            while places < 1 {
                digits.push('0');
                places += 1;
            }
        }
        Self::new(float.is_sign_negative(), &digits, -places)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = i64::try_from(self.digits.len()).unwrap_or(i64::MAX);
        // How many digits are before the point.
        let whole = self.exponent.saturating_add(count);
        let plain = self.exponent <= 0 && whole > -6;
        let point = if plain { whole } else { 1 };
        f.write_str(if self.negative { "-" } else { "" })?;
        match usize::try_from(point) {
            Ok(point @ 1..) => {
                let (before, after) = self.digits.split_at_checked(point).unwrap_or((&self.digits, ""));
                f.write_str(before)?;
                if !after.is_empty() {
                    write!(f, ".{after}")?;
                }
            }
            _ => {
                let zeros = usize::try_from(point.unsigned_abs()).unwrap_or_default();
                write!(f, "0.{:0<zeros$}{}", "", self.digits)?;
            }
        }
        if plain { Ok(()) } else { write!(f, "E{:+}", whole - 1) }
    }
}

enum Parsed {
    Finite(Decimal),
    NotFinite,
}

/// `Decimal(text)`.
fn parse(text: &str) -> Option<Parsed> {
    let ascii = in_ascii(text.trim_matches(is_python_space))?;
    let (negative, number) = match ascii.as_bytes() {
        [b'-', ..] => (true, ascii.get(1..)?),
        [b'+', ..] => (false, ascii.get(1..)?),
        _ => (false, &*ascii),
    };
    if is_not_finite(number) {
        return Some(Parsed::NotFinite);
    }
    let (mantissa, exponent) = match number.find(['e', 'E']) {
        Some(at) => (number.get(..at)?, parse_exponent(number.get(at + 1..)?)?),
        None => (number, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = [whole, fraction].concat();
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let exponent = exponent.checked_sub(i64::try_from(fraction.len()).ok()?)?;
    Decimal::new(negative, &digits, exponent).map(Parsed::Finite)
}

/// Digits of all scripts become those of ASCII, and underscores are left out, wherever they stand.
fn in_ascii(text: &str) -> Option<String> {
    let characters = text.chars().filter(|&character| character != '_');
    characters
        .map(
            |character| if character.is_ascii() { Some(character) } else { decimal_digit(character).map(|digit| char::from(b'0' + digit)) },
        )
        .collect()
}

fn is_not_finite(number: &str) -> bool {
    let lower = number.to_ascii_lowercase();
    let payload = lower.strip_prefix("nan").or_else(|| lower.strip_prefix("snan"));
    lower == "inf" || lower == "infinity" || payload.is_some_and(|payload| payload.bytes().all(|byte| byte.is_ascii_digit()))
}

/// `None` also for what no decimal can have.
fn parse_exponent(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

/// How many decimal places and digits there are, as pydantic counts.
fn count(digits: usize, exponent: i64) -> (u64, u64) {
    let digits = u64::try_from(digits).unwrap_or(u64::MAX);
    match u64::try_from(exponent) {
        Ok(zeros) => (0, digits.saturating_add(zeros)),
        Err(_) => (exponent.unsigned_abs(), digits.max(exponent.unsigned_abs())),
    }
}

/// A number with too many digits passes if the number that is left after rounding to 28 digits, without trailing zeros, has few enough.
fn check_digits(decimal: &Decimal, cx: &mut ValidationState<'_>) -> bool {
    let (places, digits) = count(decimal.digits.len(), decimal.exponent);
    let (fewer_places, fewer_digits) =
        normalized(&decimal.digits, decimal.exponent).map_or((places, digits), |(digits, exponent)| count(digits, exponent));
    if digits.min(fewer_digits) > MAX_DIGITS {
        cx.report(Code::DecimalMaxDigits, [("max_digits", Param::from(Number::from(MAX_DIGITS)))]);
    } else if places.min(fewer_places) > MAX_PLACES {
        cx.report(Code::DecimalMaxPlaces, [("decimal_places", Param::from(Number::from(MAX_PLACES)))]);
    } else if (digits.saturating_sub(places)).min(fewer_digits.saturating_sub(fewer_places)) > MAX_DIGITS - MAX_PLACES {
        cx.report(Code::DecimalWholeDigits, [("whole_digits", Param::from(Number::from(MAX_DIGITS - MAX_PLACES)))]);
    } else {
        return true;
    }
    false
}

/// A number, or a string with one.
pub(super) fn decimal(value: Value<'_>, cx: &mut ValidationState<'_>) -> Option<Decimal> {
    let parsed = match value.kind {
        Kind::Integer => parse(value.number()),
        Kind::Float => {
            let float = value.number().parse::<f64>().unwrap_or(f64::NAN);
            if float.is_finite() { Decimal::from_float(float).map(Parsed::Finite) } else { Some(Parsed::NotFinite) }
        }
        Kind::NaN | Kind::Infinity | Kind::NegativeInfinity => Some(Parsed::NotFinite),
        Kind::String { .. } => value.string().and_then(|text| parse(std::str::from_utf8(&text).ok()?)),
        found => {
            cx.report(Code::DecimalType, [("found", Param::from(found.name()))]);
            return None;
        }
    };
    match parsed {
        Some(Parsed::Finite(mut decimal)) => {
            // An integer has no negative zero.
            decimal.negative &= value.kind != Kind::Integer || decimal.digits != "0";
            check_digits(&decimal, cx).then_some(decimal)
        }
        Some(Parsed::NotFinite) => {
            cx.report(Code::FiniteNumber, []);
            None
        }
        None => {
            cx.report(Code::DecimalParsing, [("error", Param::from("not one that Python's `Decimal` reads"))]);
            None
        }
    }
}
