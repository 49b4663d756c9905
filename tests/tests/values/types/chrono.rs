//! The types of `chrono`.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate, TimeZone, Utc};
use polar_event_core::{Event, OptionalNullable, UnixTime, Validate, json};
use polar_event_tests::{accepts, check, decode, faults, lines, places, timestamps};

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn fixed(text: &str) -> DateTime<FixedOffset> {
    text.parse().unwrap()
}

#[test]
fn timestamps_are_read_as_by_jiff() {
    timestamps::are_read_as_by_jiff::<DateTime<Utc>>();
    timestamps::are_read_as_by_jiff::<DateTime<FixedOffset>>();
}

#[test]
fn the_rules_on_time() {
    timestamps::keep_to_the_clock(utc);
    timestamps::keep_to_the_clock(fixed);
}

#[test]
fn what_is_written_can_be_read() {
    let texts = ["0001-01-01T00:00:00Z", "1969-12-31T23:59:59.999999999Z", "2026-01-31T12:00:00.100Z", "9999-12-31T23:59:59.999999999Z"];
    accepts(&[], texts.map(utc));
    accepts(&[], texts.map(fixed));
    accepts(&[], ["2026-01-31T12:00:00.5+02:00", "0000-12-31T23:00:00-01:00"].map(fixed));
    accepts(&[], [BTreeMap::from([(utc("2026-01-31T12:00:00Z"), 1)])]);
    accepts(&[], [BTreeMap::from([(NaiveDate::from_ymd_opt(2026, 1, 31).unwrap(), 1)])]);
}

/// The offset is kept where the type has one.
#[test]
fn the_offset() {
    let text = "\"2026-01-31T12:00:00+02:00\"";
    assert_eq!(decode::<DateTime<FixedOffset>>(text, &[]).unwrap().offset().local_minus_utc(), 7200);
    assert_eq!(decode::<DateTime<Utc>>(text, &[]).unwrap().to_rfc3339(), "2026-01-31T10:00:00+00:00");
}

/// chrono goes one day further than jiff.
#[test]
fn the_last_day() {
    assert!(decode::<DateTime<Utc>>("\"9999-12-31T23:59:59.999999999Z\"", &[]).is_ok());
    let expected = "(document): must be a timestamp like 2026-01-31T09:30:00Z: it is not from 0001-01-01T00:00:00Z to \
                    9999-12-31T23:59:59.999999999Z [datetime_parsing]";
    assert_eq!(faults::<DateTime<Utc>>("\"9999-12-31T23:59:59-00:01\"", &[]), [expected]);
}

/// What decoding refuses does not pass in memory either, nor what would not come back.
#[test]
fn what_rfc_3339_cannot_write() {
    let year = NaiveDate::from_ymd_opt(10_000, 1, 1).unwrap().and_hms_opt(0, 0, 0).unwrap();
    assert_eq!(places(&check(&[], &year.and_utc())), [" datetime_parsing"]);
    assert_eq!(places(&check(&[], &utc("0000-12-31T23:59:59.999999999Z"))), [" datetime_parsing"]);
    // In UTC it is in year 9999, but it would be written as year 10000.
    let east = FixedOffset::east_opt(3600).unwrap().from_utc_datetime(&utc("9999-12-31T23:30:00Z").naive_utc());
    assert_eq!(places(&check(&[], &east)), [" datetime_parsing"]);
    let expected =
        ["(document): must be a timestamp like 2026-01-31T09:30:00Z: RFC 3339 has no form for its second or offset [datetime_parsing]"];
    let leap = NaiveDate::from_ymd_opt(2026, 1, 31).unwrap().and_hms_nano_opt(23, 59, 59, 1_000_000_000).unwrap();
    assert_eq!(lines(&check(&[], &leap.and_utc())), expected);
    let odd = FixedOffset::east_opt(1).unwrap().from_utc_datetime(&utc("2026-01-31T12:00:00Z").naive_utc());
    assert_eq!(lines(&check(&[], &odd)), expected);
    assert!(UnixTime::from(leap.and_utc()) < UnixTime::from(utc("2026-02-01T00:00:00Z")));
}

#[test]
fn dates() {
    timestamps::dates_are_read_strictly::<NaiveDate>();
    accepts(&[], ["0001-01-01", "2024-02-29", "9999-12-31"].map(|text| text.parse::<NaiveDate>().unwrap()));
    let late = NaiveDate::from_ymd_opt(10_000, 1, 1).unwrap();
    assert_eq!(places(&check(&[], &late)), [" date_parsing"]);
}

#[derive(Event, Debug, PartialEq)]
struct Booking {
    #[event(past)]
    made: DateTime<Utc>,
    #[event(future(tolerance = 60))]
    due: OptionalNullable<DateTime<FixedOffset>>,
    day: Option<NaiveDate>,
    #[event(each(past))]
    seen: Vec<DateTime<Utc>>,
}

#[test]
fn the_derive() {
    let decoder = json::Decoder::new().clock(utc("2026-01-31T09:30:00Z"));
    let text = r#"{"made":"2026-01-31T09:30:00Z","due":"2026-01-31T10:29:00+01:00","day":"2026-02-01","seen":[]}"#;
    let booking: Booking = decoder.from_str(text).unwrap();
    assert_eq!(json::to_string(&booking).unwrap(), text);
    let text = r#"{"made":"2026-01-31T09:30:01Z","due":"2026-01-31T10:28:59+01:00","day":1,"seen":["2026-01-31T09:30:01Z", "now"]}"#;
    let report = decoder.from_str::<Booking>(text).unwrap_err();
    let expected = ["/made datetime_past", "/due datetime_future", "/day date_type", "/seen/0 datetime_past", "/seen/1 datetime_parsing"];
    assert_eq!(places(&report), expected);
    let far = Booking { made: utc("9999-01-01T00:00:00Z"), due: OptionalNullable::Null, day: None, seen: vec![] };
    assert_eq!(places(&far.validate().unwrap_err()), ["/made datetime_past"]);
}
