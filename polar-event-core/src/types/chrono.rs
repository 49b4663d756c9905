//! `chrono::DateTime<Utc>`, `DateTime<FixedOffset>`: RFC 3339 with an offset; `chrono::NaiveDate`: a date alone.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Offset, SecondsFormat, TimeZone, Timelike, Utc};

use super::rfc3339::{self, FIRST, Fault, LAST, RANGE};
use super::textual::{self, Textual, dates, keys, textual};
use crate::describe::Shape;
use crate::error::Code;
use crate::rule::{IsTime, Rules, time};
use crate::state::ValidationState;

fn day(date: rfc3339::Date) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(date.year, u32::try_from(date.month).ok()?, u32::try_from(date.day).ok()?)
}

/// Leap seconds are refused, as they are for every other type, although chrono has a form for them.
fn parse(text: &[u8]) -> Result<DateTime<FixedOffset>, Fault> {
    let rfc3339::Fields { date, clock: [hour, minute, second], nanosecond, offset } = rfc3339::timestamp(text)?;
    let unsigned = |number: i32| u32::try_from(number).ok();
    let local = || day(date)?.and_hms_nano_opt(unsigned(hour)?, unsigned(minute)?, unsigned(second)?, unsigned(nanosecond)?);
    let local = local().ok_or(Fault::Calendar)?;
    let offset = FixedOffset::east_opt(offset.ok_or(Fault::Naive)?).ok_or(Fault::Calendar)?;
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

dates!(NaiveDate: day);
keys!(NaiveDate);
