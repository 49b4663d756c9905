//! Atomics: the numbers that they hold.

use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU8, Ordering};

use polar_event_core::{Event, Validate, json};
use polar_event_tests::places;

#[derive(Event, Debug)]
struct Counters {
    #[event(range(min = 1, max = 9))]
    digit: AtomicU8,
    total: AtomicI64,
    on: AtomicBool,
}

#[test]
fn they_are_numbers_with_rules() {
    let value: Counters = json::from_str(r#"{"digit": 9, "total": -9223372036854775808, "on": true}"#).unwrap();
    assert_eq!(value.validate(), Ok(()));
    value.digit.store(0, Ordering::Relaxed);
    assert_eq!(places(&value.validate().unwrap_err()), ["/digit greater_than_equal"]);
    let report = json::from_str::<Counters>(r#"{"digit": 10, "total": 9223372036854775808, "on": 1}"#).unwrap_err();
    assert_eq!(places(&report), ["/digit less_than_equal", "/total int_out_of_range", "/on bool_type"]);
}
