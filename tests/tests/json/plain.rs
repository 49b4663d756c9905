//! Plain serde types through `json::Deserializer`: what they get from `serde_json`, they get here.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Debug;
use std::marker::PhantomData;

use polar_event_core::{Event, json};
use polar_event_tests::places;
use serde::de::{Deserializer, IgnoredAny, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// Both read it, and alike.
#[track_caller]
fn same<'de, T: Deserialize<'de> + PartialEq + Debug>(text: &'de str) -> T {
    let mut reader = json::Deserializer::from_str(text);
    let ours = T::deserialize(&mut reader).unwrap_or_else(|error| panic!("{text}: {error}"));
    reader.end().unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!(ours, serde_json::from_str::<T>(text).unwrap_or_else(|error| panic!("serde_json: {text}: {error}")), "{text}");
    ours
}

/// Both refuse it.
#[track_caller]
fn refused<'de, T: Deserialize<'de> + Debug>(text: &'de str) {
    let mut reader = json::Deserializer::from_str(text);
    let ours = T::deserialize(&mut reader).and_then(|value| reader.end().map(|()| value));
    assert!(ours.is_err(), "{text}: {ours:?}");
    let theirs = serde_json::from_str::<T>(text);
    assert!(theirs.is_err(), "serde_json: {text}: {theirs:?}");
}

#[derive(Deserialize, Debug, PartialEq)]
struct Unit;

#[derive(Deserialize, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Newtype<T>(T);

#[derive(Deserialize, Debug, PartialEq)]
struct Pair(u8, String);

#[derive(Deserialize, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
struct Record<'a> {
    #[serde(borrow)]
    borrowed_text: &'a str,
    #[serde(borrow)]
    either: Cow<'a, str>,
    owned: String,
    maybe: Option<u32>,
    #[serde(default)]
    absent: Vec<u8>,
    nested: Option<Box<Record<'a>>>,
}

#[derive(Deserialize, Serialize, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum External {
    Unit,
    Newtype(i64),
    Tuple(u8, bool),
    Struct { a: Option<u8>, b: String },
}

#[derive(Deserialize, Debug, PartialEq)]
#[serde(tag = "type")]
enum Internal {
    Unit,
    Newtype(BTreeMap<String, f64>),
    Struct { a: i8 },
}

#[derive(Deserialize, Debug, PartialEq)]
#[serde(tag = "t", content = "c")]
enum Adjacent {
    Unit,
    Newtype(u16),
    Tuple(u8, String),
    Struct { a: bool },
}

#[derive(Deserialize, Debug, PartialEq)]
#[serde(untagged)]
enum Untagged {
    Null,
    Bool(bool),
    Unsigned(u64),
    Signed(i64),
    Float(f64),
    Text(String),
    Pair(u8, u8),
    Many(Vec<Untagged>),
    Record { a: u8 },
    Map(BTreeMap<String, Untagged>),
}

#[derive(Deserialize, Debug, PartialEq)]
struct Flat {
    a: u8,
    #[serde(flatten)]
    inner: Inner,
    #[serde(flatten)]
    rest: HashMap<String, Untagged>,
}

#[derive(Deserialize, Debug, PartialEq)]
struct Inner {
    b: Option<String>,
}

#[derive(Deserialize, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
struct Strict {
    #[serde(alias = "alpha")]
    a: u8,
}

/// Bytes, as `serde_bytes` asks for them.
#[derive(Debug, PartialEq)]
struct Bytes(Vec<u8>);

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct BytesVisitor(PhantomData<()>);
        impl<'de> Visitor<'de> for BytesVisitor {
            type Value = Bytes;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("bytes")
            }
            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Bytes, E> {
                Ok(Bytes(bytes.to_vec()))
            }
            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut array: A) -> Result<Bytes, A::Error> {
                let mut bytes = Vec::new();
                while let Some(byte) = array.next_element()? {
                    bytes.push(byte);
                }
                Ok(Bytes(bytes))
            }
        }
        deserializer.deserialize_byte_buf(BytesVisitor(PhantomData))
    }
}

