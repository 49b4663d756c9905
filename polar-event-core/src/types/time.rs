//! `time::OffsetDateTime`: RFC 3339 with an offset; `time::Date`: a date alone.
//!
//! What the crate's own `Serialize` writes depends on its features and is RFC 3339 with none of them, so these types are written by
//! [`Write`].

use serde_core::Serializer;
use serde_core::ser::Error as _;
use time::format_description::well_known::Rfc3339;
use time::{Date, Month, OffsetDateTime, Time, UtcOffset};

use super::rfc3339::{self, FIRST, Fault, LAST, RANGE};
use super::textual::{self, Textual, dates, textual};
use crate::describe::Shape;
use crate::error::Code;
use crate::rule::{IsTime, Rules};
use crate::serialize::write::Write;
use crate::state::ValidationState;

fn small(number: i32) -> Option<u8> {
    u8::try_from(number).ok()
}

fn day(date: rfc3339::Date) -> Option<Date> {
    Date::from_calendar_date(date.year, Month::try_from(small(date.month)?).ok()?, small(date.day)?).ok()
}

/// Leap seconds are refused, since no [`OffsetDateTime`] stands for one.
fn parse(text: &[u8]) -> Result<OffsetDateTime, Fault> {
    let rfc3339::Fields { date, clock: [hour, minute, second], nanosecond, offset } = rfc3339::timestamp(text)?;
    let day = day(date).ok_or(Fault::Calendar)?;
    let clock = || Time::from_hms_nano(small(hour)?, small(minute)?, small(second)?, u32::try_from(nanosecond).ok()?).ok();
    let clock = clock().ok_or(Fault::Calendar)?;
    let offset = UtcOffset::from_whole_seconds(offset.ok_or(Fault::Naive)?).map_err(|_| Fault::Calendar)?;
    let instant = OffsetDateTime::new_in_offset(day, clock, offset);
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

impl Write for OffsetDateTime {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.format(&Rfc3339).map_err(S::Error::custom)?)
    }
}

dates!(Date: day);

impl Write for Date {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
