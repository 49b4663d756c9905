//! `jiff::Timestamp`: RFC 3339 with an offset; `jiff::civil::Date`: a date alone; `jiff::civil::{DateTime, Time}`: without an
//! offset.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};

use super::rfc3339::Clock;
use super::rfc3339::{self, Fault};
use super::textual::{self, Textual, date_times, dates, keys, textual, times_of_day};
use crate::describe::Shape;
use crate::error::Code;
use crate::rule::{IsTime, Rules, time};
use crate::state::ValidationState;

/// What is said of an instant outside of the years 1 to 9999, or in the end of these.
const RANGE: &str = "it is not from 0001-01-01T00:00:00Z to 9999-12-30T22:00:00Z";

/// Leap seconds are refused, since no instant of [`Timestamp`] stands for one.
#[inline(always)]
fn parse(text: &[u8]) -> Result<Timestamp, Fault> {
    let usual = rfc3339::usual(text).and_then(|(second, nanosecond)| Timestamp::new(second, nanosecond).ok());
    usual.map_or_else(|| parse_any(text), Ok)
}

#[inline(never)]
fn parse_any(text: &[u8]) -> Result<Timestamp, Fault> {
    let fields = rfc3339::timestamp(text)?;
    let local = date_time(fields).ok_or(Fault::Calendar)?;
    let offset = Offset::from_seconds(fields.offset.ok_or(Fault::Naive)?).map_err(|_| Fault::Calendar)?;
    let instant = offset.to_timestamp(local).map_err(|_| beyond(local, offset))?;
    if instant < FIRST { Err(Fault::Year) } else { Ok(instant) }
}

/// 0001-01-01T00:00:00Z, the first instant that RFC 3339 can write.
const FIRST: Timestamp = Timestamp::constant(rfc3339::FIRST, 0);

/// What is wrong with a time that is no [`Timestamp`].
#[cold]
fn beyond(local: DateTime, offset: Offset) -> Fault {
    let utc = local.checked_sub(SignedDuration::from_secs(i64::from(offset.seconds())));
    utc.map_or(Fault::Year, |_| Fault::Late)
}

#[cold]
fn refuse<T>(fault: Fault, rules: Rules, cx: &mut ValidationState<'_>) -> Option<T> {
    // No clock shows such a time, so it is after now.
    if fault == Fault::Late && !time(rules, Timestamp::MAX, cx) {
        return None;
    }
    fault.report(RANGE, cx)
}

impl Textual for Timestamp {
    const WRONG_TYPE: Code = Code::DatetimeType;
    const SHAPE: &'static Shape = &Shape::Timestamp;

    #[inline(always)]
    fn read(text: &str, rules: Rules, cx: &mut ValidationState<'_>) -> Option<Self> {
        match parse(text.as_bytes()) {
            Ok(value) => time(rules, value, cx).then_some(value),
            Err(fault) => refuse(fault, rules, cx),
        }
    }

    /// Checks also what decoding does: not before year 1, since RFC 3339 has no others.
    fn check(&self, rules: Rules, cx: &mut ValidationState<'_>) {
        if *self < FIRST {
            Fault::Year.report::<()>(RANGE, cx);
        }
        time(rules, *self, cx);
    }

    fn text(&self) -> String {
        self.to_string()
    }
}

textual!(Timestamp);
keys!(Timestamp);

impl IsTime for Timestamp {}

fn day(date: rfc3339::Date) -> Option<Date> {
    let small = |number: i32| i8::try_from(number).ok();
    Date::new(i16::try_from(date.year).ok()?, small(date.month)?, small(date.day)?).ok()
}

/// `Time` knows leap seconds only as an error, which is what is wanted.
fn time_of_day((clock, nanosecond): Clock) -> Option<Time> {
    let [hour, minute, second] = clock.map(|number| i8::try_from(number).ok());
    Time::new(hour?, minute?, second?, nanosecond).ok()
}

fn date_time(fields: rfc3339::Fields) -> Option<DateTime> {
    Some(day(fields.date)?.to_datetime(time_of_day((fields.clock, fields.nanosecond))?))
}

dates!(Date: day);
keys!(Date);

date_times!(DateTime: date_time, |value| value.year().into(), true, value.to_string());
times_of_day!(Time: time_of_day, |_value, _cx| (), _value.to_string());
keys!(DateTime);
keys!(Time);
