//! RFC 3339: the one reader of timestamps and dates, for the types of every crate.

use crate::error::{Code, Param};
use crate::state::ValidationState;

/// What a timestamp says, digit by digit. The form is right; whether there is such a day and time is for its type to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fields {
    pub(super) date: Date,
    pub(super) clock: [i32; 3],
    pub(super) nanosecond: i32,
    /// In seconds. `None` where there is no offset, or no time at all.
    pub(super) offset: Option<i32>,
}

/// A time of day: hour, minute and second, and the nanosecond.
pub(super) type Clock = ([i32; 3], i32);

/// Year, month and day, each as its digits say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Date {
    pub(super) year: i32,
    pub(super) month: i32,
    pub(super) day: i32,
}

/// Why a string is no timestamp. It has no fields, so that results stay small.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// The form is wrong.
    Form,
    /// The form is right, but there is no such day or time.
    Calendar,
    /// The instant is before year 1 or after year 9999 in UTC, or after the last of its type.
    Year,
    /// The instant is in the last 26 hours of year 9999, which `jiff::Timestamp` does not have.
    #[cfg(feature = "jiff")]
    Late,
    /// The form is right, but no type has so short a part of a second.
    Digits,
    /// Nothing is wrong but that there is no offset.
    Naive,
    /// A value in memory has no form in RFC 3339.
    #[cfg(any(feature = "chrono", feature = "time"))]
    Unwritable,
}

/// What is said of an instant outside of the years 1 to 9999.
#[cfg(any(feature = "chrono", feature = "time"))]
pub(super) const RANGE: &str = "it is not from 0001-01-01T00:00:00Z to 9999-12-31T23:59:59.999999999Z";

/// The seconds of 0001-01-01T00:00:00Z, the first instant that RFC 3339 can write.
pub(super) const FIRST: i64 = -62_135_596_800;

/// The seconds of 9999-12-31T23:59:59Z, the last that it can.
#[cfg(any(feature = "chrono", feature = "time"))]
pub(super) const LAST: i64 = 253_402_300_799;

/// What is said of a fraction that no type has.
pub(super) const TOO_MANY_DIGITS: &str = "its second has more than nine decimal places";

impl Fault {
    /// Reports the fault; `range` says which instants the type has.
    #[cold]
    pub(super) fn report<T>(self, range: &'static str, cx: &mut ValidationState<'_>) -> Option<T> {
        let error = match self {
            Self::Form => "it is not in the form of RFC 3339",
            Self::Calendar => "there is no such day or time",
            Self::Digits => TOO_MANY_DIGITS,
            #[cfg(feature = "jiff")]
            Self::Late => range,
            Self::Year => range,
            Self::Naive => {
                cx.report(Code::TimezoneAware, []);
                return None;
            }
            #[cfg(any(feature = "chrono", feature = "time"))]
            Self::Unwritable => "RFC 3339 has no form for its second or offset",
        };
        cx.report(Code::DatetimeParsing, [("error", Param::from(error))]);
        None
    }
}

/// Reads the usual timestamp, `2026-01-31T09:30:00.123Z`: the seconds since 1970, and the nanoseconds. `None` says that there is something
/// about it to be looked at more closely.
#[cfg(feature = "jiff")]
#[inline]
pub(super) fn usual(text: &[u8]) -> Option<(i64, i32)> {
    let (head, rest) = text.split_first_chunk::<19>()?;
    let [c1, c2, date @ .., b'T', h1, h2, i1, i2, i3, i4, s1, s2] = *head else { return None };
    let [year, month, day] = three_pairs(date, b'-')?;
    let [hour, minute, second] = three_pairs([h1, h2, i1, i2, i3, i4, s1, s2], b':')?;
    let (b'Z', fraction_text) = rest.split_last()? else { return None };
    let (c1, c2) = (i64::from(c1.wrapping_sub(b'0')), i64::from(c2.wrapping_sub(b'0')));
    let year = c1 * 1000 + c2 * 100 + year;
    // Not every month has the days after the 28th.
    if c1 > 9 || c2 > 9 || year == 0 || !(1..=12).contains(&month) || !(1..=28).contains(&day) || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let (Some(nanosecond), []) = fraction(fraction_text).ok()? else { return None };
    Some((days(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second, nanosecond))
}

/// The numbers of two digits each in `26-01-31` or `09:30:00`, all digits at once: a byte each of a word.
#[cfg(feature = "jiff")]
#[inline]
fn three_pairs(text: [u8; 8], separator: u8) -> Option<[i64; 3]> {
    const EACH: u64 = u64::from_ne_bytes([1; 8]);
    let zeros = u64::from_le_bytes([b'0', b'0', separator, b'0', b'0', separator, b'0', b'0']);
    let most = u64::from_le_bytes([9, 9, 0, 9, 9, 0, 9, 9]);
    let digits = u64::from_le_bytes(text) ^ zeros;
    // Adding up to 0x7F sets the high bit of each byte that has too much; more than 0x7F has it set.
    if (digits | (digits & (EACH * 0x7F)).wrapping_add(EACH * 0x7F - most)) & (EACH * 0x80) != 0 {
        return None;
    }
    let [first, _, _, second, _, _, third, _] = (digits * 10 + (digits >> 8)).to_le_bytes();
    Some([first.into(), second.into(), third.into()])
}

/// The days since 1970-01-01. Years begin in March here, so that a leap day is a year's last.
#[cfg(feature = "jiff")]
#[inline]
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let month = (month + 9) % 12;
    year * 365 + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 719_469
}

