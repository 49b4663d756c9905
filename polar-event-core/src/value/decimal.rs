//! Exact parsing of decimals.

#[cfg(feature = "rust_decimal")]
use rust_decimal::Decimal;

#[cfg(feature = "rust_decimal")]
use super::number::Number;

/// A decimal: an integer of less than 96 bits, divided by a power of ten. The limits are those of the crate `rust_decimal`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Exact {
    pub(crate) mantissa: i128,
    /// The number of digits after the decimal point.
    pub(crate) scale: u32,
}

impl Exact {
    pub(crate) const ZERO: Self = Self { mantissa: 0, scale: 0 };
    pub(crate) const MAX: Self = Self { mantissa: (1 << 96) - 1, scale: 0 };
    const MAX_SCALE: i64 = 28;

    fn new(unsigned: u128, negative: bool, scale: i64) -> Option<Self> {
        let mantissa = i128::try_from(unsigned).ok().filter(|mantissa| *mantissa <= Self::MAX.mantissa)?;
        let scale = u32::try_from(scale).ok().filter(|_| scale <= Self::MAX_SCALE)?;
        Some(Self { mantissa: if negative { -mantissa } else { mantissa }, scale })
    }

    /// The same without trailing zeros of the fraction.
    pub(crate) fn normalized(mut self) -> Self {
        while self.scale > 0 && self.mantissa % 10 == 0 {
            self.mantissa /= 10;
            self.scale -= 1;
        }
        self
    }
}

#[cfg(feature = "rust_decimal")]
impl From<Exact> for Decimal {
    fn from(exact: Exact) -> Self {
        // The limits are the same.
        Self::try_from_i128_with_scale(exact.mantissa, exact.scale).unwrap_or_default()
    }
}

#[cfg(feature = "rust_decimal")]
impl From<Decimal> for Exact {
    fn from(decimal: Decimal) -> Self {
        Self { mantissa: decimal.mantissa(), scale: decimal.scale() }
    }
}

/// Why a text is not a decimal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It is not a JSON number.
    Form,
    /// It is beyond the largest one.
    Large,
    /// It is below the smallest one.
    Small,
    /// It has more digits than a decimal holds.
    Digits,
}

/// More than the exponent that a number of acceptable length can compensate for.
const MAX_EXPONENT: i64 = 1 << 40;

/// Parses a number in JSON syntax, RFC 8259, section 6. Nothing is rounded. Trailing zeros of a fraction are kept if there is room for
/// them.
pub(crate) fn parse(text: &str) -> Result<Exact, Fault> {
    let (negative, rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, self::exponent(exponent)?),
        None => (rest, 0),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((_, "")) => return Err(Fault::Form),
        Some((whole, fraction)) => (whole, fraction),
        None => (mantissa, ""),
    };
    if whole.is_empty() || (whole.len() > 1 && whole.starts_with('0')) || !is_digits(whole) || !is_digits(fraction) {
        return Err(Fault::Form);
    }
    let scale = i64::try_from(fraction.len()).unwrap_or(MAX_EXPONENT).saturating_sub(exponent);
    let make = |unsigned: u128, scale: i64| Exact::new(unsigned, negative, scale);
    let as_written = || make(fold(whole, fraction, whole.len() + fraction.len())?, scale);
    if let Some(decimal) = as_written() {
        return Ok(decimal);
    }
    let zeros = fraction.bytes().rev().chain(whole.bytes().rev()).take_while(|digit| *digit == b'0').count();
    let len = whole.len() + fraction.len() - zeros;
    let scale = scale.saturating_sub(i64::try_from(zeros).unwrap_or(MAX_EXPONENT));
    if len == 0 {
        return Ok(Exact::ZERO);
    }
    let shortest = || {
        let unsigned = fold(whole, fraction, len)?;
        if scale >= 0 {
            return make(unsigned, scale);
        }
        make(unsigned.checked_mul(10_u128.checked_pow(u32::try_from(-scale).ok()?)?)?, 0)
    };
    shortest().ok_or_else(|| match whole_part(whole, fraction, len, scale) {
        Some(whole) if make(whole, 0).is_some() => Fault::Digits,
        _ if negative => Fault::Small,
        _ => Fault::Large,
    })
}

/// The number before its decimal point, without the fraction. `None` if it exceeds 128 bits.
fn whole_part(whole: &str, fraction: &str, len: usize, scale: i64) -> Option<u128> {
    match usize::try_from(scale) {
        Ok(scale) => fold(whole, fraction, len.saturating_sub(scale)),
        Err(_) => None,
    }
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn exponent(text: &str) -> Result<i64, Fault> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if digits.is_empty() || !is_digits(digits) {
        return Err(Fault::Form);
    }
    let exponent = digits.parse().unwrap_or(MAX_EXPONENT).min(MAX_EXPONENT);
    Ok(if negative { -exponent } else { exponent })
}

