//! Numbers: exact integers, correctly rounded floats.

use super::cursor::{Reader, Result};
use super::error::Expected;
use super::source_map::FaultKind;

/// A number that has been read.
pub(super) enum Number {
    Unsigned(u64),
    /// Below zero.
    Negative(i64),
    /// `-0`
    NegativeZero,
    /// Beyond 64 bits, below zero.
    Wide(i128),
    /// Beyond 64 bits.
    WideUnsigned(u128),
    /// An integer beyond 128 bits.
    Huge,
    /// With a fraction or an exponent; infinite if it is beyond `f64`.
    Float(f64),
}

/// A number of which the integer digits have been read: where they are, and what they say.
pub(super) struct Begun {
    pub(super) start: usize,
    first: usize,
    end: usize,
    value: u64,
}

impl Begun {
    /// What begins at `start` is no number, or nothing of it has been read.
    pub(super) const fn nothing(start: usize) -> Self {
        Self { start, first: start, end: start, value: 0 }
    }
}

/// So many digits fit into an `u64` whatever they are.
const EXACT_DIGITS: usize = 19;

/// The powers of ten that an `f64` holds exactly.
const POWERS_OF_TEN: [f64; 23] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

/// Whether what stands behind digits ends a number for sure, in most documents. What else does is for [`Reader::end_of_number`] to say.
#[inline(always)]
fn is_over(next: Option<&u8>) -> bool {
    matches!(next, Some(..=b',' | b']' | b'}'))
}

/// Reads digits from `at` on into `value`, and answers where they end. Too many of them wrap around.
#[inline(always)]
fn digits(bytes: &[u8], mut at: usize, value: &mut u64) -> usize {
    while let Some(digit) = bytes.get(at).map(|byte| byte.wrapping_sub(b'0')).filter(|digit| *digit < 10) {
        *value = value.wrapping_mul(10).wrapping_add(u64::from(digit));
        at += 1;
    }
    at
}

/// `mantissa` × 10^`exponent`, where that takes a single rounding: both factors are exact (Clinger 1990).
#[inline]
fn exact_product(mantissa: u64, exponent: i64) -> Option<f64> {
    if mantissa > 1 << 53 {
        return None;
    }
    let power = POWERS_OF_TEN.get(usize::try_from(exponent.unsigned_abs()).ok()?)?;
    #[expect(clippy::cast_precision_loss, reason = "at most 2^53")]
    let mantissa = mantissa as f64;
    Some(if exponent < 0 { mantissa / power } else { mantissa * power })
}

impl Reader<'_, '_> {
    /// Reads a number, whose first byte is at hand: a digit or `-`.
    #[inline]
    pub(super) fn number(&mut self) -> Result<Number> {
        let (start, bytes) = (self.at, self.bytes());
        let begun = match bytes.get(start) {
            Some(first @ b'0'..=b'9') => match self.natural(start, *first) {
                Ok((value, end)) => {
                    self.at = end;
                    return Ok(Number::Unsigned(value));
                }
                Err(begun) => begun,
            },
            _ => {
                let (first, mut value) = (start + 1, 0);
                let end = digits(bytes, first, &mut value);
                Begun { start, first, end, value }
            }
        };
        self.other_number(begun)
    }

    /// The integer of a few digits at `start`, which is what most numbers are, and where it ends; or the beginning of what else it is. `first`
    /// is its first digit.
    #[inline(always)]
    pub(super) fn natural(&self, start: usize, first: u8) -> Result<(u64, usize), Begun> {
        let bytes = self.bytes();
        let mut value = u64::from(first.wrapping_sub(b'0'));
        let end = digits(bytes, start + 1, &mut value);
        let count = end - start;
        let leading_zero = count > 1 && first == b'0';
        if count >= EXACT_DIGITS || leading_zero || !is_over(bytes.get(end)) {
            return Err(Begun { start, first: start, end, value });
        }
        Ok((value, end))
    }

    /// Goes on with a number that has a fraction of a few digits, no exponent and no sign, which is what most other numbers are. `None` says that
    /// it is not read: there is something about it to be looked at more closely.
    #[inline(never)]
    pub(super) fn decimal(&mut self, begun: &Begun) -> Option<f64> {
        let (bytes, fraction, mut mantissa) = (self.bytes(), begun.end + 1, begun.value);
        if bytes.get(begun.end) != Some(&b'.') {
            return None;
        }
        let end = digits(bytes, fraction, &mut mantissa);
        let (whole, places) = (begun.end - begun.first, end - fraction);
        let leading_zero = whole != 1 && bytes.get(begun.first) == Some(&b'0');
        let is_long = whole + places > EXACT_DIGITS || end - begun.start > self.limits.number_bytes;
        if places == 0 || is_long || leading_zero || !is_over(bytes.get(end)) {
            return None;
        }
        let value = exact_product(mantissa, -i64::try_from(places).ok()?)?;
        self.at = end;
        self.place.set_span(begun.start, end);
        Some(value)
    }

