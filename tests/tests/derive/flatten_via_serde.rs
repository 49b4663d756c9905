//! Flattened values whose types have serde's traits only: read and written as serde's `flatten` does it.

use std::collections::{BTreeMap, HashMap};

use polar_event_core::schema::SchemaGap;
use polar_event_core::testing::assert_consistent;
use polar_event_core::{Event, json, schema};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::both::same;

#[derive(Serialize, Deserialize, Debug, PartialEq, Clone)]
pub(crate) struct Foreign {
    pub(crate) x: u8,
    #[serde(default)]
    pub(crate) y: String,
}

#[derive(Serialize, Deserialize, Debug, PartialEq, Clone)]
pub(crate) enum Choice {
    A(u8),
    B,
}

#[derive(Serialize, Deserialize, Debug, PartialEq, Clone)]
#[serde(tag = "kind")]
pub(crate) enum Tagged {
    A { a: u8 },
    B,
}

#[derive(Serialize, Deserialize, Debug, PartialEq, Clone)]
pub(crate) struct Wrapped(pub(crate) Foreign);

/// The same types, whose flattened fields are `via_serde` in ours.
macro_rules! both_flat {
    ($($(#[$attribute:meta])* $name:ident { $($(@$flat:ident)? $field:ident: $ty:ty),* $(,)? })+) => {
        #[allow(dead_code, unreachable_pub)]
        mod ours {
            use super::*;
            $(#[derive(polar_event_core::Event, Debug, PartialEq)] $(#[$attribute])* pub struct $name {
                $($(#[event($flat, via_serde)])? pub $field: $ty),*
            })+
        }
        #[allow(dead_code, unreachable_pub)]
        mod theirs {
            use super::*;
            $(#[derive(serde::Serialize, serde::Deserialize, Debug, PartialEq)] $(#[$attribute])* pub struct $name {
                $($(#[serde($flat)])? pub $field: $ty),*
            })+
        }
    };
}

both_flat! {
    One { id: u8, @flatten foreign: Foreign, last: Option<bool> }
    Newtype { id: u8, @flatten foreign: Wrapped }
    Two { @flatten foreign: Foreign, id: u8, @flatten choice: Choice }
    Internal { id: u8, @flatten tagged: Tagged }
    All { id: u8, @flatten rest: HashMap<String, Value> }
    #[serde(deny_unknown_fields)]
    Denying { id: u8, @flatten foreign: Foreign }
    Optional { id: u8, @flatten foreign: Option<Foreign> }
}

#[test]
fn both_take_and_write_the_same() {
    for text in [
        r#"{"id":1,"x":2,"y":"a"}"#,
        r#"{"y":"\u00e9","other":[{"x":1}],"x":2,"id":1}"#,
        r#"{"id":1}"#,
        r#"{"id":1,"x":"2"}"#,
        r#"{"id":1,"x":256}"#,
        r#"{"id":"1","x":2}"#,
        r#"{"x":2}"#,
        "[]",
    ] {
        same::<ours::One, theirs::One>(text.replace("{\"", "{\"last\":true,\"").as_str());
        same::<ours::Newtype, theirs::Newtype>(text);
    }
    for text in [r#"{"id":1,"x":2,"A":3}"#, r#"{"id":1,"x":2}"#, r#"{"id":1,"A":3}"#] {
        same::<ours::Two, theirs::Two>(text);
    }
    for text in [r#"{"id":1,"a":3,"kind":"A"}"#, r#"{"kind":"B","id":1}"#, r#"{"kind":"C","id":1}"#, r#"{"id":1}"#] {
        same::<ours::Internal, theirs::Internal>(text);
    }
    for text in [r#"{"id":1,"b":[null]}"#, r#"{"id":1}"#, r#"{"b":1}"#] {
        same::<ours::All, theirs::All>(text);
    }
    for text in [r#"{"id":1,"x":2}"#, r#"{"id":1,"x":2,"z":3}"#] {
        same::<ours::Denying, theirs::Denying>(text);
    }
    for text in [r#"{"id":1,"x":2,"y":""}"#, r#"{"id":1}"#, r#"{"id":1,"z":"a"}"#] {
        same::<ours::Optional, theirs::Optional>(text);
    }
}

/// serde's derive does not read this from CBOR.
#[test]
fn a_variant_without_a_value_is_a_key() {
    let text = r#"{"x":2,"y":"","id":1,"B":null}"#;
    let read: ours::Two = json::from_str(text).unwrap();
    assert_eq!(read.choice, Choice::B);
    assert_eq!(json::to_string(&read).unwrap(), text);
    assert_eq!(serde_json::to_string(&serde_json::from_str::<theirs::Two>(text).unwrap()).unwrap(), text);
}

#[test]
fn an_entry_that_comes_twice_is_refused() {
    let text = r#"{"id":1,"x":2,"x":3}"#;
    assert!(serde_json::from_str::<theirs::One>(text).is_err());
    assert_eq!(
        json::from_str::<ours::One>(text).unwrap_err().to_string(),
        "(document): is not what its type accepts: expected the field `x` once [value_error]"
    );
}

/// serde's derive makes it `None`.
#[test]
fn an_option_with_entries_of_its_own_is_read() {
    let text = r#"{"id": 1, "x": "2"}"#;
    assert_eq!(serde_json::from_str::<theirs::Optional>(text).unwrap().foreign, None);
    assert_eq!(
        json::from_str::<ours::Optional>(text).unwrap_err().to_string(),
        "(document): is not what its type accepts: expected u8 [value_error]"
    );
}

#[test]
fn faults_elsewhere_are_reported_with_it() {
    let text = r#"{"list": [{"id": "a", "x": 300, "last": 5}, {"id": 1, "x": 2, "y": "\ud800"}]}"#;
    let report = json::from_str::<BTreeMap<String, Vec<ours::One>>>(text).unwrap_err();
    assert_eq!(
        report.to_string(),
        "/list/0/id: must be an integer, not a string [int_type]\n\
         /list/0/last: must be true or false, not an integer [bool_type]\n\
         /list/0: is not what its type accepts: expected u8 [value_error]\n\
         /list/1/y: must not have half a surrogate pair (\\ud800 to \\udfff) [string_unicode]"
    );
    let span = report.violations()[2].span().unwrap();
    assert_eq!(&text[span], r#"{"id": "a", "x": 300, "last": 5}"#);
    let report = json::Decoder::new().serde_errors(true).from_str::<ours::One>(r#"{"id": 1, "x": 300}"#).unwrap_err();
    assert!(report.to_string().contains("invalid value: integer `300`"), "{report}");
}

#[derive(Event, Debug, PartialEq)]
struct Around<T> {
    #[event(flatten)]
    inner: Option<ours::One>,
    #[event(flatten, via_serde, custom = small)]
    choice: Option<Choice>,
    #[event(flatten)]
    rest: BTreeMap<String, T>,
}

fn small(choice: &Choice) -> Result<(), &'static str> {
    if *choice == Choice::A(9) { Err("is too large") } else { Ok(()) }
}

#[test]
fn it_stands_beside_other_flattened_values_and_within_them() {
    let text = r#"{"id":1,"x":2,"y":"a","A":3,"more":4}"#;
    let read: Around<u8> = json::from_str(text).unwrap();
    assert_eq!(read.inner.as_ref().map(|inner| inner.foreign.x), Some(2));
    assert_eq!(read.rest["more"], 4);
    assert_eq!(json::to_string(&read).unwrap(), text);
    assert_eq!(serde_json::from_str::<Around<u8>>(text).unwrap(), read);
    let read: Around<u8> = json::from_str(r#"{"more":4}"#).unwrap();
    assert_eq!((read.inner, read.choice), (None, None));
    let report = json::from_str::<Around<u8>>(r#"{"A": 9, "more": 256}"#).unwrap_err();
    assert_eq!(report.to_string(), "/more: must be an integer from 0 to 255 [int_out_of_range]\n(document): is too large [value_error]");
    let value = Around::<u8> { inner: None, choice: Some(Choice::A(9)), rest: BTreeMap::new() };
    assert_eq!(polar_event_core::Validate::validate(&value).unwrap_err().to_string(), "(document): is too large [value_error]");
}

#[test]
fn generic_types_and_variants_have_it() {
    #[derive(Event, Debug, PartialEq)]
    struct Generic<T> {
        id: u8,
        #[event(flatten, via_serde)]
        inner: T,
    }
    #[derive(Event, Debug, PartialEq)]
    #[event(tag = "t")]
    enum Variant {
        A {
            z: u8,
            #[event(flatten, via_serde)]
            foreign: Foreign,
        },
    }
    let text = r#"{"id":1,"x":2,"y":""}"#;
    assert_eq!(json::to_string(&json::from_str::<Generic<Foreign>>(text).unwrap()).unwrap(), text);
    let text = r#"{"t":"A","z":1,"x":2,"y":""}"#;
    assert_eq!(json::to_string(&json::from_str::<Variant>(text).unwrap()).unwrap(), text);
    assert_consistent::<Variant>();
}

#[test]
fn the_schema_is_open() {
    let value = schema::json_schema::<ours::Denying>();
    assert_eq!(value.get("additionalProperties"), None);
    assert!(schema::gaps::<ours::Denying>().iter().any(|gap| gap.gap == SchemaGap::ViaSerde));
    assert_consistent::<ours::One>();
}
