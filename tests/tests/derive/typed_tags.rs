//! Tags that are integers or booleans, which serde's derive does not have.

use std::fmt::Debug;

use polar_event_core::testing::assert_consistent;
use polar_event_core::{Decode, Event, Param, json, schema};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::both::cbor;

/// Reads a text by our reader, by `serde_json` and from a value, and from what CBOR makes of that; returns the value, and checks what it is
/// written as.
#[track_caller]
fn round<T>(text: &str, written: &str) -> T
where
    T: for<'de> Decode<'de, Requires = ()> + DeserializeOwned + Serialize + PartialEq + Debug,
{
    let value: T = json::from_str(text).unwrap();
    assert_eq!(serde_json::from_str::<T>(text).unwrap(), value, "{text}");
    assert_eq!(serde_json::from_str::<Value>(text).map(serde_json::from_value::<T>).unwrap().unwrap(), value, "{text}");
    assert_eq!(json::to_string(&value).unwrap(), written);
    assert_eq!(serde_json::to_value(&value).unwrap(), serde_json::from_str::<Value>(written).unwrap());
    assert_eq!(ciborium::from_reader::<T, _>(cbor(&value).as_slice()).unwrap(), value, "{text}");
    value
}

#[track_caller]
fn refused<T: for<'de> Decode<'de, Requires = ()> + DeserializeOwned + Debug>(text: &str) -> String {
    let report = json::from_str::<T>(text).unwrap_err().to_string();
    assert!(serde_json::from_str::<T>(text).is_err(), "{text}");
    report
}

/// As Discord has them.
#[derive(Event, Debug, PartialEq)]
#[event(tag = "type", schemars, utoipa)]
enum Component {
    #[event(rename = 1)]
    ActionRow { components: Vec<Component> },
    #[event(rename = 2, alias = 200)]
    Button {
        #[event(length(max = 80))]
        label: Option<String>,
        custom_id: String,
    },
    #[event(rename = 14)]
    Separator,
}

