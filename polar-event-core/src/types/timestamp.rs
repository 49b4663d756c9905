//! `jiff::Timestamp`: RFC 3339 with an offset.

use jiff::civil::DateTime;
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};
use serde_core::Deserializer;
use serde_core::de::Visitor;

use crate::context::Context;
use crate::decode::{Accept, Decode, accept};
use crate::describe::{Describe, Shape};
use crate::error::{Code, Param};
use crate::rule::{IsTime, Rule, Rules, time};
use crate::validate::Validate;

struct TimestampText(Rules);

impl<'de> Accept<'de> for TimestampText {
    type Value = Timestamp;
    const WRONG_TYPE: Code = Code::DatetimeType;

    #[inline(always)]
    fn text(self, value: &str, cx: &mut Context<'_>) -> Option<Timestamp> {
        match parse(value.as_bytes()) {
            Ok(value) => time(self.0, value, cx).then_some(value),
            Err(fault) => fault.note(self.0, cx),
        }
    }

    fn ask<D: Deserializer<'de>, V: Visitor<'de>>(deserializer: D, visitor: V) -> Result<V::Value, D::Error> {
        deserializer.deserialize_str(visitor)
    }
}

/// Why a string is no timestamp.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    /// The form is wrong.
    Form,
    /// The form is right, but there is no such day or time.
    Calendar,
    /// The instant is before year 1 or after year 9999 in UTC.
    Year,
    /// The instant is in the last 26 hours of year 9999, which [`Timestamp`] does not have.
    Late,
    /// Nothing is wrong but that there is no offset.
    Naive,
}

impl Fault {
    #[cold]
    fn note<T>(self, rules: Rules, cx: &mut Context<'_>) -> Option<T> {
        let error = match self {
            Self::Form => "it is not in the form of RFC 3339",
            Self::Calendar => "there is no such day or time",
            // No clock shows such a time, so it is after now.
            Self::Late if rules.iter().any(|rule| matches!(rule, Rule::Past(_))) => {
                cx.note(Code::DatetimePast, []);
                return None;
            }
            Self::Year | Self::Late => "it is not from 0001-01-01T00:00:00Z to 9999-12-30T22:00:00Z",
            Self::Naive => {
                cx.note(Code::TimezoneAware, []);
                return None;
            }
        };
        cx.note(Code::DatetimeParsing, [("error", Param::from(error))]);
        None
    }
}

/// Reads RFC 3339, section 5.6: a `T`, `t` or space between date and time, one to nine digits of fraction, an offset of
/// `Z`, `z` or `±hh:mm`. Leap seconds are refused, since no instant of [`Timestamp`] stands for one.
#[inline]
fn parse(text: &[u8]) -> Result<Timestamp, Fault> {
    let Some((date, rest)) = text.split_first_chunk::<10>() else { return Err(Fault::Form) };
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *date else { return Err(Fault::Form) };
    let year = number(&[y1, y2, y3, y4])?;
    let (month, day) = (number(&[m1, m2])?, number(&[d1, d2])?);
    let Some((clock, rest)) = rest.split_first_chunk::<9>() else {
        return Err(if rest.is_empty() { naive(year, month, day) } else { Fault::Form });
    };
    let [b'T' | b't' | b' ', h1, h2, b':', i1, i2, b':', s1, s2] = *clock else { return Err(Fault::Form) };
    let (hour, minute, second) = (number(&[h1, h2])?, number(&[i1, i2])?, number(&[s1, s2])?);
    let (nanosecond, rest) = fraction(rest)?;
    let offset = match *rest {
        [b'Z' | b'z'] => Some(0),
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => Some(offset(sign, number(&[h1, h2])?, number(&[m1, m2])?)?),
        [] => None,
        _ => return Err(Fault::Form),
    };
    let local = civil(year, month, day, [hour, minute, second], nanosecond).ok_or(Fault::Calendar)?;
    let offset = Offset::from_seconds(offset.ok_or(Fault::Naive)?).map_err(|_| Fault::Calendar)?;
    let instant = offset.to_timestamp(local).map_err(|_| beyond(local, offset))?;
    if instant < FIRST { Err(Fault::Year) } else { Ok(instant) }
}

/// 0001-01-01T00:00:00Z, the first instant that RFC 3339 can write.
const FIRST: Timestamp = Timestamp::constant(-62_135_596_800, 0);

/// What is wrong with a time that is no [`Timestamp`].
#[cold]
fn beyond(local: DateTime, offset: Offset) -> Fault {
    let utc = local.checked_sub(SignedDuration::from_secs(i64::from(offset.seconds())));
    utc.map_or(Fault::Year, |_| Fault::Late)
}

/// What is wrong with a date alone.
#[cold]
fn naive(year: i32, month: i32, day: i32) -> Fault {
    civil(year, month, day, [0; 3], 0).map_or(Fault::Calendar, |_| Fault::Naive)
}

#[inline]
fn civil(year: i32, month: i32, day: i32, [hour, minute, second]: [i32; 3], nanosecond: i32) -> Option<DateTime> {
    let small = |number: i32| i8::try_from(number).ok();
    let year = i16::try_from(year).ok()?;
    // `DateTime` knows leap seconds only as an error, which is what is wanted.
    DateTime::new(year, small(month)?, small(day)?, small(hour)?, small(minute)?, small(second)?, nanosecond).ok()
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

/// The nanoseconds of a fraction, if there is one, and the rest.
#[inline]
fn fraction(text: &[u8]) -> Result<(i32, &[u8]), Fault> {
    let [b'.', text @ ..] = text else { return Ok((0, text)) };
    let len = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = text.split_at(len);
    let missing = 9_u32.checked_sub(u32::try_from(len).unwrap_or(u32::MAX)).filter(|_| len > 0).ok_or(Fault::Form)?;
    Ok((number(digits)? * 10_i32.pow(missing), rest))
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

impl<'de> Decode<'de> for Timestamp {
    type Context = ();

    #[inline]
    fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut Context<'_>) -> Result<Option<Self>, D::Error> {
        accept(deserializer, TimestampText(rules), cx)
    }
}

impl Validate for Timestamp {
    type Context = ();

    /// Checks also what decoding does: not before year 1, since RFC 3339 has no others.
    fn check(&self, rules: Rules, cx: &mut Context<'_>) {
        if *self < FIRST {
            Fault::Year.note::<()>(rules, cx);
        }
        time(rules, *self, cx);
    }
}

impl Describe for Timestamp {
    const SHAPE: &'static Shape = &Shape::Timestamp;
}

impl IsTime for Timestamp {}
