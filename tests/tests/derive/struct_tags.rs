//! `tag` on a struct: as serde writes it, and checked where it is read.

use polar_event_core::testing::assert_consistent;
use polar_event_core::{Describe, Event, json, schema};
use serde_json::json;

use super::both::{both, same};

both! {
    #[serde(tag = "type")]
    pub struct Message { pub text: String }

    #[serde(tag = "@type", rename = "m", default)]
    #[derive(Default)]
    pub struct Defaulted { pub a: u8, #[serde(skip_serializing_if = "Vec::is_empty")] pub b: Vec<u8> }

    #[serde(tag = "kind", rename(serialize = "out", deserialize = "in"), rename_all = "camelCase")]
    pub struct Around<T> { pub first_value: T, #[serde(flatten)] pub message: Message }

    #[serde(tag = "t")]
    pub struct Empty {}

    #[serde(tag = "event")]
    pub enum Held { A(Message), B { #[serde(flatten)] message: Message } }
}

#[test]
fn the_tag_is_written_first_and_need_not_be_read() {
    for text in [r#"{"type":"Message","text":"a"}"#, r#"{"text": "a", "type": "Message"}"#, r#"{"text":"a"}"#, r#"{"type":"Message"}"#] {
        same::<ours::Message, theirs::Message>(text);
    }
    for text in ["{}", r#"{"@type":"m","a":5}"#, r#"{"b":[1],"@type":"m"}"#, r#"{"a":"x"}"#] {
        same::<ours::Defaulted, theirs::Defaulted>(text);
    }
    for text in [r#"{"kind":"out","firstValue":1,"type":"Message","text":"a"}"#, r#"{"firstValue":1,"text":"a"}"#, r#"{"kind":"out"}"#] {
        same::<ours::Around<u8>, theirs::Around<u8>>(text);
    }
    for text in [r#"{"t":"Empty"}"#, "{}", "5"] {
        same::<ours::Empty, theirs::Empty>(text);
    }
    for text in [r#"{"event":"A","type":"Message","text":"a"}"#, r#"{"text":"a","event":"B"}"#] {
        same::<ours::Held, theirs::Held>(text);
    }
    assert_eq!(json::to_string(&ours::Message { text: "a".to_owned() }).unwrap(), r#"{"type":"Message","text":"a"}"#);
}

/// serde's derive takes anything.
#[test]
fn another_tag_is_refused() {
    let text = r#"{"type": "message", "text": "a"}"#;
    assert!(serde_json::from_str::<theirs::Message>(text).is_ok());
    let report = json::from_str::<ours::Message>(text).unwrap_err();
    assert_eq!(report.to_string(), "/type: must be \"Message\" [literal_error]");
    assert!(serde_json::from_str::<ours::Message>(text).is_err());
    let report = json::from_str::<ours::Message>(r#"{"type": null, "text": 5}"#).unwrap_err();
    assert_eq!(
        report.to_string(),
        "/type: must be a string, not null [string_type]\n/text: must be a string, not an integer [string_type]"
    );
}

/// serde's derive does not read what it wrote: the tag is a key that it does not know.
#[test]
fn the_tag_is_known_to_deny_unknown_fields() {
    both! {
        #[serde(tag = "type", deny_unknown_fields)]
        pub struct Strict { pub a: u8 }
    }
    let text = json::to_string(&ours::Strict { a: 1 }).unwrap();
    assert_eq!(text, serde_json::to_string(&theirs::Strict { a: 1 }).unwrap());
    assert_eq!(json::from_str::<ours::Strict>(&text), Ok(ours::Strict { a: 1 }));
    assert!(serde_json::from_str::<theirs::Strict>(&text).is_err());
    let report = json::from_str::<ours::Strict>(r#"{"a": 1, "b": 2}"#).unwrap_err();
    assert_eq!(report.to_string(), "/b (the key): is not a field here; the fields are type, a [extra_forbidden]");
}

#[test]
fn formats_without_names_have_it_too() {
    let bytes = postcard::to_allocvec(&ours::Message { text: "a".to_owned() }).unwrap();
    assert_eq!(bytes, postcard::to_allocvec(&theirs::Message { text: "a".to_owned() }).unwrap());
    assert_eq!(postcard::from_bytes::<ours::Message>(&bytes).unwrap().text, "a");
}

#[test]
fn the_schema_has_a_constant() {
    let schema = schema::json_schema::<ours::Message>();
    assert_eq!(schema["properties"]["type"], json!({ "type": "string", "const": "Message" }));
    assert_eq!(schema["required"], json!(["text"]));
    assert!(schema::markdown::<ours::Message>().contains("| `type` | string |  | Only `Message`. |"));
    assert_eq!(ours::Message::SHAPE.fields().unwrap().len(), 2);
}

#[test]
fn all_sides_agree() {
    assert_consistent::<ours::Message>();
    assert_consistent::<ours::Defaulted>();
    assert_consistent::<ours::Around<u8>>();
    assert_consistent::<ours::Empty>();
    assert_consistent::<ours::Held>();
}

/// From section 1.5 of RFC 7946 (GeoJSON).
#[test]
fn geojson_is_read_as_it_is() {
    #[derive(Event, Debug, PartialEq)]
    #[event(tag = "type")]
    struct FeatureCollection {
        features: Vec<Feature>,
    }
    #[derive(Event, Debug, PartialEq)]
    #[event(tag = "type")]
    struct Feature {
        geometry: Point,
        properties: std::collections::BTreeMap<String, String>,
    }
    #[derive(Event, Debug, PartialEq)]
    #[event(tag = "type")]
    struct Point {
        coordinates: (f64, f64),
    }
    let text = r#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[102.0,0.5]},"properties":{"prop0":"value0"}}]}"#;
    let read: FeatureCollection = json::from_str(text).unwrap();
    assert_eq!(json::to_string(&read).unwrap(), text);
    let report = json::from_str::<FeatureCollection>(&text.replace("Point", "LineString")).unwrap_err();
    assert_eq!(report.to_string(), "/features/0/geometry/type: must be \"Point\" [literal_error]");
}