    /// Goes on with a number that is not such.
    pub(super) fn other_number(&mut self, Begun { start, first, end, value }: Begun) -> Result<Number> {
        let bytes = self.bytes();
        let count = end - first;
        if count == 0 {
            return Err(self.syntax_at(end, Expected::Digit));
        }
        if count > 1 && bytes.get(first) == Some(&b'0') {
            return Err(self.syntax_at(first + 1, Expected::NoLeadingZero));
        }
        if let Some(b'.' | b'e' | b'E') = bytes.get(end) {
            return self.float(start, first, end, value);
        }
        self.end_of_number(end)?;
        if count >= EXACT_DIGITS {
            return self.long_integer(start);
        }
        // Below 10^18, which is below 2^63.
        Ok(match i64::try_from(value) {
            _ if first == start => Number::Unsigned(value),
            Ok(0) => Number::NegativeZero,
            Ok(value) => Number::Negative(-value),
            Err(_) => Number::Unsigned(value),
        })
    }

    /// Ends a number at `at`, unless what comes there goes on with it. In an object or array, a number at the end of the text may have been cut
    /// off: nothing is known of it.
    fn end_of_number(&mut self, at: usize) -> Result<()> {
        self.at = at;
        match self.bytes().get(at) {
            Some(b'\t' | b'\n' | b'\r' | b' ' | b',' | b']' | b'}' | b'"') => Ok(()),
            None if self.depth == 0 && !self.is_cut => Ok(()),
            _ => Err(self.syntax(Expected::NumberEnd)),
        }
    }

    fn check_length(&mut self, start: usize) -> Result<()> {
        if self.at - start > self.limits.number_bytes {
            return Err(self.limit(FaultKind::Size(self.limits.number_bytes), start, self.at));
        }
        Ok(())
    }

    #[cold]
    fn long_integer(&mut self, start: usize) -> Result<Number> {
        self.check_length(start)?;
        let text = self.text.get(start..self.at).unwrap_or_default();
        let narrow = || text.parse().map(Number::Unsigned).or_else(|_| text.parse().map(Number::Negative));
        let wide = || text.parse().map(Number::WideUnsigned).or_else(|_| text.parse().map(Number::Wide));
        Ok(narrow().or_else(|_| wide()).unwrap_or(Number::Huge))
    }

    /// Goes on with a number behind its integer digits, which are from `first` to `end` and have this `value`.
    fn float(&mut self, start: usize, first: usize, end: usize, value: u64) -> Result<Number> {
        let bytes = self.bytes();
        let (mut at, mut mantissa, mut exponent) = (end, value, 0_i64);
        let mut count = end - first;
        if bytes.get(at) == Some(&b'.') {
            let fraction = at + 1;
            at = digits(bytes, fraction, &mut mantissa);
            if at == fraction {
                return Err(self.syntax_at(at, Expected::FractionDigit));
            }
            count += at - fraction;
            exponent = -i64::try_from(at - fraction).unwrap_or(i64::MAX);
        }
        if let Some(b'e' | b'E') = bytes.get(at) {
            let sign = bytes.get(at + 1);
            let power = at + 1 + usize::from(matches!(sign, Some(b'+' | b'-')));
            let mut value = 0;
            at = digits(bytes, power, &mut value);
            if at == power {
                return Err(self.syntax_at(at, Expected::ExponentDigit));
            }
            // More digits than these may have wrapped around. They are for std to read.
            count += if at - power > 4 { EXACT_DIGITS } else { 0 };
            let value = i64::try_from(value).unwrap_or(i64::MAX);
            exponent = exponent.saturating_add(if sign == Some(&b'-') { -value } else { value });
        }
        self.end_of_number(at)?;
        self.check_length(start)?;
        let exact = if count <= EXACT_DIGITS { exact_product(mantissa, exponent) } else { None };
        Ok(Number::Float(match exact {
            Some(float) if bytes.get(start) == Some(&b'-') => -float,
            Some(float) => float,
            None => self.text.get(start..at).and_then(|text| text.parse().ok()).unwrap_or(f64::INFINITY),
        }))
    }
}
