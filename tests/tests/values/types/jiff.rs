//! `jiff::civil::Date`; timestamps are in `timestamp.rs`.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use polar_event_tests::{accepts, check, lines, timestamps};

#[test]
fn dates() {
    timestamps::dates_are_read_strictly::<Date>();
    accepts(&[], ["0001-01-01", "2024-02-29", "9999-12-31"].map(|text| text.parse::<Date>().unwrap()));
    let expected = ["(document): must be a date like 2026-01-31: it is not from 0001-01-01 to 9999-12-31 [date_parsing]"];
    assert_eq!(lines(&check(&[], &Date::constant(0, 12, 31))), expected);
    assert_eq!(lines(&check(&[], &Date::constant(-1, 12, 31))), expected);
}

#[test]
fn keys_of_maps() {
    accepts(&[], [BTreeMap::from([(Date::constant(2026, 1, 31), 1)])]);
    accepts(&[], [BTreeMap::from([("2026-01-31T12:00:00Z".parse::<Timestamp>().unwrap(), 1)])]);
}

#[test]
fn the_rules_on_time() {
    timestamps::keep_to_the_clock(|text| text.parse::<Timestamp>().unwrap());
}
