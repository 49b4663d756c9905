//! The names that a struct declares are for its own object only.

use std::collections::BTreeMap;

use polar_event_core::{Event, json};

#[derive(Event, Debug)]
struct Inner {
    first: u8,
}

#[derive(Event, Debug)]
struct Outer {
    inner: Inner,
    map: BTreeMap<String, u8>,
    last: Option<u8>,
}

#[test]
fn a_map_after_something_that_is_no_struct_keeps_its_keys_to_itself() {
    let report = json::from_str::<Outer>(r#"{"inner": 5, "map": {"first": 1}, "unknown": 2, "last": 3}"#).unwrap_err();
    assert_eq!(report.to_string(), "/inner: must be an object, not an integer [object_type]");
}
