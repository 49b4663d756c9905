//! Functions that `run.mjs` calls. Each answers 1 if what is said of it holds.

use jiff::Timestamp;
#[cfg(not(feature = "js"))]
use polar_event_core::Validate;
use polar_event_core::json::Decoder;
use polar_event_core::{Code, Event, Report, UnixTime, json};

#[derive(Event)]
struct Times {
    #[event(past)]
    at: Timestamp,
    #[event(future)]
    due: Option<Timestamp>,
}

const TEXT: &str = r#"{"at": "2026-01-31T09:30:00Z", "due": "2026-01-31T09:30:01Z"}"#;

fn codes(report: &Report) -> Vec<Code> {
    report.violations().iter().map(|violation| violation.code()).collect()
}

/// JavaScript's clock is asked; `run.mjs` has it show one day after 1970.
#[cfg(feature = "js")]
#[unsafe(no_mangle)]
pub extern "C" fn the_clock_is_that_of_javascript() -> i32 {
    let day = UnixTime::new(86_400, 0);
    let expected = json::from_str::<Times>(r#"{"at": "1970-01-02T00:00:00Z", "due": "1970-01-02T00:00:00Z"}"#).is_ok();
    let late = json::from_str::<Times>(TEXT).is_err_and(|report| codes(&report) == [Code::DatetimePast]);
    i32::from(UnixTime::now() == day && expected && late)
}

/// There is no clock, and what a rule needs one for is the service's fault.
#[cfg(not(feature = "js"))]
#[unsafe(no_mangle)]
pub extern "C" fn without_a_clock_rules_on_times_are_server_errors() -> i32 {
    let Err(report) = json::from_str::<Times>(TEXT) else { return 0 };
    let expected = report.is_server_error() && codes(&report) == [Code::ClockError, Code::ClockError];
    i32::from(expected && UnixTime::now().is_none())
}

/// The same for a value in memory.
#[cfg(not(feature = "js"))]
#[unsafe(no_mangle)]
pub extern "C" fn values_in_memory_too() -> i32 {
    let times = Times { at: Timestamp::UNIX_EPOCH, due: Some(Timestamp::MAX) };
    i32::from(times.validate().is_err_and(|report| codes(&report) == [Code::ClockError, Code::ClockError]))
}

/// With a time that was set, rules are decided as everywhere.
#[unsafe(no_mangle)]
pub extern "C" fn a_time_that_is_set_decides() -> i32 {
    let decoder = |now: i64| Decoder::new().clock(UnixTime::new(now, 0).unwrap_or(UnixTime::EPOCH));
    let good = decoder(1_769_851_800).from_str::<Times>(TEXT).is_ok();
    let early = decoder(1_769_851_799).from_str::<Times>(TEXT).is_err_and(|report| codes(&report) == [Code::DatetimePast]);
    let late = decoder(1_769_851_802).from_str::<Times>(TEXT).is_err_and(|report| codes(&report) == [Code::DatetimeFuture]);
    i32::from(good && early && late)
}