/// Reads RFC 3339, section 5.6: a `T`, `t` or space between date and time, one to nine digits of fraction, an offset of
/// `Z`, `z` or `±hh:mm`. More digits of fraction are RFC 3339, too, but would have to be rounded. Leap seconds are for the type to refuse, which has no instant for one. A date alone is a time without an
/// offset.
#[inline]
pub(super) fn timestamp(text: &[u8]) -> Result<Fields, Fault> {
    let Some((date, rest)) = text.split_first_chunk::<10>() else { return Err(Fault::Form) };
    let date = day(date)?;
    let Some((clock, rest)) = rest.split_first_chunk::<9>() else {
        let alone = Fields { date, clock: [0; 3], nanosecond: 0, offset: None };
        return if rest.is_empty() { Ok(alone) } else { Err(Fault::Form) };
    };
    let [b'T' | b't' | b' ', h1, h2, b':', i1, i2, b':', s1, s2] = *clock else { return Err(Fault::Form) };
    let clock = [number(&[h1, h2])?, number(&[i1, i2])?, number(&[s1, s2])?];
    let (nanosecond, rest) = fraction(rest)?;
    let offset = match *rest {
        [b'Z' | b'z'] => Some(0),
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => Some(offset(sign, number(&[h1, h2])?, number(&[m1, m2])?)?),
        [] => None,
        _ => return Err(Fault::Form),
    };
    Ok(Fields { date, clock, nanosecond: nanosecond.ok_or(Fault::Digits)?, offset })
}

/// Reads a time of day alone: `09:30:00.5`, RFC 3339's `partial-time`.
pub(super) fn time(text: &[u8]) -> Result<Clock, Fault> {
    let Some((clock, rest)) = text.split_first_chunk::<8>() else { return Err(Fault::Form) };
    let [h1, h2, b':', i1, i2, b':', s1, s2] = *clock else { return Err(Fault::Form) };
    let clock = [number(&[h1, h2])?, number(&[i1, i2])?, number(&[s1, s2])?];
    match fraction(rest)? {
        (nanosecond, []) => Ok((clock, nanosecond.ok_or(Fault::Digits)?)),
        _ => Err(Fault::Form),
    }
}

/// Reads a date alone: `2026-01-31`, RFC 3339's `full-date`.
pub(super) fn date(text: &[u8]) -> Result<Date, Fault> {
    <&[u8; 10]>::try_from(text).map_err(|_| Fault::Form).and_then(day)
}

#[inline]
fn day(text: &[u8; 10]) -> Result<Date, Fault> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text else { return Err(Fault::Form) };
    Ok(Date { year: number(&[y1, y2, y3, y4])?, month: number(&[m1, m2])?, day: number(&[d1, d2])? })
}

/// Digits, at most nine of them.
#[inline]
fn number(digits: &[u8]) -> Result<i32, Fault> {
    let mut number = 0;
    for digit in digits {
        if !digit.is_ascii_digit() {
            return Err(Fault::Form);
        }
        number = number * 10 + i32::from(digit - b'0');
    }
    Ok(number)
}

/// How many nanoseconds the last of so many digits of a fraction counts for.
const NANOSECONDS: [i32; 10] = [1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1];

/// The nanoseconds of a fraction, if there is one, and the rest. `None` says that it has too many digits.
#[inline]
fn fraction(text: &[u8]) -> Result<(Option<i32>, &[u8]), Fault> {
    let [b'.', text @ ..] = text else { return Ok((Some(0), text)) };
    let (mut value, mut rest) = (0_i32, text);
    while let [digit @ b'0'..=b'9', more @ ..] = rest {
        value = value.wrapping_mul(10).wrapping_add(i32::from(digit - b'0'));
        rest = more;
    }
    let count = text.len() - rest.len();
    // More digits than these have none.
    match NANOSECONDS.get(count) {
        _ if count == 0 => Err(Fault::Form),
        Some(unit) => Ok((Some(value * unit), rest)),
        None => Ok((None, rest)),
    }
}

/// The offset in seconds.
#[inline]
fn offset(sign: u8, hours: i32, minutes: i32) -> Result<i32, Fault> {
    let seconds = hours * 3600 + minutes * 60;
    match (hours, minutes) {
        (0..=23, 0..=59) => Ok(if sign == b'-' { -seconds } else { seconds }),
        _ => Err(Fault::Calendar),
    }
}
