//! `Result` and `Bound`: enums, as serde has them.

use std::ops::Bound;

use polar_event_core::{Event, Validate, json};
use polar_event_tests::{faults, places};

#[derive(Event, Debug, PartialEq)]
struct Name(#[event(length(max = 3))] String);

#[derive(Event, Debug, PartialEq)]
struct Job {
    outcome: Result<Name, u16>,
    nothing: Result<(), Option<u8>>,
    from: Bound<i8>,
}

#[test]
fn they_are_read_and_written() {
    let text = r#"{"outcome":{"Ok":"abc"},"nothing":{"Ok":null},"from":"Unbounded"}"#;
    let job: Job = json::from_str(text).unwrap();
    assert_eq!((&job.outcome, &job.nothing, job.from), (&Ok(serde_json::from_str(r#""abc""#).unwrap()), &Ok(()), Bound::Unbounded));
    assert_eq!(json::to_string(&job).unwrap(), text);
    assert_eq!(job.validate(), Ok(()));
    let text = r#"{"outcome":{"Err":404},"nothing":{"Err":null},"from":{"Excluded":-1}}"#;
    let job: Job = json::from_str(text).unwrap();
    assert_eq!((&job.outcome, &job.nothing, job.from), (&Err(404), &Err(None), Bound::Excluded(-1)));
    assert_eq!(json::to_string(&job).unwrap(), text);
    assert_eq!(json::from_str(r#"{"Included": 5}"#), Ok(Bound::Included(5)));
}

#[test]
fn faults_are_in_the_variant() {
    let text = r#"{"outcome":{"Ok":"abcd"},"nothing":{"Err":256},"from":{"Included":128}}"#;
    let report = json::from_str::<Job>(text).unwrap_err();
    assert_eq!(places(&report), ["/outcome/Ok string_too_long", "/nothing/Err int_out_of_range", "/from/Included int_out_of_range"]);
    let text = r#"{"outcome":{"ok":"a"},"nothing":"Ok","from":{"Unbounded":1}}"#;
    let report = json::from_str::<Job>(text).unwrap_err();
    assert_eq!(places(&report), ["/outcome/ok union_tag_invalid key", "/nothing object_type", "/from/Unbounded null_type"]);
    assert_eq!(faults::<Bound<u8>>("5", &[]).len(), 1);
    assert_eq!(places(&json::from_str::<Result<u8, u8>>(r#"{"Ok":1,"Err":2}"#).unwrap_err()), ["/Err extra_forbidden key"]);
}
