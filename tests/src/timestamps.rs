//! Timestamps of every crate are read by the same rules: they are held against those of `jiff`.

use std::fmt::Debug;

use jiff::Timestamp;
use polar_event_core::rule::{Future, Past, Rule, Rules, Tolerance};
use polar_event_core::{Decode, UnixTime, Validate, ValidationState};

use crate::{decode, decode_in, lines};

/// Texts good and bad. Bytes of them are changed, too.
const TEXTS: &[&str] = &[
    "2026-01-31T12:00:00Z",
    "2026-01-31t12:00:00z",
    "2026-01-31 12:00:00Z",
    "2026-01-31T12:00:00+00:00",
    "2026-01-31T12:00:00-00:00",
    "2026-02-01T11:59:00+23:59",
    "2026-01-30T12:01:00-23:59",
    "2026-01-31 13:30:00.123456789+01:30",
    "1969-12-31T23:59:59.999999999Z",
    "0001-01-01T00:00:00Z",
    "0000-12-31T23:00:00-01:00",
    "0000-12-31T23:59:59Z",
    "0001-01-01T00:00:00+00:01",
    "9999-12-31T23:59:59-00:01",
    "2024-02-29T12:00:00Z",
    "2026-02-29T12:00:00Z",
    "2026-01-31T24:00:00Z",
    "2026-01-31T23:59:60Z",
    "1990-12-31T15:59:60-08:00",
    "2026-01-31T12:00:00+24:00",
    "2026-01-31T12:00:00",
    "2026-01-31",
    "2026-02-29",
    "2026-01-31T12:00:00.Z",
    "2026-01-31T12:00:00.1234567890Z",
    "2026-01-31T12:00Z",
    "1769860800",
    "",
];

fn without_limits(lines: Vec<String>) -> Vec<String> {
    // The types end at different moments.
    lines.into_iter().map(|line| line.replace("9999-12-30T22:00:00Z", "9999-12-31T23:59:59.999999999Z")).collect()
}

#[track_caller]
fn same<T>(text: &str)
where
    T: for<'de> Decode<'de, Requires = ()> + PartialEq + Debug + Into<UnixTime>,
{
    let json = serde_json::to_string(text).unwrap();
    let ours = decode::<T>(&json, &[]).map(Into::into).map_err(|report| without_limits(lines(&report)));
    if matches!(ours, Ok(moment) if moment > UnixTime::from(Timestamp::MAX)) {
        return;
    }
    let jiffs = decode::<Timestamp>(&json, &[]).map(UnixTime::from).map_err(|report| without_limits(lines(&report)));
    assert_eq!(ours, jiffs, "{text}");
}

/// The same texts are refused as for `jiff`, for the same reasons, and the others become the same moments.
#[track_caller]
pub fn are_read_as_by_jiff<T>()
where
    T: for<'de> Decode<'de, Requires = ()> + PartialEq + Debug + Into<UnixTime>,
{
    for text in TEXTS {
        same::<T>(text);
        for (at, _) in text.char_indices() {
            for byte in ["0", "1", "5", "9", "-", ":", "T", "Z", "+", ".", " ", "é", ""] {
                same::<T>(&format!("{}{byte}{}", &text[..at], &text[at + 1..]));
            }
        }
    }
}

/// The rules `past` and `future` hold to the nanosecond, decoded and in memory.
#[track_caller]
pub fn keep_to_the_clock<T>(moment: impl Fn(&str) -> T)
where
    T: for<'de> Decode<'de, Requires = ()> + Validate + PartialEq + Debug,
{
    const PAST: Rules = &[Rule::Past(Past(Tolerance::NONE))];
    const FUTURE: Rules = &[Rule::Future(Future(Tolerance::NONE))];
    const PAST_60: Rules = &[Rule::Past(Past(Tolerance { seconds: 60 }))];
    const FUTURE_60: Rules = &[Rule::Future(Future(Tolerance { seconds: 60 }))];
    const LATE: [&str; 1] = ["(document): must not be in the future [datetime_past]"];
    const EARLY: [&str; 1] = ["(document): must not be in the past [datetime_future]"];
    let cases: [(Rules, &str, &[&str]); 9] = [
        (PAST, "2026-01-31T09:30:00.000000005Z", &[]),
        (PAST, "2026-01-31T11:30:00.000000006+02:00", &LATE),
        (FUTURE, "2026-01-31T11:30:00.000000005+02:00", &[]),
        (FUTURE, "2026-01-31T09:30:00.000000004Z", &EARLY),
        (PAST_60, "2026-01-31T09:31:00.000000005Z", &[]),
        (PAST_60, "2026-01-31T09:31:00.000000006Z", &LATE),
        (FUTURE_60, "2026-01-31T09:29:00.000000005Z", &[]),
        (FUTURE_60, "2026-01-31T09:29:00.000000004Z", &EARLY),
        (PAST, "9999-12-30T22:00:00Z", &LATE),
    ];
    let now: Timestamp = "2026-01-31T09:30:00.000000005Z".parse().unwrap();
    for (rules, text, expected) in cases {
        let decoded = decode_in::<T>(&format!("\"{text}\""), rules, ValidationState::new().with_clock(now));
        assert_eq!(decoded.err().map(|report| lines(&report)).unwrap_or_default(), expected, "{text}");
        let mut cx = ValidationState::new().with_clock(now);
        moment(text).check(rules, &mut cx);
        assert_eq!(cx.into_result(Some(())).err().map(|report| lines(&report)).unwrap_or_default(), expected, "{text}");
    }
}

/// Dates alone: the forms that are taken, and those that are not.
#[track_caller]
pub fn dates_are_read_strictly<T>()
where
    T: for<'de> Decode<'de, Requires = ()> + Validate + PartialEq + Debug + ToString,
{
    for text in ["2026-01-31", "2024-02-29", "0001-01-01", "9999-12-31"] {
        let date = decode::<T>(&format!("\"{text}\""), &[]).unwrap_or_else(|report| panic!("{text}: {report}"));
        assert_eq!(date.to_string(), text);
        assert_eq!(lines(&crate::check(&[], &date)), [""; 0]);
    }
    let refused = |text: &str, why: &str| {
        let line = format!("(document): must be a date like 2026-01-31: {why} [date_parsing]");
        assert_eq!(crate::faults::<T>(&format!("\"{text}\""), &[]), [line], "{text}");
    };
    for text in ["", "2026-1-31", "26-01-31", "20260131", "2026-01-31 ", " 2026-01-31", "2026-01-31T12:00:00Z", "2026/01/31", "2026-01-3é"]
    {
        refused(text, "it is not in the form of RFC 3339");
    }
    for text in ["2026-02-29", "2026-00-01", "2026-13-01", "2026-01-00", "2026-01-32", "1900-02-29"] {
        refused(text, "there is no such day");
    }
    refused("0000-12-31", "it is not from 0001-01-01 to 9999-12-31");
    let line = "(document): must be a date in a string, not an integer [date_type]";
    assert_eq!(crate::faults::<T>("20260131", &[]), [line]);
}
