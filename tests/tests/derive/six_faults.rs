//! Six faults of six kinds in one document, all found at once, whichever way it is read.

use polar_event_core::{Event, Metadata, json};
use polar_event_tests::places;

#[derive(Event, Debug)]
#[event(deny_unknown_fields)]
struct Order {
    amount: u32,
    #[allow(dead_code, reason = "it is the field that is missing")]
    currency: String,
    metadata: Metadata,
    note: String,
}

fn document() -> String {
    let (key, value) = ("é".repeat(41), "🦀".repeat(501));
    format!(r#"{{"amount": "12", "metadata": {{"{key}": 1, "k": "{value}"}}, "note": {{"text": ["x"]}}, "colour": [{{}}]}}"#)
}

#[test]
fn all_six_each_at_its_pointer() {
    let key = "é".repeat(41);
    let expected = [
        "/amount int_type".to_owned(),
        format!("/metadata/{key} string_too_long key"),
        "/metadata/k string_too_long".to_owned(),
        "/note string_type".to_owned(),
        "/colour extra_forbidden key".to_owned(),
        "/currency missing".to_owned(),
    ];
    let report = json::from_slice::<Order>(document().as_bytes()).unwrap_err();
    assert_eq!(places(&report), expected);

    let error = serde_json::from_slice::<Order>(document().as_bytes()).unwrap_err().to_string();
    assert!(error.starts_with(&report.to_string()), "{error}");
    assert_eq!(report.to_string().lines().count(), 6);
}

#[test]
fn without_the_faults_it_is_accepted() {
    let order: Order = json::from_str(r#"{"amount": 12, "currency": "eur", "metadata": {"k": 1}, "note": "x"}"#).unwrap();
    assert_eq!((order.amount, order.metadata.len(), order.note.as_str()), (12, 1, "x"));
}