#[test]
fn scalars() {
    same::<()>("null");
    same::<bool>(" true ");
    same::<char>("\"é\"");
    same::<char>("\"\\u00e9\"");
    refused::<char>("\"ab\"");
    same::<i8>("-128");
    refused::<i8>("128");
    refused::<u8>("1.0");
    same::<u64>("18446744073709551615");
    same::<i64>("-9223372036854775808");
    same::<i128>("-170141183460469231731687303715884105728");
    same::<i128>("-0");
    same::<u128>("340282366920938463463374607431768211455");
    refused::<u128>("340282366920938463463374607431768211456");
    refused::<u128>("-1");
    refused::<i64>("-0");
    for float in [
        "0",
        "-0",
        "-0.0",
        "1",
        "0.1",
        "1e23",
        "5e-324",
        "2.2250738585072011e-308",
        "18446744073709551616",
        "1E+2",
        "123456789012345678901234567890e-10",
    ] {
        assert_eq!(same::<f64>(float).to_bits(), float.parse::<f64>().unwrap().to_bits());
        assert_eq!(same::<f32>(float).to_bits(), float.parse::<f32>().unwrap().to_bits());
    }
    refused::<f64>("1e400");
    refused::<f64>("\"1\"");
    same::<String>(r#""\"\\\/\b\f\n\r\t\u0000\ud83d\ude00""#);
    same::<&str>(r#""no escapes""#);
    refused::<&str>(r#""\n""#);
    refused::<String>(r#""\ud83d""#);
    same::<Option<u8>>("null");
    same::<Option<Option<u8>>>("1");
}

#[test]
fn structs_and_tuples() {
    same::<Unit>("null");
    same::<Newtype<u8>>("1");
    same::<Pair>(r#"[1, "a"]"#);
    same::<(u8, (bool,), [i8; 2])>("[1, [true], [1, -1]]");
    refused::<(u8, u8)>("[1]");
    refused::<(u8, u8)>("[1, 2, 3]");
    refused::<[u8; 2]>("{}");
    let text = r#"{"borrowedText": "a", "either": "b\n", "owned": "c", "maybe": null, "extra": [{"x": {}}, 1e400], "nested":
        {"either": "b", "borrowedText": "é", "owned": "\u00e9", "maybe": 7, "nested": null}}"#;
    assert!(matches!(same::<Record<'_>>(text).either, Cow::Owned(_)));
    same::<Record<'_>>(r#"["a", "b", "c", 1, [1, 2], null]"#);
    refused::<Record<'_>>(r#"{"borrowedText": "a", "borrowedText": "a"}"#);
    refused::<Record<'_>>(r#"{"borrowedText": "a"}"#);
    same::<Strict>(r#"{"alpha": 1}"#);
    refused::<Strict>(r#"{"a": 1, "b": 2}"#);
    same::<Flat>(r#"{"x": [1, 2], "a": 1, "b": "c", "y": {"a": 3}, "z": -1.5}"#);
    assert_eq!(same::<IgnoredAny>("[1, {\"a\": null}]"), IgnoredAny);
}

#[test]
fn enums() {
    for text in [
        r#""Unit""#,
        r#"{"Unit": null}"#,
        r#"{"Newtype": -1}"#,
        r#"{"Tuple": [1, true]}"#,
        r#"{ "Struct" : {"a": 1, "b": "\n"} }"#,
        r#""\u0055nit""#,
    ] {
        same::<External>(text);
    }
    for text in [
        r#""Newtype""#,
        r#""Other""#,
        r#"{"Unit": 1}"#,
        "{}",
        r#"{"Newtype": 1, "Unit": null}"#,
        r#"{"Tuple": [1]}"#,
        "1",
        "[]",
        r#"{"Newtype" 1}"#,
    ] {
        refused::<External>(text);
    }
    for text in [r#"{"type": "Unit"}"#, r#"{"type": "Newtype", "a": 1.5, "b": 2}"#, r#"{"a": -1, "type": "Struct"}"#] {
        same::<Internal>(text);
    }
    for text in
        [r#"{"t": "Unit"}"#, r#"{"c": 7, "t": "Newtype"}"#, r#"{"t": "Tuple", "c": [1, "x"]}"#, r#"{"t": "Struct", "c": {"a": true}}"#]
    {
        same::<Adjacent>(text);
    }
    for text in ["null", "true", "1", "-1", "1.5", "-0", r#""a""#, "[1, 2]", "[1, 2, 3]", r#"{"a": 1}"#, r#"{"b": {"a": [null]}}"#] {
        same::<Untagged>(text);
    }
}

#[test]
fn maps_with_keys_that_are_no_strings() {
    same::<BTreeMap<u8, u8>>(r#"{"1": 2, "3": 4}"#);
    same::<BTreeMap<i64, u8>>(r#"{"-9223372036854775808": 2}"#);
    same::<BTreeMap<u128, u8>>(r#"{"340282366920938463463374607431768211455": 2}"#);
    same::<BTreeMap<bool, u8>>(r#"{"true": 1, "false": 0}"#);
    same::<BTreeMap<char, u8>>(r#"{"a": 1}"#);
    same::<BTreeMap<External, u8>>(r#"{"Unit": 1}"#);
    same::<BTreeMap<Newtype<u8>, u8>>(r#"{"1": 1}"#);
    same::<BTreeMap<Option<String>, u8>>(r#"{"a": 1}"#);
    same::<BTreeMap<Cow<'_, str>, u8>>(r#"{"a": 1, "\n": 2}"#);
    for text in
        [r#"{"1.0": 1}"#, r#"{" 1": 1}"#, r#"{"1 ": 1}"#, r#"{"": 1}"#, r#"{"01": 1}"#, r#"{"\u0031": 1}"#, r#"{"x": 1}"#, r#"{"256": 1}"#]
    {
        refused::<BTreeMap<u8, u8>>(text);
    }
    refused::<BTreeMap<bool, u8>>(r#"{"yes": 1}"#);
    refused::<BTreeMap<(), u8>>(r#"{"a": 1}"#);
}

#[test]
fn bytes() {
    same::<Bytes>(r#""ab\n""#);
    same::<Bytes>("[1, 255]");
    same::<&[u8]>(r#""borrowed""#);
    refused::<&[u8]>(r#""\n""#);
}

#[test]
fn anything() {
    same::<serde_json::Value>(r#"{"a": [1, -1, 1.5, "\u00e9", null, true, {"b": {}}], "a": 2}"#);
}

#[derive(Deserialize, Debug)]
struct Envelope<'a> {
    id: u8,
    #[serde(borrow)]
    body: &'a RawValue,
    rest: Vec<Box<RawValue>>,
}

/// Its text is the document's, with its spaces and escapes.
#[test]
fn a_raw_value_is_the_text_of_the_value() {
    let text = r#"{"id": 1, "body": {"a" : [1.50, "\u00e9"]} , "rest": [ null, 1e2,"x" , {}]}"#;
    let envelope = Envelope::deserialize(&mut json::Deserializer::from_str(text)).unwrap();
    assert_eq!((envelope.id, envelope.body.get()), (1, r#"{"a" : [1.50, "\u00e9"]}"#));
    let rest: Vec<&str> = envelope.rest.iter().map(|raw| raw.get()).collect();
    assert_eq!(rest, ["null", "1e2", r#""x""#, "{}"]);
}

#[derive(Event, Debug)]
struct Received {
    #[event(range(min = 1))]
    id: u8,
    #[event(via_serde)]
    body: Box<RawValue>,
}

#[test]
fn a_raw_value_is_a_field_among_others() {
    let received: Received = json::from_str(r#"{"id": 1, "body": [1,  2]}"#).unwrap();
    assert_eq!(received.body.get(), "[1,  2]");
    assert_eq!(json::to_string(&received).unwrap(), r#"{"id":1,"body":[1,  2]}"#);
    // What is not JSON is not passed on.
    let report = json::from_str::<Received>(r#"{"id": 0, "body": [1,  2, ]}"#).unwrap_err();
    assert_eq!(places(&report), ["/id greater_than_equal", "/body json_invalid"]);
    assert!(json::from_str::<Received>(r#"{"id": 1, "body": "\ud800"}"#).is_err());
}
