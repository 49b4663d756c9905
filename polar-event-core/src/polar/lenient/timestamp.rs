//! Timestamps as pydantic reads them: dates with times, and Unix time in numbers and strings.

use jiff::Timestamp;

use super::number::float_of_json;
use super::tape::{Kind, Value};
use crate::error::{Code, Param};
use crate::state::ValidationState;

/// Beyond this, Unix time is in milliseconds.
const WATERSHED: i64 = 20_000_000_000;

/// The seconds of the years 1 to 9999, which are those of Python's `datetime`.
const YEAR_1: i64 = -62_135_596_800;
const YEAR_9999_END: i64 = 253_402_300_799;

/// Microseconds since 1970 in UTC.
type Microseconds = i64;

/// A time in the past, to the microsecond; what comes after that is cut off.
pub(super) fn timestamp(value: Value<'_>, cx: &mut ValidationState<'_>) -> Option<Timestamp> {
    match read(value) {
        Ok(time) => {
            let now = cx.clock();
            let now = i128::from(now.second()) * 1_000_000 + i128::from(now.nanosecond() / 1000);
            if i128::from(time) > now {
                cx.report(Code::DatetimePast, []);
                return None;
            }
            // The last hours of the year 9999 are beyond what a `Timestamp` can be.
            Timestamp::from_microsecond(time).map_err(|_| cx.report(Code::DatetimeParsing, [])).ok()
        }
        Err(Code::DatetimeType) => {
            cx.report(Code::DatetimeType, [("found", Param::from(value.kind.name()))]);
            None
        }
        Err(code) => {
            cx.report(code, []);
            None
        }
    }
}

fn read(value: Value<'_>) -> Result<Microseconds, Code> {
    match value.kind {
        Kind::Integer => match value.number().parse() {
            Ok(number) => of_unix(number, 0),
            // Whatever is beyond 64 bits is beyond the year 9999.
            Err(_) => Err(Code::DatetimeParsing),
        },
        Kind::Float | Kind::NaN | Kind::Infinity | Kind::NegativeInfinity => of_float(float_of_json(value)),
        Kind::String { .. } => match value.string().as_deref().map(std::str::from_utf8) {
            Some(Ok(text)) => of_text(text.as_bytes()),
            _ => Err(Code::StringUnicode),
        },
        _ => Err(Code::DatetimeType),
    }
}

/// Unix time, and microseconds beside it.
fn of_unix(number: i64, more: u32) -> Result<Microseconds, Code> {
    let (second, microsecond) = match number.checked_abs() {
        Some(0..=WATERSHED) => (number, 0),
        Some(_) => (number.div_euclid(1000), number.rem_euclid(1000) * 1000),
        None => return Err(Code::DatetimeParsing),
    };
    let microsecond = microsecond + i64::from(more);
    in_range(second.checked_add(microsecond / 1_000_000).ok_or(Code::DatetimeParsing)?, microsecond % 1_000_000)
}

fn in_range(second: i64, microsecond: i64) -> Result<Microseconds, Code> {
    (YEAR_1..=YEAR_9999_END).contains(&second).then(|| second * 1_000_000 + microsecond).ok_or(Code::DatetimeParsing)
}

/// A number with a fraction. The fraction of a negative number is added, so that -1.25 is -1.75; that is how the service reads it.
fn of_float(number: f64) -> Result<Microseconds, Code> {
    if number.is_nan() {
        return Err(Code::DatetimeParsing);
    }
    let unit = if number.abs() <= WATERSHED as f64 { 1_000_000.0 } else { 1000.0 };
    of_unix(number.floor() as i64, (number.fract().abs() * unit).round() as u32)
}

fn of_text(text: &[u8]) -> Result<Microseconds, Code> {
    match date_and_time(text) {
        Ok(Some(time)) => Ok(time),
        Ok(None) | Err(NoTime::Date) => Err(Code::TimezoneAware),
        Err(NoTime::Other) => of_digits(text),
    }
}

/// Unix time in a string: an integer, or a number with a fraction.
fn of_digits(text: &[u8]) -> Result<Microseconds, Code> {
    match integer(text) {
        Digits::Integer(number) => of_unix(number, 0),
        Digits::Point => {
            let number = std::str::from_utf8(text).ok().and_then(|text| text.parse::<f64>().ok()).ok_or(Code::DatetimeParsing)?;
            let seconds = if number.abs() > WATERSHED as f64 { number / 1000.0 } else { number };
            let second = seconds.floor();
            // The whole seconds are taken for milliseconds again, if there are that many.
            of_unix(second as i64, ((seconds - second) * 1_000_000.0).round() as u32)
        }
        Digits::Other => Err(Code::DatetimeParsing),
    }
}

