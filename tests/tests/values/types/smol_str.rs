//! `smol_str::SmolStr`: a string.

use std::collections::BTreeMap;

use polar_event_core::{Event, OptionalNullable, Validate, json};
use polar_event_tests::{accepts, faults, places};
use smol_str::SmolStr;

#[test]
fn what_is_written_can_be_read() {
    accepts(&[], ["", "a", "é€🦀\n\0", &"x".repeat(1000)].map(SmolStr::new));
    accepts(&[], [BTreeMap::from([(SmolStr::new("a"), SmolStr::new("b"))])]);
    assert_eq!(faults::<SmolStr>("1", &[]), ["(document): must be a string, not an integer [string_type]"]);
    assert_eq!(serde_json::to_string(&SmolStr::new("é")).unwrap(), "\"é\"");
}

#[test]
fn the_derive() {
    #[derive(Event, Debug, PartialEq)]
    struct Tag {
        #[event(length(min = 1, max = 2), ascii)]
        name: SmolStr,
        #[event(uuid)]
        id: OptionalNullable<SmolStr>,
    }
    let text = r#"{"name":"ab","id":null}"#;
    let tag: Tag = json::from_str(text).unwrap();
    assert_eq!(json::to_string(&tag).unwrap(), text);
    let expected = ["/name string_too_long", "/name string_ascii", "/id uuid_parsing"];
    assert_eq!(places(&json::from_str::<Tag>(r#"{"name": "abé", "id": "x"}"#).unwrap_err()), expected);
    let bad = Tag { name: "abé".into(), id: SmolStr::new("x").into() };
    assert_eq!(places(&bad.validate().unwrap_err()), expected);
    let error = serde_json::from_str::<Tag>(r#"{"name": "é"}"#).unwrap_err().to_string();
    assert!(error.contains("/name: must have ASCII characters only [string_ascii]"), "{error}");
}
