//! A key that comes twice is one fault, not also a pair too many.

use polar_event_core::{Event, Metadata, json};
use polar_event_tests::places;
use std::collections::BTreeMap;

#[derive(Event, Debug)]
struct Maps {
    #[event(items(max = 2))]
    map: BTreeMap<String, u8>,
    #[event(metadata(max_pairs = 2))]
    metadata: Metadata,
}

#[test]
fn a_repeated_key_does_not_count_as_another_pair() {
    let pairs = r#"{"a":1,"b":2,"a":3}"#;
    let report = json::from_str::<Maps>(&format!(r#"{{"map":{pairs},"metadata":{pairs}}}"#)).unwrap_err();
    assert_eq!(places(&report), ["/map/a json_duplicate_key key", "/metadata/a json_duplicate_key key"]);
}
