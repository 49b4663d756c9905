//! `nullable` on a type: its options read and write `null` as serde has it.

use std::collections::BTreeMap;
use std::fmt::Debug;

use polar_event_core::describe::Field;
use polar_event_core::testing::assert_consistent;
use polar_event_core::{Decode, Describe, Event, OptionalNullable, SatisfiedBy, json};
use serde::Serialize;
use serde::de::DeserializeOwned;

type Maybe = Option<u8>;

fn is_nine(value: &Option<u8>) -> bool {
    *value == Some(9)
}

fn nine() -> Option<u8> {
    Some(9)
}

mod as_text {
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(value: &Option<u8>, serializer: S) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => serializer.collect_str(value),
            None => serializer.serialize_none(),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u8>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        text.map(|text| text.parse().map_err(serde::de::Error::custom)).transpose()
    }
}

/// Types that serde derives in `theirs`, and `Event` with `nullable` in `ours`.
macro_rules! both {
    ($($item:item)*) => {
        mod theirs {
            #[allow(unused_imports)]
            use super::*;
            $(
                #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
                $item
            )*
        }

        mod ours {
            #[allow(unused_imports)]
            use super::*;
            $(
                #[derive(Debug, Clone, PartialEq, polar_event_core::Event)]
                #[event(nullable)]
                $item
            )*
        }
    };
}

