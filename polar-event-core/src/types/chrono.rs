//! `chrono::DateTime<Utc>`, `DateTime<FixedOffset>`, `DateTime<Local>`: RFC 3339 with an offset; `chrono::NaiveDate`: a date alone;
//! `NaiveDateTime`, `NaiveTime`: without an offset.

#[cfg(feature = "chrono-clock")]
use chrono::Local;
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Offset, SecondsFormat, TimeZone, Timelike, Utc};

use super::local;
use super::rfc3339::{self, Clock, FIRST, Fault, LAST, RANGE};
use super::textual::{self, Textual, date_times, dates, keys, textual, times_of_day};
use crate::describe::Shape;
use crate::error::Code;
use crate::rule::{IsTime, Rules, time};
use crate::state::ValidationState;

fn day(date: rfc3339::Date) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(date.year, u32::try_from(date.month).ok()?, u32::try_from(date.day).ok()?)
}

fn naive_time((clock, nanosecond): Clock) -> Option<NaiveTime> {
    let [hour, minute, second] = clock.map(|number| u32::try_from(number).ok());
    NaiveTime::from_hms_nano_opt(hour?, minute?, second?, u32::try_from(nanosecond).ok()?)
}

fn naive(fields: rfc3339::Fields) -> Option<NaiveDateTime> {
    Some(day(fields.date)?.and_time(naive_time((fields.clock, fields.nanosecond))?))
}

/// Leap seconds are refused, as they are for every other type, although chrono has a form for them.
fn parse(text: &[u8]) -> Result<DateTime<FixedOffset>, Fault> {
    let fields = rfc3339::timestamp(text)?;
    let local = naive(fields).ok_or(Fault::Calendar)?;
    let offset = FixedOffset::east_opt(fields.offset.ok_or(Fault::Naive)?).ok_or(Fault::Calendar)?;
    let instant = local.and_local_timezone(offset).single().ok_or(Fault::Year)?;
    if (FIRST..=LAST).contains(&instant.timestamp()) { Ok(instant) } else { Err(Fault::Year) }
}

/// Checks what decoding does: a time in memory can be what RFC 3339 cannot write, or what is read back as another.
fn check<Z: TimeZone>(value: &DateTime<Z>, rules: Rules, cx: &mut ValidationState<'_>) {
    let offset = value.offset().fix().local_minus_utc();
    if !(FIRST..=LAST).contains(&value.timestamp()) || !(0..=9999).contains(&value.year()) {
        Fault::Year.report::<()>(RANGE, cx);
    } else if value.nanosecond() >= 1_000_000_000 || offset % 60 != 0 {
        Fault::Unwritable.report::<()>(RANGE, cx);
    }
    time(rules, value.clone(), cx);
}

macro_rules! times {
    ($($zone:ty: $convert:expr;)+) => { $(
        impl Textual for DateTime<$zone> {
            const WRONG_TYPE: Code = Code::DatetimeType;
            const SHAPE: &'static Shape = &Shape::Timestamp;

            fn read(text: &str, rules: Rules, cx: &mut ValidationState<'_>) -> Option<Self> {
                let convert: fn(DateTime<FixedOffset>) -> Self = $convert;
                match parse(text.as_bytes()) {
                    Ok(value) => time(rules, value, cx).then(|| convert(value)),
                    Err(fault) => fault.report(RANGE, cx),
                }
            }

            fn check(&self, rules: Rules, cx: &mut ValidationState<'_>) {
                check(self, rules, cx);
            }

            fn text(&self) -> String {
                self.to_rfc3339_opts(SecondsFormat::AutoSi, true)
            }
        }

        textual!(DateTime<$zone>);
        keys!(DateTime<$zone>);

        impl IsTime for DateTime<$zone> {}
    )+ };
}

times! {
    Utc: |time| time.with_timezone(&Utc);
    FixedOffset: |time| time;
}

#[cfg(feature = "chrono-clock")]
times! {
    Local: |time| time.with_timezone(&Local);
}

dates!(NaiveDate: day);
keys!(NaiveDate);

// Text as `Debug` writes it, which is what serde's `Serialize` of both calls.
date_times!(NaiveDateTime: naive, |value| value.year(), value.nanosecond() < 1_000_000_000, format!("{value:?}"));
times_of_day!(NaiveTime: naive_time, |value, cx| local::time_fits(value.nanosecond() < 1_000_000_000, cx), format!("{value:?}"));
keys!(NaiveDateTime);
keys!(NaiveTime);
