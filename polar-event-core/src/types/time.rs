//! `time::OffsetDateTime`: RFC 3339 with an offset; `time::Date`: a date alone; `time::{PrimitiveDateTime, Time}`: without an
//! offset.
//!
//! What the crate's own `Serialize` writes depends on its features and is RFC 3339 with none of them, so these types are written by
//! [`Write`].

use serde_core::Serializer;
use serde_core::ser::Error as _;
use time::format_description::well_known::Rfc3339;
use time::{Date, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

use super::rfc3339::{self, Clock, FIRST, Fault, LAST, RANGE};
use super::textual::{self, Textual, date_times, dates, keys, textual, times_of_day};
use crate::describe::Shape;
use crate::error::Code;
use crate::rule::{IsTime, Rules};
use crate::serialize::write::{Own, Write};
use crate::state::ValidationState;

fn small(number: i32) -> Option<u8> {
    u8::try_from(number).ok()
}

fn day(date: rfc3339::Date) -> Option<Date> {
    Date::from_calendar_date(date.year, Month::try_from(small(date.month)?).ok()?, small(date.day)?).ok()
}

fn time_of_day((clock, nanosecond): Clock) -> Option<Time> {
    let [hour, minute, second] = clock.map(small);
    Time::from_hms_nano(hour?, minute?, second?, u32::try_from(nanosecond).ok()?).ok()
}

fn date_time(fields: rfc3339::Fields) -> Option<PrimitiveDateTime> {
    Some(day(fields.date)?.with_time(time_of_day((fields.clock, fields.nanosecond))?))
}

/// Leap seconds are refused, since no [`OffsetDateTime`] stands for one.
fn parse(text: &[u8]) -> Result<OffsetDateTime, Fault> {
    let fields = rfc3339::timestamp(text)?;
    let local = date_time(fields).ok_or(Fault::Calendar)?;
    let offset = UtcOffset::from_whole_seconds(fields.offset.ok_or(Fault::Naive)?).map_err(|_| Fault::Calendar)?;
    let instant = local.assume_offset(offset);
    if (FIRST..=LAST).contains(&instant.unix_timestamp()) { Ok(instant) } else { Err(Fault::Year) }
}

impl Textual for OffsetDateTime {
    const WRONG_TYPE: Code = Code::DatetimeType;
    const SHAPE: &'static Shape = &Shape::Timestamp;

    fn read(text: &str, rules: Rules, cx: &mut ValidationState<'_>) -> Option<Self> {
        match parse(text.as_bytes()) {
            Ok(value) => crate::rule::time(rules, value, cx).then_some(value),
            Err(fault) => fault.report(RANGE, cx),
        }
    }

    /// Checks what decoding does: a time in memory can be what RFC 3339 cannot write.
    fn check(&self, rules: Rules, cx: &mut ValidationState<'_>) {
        if !(FIRST..=LAST).contains(&self.unix_timestamp()) || !(0..=9999).contains(&self.year()) {
            Fault::Year.report::<()>(RANGE, cx);
        } else if self.offset().seconds_past_minute() != 0 {
            Fault::Unwritable.report::<()>(RANGE, cx);
        }
        crate::rule::time(rules, *self, cx);
    }

    fn text(&self) -> String {
        self.format(&Rfc3339).unwrap_or_else(|_| self.to_string())
    }
}

textual!(OffsetDateTime);

impl IsTime for OffsetDateTime {}

impl Write<Own> for OffsetDateTime {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.format(&Rfc3339).map_err(S::Error::custom)?)
    }
}

dates!(Date: day);

impl Write<Own> for Date {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The time as RFC 3339 has it, with as many digits of the fraction as it needs.
fn written(time: Time) -> String {
    let (hour, minute, second, nanosecond) = time.as_hms_nano();
    let text = format!("{hour:02}:{minute:02}:{second:02}.{nanosecond:09}");
    text.trim_end_matches('0')
        .trim_end_matches('.')
        .get(..)
        .filter(|_| nanosecond != 0)
        .map_or_else(|| format!("{hour:02}:{minute:02}:{second:02}"), str::to_owned)
}

date_times!(PrimitiveDateTime: date_time, |value| value.year(), true, format!("{}T{}", value.date(), written(value.time())));
times_of_day!(Time: time_of_day, |_value, _cx| (), written(*_value));

macro_rules! written_as_text {
    ($($type:ty),+) => { $(
        impl Write<Own> for $type {
            fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&Textual::text(self))
            }
        }
    )+ };
}

written_as_text!(PrimitiveDateTime, Time);

// As they are, serde would write them. Newtypes of them are keys.
keys!(OffsetDateTime, Date, PrimitiveDateTime, Time);