both! {
    pub(super) struct Plain { a: Option<u8>, b: Option<String>, c: u8, d: Option<Vec<Option<u8>>>, e: Maybe }
    pub(super) struct Inside { a: Box<Option<u8>>, b: Option<Box<u8>>, c: BTreeMap<String, Option<u8>>, d: (Option<u8>, u8), e: Vec<Option<Plain>> }
    pub(super) struct Settings {
        #[serde(default)] a: Option<u8>,
        #[serde(default = "nine")] b: Option<u8>,
        #[serde(skip_serializing_if = "Option::is_none")] c: Option<u8>,
        #[serde(skip_serializing_if = "is_nine")] d: Option<u8>,
        #[serde(rename = "other", alias = "f")] e: Option<u8>,
    }
    pub(super) struct Ways {
        #[serde(with = "as_text")] a: Option<u8>,
        #[serde(with = "as_text", default)] b: Option<u8>,
        #[serde(skip_deserializing)] c: Option<u8>,
        #[serde(skip_serializing)] d: Option<u8>,
        #[serde(skip)] e: Option<u8>,
    }
    pub(super) struct Unnamed { a: Option<()>, b: Option<serde_json::Value>, c: serde_json::Value, d: () }
    #[serde(default)]
    pub(super) struct Defaulted { pub(super) a: Option<u8>, pub(super) b: Maybe, #[serde(default)] pub(super) c: Option<u8>, pub(super) d: u8 }
    pub(super) struct Tuple(Option<u8>, Maybe, u8);
    pub(super) struct Newtype(Option<u8>);
    #[serde(transparent)]
    pub(super) struct Transparent { value: Option<u8> }
    pub(super) struct Newtypes { a: Newtype, b: Transparent, c: Option<Newtype> }
    pub(super) struct Generic<T> { a: T, c: Vec<T> }
    pub(super) struct Of { a: Generic<Option<u8>>, b: u8 }
    pub(super) enum External { Unit, One(Option<u8>), Two(Option<u8>, Maybe), Fields { a: Option<u8>, b: Maybe, c: u8 } }
    #[serde(tag = "type")]
    pub(super) enum Internal { Unit, Held(Plain), Fields { a: Option<u8>, b: Maybe, #[serde(skip_serializing_if = "Option::is_none")] c: Option<u8> } }
    #[serde(tag = "t", content = "c")]
    pub(super) enum Adjacent { Unit, One(Option<u8>), Fields { a: Option<u8>, b: Maybe } }
    #[serde(untagged)]
    pub(super) enum Untagged { Text(String), Fields { a: Option<u8>, b: Maybe, c: u8 } }
    pub(super) struct Around { #[serde(flatten)] inner: Plain, z: Option<u8> }
    pub(super) enum Names { A, B }
    pub(super) struct Unit;
}

impl Default for ours::Defaulted {
    fn default() -> Self {
        Self { a: Some(1), b: Some(2), c: Some(3), d: 4 }
    }
}

impl Default for theirs::Defaulted {
    fn default() -> Self {
        Self { a: Some(1), b: Some(2), c: Some(3), d: 4 }
    }
}

/// All documents with each of these keys absent, `null`, or with one of its values.
fn documents(keys: &[(&str, &[&str])]) -> Vec<String> {
    let mut all = vec![Vec::new()];
    for (key, values) in keys {
        let mut next = Vec::new();
        for entries in &all {
            next.push(entries.clone());
            for value in values.iter().chain(&["null"]) {
                let mut entries = entries.clone();
                entries.push(format!("\"{key}\":{value}"));
                next.push(entries);
            }
        }
        all = next;
    }
    all.iter().map(|entries| format!("{{{}}}", entries.join(","))).collect()
}

/// Compares both types on these documents. Returns how many both accept.
#[track_caller]
fn compare<O, T>(documents: &[String]) -> usize
where
    O: for<'de> Decode<'de, Requires: SatisfiedBy> + Serialize + DeserializeOwned + Debug + PartialEq,
    T: Serialize + DeserializeOwned + Debug,
{
    let mut accepted = 0;
    for document in documents {
        let theirs = serde_json::from_str::<T>(document);
        let through = serde_json::from_str::<O>(document);
        let ours = json::from_str::<O>(document);
        assert_eq!(theirs.is_ok(), ours.is_ok(), "{document}: {theirs:?} {ours:?}");
        assert_eq!(theirs.is_ok(), through.is_ok(), "{document}: {theirs:?} {through:?}");
        let (Ok(theirs), Ok(ours), Ok(through)) = (theirs, ours, through) else { continue };
        assert_eq!(ours, through, "{document}");
        assert_eq!(format!("{ours:?}"), format!("{theirs:?}"), "{document}");
        assert_eq!(serde_json::to_string(&ours).unwrap(), serde_json::to_string(&theirs).unwrap(), "{document}");
        assert_eq!(json::to_string(&ours).unwrap(), serde_json::to_string(&theirs).unwrap(), "{document}");
        accepted += 1;
    }
    assert!(accepted > 0, "no document is accepted");
    accepted
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

const NUMBER: &[&str] = &["5", "\"x\""];

#[test]
fn structs_are_as_serde_has_them() {
    compare::<ours::Plain, theirs::Plain>(&documents(&[
        ("a", NUMBER),
        ("b", &["\"x\""]),
        ("c", &["1"]),
        ("d", &["[]", "[null,1]"]),
        ("e", NUMBER),
    ]));
    let plain = ["[]", "[null,{\"c\":1},{\"c\":1,\"a\":null}]"];
    let tuple: &[&str] = &["[null,1]", "[1,null]", "[2,2]", "[1]"];
    compare::<ours::Inside, theirs::Inside>(&documents(&[
        ("a", NUMBER),
        ("b", NUMBER),
        ("c", &["{}", "{\"x\":null,\"y\":1}"]),
        ("d", tuple),
        ("e", &plain),
    ]));
    compare::<ours::Settings, theirs::Settings>(&documents(&[
        ("a", NUMBER),
        ("b", &["1"]),
        ("c", &["1"]),
        ("d", &["9", "1"]),
        ("f", &["1"]),
    ]));
    compare::<ours::Ways, theirs::Ways>(&documents(&[
        ("a", &["\"7\"", "7"]),
        ("b", &["\"7\""]),
        ("c", NUMBER),
        ("d", NUMBER),
        ("e", NUMBER),
    ]));
    compare::<ours::Unnamed, theirs::Unnamed>(&documents(&[("a", &["1"]), ("b", &["1"]), ("c", &["1"]), ("d", &["1"])]));
    compare::<ours::Defaulted, theirs::Defaulted>(&documents(&[("a", NUMBER), ("b", NUMBER), ("c", NUMBER), ("d", &["1"])]));
    compare::<ours::Around, theirs::Around>(&documents(&[
        ("a", NUMBER),
        ("b", &["\"x\""]),
        ("c", &["1"]),
        ("d", &["[null]"]),
        ("z", NUMBER),
    ]));
    compare::<ours::Of, theirs::Of>(&texts(&[
        r#"{"a":{"a":null,"c":[null,1]},"b":1}"#,
        r#"{"a":{"a":1,"c":[],"x":null},"b":1}"#,
        r#"{"a":{"c":[]},"b":1}"#,
        r#"{"a":{"a":1,"c":[]},"b":null}"#,
    ]));
}

#[test]
fn tuples_and_newtypes_are_as_serde_has_them() {
    compare::<ours::Tuple, theirs::Tuple>(&texts(&["[null,null,1]", "[1,2,3]", "[1,null,null]", "[1,2]", "null"]));
    compare::<ours::Newtype, theirs::Newtype>(&texts(&["null", "1", "\"x\""]));
    compare::<ours::Transparent, theirs::Transparent>(&texts(&["null", "1", "\"x\""]));
    compare::<ours::Newtypes, theirs::Newtypes>(&documents(&[("a", NUMBER), ("b", NUMBER), ("c", NUMBER)]));
    compare::<ours::Names, theirs::Names>(&texts(&["\"A\"", "\"B\"", "null"]));
    compare::<ours::Unit, theirs::Unit>(&texts(&["null", "1"]));
}

#[test]
fn variants_are_as_serde_has_them() {
    let fields = documents(&[("a", NUMBER), ("b", NUMBER), ("c", &["1"])]);
    let within = |around: &dyn Fn(&str) -> String| -> Vec<String> { fields.iter().map(|fields| around(fields)).collect() };
    let mut external = within(&|fields| format!("{{\"Fields\":{fields}}}"));
    external.extend(texts(&[
        "\"Unit\"",
        "{\"One\":null}",
        "{\"One\":1}",
        "{\"Two\":[null,null]}",
        "{\"Two\":[1,null]}",
        "{\"Unit\":null}",
    ]));
    compare::<ours::External, theirs::External>(&external);
    let tagged =
        |tag: &str| within(&|fields| fields.replacen('{', &format!("{{\"type\":\"{tag}\"{}", if fields == "{}" { "" } else { "," }), 1));
    compare::<ours::Internal, theirs::Internal>(&[tagged("Fields"), tagged("Held"), tagged("Unit")].concat());
    let mut adjacent = within(&|fields| format!("{{\"t\":\"Fields\",\"c\":{fields}}}"));
    adjacent.extend(texts(&["{\"t\":\"Unit\"}", "{\"t\":\"One\",\"c\":null}", "{\"t\":\"One\",\"c\":1}", "{\"t\":\"One\"}"]));
    compare::<ours::Adjacent, theirs::Adjacent>(&adjacent);
    compare::<ours::Untagged, theirs::Untagged>(&[fields.clone(), texts(&["\"x\"", "null"])].concat());
}

#[test]
fn all_sides_agree() {
    assert_consistent::<ours::Plain>();
    assert_consistent::<ours::Inside>();
    assert_consistent::<ours::Settings>();
    assert_consistent::<ours::Defaulted>();
    assert_consistent::<ours::Tuple>();
    assert_consistent::<ours::Newtype>();
    assert_consistent::<ours::Transparent>();
    assert_consistent::<ours::Newtypes>();
    assert_consistent::<ours::Of>();
    assert_consistent::<ours::External>();
    assert_consistent::<ours::Internal>();
    assert_consistent::<ours::Adjacent>();
    assert_consistent::<Mixed>();
}

/// What `nullable` does to fields of their own, and what it leaves alone.
#[derive(Event, Debug, Clone, PartialEq, Default)]
struct Mixed {
    /// Neither read nor written as `null`.
    absent: Option<u8>,
    #[event(nullable)]
    nullable: Option<u8>,
    #[event(nullable, required)]
    required: Option<u8>,
    #[event(nullable)]
    alias: Maybe,
    #[event(nullable, skip_serializing_if = "Option::is_none")]
    skipped: Option<u8>,
    #[event(nullable, via_serde)]
    foreign: Option<u8>,
    kept: OptionalNullable<u8>,
}

#[test]
fn a_nullable_field_is_written_as_null() {
    let written = json::to_string(&Mixed::default()).unwrap();
    assert_eq!(written, r#"{"nullable":null,"required":null,"alias":null,"foreign":null}"#);
    assert_eq!(json::from_str::<Mixed>(&written).unwrap(), Mixed::default());
    assert!(json::from_str::<Mixed>(r#"{"required":null,"absent":null}"#).is_err());
    assert!(json::from_str::<Mixed>("{}").is_err());
}

/// `Unset` stays left out, and `required` still applies.
#[derive(Event, Debug, Clone, PartialEq)]
#[event(nullable)]
struct Kept {
    unset: OptionalNullable<u8>,
    #[event(required)]
    required: Option<u8>,
    #[event(required)]
    both: OptionalNullable<u8>,
}

#[test]
fn unset_is_left_out_and_required_applies() {
    let value = Kept { unset: OptionalNullable::Unset, required: None, both: OptionalNullable::Null };
    assert_eq!(json::to_string(&value).unwrap(), r#"{"required":null,"both":null}"#);
    assert_eq!(json::from_str::<Kept>(r#"{"required":null,"both":null}"#).unwrap(), value);
    let report = json::from_str::<Kept>("{}").unwrap_err();
    assert_eq!(report.to_string(), "/required: is required [missing]\n/both: is required [missing]");
    let unset = Kept { both: OptionalNullable::Unset, ..value };
    assert!(polar_event_core::Validate::validate(&unset).is_err(), "`Unset` stands for an absent field in memory, too");
    assert_consistent::<Kept>();
}

#[test]
fn descriptions_say_so() {
    let nullable = |fields: &[Field]| fields.iter().map(|field| field.nullable).collect::<Vec<_>>();
    assert_eq!(nullable(ours::Plain::SHAPE.fields().unwrap()), [true, true, false, true, true]);
    assert_eq!(nullable(ours::Generic::<u8>::SHAPE.fields().unwrap()), [false, false]);
    assert_eq!(nullable(ours::Generic::<Option<u8>>::SHAPE.fields().map(|fields| &fields[..1]).unwrap()), [true]);
}
