//! JSON numbers: exact integers or floats, compared without rounding either.

use core::cmp::Ordering;
use core::fmt;

use serde_core::{Serialize, Serializer};

/// A number: an exact integer, or a float.
///
/// Rules, parameters of violations and literals use this type for numbers. Comparison is exact, also between integers and floats.
///
/// ```
/// use polar_event_core::Number;
///
/// assert!(Number::from(9_007_199_254_740_993_i64) > Number::from(9_007_199_254_740_992.0));
/// assert_eq!(Number::from(3_u8).to_string(), "3");
/// assert_eq!(Number::from(3.0).to_string(), "3.0");
/// ```
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Number {
    /// A signed integer of up to 128 bits.
    Integer(i128),
    /// An integer beyond [`i128::MAX`].
    Big(u128),
    /// A float. `f32` values are widened.
    Float(f64),
}

impl Number {
    /// The nearest float.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "documented")]
    pub const fn to_f64(self) -> f64 {
        match self {
            Self::Integer(integer) => integer as f64,
            Self::Big(integer) => integer as f64,
            Self::Float(float) => float,
        }
    }

    /// Whether this is a float that is NaN or infinite.
    #[must_use]
    pub const fn is_non_finite(self) -> bool {
        matches!(self, Self::Float(float) if !float.is_finite())
    }

    /// The number converted to `f32`, if it is a float: for comparison with an `f32`.
    pub(crate) fn to_single(self) -> Self {
        if let Self::Float(float) = self { Self::from(single(float, || None)) } else { self }
    }
}

/// The `f32` nearest to a decimal number whose nearest `f64` is `rounded`. Rounding twice is wrong only if `rounded` is exactly in the
/// middle between two `f32`: then the digits decide, or if `digits` returns `None`, the shortest digits that denote `rounded`.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "that is what rounding to f32 means")]
pub(crate) fn single<'t>(rounded: f64, digits: impl FnOnce() -> Option<&'t str>) -> f32 {
    /// The bits of an `f64` beyond those of an `f32`, except for the first of them.
    const BEYOND_THE_MIDDLE: u64 = (1 << 28) - 1;
    let single = rounded as f32;
    if f64::from(single) == rounded || rounded.to_bits() & BEYOND_THE_MIDDLE != 0 {
        return single;
    }
    from_middle(rounded, digits()).unwrap_or(single)
}

#[cold]
#[inline(never)]
fn from_middle(rounded: f64, digits: Option<&str>) -> Option<f32> {
    digits.map_or_else(|| rounded.to_string().parse(), str::parse).ok()
}

/// 2^127 and 2^128: one more than the maximum signed integer, and the maximum unsigned integer.
const TWO_127: f64 = 170_141_183_460_469_231_731_687_303_715_884_105_728.0;
const TWO_128: f64 = 340_282_366_920_938_463_463_374_607_431_768_211_456.0;

/// Compares a float with an integer without rounding the integer.
fn float_to_integer(float: f64, integer: i128) -> Option<Ordering> {
    if float >= TWO_127 {
        return Some(Ordering::Greater);
    }
    #[expect(clippy::cast_precision_loss, reason = "rounding is monotonic; a tie is settled exactly below")]
    let order = float.partial_cmp(&(integer as f64))?;
    #[expect(clippy::cast_possible_truncation, reason = "what is below 2^127 and ties with an integer is one")]
    Some(order.then_with(|| (float as i128).cmp(&integer)))
}

/// Compares a float with an integer beyond [`i128::MAX`] without rounding the integer.
fn float_to_big(float: f64, integer: u128) -> Option<Ordering> {
    if float >= TWO_128 {
        return Some(Ordering::Greater);
    }
    #[expect(clippy::cast_precision_loss, reason = "rounding is monotonic; a tie is settled exactly below")]
    let order = float.partial_cmp(&(integer as f64))?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "what is below 2^128 and ties with an integer is one")]
    Some(order.then_with(|| (float as u128).cmp(&integer)))
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        match (*self, *other) {
            (Self::Integer(a), Self::Integer(b)) => Some(a.cmp(&b)),
            (Self::Big(a), Self::Big(b)) => Some(a.cmp(&b)),
            (Self::Float(a), Self::Float(b)) => a.partial_cmp(&b),
            (Self::Big(_), Self::Integer(_)) => Some(Ordering::Greater),
            (Self::Integer(_), Self::Big(_)) => Some(Ordering::Less),
            (Self::Float(a), Self::Integer(b)) => float_to_integer(a, b),
            (Self::Integer(a), Self::Float(b)) => float_to_integer(b, a).map(Ordering::reverse),
            (Self::Float(a), Self::Big(b)) => float_to_big(a, b),
            (Self::Big(a), Self::Float(b)) => float_to_big(b, a).map(Ordering::reverse),
        }
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.partial_cmp(other) == Some(Ordering::Equal)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(integer) => integer.fmt(f),
            Self::Big(integer) => integer.fmt(f),
            Self::Float(float) => fmt::Debug::fmt(float, f),
        }
    }
}

/// Integers beyond 64 bits are serialized as floats: not every format supports them, and serializing a report must not fail.
impl Serialize for Number {
    #[expect(clippy::cast_precision_loss, reason = "documented")]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::Integer(integer) => match (i64::try_from(integer), u64::try_from(integer)) {
                (Ok(integer), _) => serializer.serialize_i64(integer),
                (_, Ok(integer)) => serializer.serialize_u64(integer),
                _ => serializer.serialize_f64(integer as f64),
            },
            Self::Big(integer) => serializer.serialize_f64(integer as f64),
            Self::Float(float) => serializer.serialize_f64(float),
        }
    }
}

macro_rules! from_integer {
    ($($integer:ty),+) => { $(
        impl From<$integer> for Number {
            #[inline]
            fn from(integer: $integer) -> Self {
                Self::Integer(i128::from(integer))
            }
        }
    )+ };
}

from_integer!(i8, i16, i32, i64, i128, u8, u16, u32, u64);

impl From<usize> for Number {
    #[inline]
    fn from(integer: usize) -> Self {
        Self::from(integer as u128)
    }
}

impl From<isize> for Number {
    #[inline]
    fn from(integer: isize) -> Self {
        Self::Integer(integer as i128)
    }
}

impl From<u128> for Number {
    #[inline]
    fn from(integer: u128) -> Self {
        i128::try_from(integer).map_or(Self::Big(integer), Self::Integer)
    }
}

impl From<f64> for Number {
    #[inline]
    fn from(float: f64) -> Self {
        Self::Float(float)
    }
}

impl From<f32> for Number {
    #[inline]
    fn from(float: f32) -> Self {
        Self::Float(f64::from(float))
    }
}

#[cfg(test)]
mod tests {
    use super::Number;

    #[test]
    fn floats_and_integers_compare_exactly() {
        let two_53 = 9_007_199_254_740_992_i64;
        assert!(Number::from(two_53 + 1) > Number::from(9_007_199_254_740_992.0));
        assert!(Number::from(two_53 - 1) < Number::from(9_007_199_254_740_992.0));
        assert_eq!(Number::from(two_53), Number::from(9_007_199_254_740_992.0));
        assert!(Number::from(0.5) > Number::from(0));
        assert!(Number::from(-0.5) < Number::from(0));
        assert!(Number::from(1e300) > Number::from(u128::MAX));
        assert!(Number::from(i128::MAX) < Number::from(u128::MAX));
        assert!(Number::from(f64::NAN).partial_cmp(&Number::from(1)).is_none());
    }
}
