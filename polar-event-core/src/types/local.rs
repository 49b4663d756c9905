//! Dates and times without an offset, and times of day: one reader for the types of every crate.

use super::rfc3339::{self, Clock, Fault, Fields};
use crate::error::{Code, Param};
use crate::state::ValidationState;

#[cold]
fn report<T>(code: Code, error: &'static str, cx: &mut ValidationState<'_>) -> Option<T> {
    cx.report(code, [("error", Param::from(error))]);
    None
}

/// Reads a date and time; `make` makes it, if there is such a day and time.
pub(super) fn date_time<T>(text: &str, cx: &mut ValidationState<'_>, make: impl FnOnce(Fields) -> Option<T>) -> Option<T> {
    let bytes = text.as_bytes();
    let fields = match rfc3339::timestamp(bytes) {
        Ok(Fields { offset: Some(_), .. }) => {
            cx.report(Code::TimezoneNaive, []);
            return None;
        }
        // A date alone has no offset either.
        Ok(fields) if bytes.len() > 10 => fields,
        Err(Fault::Digits) => return report(Code::DatetimeParsing, rfc3339::TOO_MANY_DIGITS, cx),
        _ => return report(Code::DatetimeParsing, "it is not in the form of RFC 3339, without an offset", cx),
    };
    let year = fields.date.year;
    let Some(value) = make(fields) else { return report(Code::DatetimeParsing, "there is no such day or time", cx) };
    date_time_fits(year, true, cx).then_some(value)
}

/// Checks what decoding does: that a date and time is in the years 1 to 9999, and not in a leap second.
pub(super) fn date_time_fits(year: i32, is_written: bool, cx: &mut ValidationState<'_>) -> bool {
    if !(1..=9999).contains(&year) {
        report::<()>(Code::DatetimeParsing, "it is not from 0001-01-01T00:00:00 to 9999-12-31T23:59:59.999999999", cx);
        return false;
    }
    if !is_written {
        report::<()>(Code::DatetimeParsing, "it is in a leap second", cx);
    }
    is_written
}

/// Reads a time of day; `make` makes it, if there is such a time.
pub(super) fn time<T>(text: &str, cx: &mut ValidationState<'_>, make: impl FnOnce(Clock) -> Option<T>) -> Option<T> {
    match rfc3339::time(text.as_bytes()) {
        Ok(clock) => make(clock).or_else(|| report(Code::TimeParsing, "there is no such time", cx)),
        Err(Fault::Digits) => report(Code::TimeParsing, rfc3339::TOO_MANY_DIGITS, cx),
        Err(_) => report(Code::TimeParsing, "it is not in the form of RFC 3339, without an offset", cx),
    }
}

/// Checks what decoding does: that a time of day is not in a leap second.
#[cfg(feature = "chrono")]
pub(super) fn time_fits(is_written: bool, cx: &mut ValidationState<'_>) {
    if !is_written {
        report::<()>(Code::TimeParsing, "it is in a leap second", cx);
    }
}