#[test]
fn an_integer_names_the_variant() {
    let text = r#"{"components":[{"custom_id":"a","label":"b","type":2},{"type":14},{"type":200,"custom_id":"c"}],"type":1}"#;
    let written = r#"{"type":1,"components":[{"type":2,"label":"b","custom_id":"a"},{"type":14},{"type":2,"custom_id":"c"}]}"#;
    let Component::ActionRow { components } = round(text, written) else { panic!("another variant") };
    assert_eq!(components.len(), 3);
    for (text, report) in [
        (r#"{"type": 3}"#, "/type: must be one of 1, 2, 14 [union_tag_invalid]"),
        (r#"{"type": -1}"#, "/type: must be one of 1, 2, 14 [union_tag_invalid]"),
        (r#"{"type": 99999999999999999999999999999999999999999}"#, "/type: must be one of 1, 2, 14 [union_tag_invalid]"),
        (r#"{"type": "14"}"#, "/type: must be an integer, not a string [int_type]"),
        (r#"{"type": 14.0}"#, "/type: must be an integer, not a float [int_type]"),
        (r#"{"type": null}"#, "/type: must be an integer, not null [int_type]"),
        (r#"{"type": true}"#, "/type: must be an integer, not a boolean [int_type]"),
        (r#"{"type": {}}"#, "/type: must be an integer, not an object [int_type]"),
        ("{}", "(document): must say in type what it is: one of 1, 2, 14 [union_tag_not_found]"),
        (r#"{"custom_id": 5, "type": 2}"#, "/custom_id: must be a string, not an integer [string_type]"),
    ] {
        assert_eq!(refused::<Component>(text), report, "{text}");
    }
    let report = json::from_str::<Component>(r#"{"type": 3}"#).unwrap_err();
    assert_eq!(serde_json::to_value(report.violations()[0].params().get("expected")).unwrap(), json!([1, 2, 14]));
    assert!(matches!(report.violations()[0].params().get("expected"), Some(Param::Literals(_))));
}

/// serde-rs/serde#745: "Also boolean tags?"
#[derive(Event, Debug, PartialEq)]
#[event(tag = "error", deny_unknown_fields)]
enum Response {
    #[event(rename = false)]
    Ok { rows: u32 },
    #[event(rename = true)]
    Err { message: String },
}

#[test]
fn a_boolean_names_the_variant() {
    round::<Response>(r#"{"rows":5,"error":false}"#, r#"{"error":false,"rows":5}"#);
    round::<Response>(r#"{"error":true,"message":"a"}"#, r#"{"error":true,"message":"a"}"#);
    assert_eq!(refused::<Response>(r#"{"error": 1}"#), "/error: must be true or false, not an integer [bool_type]");
    assert_eq!(refused::<Response>("{}"), "(document): must say in error what it is: one of false, true [union_tag_not_found]");
    assert_eq!(
        refused::<Response>(r#"{"error": true, "message": "", "rows": 1}"#),
        "/rows (the key): is not a field here; the fields are error, message [extra_forbidden]"
    );
}

#[derive(Event, Debug, PartialEq)]
#[event(tag = "op", content = "d")]
enum Gateway {
    #[event(rename = 0)]
    Dispatch(u8),
    #[event(rename(serialize = 1, deserialize = 10))]
    Heartbeat { sequence: u64 },
    #[event(rename = -5)]
    Closed,
    #[event(rename = 99, other)]
    Later,
}

#[test]
fn adjacent_tags_below_zero_and_unknown_ones() {
    round::<Gateway>(r#"{"d":5,"op":0}"#, r#"{"op":0,"d":5}"#);
    round::<Gateway>(r#"{"op":-5}"#, r#"{"op":-5}"#);
    round::<Gateway>(r#"{"op":7,"d":[]}"#, r#"{"op":99}"#);
    assert_eq!(json::to_string(&Gateway::Heartbeat { sequence: 1 }).unwrap(), r#"{"op":1,"d":{"sequence":1}}"#);
    assert_eq!(json::from_str::<Gateway>(r#"{"op":10,"d":{"sequence":1}}"#), Ok(Gateway::Heartbeat { sequence: 1 }));
    for value in [Gateway::Dispatch(3), Gateway::Closed] {
        let bytes = postcard::to_allocvec(&value).unwrap();
        assert_eq!(postcard::from_bytes::<Gateway>(&bytes).unwrap(), value);
    }
    // Zigzag: -5 is 9.
    assert_eq!(postcard::to_allocvec(&Gateway::Closed).unwrap(), [9]);
}

#[derive(Event, Debug, PartialEq)]
#[event(tag = "type")]
enum Kept {
    #[event(rename = 1)]
    Row { size: u8 },
    #[event(other)]
    Unknown(u8, serde_json::Map<String, Value>),
}

#[test]
fn an_unknown_integer_is_kept() {
    let kept: Kept = json::from_str(r#"{"a":[1],"type":7}"#).unwrap();
    assert_eq!(json::to_string(&kept).unwrap(), r#"{"type":7,"a":[1]}"#);
    assert!(matches!(kept, Kept::Unknown(7, _)));
    assert_eq!(json::from_str::<Kept>(r#"{"type":1,"size":2}"#), Ok(Kept::Row { size: 2 }));
    assert_eq!(refused::<Kept>(r#"{"type": 256}"#), "/type: must be an integer from 0 to 255 [int_out_of_range]");
    assert_eq!(refused::<Kept>(r#"{"type": "1"}"#), "/type: must be an integer, not a string [int_type]");
}

#[derive(Event, Debug, PartialEq)]
struct Envelope {
    id: u8,
    #[event(flatten)]
    response: Response,
    #[event(flatten)]
    component: Component,
}

#[test]
fn they_are_flattened() {
    let text = r#"{"id":1,"error":false,"custom_id":"x","rows":3,"type":2}"#;
    round::<Envelope>(text, r#"{"id":1,"error":false,"rows":3,"type":2,"custom_id":"x"}"#);
    let report = refused::<Envelope>(r#"{"id": 1, "error": false, "rows": "3", "type": 20}"#);
    assert_eq!(report, "/rows: must be an integer, not a string [int_type]\n/type: must be one of 1, 2, 14 [union_tag_invalid]");
}

/// serde-rs/json#1016: "How to define i32 tags in enum?"
#[test]
fn messages_of_a_public_question() {
    #[derive(Event, Debug, PartialEq)]
    struct Messages {
        messages: Vec<Message>,
    }
    #[derive(Event, Debug, PartialEq)]
    #[event(tag = "msg_type")]
    enum Message {
        #[event(rename = 1)]
        A(A),
        #[event(rename = 2)]
        B(B),
    }
    #[derive(Event, Debug, PartialEq)]
    struct A {
        a: String,
    }
    #[derive(Event, Debug, PartialEq)]
    struct B {
        b: String,
    }
    let text = r#"{"messages":[{"msg_type":1,"a":"aaa"},{"msg_type":2,"b":"bbb"}]}"#;
    assert_eq!(round::<Messages>(text, text).messages.len(), 2);
}

#[test]
fn the_schema_has_the_values() {
    let schema = schema::json_schema::<Response>();
    assert_eq!(schema["oneOf"][0]["properties"]["error"], json!({ "const": false }));
    let schema = schema::json_schema::<Gateway>();
    assert_eq!(schema["oneOf"][2]["properties"]["op"], json!({ "const": -5 }));
    assert_eq!(schema["oneOf"][3]["properties"]["op"], json!({ "type": "integer", "not": { "enum": [0, 10, -5] } }));
    // Its mapping has texts as keys.
    assert!(schema::openapi_components::<Component>().to_string().contains(r#""const":14"#));
    assert!(!schema::openapi_components::<Component>().to_string().contains("discriminator"));
    assert!(schema::markdown::<Response>().contains("`error` is `true`"), "{}", schema::markdown::<Response>());
}

#[test]
fn all_sides_agree() {
    assert_consistent::<Component>();
    assert_consistent::<Response>();
    assert_consistent::<Gateway>();
    assert_consistent::<Kept>();
    assert_consistent::<Envelope>();
}
