//! `Range` and its relatives: objects of their limits. `SystemTime`: an object of seconds and nanoseconds.

use std::ops::{Range, RangeFrom, RangeInclusive, RangeTo};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use polar_event_core::{Event, Report, Validate, json};
use polar_event_tests::{faults, places};

#[derive(Event, Debug, PartialEq, Clone)]
#[event(derive(TryFrom))]
struct Age(#[event(range(max = 150))] u8);

#[test]
fn both_limits_are_checked() {
    assert_eq!(json::from_str(r#"{"start": 1, "end": 5}"#), Ok(1..5));
    assert_eq!(json::from_str(r#"{"end": 5, "start": 1}"#), Ok(1..=5));
    assert_eq!(json::from_str(r#"{"start": 1}"#), Ok(1..));
    assert_eq!(json::from_str(r#"{"end": 5}"#), Ok(..5));
    let ages = r#"{"start": 151, "end": 152}"#;
    assert_eq!(places(&json::from_str::<Range<Age>>(ages).unwrap_err()), ["/start less_than_equal", "/end less_than_equal"]);
    let ages = Age::try_from(150).unwrap()..=serde_json::from_str::<Age>("0").unwrap();
    assert_eq!(ages.validate(), Ok(()));
    let broken = |report: Report| places(&report);
    assert_eq!(broken(json::from_str::<Range<u8>>("{}").unwrap_err()), ["/start missing", "/end missing"]);
    assert_eq!(
        broken(json::from_str::<RangeInclusive<u8>>(r#"{"start": "a", "end": 256}"#).unwrap_err()),
        ["/start int_type", "/end int_out_of_range"]
    );
    assert_eq!(broken(json::from_str::<RangeFrom<u8>>(r#"{"start": 1, "end": 5}"#).unwrap_err()), ["/end extra_forbidden key"]);
    assert_eq!(broken(json::from_str::<RangeTo<u8>>(r#"{"end": 1, "end": 5}"#).unwrap_err()), ["/end json_duplicate_key key"]);
    assert_eq!(faults::<Range<u8>>("[1, 5]", &[]), ["(document): must be an object, not an array [object_type]"]);
}

#[test]
fn rules_in_memory_are_those_of_the_limits() {
    #[derive(Event, Debug)]
    struct Class {
        ages: Range<Age>,
    }
    let class: Class = json::from_str(r#"{"ages": {"start": 6, "end": 10}}"#).unwrap();
    assert_eq!(class.validate(), Ok(()));
    let report = json::from_str::<Class>(r#"{"ages": {"start": 6, "end": 200}}"#).unwrap_err();
    assert_eq!(places(&report), ["/ages/end less_than_equal"]);
}

#[test]
fn system_times_are_from_1970_on() {
    let time = UNIX_EPOCH + Duration::new(1_600_000_000, 999_999_999);
    let text = r#"{"secs_since_epoch":1600000000,"nanos_since_epoch":999999999}"#;
    assert_eq!(json::to_string(&time).unwrap(), text);
    assert_eq!(json::from_str(text), Ok(time));
    assert_eq!(json::from_str::<SystemTime>(r#"{"secs_since_epoch":0,"nanos_since_epoch":0}"#), Ok(UNIX_EPOCH));
    assert_eq!(time.validate(), Ok(()));
    let text = r#"{"secs_since_epoch":9223372036854775808,"nanos_since_epoch":1000000000}"#;
    let report = json::from_str::<SystemTime>(text).unwrap_err();
    assert_eq!(places(&report), ["/secs_since_epoch less_than_equal", "/nanos_since_epoch less_than_equal"]);
    let early = UNIX_EPOCH - Duration::from_nanos(1);
    assert!(serde_json::to_string(&early).is_err());
    assert_eq!(places(&early.validate().unwrap_err()), [" datetime_parsing"]);
}

#[derive(Event, Debug, PartialEq)]
struct OfJson {
    #[event(items(max = 2), keys(length(max = 3)))]
    map: serde_json::Map<String, serde_json::Value>,
    #[event(range(min = 0, max = 100))]
    number: serde_json::Number,
    any: Vec<serde_json::Number>,
}

#[test]
fn maps_and_numbers_of_serde_json() {
    let text = r#"{"map":{"abc":[1,null],"b":{}},"number":0.5,"any":[-0.0,18446744073709551615,-9223372036854775808,1e30]}"#;
    let value: OfJson = json::from_str(text).unwrap();
    assert_eq!(
        json::from_str::<serde_json::Value>(&json::to_string(&value).unwrap()).unwrap(),
        serde_json::from_str::<serde_json::Value>(text).unwrap()
    );
    let theirs: Vec<serde_json::Number> = serde_json::from_str("[-0, 1000000000000000000000000000000, 18446744073709551616]").unwrap();
    assert_eq!(json::from_str("[-0, 1000000000000000000000000000000, 18446744073709551616]"), Ok(theirs));
    assert_eq!(value.validate(), Ok(()));
    let report = json::from_str::<OfJson>(r#"{"map":{"abcd":1,"b":1,"c":2},"number":-1,"any":["1",1e400]}"#).unwrap_err();
    assert_eq!(
        places(&report),
        ["/map/abcd string_too_long key", "/map too_long", "/number greater_than_equal", "/any/0 float_type", "/any/1 finite_number"]
    );
    let report = json::from_str::<OfJson>(r#"{"map":[],"number":100.5,"any":[]}"#).unwrap_err();
    assert_eq!(places(&report), ["/map object_type", "/number less_than_equal"]);
    polar_event_core::testing::assert_consistent::<OfJson>();
}
