//! Dates and times without an offset, times of day, durations, and times with a zone.

use polar_event_core::{Event, Validate, json};
use polar_event_tests::{accepts, faults, places};

#[derive(Event, Debug, PartialEq)]
struct Times {
    at: Vec<jiff::civil::DateTime>,
    of_chrono: Vec<chrono::NaiveDateTime>,
    of_time: Vec<time::PrimitiveDateTime>,
    time: Vec<jiff::civil::Time>,
    time_of_chrono: Vec<chrono::NaiveTime>,
    time_of_time: Vec<time::Time>,
}

fn document(date_time: &str, time: &str) -> String {
    format!(
        r#"{{"at":["{date_time}"],"of_chrono":["{date_time}"],"of_time":["{date_time}"],"time":["{time}"],"time_of_chrono":["{time}"],"time_of_time":["{time}"]}}"#
    )
}

const FIELDS: [&str; 6] = ["at", "of_chrono", "of_time", "time", "time_of_chrono", "time_of_time"];

#[test]
fn every_crate_reads_and_writes_the_same() {
    for (date_time, time) in [
        ("2020-02-29T12:30:00", "00:00:00"),
        ("0001-01-01T00:00:00.000000001", "23:59:59.999999999"),
        ("9999-12-31T23:59:59.500", "12:30:00.500"),
    ] {
        let text = document(date_time, time);
        let times: Times = json::from_str(&text).unwrap();
        assert_eq!(times.validate(), Ok(()));
        let written = json::to_string(&times).unwrap();
        // chrono writes digits in threes.
        assert_eq!(json::from_str(&written), Ok(times), "{text}");
        assert_eq!(written.replace("500", "5"), text.replace("500", "5"));
    }
}

#[test]
fn every_crate_refuses_the_same() {
    for (date_time, time, codes) in [
        ("2019-02-29T12:30:00", "24:00:00", ["datetime_parsing", "time_parsing"]),
        ("2016-12-31T23:59:60", "23:59:60", ["datetime_parsing", "time_parsing"]),
        ("0000-12-31T23:59:59", "9:30:00", ["datetime_parsing", "time_parsing"]),
        ("2020-01-01", "12:30", ["datetime_parsing", "time_parsing"]),
        ("2020-01-01T12:30", "12:30:00Z", ["datetime_parsing", "time_parsing"]),
        ("2020-01-01T12:30:00.1234567890", "12:30:00.1234567890", ["datetime_parsing", "time_parsing"]),
        ("2020-01-01T12:30:00Z", "", ["timezone_naive", "time_parsing"]),
        ("2020-01-01T12:30:00+01:00", "12:30:00.", ["timezone_naive", "time_parsing"]),
    ] {
        let report = json::from_str::<Times>(&document(date_time, time)).unwrap_err();
        let expected: Vec<String> =
            FIELDS.iter().enumerate().map(|(index, field)| format!("/{field}/0 {}", codes[usize::from(index > 2)])).collect();
        assert_eq!(places(&report), expected, "{date_time} {time}");
    }
}

#[test]
fn in_memory_what_cannot_be_written_is_not_valid() {
    let year = chrono::NaiveDate::from_ymd_opt(10_000, 1, 1).unwrap().and_hms_opt(0, 0, 0).unwrap();
    assert_eq!(places(&year.validate().unwrap_err()), [" datetime_parsing"]);
    let leap = chrono::NaiveTime::from_hms_nano_opt(23, 59, 59, 1_000_000_000).unwrap();
    assert_eq!(places(&leap.validate().unwrap_err()), [" time_parsing"]);
    let leap = chrono::NaiveDate::from_ymd_opt(2016, 12, 31).unwrap().and_time(leap);
    assert_eq!(places(&leap.validate().unwrap_err()), [" datetime_parsing"]);
    assert_eq!(places(&jiff::civil::DateTime::MIN.validate().unwrap_err()), [" datetime_parsing"]);
}

#[test]
fn durations_are_those_of_iso_8601() {
    use jiff::SignedDuration;
    accepts(
        &[],
        [SignedDuration::ZERO, SignedDuration::MAX, SignedDuration::MIN, SignedDuration::new(-5, -5), SignedDuration::from_hours(30)],
    );
    for text in
        ["", "P", "PT", "PT1", "PT1.5H", "PT1S1M", "1h 30m", "pt1s", "P1D", "PT1.S", "PT1.1234567890S", "-P", "PT00000000000000000001S"]
    {
        assert_eq!(places(&json::from_str::<SignedDuration>(&format!("{text:?}")).unwrap_err()), [" time_delta_parsing"], "{text}");
    }
    let too_long = "(document): must be a duration like PT1H30M: it is too long [time_delta_parsing]";
    assert_eq!(faults::<SignedDuration>(r#""PT9223372036854775808S""#, &[]), [too_long]);
    for text in ["P1Y2M3W4DT5H6M7.5S", "-P1D", "PT0S", "P19998Y"] {
        let span: jiff::Span = json::from_str(&format!("{text:?}")).unwrap();
        assert_eq!(json::to_string(&span).unwrap(), format!("{text:?}"));
    }
    for text in ["P19999Y", "P1H", "P1DT", "P1D1Y", "1 day", "P1.5D"] {
        assert!(json::from_str::<jiff::Span>(&format!("{text:?}")).is_err(), "{text}");
    }
}

#[derive(Event, Debug, PartialEq)]
struct Meeting {
    #[event(past)]
    at: jiff::ZonedDateTime,
}

#[test]
fn a_time_zone_follows_the_timestamp() {
    let text = r#"{"at":"2020-01-31T09:30:00.5+01:00[+01:00]"}"#;
    let meeting: Meeting = json::from_str(text).unwrap();
    assert_eq!(json::to_string(&meeting).unwrap(), text);
    assert_eq!(meeting.validate(), Ok(()));
    for (at, code) in [
        ("2020-01-31T09:30:00+01:00", "datetime_parsing"),
        ("2020-01-31T09:30:00[+01:00]", "timezone_aware"),
        ("2020-01-31T09:30:00+02:00[+01:00]", "datetime_parsing"),
        ("2020-01-31T09:30:00Z[No/Where]", "datetime_parsing"),
        ("2020-01-31T09:30Z[+01:00]", "datetime_parsing"),
        ("2016-12-31T23:59:60Z[+00:00]", "datetime_parsing"),
        ("9000-01-31T09:30:00Z[+01:00]", "datetime_past"),
    ] {
        let report = json::from_str::<Meeting>(&format!(r#"{{"at": "{at}"}}"#)).unwrap_err();
        assert_eq!(places(&report), [format!("/at {code}")], "{at}");
    }
    polar_event_core::testing::assert_consistent::<Meeting>();
}
