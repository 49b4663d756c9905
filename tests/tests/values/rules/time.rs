//! The rule `past`, with a clock that is set.

use jiff::Timestamp;
use polar_event_core::rule::{Future, Past, Rule, Rules, Tolerance};
use polar_event_core::{Validate, ValidationState};
use polar_event_tests::{decode_in, lines};

const PAST: Rules = &[Rule::Past(Past(Tolerance::NONE))];

/// Whether a timestamp passes at this time, decoded and in memory.
fn passes(value: &str, now: &str) -> bool {
    let (instant, now): (Timestamp, Timestamp) = (value.parse().unwrap(), now.parse().unwrap());
    let decoded = decode_in::<Timestamp>(&format!("\"{value}\""), PAST, ValidationState::new().with_now(now));
    let mut cx = ValidationState::new().with_now(now);
    instant.check(PAST, &mut cx);
    let checked = cx.into_result(Some(instant));
    assert_eq!(decoded, checked);
    if let Err(report) = &decoded {
        assert_eq!(lines(report), ["(document): must not be in the future [datetime_past]"]);
        assert!(report.violations()[0].params().is_empty());
    }
    decoded.is_ok()
}

#[test]
fn now_is_past_and_a_nanosecond_later_is_not() {
    let now = "2026-01-31T09:30:00.000000005Z";
    assert!(passes("2026-01-31T09:30:00.000000004Z", now));
    assert!(passes("2026-01-31T09:30:00.000000005Z", now));
    assert!(!passes("2026-01-31T09:30:00.000000006Z", now));
}

#[test]
fn the_offset_counts() {
    let now = "2026-01-31T09:30:00Z";
    assert!(passes("2026-01-31T11:30:00+02:00", now));
    assert!(!passes("2026-01-31T09:29:59-00:01", now));
}

#[test]
fn without_a_clock_the_systems_is_taken() {
    assert!(decode_in::<Timestamp>("\"2020-01-01T00:00:00Z\"", PAST, ValidationState::new()).is_ok());
    assert!(decode_in::<Timestamp>("\"9999-01-01T00:00:00Z\"", PAST, ValidationState::new()).is_err());
}

/// A document is checked against one moment, however long it takes to read.
#[test]
fn the_clock_is_read_once() {
    let cx = ValidationState::new();
    let first = cx.now();
    std::thread::sleep(std::time::Duration::from_millis(2));
    assert_eq!(cx.now(), first);
}

/// The last hours of year 9999 are in no `jiff::Timestamp`, but they are a time, and a future one.
#[test]
fn the_last_hours_of_year_9999_are_in_the_future() {
    let places = |text: &str, rules| polar_event_tests::places(&decode_in::<Timestamp>(text, rules, ValidationState::new()).unwrap_err());
    for text in ["\"9999-12-31T23:59:59.999999999Z\"", "\"9999-12-31T00:00:00+00:01\"", "\"9999-12-31T22:58:59-01:00\""] {
        assert_eq!(places(text, PAST), [" datetime_past"]);
        assert_eq!(places(text, &[]), [" datetime_parsing"]);
    }
    assert_eq!(places("\"9999-12-31T23:59:59-00:01\"", PAST), [" datetime_parsing"]);
}

/// Whether a timestamp passes under a rule at 09:30:00.
fn at_half_past_nine(rules: Rules, value: &str) -> bool {
    let now: Timestamp = "2026-01-31T09:30:00Z".parse().unwrap();
    let decoded = decode_in::<Timestamp>(&format!("\"{value}\""), rules, ValidationState::new().with_now(now));
    let mut cx = ValidationState::new().with_now(now);
    value.parse::<Timestamp>().unwrap().check(rules, &mut cx);
    assert_eq!(decoded.is_ok(), cx.into_result(Some(())).is_ok());
    decoded.is_ok()
}

#[test]
fn now_is_future_and_a_nanosecond_earlier_is_not() {
    const FUTURE: Rules = &[Rule::Future(Future(Tolerance::NONE))];
    assert!(at_half_past_nine(FUTURE, "2026-01-31T09:30:00Z"));
    assert!(at_half_past_nine(FUTURE, "9999-01-01T00:00:00Z"));
    assert!(!at_half_past_nine(FUTURE, "2026-01-31T09:29:59.999999999Z"));
    let report = decode_in::<Timestamp>("\"2020-01-01T00:00:00Z\"", FUTURE, ValidationState::new()).unwrap_err();
    assert_eq!(lines(&report), ["(document): must not be in the past [datetime_future]"]);
}

/// Nobody knows then, so it is neither let pass nor said to be the sender's fault.
#[test]
fn without_a_clock_no_time_keeps_to_a_rule() {
    const RULES: [Rules; 2] = [PAST, &[Rule::Future(Future(Tolerance { seconds: u32::MAX }))]];
    for (rules, text) in RULES.iter().flat_map(|rules| ["0001-01-01T00:00:00Z", "9999-12-30T22:00:00Z"].map(|text| (rules, text))) {
        let decoded = decode_in::<Timestamp>(&format!("\"{text}\""), rules, ValidationState::new().without_clock()).unwrap_err();
        let mut cx = ValidationState::new().without_clock();
        text.parse::<Timestamp>().unwrap().check(rules, &mut cx);
        let checked = cx.into_result(Some(())).unwrap_err();
        for report in [decoded, checked] {
            assert_eq!(lines(&report), ["(document): cannot be checked: the service has no clock [clock_error]"]);
            assert!(report.is_server_error());
        }
    }
    assert!(decode_in::<Timestamp>("\"2026-01-31T09:30:00Z\"", &[], ValidationState::new().without_clock()).is_ok());
}

#[test]
fn a_tolerance_moves_now() {
    const PAST: Rules = &[Rule::Past(Past(Tolerance { seconds: 60 }))];
    assert!(at_half_past_nine(PAST, "2026-01-31T09:31:00Z"));
    assert!(!at_half_past_nine(PAST, "2026-01-31T09:31:00.000000001Z"));
    const FUTURE: Rules = &[Rule::Future(Future(Tolerance { seconds: 60 }))];
    assert!(at_half_past_nine(FUTURE, "2026-01-31T09:29:00Z"));
    assert!(!at_half_past_nine(FUTURE, "2026-01-31T09:28:59.999999999Z"));
    const NEVER_WRONG: Rules = &[Rule::Past(Past(Tolerance { seconds: u32::MAX }))];
    assert!(at_half_past_nine(NEVER_WRONG, "2100-01-01T00:00:00Z"));
}

#[test]
fn the_attributes_take_a_tolerance() {
    #[derive(polar_event_core::Event)]
    struct Times {
        #[event(past(tolerance = 60))]
        past: Timestamp,
        #[event(future)]
        future: Timestamp,
    }
    let decoder = polar_event_core::json::Decoder::new().now("2026-01-31T09:30:00Z".parse().unwrap());
    let times = decoder.from_str::<Times>(r#"{"past":"2026-01-31T09:31:00Z","future":"2026-01-31T09:30:00Z"}"#).unwrap();
    assert!(times.past > times.future);
    let report = decoder.from_str::<Times>(r#"{"past":"2026-01-31T09:31:01Z","future":"2026-01-31T09:29:59Z"}"#);
    let report = report.err().unwrap();
    assert_eq!(polar_event_tests::places(&report), ["/past datetime_past", "/future datetime_future"]);
}