/// The first `len` digits as a number, if it fits.
fn fold(whole: &str, fraction: &str, len: usize) -> Option<u128> {
    let digits = whole.bytes().chain(fraction.bytes()).take(len);
    digits.map(|digit| u128::from(digit - b'0')).try_fold(0_u128, |number, digit| number.checked_mul(10)?.checked_add(digit))
}

/// A number as a decimal. A float becomes its shortest decimal notation: 0.1 is a tenth. `None` if a decimal cannot hold it.
#[cfg(feature = "rust_decimal")]
pub(crate) fn from_number(number: Number) -> Option<Decimal> {
    match number {
        Number::Integer(integer) => from_integer(integer).map(Decimal::from),
        Number::Big(_) => None,
        Number::Float(float) => from_float(float).map(Decimal::from).ok(),
    }
}

/// An integer, if a decimal can hold it.
pub(crate) fn from_integer(integer: i128) -> Option<Exact> {
    Exact::new(integer.unsigned_abs(), integer < 0, 0)
}

/// A float as its shortest decimal notation, in as few digits as distinguish it from all others.
pub(crate) fn from_float(float: f64) -> Result<Exact, Fault> {
    if float.is_infinite() {
        return Err(if float > 0.0 { Fault::Large } else { Fault::Small });
    }
    // At most 24 bytes, which need no allocation.
    parse(&compact_str::format_compact!("{float:e}"))
}

#[cfg(all(test, feature = "rust_decimal"))]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Decimal, Fault> {
        super::parse(text).map(Decimal::from)
    }

    fn from_float(float: f64) -> Result<Decimal, Fault> {
        super::from_float(float).map(Decimal::from)
    }

    #[test]
    fn numbers_are_read_exactly() {
        for (text, expected) in [
            ("0", "0"),
            ("-0", "0"),
            ("0.1", "0.1"),
            ("1.10", "1.10"),
            ("-12.50", "-12.50"),
            ("1e2", "100"),
            ("1.5E+1", "15"),
            ("1.50e1", "15.0"),
            ("25e-1", "2.5"),
            ("1e28", "10000000000000000000000000000"),
            ("1e-28", "0.0000000000000000000000000001"),
            ("1000e-30", "0.000000000000000000000000001"),
            ("0e99999999999999999999", "0"),
            ("0.0e-99999999999999999999", "0"),
            ("79228162514264337593543950335", "79228162514264337593543950335"),
            ("-79228162514264337593543950335.0", "-79228162514264337593543950335"),
            ("7.9228162514264337593543950335", "7.9228162514264337593543950335"),
            ("0.10000000000000000000000000000000000000000000", "0.1"),
        ] {
            assert_eq!(parse(text).map(|decimal| decimal.to_string()), Ok(expected.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_does_not_fit_is_not_rounded() {
        for (text, fault) in [
            ("79228162514264337593543950336", Fault::Large),
            ("-79228162514264337593543950336", Fault::Small),
            ("79228162514264337593543950336.5", Fault::Large),
            ("1e29", Fault::Large),
            ("-1e400", Fault::Small),
            ("1e99999999999999999999", Fault::Large),
            ("79228162514264337593543950335.5", Fault::Digits),
            ("1e-29", Fault::Digits),
            ("1e-99999999999999999999", Fault::Digits),
            ("0.12345678901234567890123456789", Fault::Digits),
        ] {
            assert_eq!(parse(text), Err(fault), "{text}");
        }
        for text in ["", "-", "+1", "01", "1.", ".5", "1e", "1e+", "1_000", " 1", "1 ", "0x1", "NaN", "inf", "--1", "1.5.5", "1e5e5", "１"]
        {
            assert_eq!(parse(text), Err(Fault::Form), "{text}");
        }
    }

    #[test]
    fn floats_are_what_they_are_written_as() {
        assert_eq!(from_float(0.1).map(|decimal| decimal.to_string()), Ok("0.1".to_owned()));
        assert_eq!(from_float(-1234.5678), Ok(Decimal::new(-12_345_678, 4)));
        assert_eq!(from_float(f64::NEG_INFINITY), Err(Fault::Small));
        assert_eq!(from_float(f64::NAN), Err(Fault::Form));
        assert_eq!(from_float(f64::MAX), Err(Fault::Large));
        assert_eq!(from_float(f64::MIN_POSITIVE), Err(Fault::Digits));
    }
}
