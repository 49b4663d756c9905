//! `jiff::ZonedDateTime`: a timestamp with a time zone, as in RFC 9557: `2026-01-31T09:30:00+01:00[Europe/Berlin]`.

use jiff::ZonedDateTime;

use super::rfc3339::{self, Fault};
use super::textual::{self, Textual, keys, textual};
use crate::describe::Shape;
use crate::error::{Code, Param};
use crate::rule::{IsTime, Rules, time};
use crate::state::ValidationState;
use crate::value::UnixTime;

#[cold]
fn report<T>(error: &'static str, cx: &mut ValidationState<'_>) -> Option<T> {
    cx.report(Code::DatetimeParsing, [("error", Param::from(error))]);
    None
}

/// The timestamp and the name of the time zone.
fn split(text: &str) -> Option<(&str, &str)> {
    let (timestamp, zone) = text.strip_suffix(']')?.split_once('[')?;
    let is_name = (1..=64).contains(&zone.len()) && zone.bytes().all(|byte| byte.is_ascii_graphic() && !b"[\\]".contains(&byte));
    is_name.then_some((timestamp, zone))
}

/// The instant, for rules about time.
fn instant(value: &ZonedDateTime) -> UnixTime {
    UnixTime::from(value.timestamp())
}

impl Textual for ZonedDateTime {
    const WRONG_TYPE: Code = Code::DatetimeType;
    const SHAPE: &'static Shape = &Shape::Formatted(&super::format::ZONED);

    /// The form is that of RFC 3339 before the time zone; jiff, which reads other forms too, knows which zones there are.
    fn read(text: &str, rules: Rules, cx: &mut ValidationState<'_>) -> Option<Self> {
        let Some((timestamp, _)) = split(text) else { return report("it is not in the form of RFC 9557, with a time zone", cx) };
        match rfc3339::timestamp(timestamp.as_bytes()) {
            Ok(fields) if fields.offset.is_none() => return Fault::Naive.report("", cx),
            Ok(fields) if fields.clock[2] == 60 => return Fault::Calendar.report("", cx),
            Ok(_) => {}
            Err(Fault::Digits) => return report(rfc3339::TOO_MANY_DIGITS, cx),
            Err(_) => return report("it is not in the form of RFC 9557, with a time zone", cx),
        }
        let Ok(value) = text.parse::<Self>() else {
            return report("there is no such day, time or time zone, or the zone has another offset then", cx);
        };
        if !fits(&value, cx) {
            return None;
        }
        time(rules, instant(&value), cx).then_some(value)
    }

    fn check(&self, rules: Rules, cx: &mut ValidationState<'_>) {
        if fits(self, cx) {
            time(rules, instant(self), cx);
        }
    }

    fn text(&self) -> String {
        self.to_string()
    }
}

/// Whether RFC 3339 can write the date and the offset.
fn fits(value: &ZonedDateTime, cx: &mut ValidationState<'_>) -> bool {
    let fits = value.year() >= 1 && value.offset().seconds() % 60 == 0;
    if !fits {
        report::<()>("it is before 0001-01-01T00:00:00, or its offset has seconds", cx);
    }
    fits
}

textual!(ZonedDateTime);
keys!(ZonedDateTime);

impl IsTime for ZonedDateTime {}