enum Digits {
    Integer(i64),
    /// Nothing but digits before a decimal point.
    Point,
    Other,
}

/// As pydantic's parser, which notices most overflows, but not all: a number whose lowest 64 bits are not negative at each digit passes as these bits.
fn integer(text: &[u8]) -> Digits {
    let (negative, digits) = match text {
        [b'-', digits @ ..] if !digits.is_empty() => (true, digits),
        [b'+', digits @ ..] if !digits.is_empty() => (false, digits),
        digits => (false, digits),
    };
    let mut number = 0_i64;
    for &digit in digits {
        match digit {
            b'0'..=b'9' => number = number.wrapping_mul(10).wrapping_add(i64::from(digit - b'0')),
            b'.' => return Digits::Point,
            _ => return Digits::Other,
        }
        if number < 0 {
            return Digits::Other;
        }
    }
    if digits.is_empty() { Digits::Other } else { Digits::Integer(if negative { -number } else { number }) }
}

enum NoTime {
    /// A date alone.
    Date,
    Other,
}

/// A date and a time, `None` without an offset.
fn date_and_time(text: &[u8]) -> Result<Option<Microseconds>, NoTime> {
    let mut rest = Cursor(text);
    let days = date(&mut rest).ok_or(NoTime::Other)?;
    if rest.0.is_empty() {
        return Err(NoTime::Date);
    }
    let Some((second, microsecond, offset)) = time(&mut rest) else { return Err(NoTime::Other) };
    let Some(offset) = offset else { return Ok(None) };
    in_range(days * 86_400 + second, microsecond).map_err(|_| NoTime::Other)?;
    in_range(days * 86_400 + second - offset, microsecond).map(Some).map_err(|_| NoTime::Other)
}

/// The days since 1970.
fn date(rest: &mut Cursor<'_>) -> Option<i64> {
    let year = i16::from(rest.two_digits()?) * 100 + i16::from(rest.two_digits()?);
    rest.any_of(b"-")?;
    let month = rest.two_digits()?;
    rest.any_of(b"-")?;
    let day = rest.two_digits()?;
    let date = jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    let epoch = jiff::civil::date(1970, 1, 1);
    Some(i64::from(epoch.until(date).ok()?.get_days()))
}

/// Seconds of the day, microseconds, and the seconds that the place is ahead of UTC.
fn time(rest: &mut Cursor<'_>) -> Option<(i64, i64, Option<i64>)> {
    rest.any_of(b"Tt _")?;
    let hour = rest.two_digits().filter(|&hour| hour < 24)?;
    rest.any_of(b":")?;
    let minute = rest.two_digits().filter(|&minute| minute < 60)?;
    let (mut second, mut microsecond) = (0, 0);
    if rest.any_of(b":").is_some() {
        second = rest.two_digits().filter(|&second| second < 60)?;
        if rest.any_of(b".,").is_some() {
            microsecond = rest.fraction()?;
        }
    }
    let offset = if rest.0.is_empty() { None } else { Some(offset(rest)?) };
    let seconds = i64::from(hour) * 3600 + i64::from(minute) * 60 + i64::from(second);
    rest.0.is_empty().then_some((seconds, microsecond, offset))
}

fn offset(rest: &mut Cursor<'_>) -> Option<i64> {
    if rest.any_of(b"Zz").is_some() {
        return Some(0);
    }
    let sign = match rest.any_of(b"+-") {
        Some(b'+') => 1,
        Some(_) => -1,
        None => {
            rest.0 = rest.0.strip_prefix("\u{2212}".as_bytes())?;
            -1
        }
    };
    let hours = rest.two_digits()?;
    let _ = rest.any_of(b":");
    let minutes = rest.two_digits().filter(|&minutes| minutes < 60)?;
    let seconds = i64::from(hours) * 3600 + i64::from(minutes) * 60;
    (seconds < 86_400).then_some(sign * seconds)
}

/// What is left of a text.
struct Cursor<'t>(&'t [u8]);

impl Cursor<'_> {
    fn any_of(&mut self, bytes: &[u8]) -> Option<u8> {
        let (&first, rest) = self.0.split_first()?;
        bytes.contains(&first).then(|| self.0 = rest)?;
        Some(first)
    }

    fn digit(&mut self) -> Option<u8> {
        self.any_of(b"0123456789").map(|digit| digit - b'0')
    }

    fn two_digits(&mut self) -> Option<u8> {
        Some(self.digit()? * 10 + self.digit()?)
    }

    /// Any number of digits, of which six count.
    fn fraction(&mut self) -> Option<i64> {
        let (mut microsecond, mut unit) = (0, 100_000);
        while let Some(digit) = self.digit() {
            microsecond += i64::from(digit) * unit;
            unit /= 10;
        }
        (unit < 100_000).then_some(microsecond)
    }
}
