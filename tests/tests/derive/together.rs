//! Attributes of different families on the same field or type.

use std::collections::BTreeMap;

use polar_event_core::{Event, Validate, ValidationState, json};
use polar_event_tests::{decode_in, lines, places};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serializer};

mod text {
    use super::*;

    pub(super) fn serialize<T: ToString, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&value.to_string())
    }

    /// Its errors quote the value.
    pub(super) fn deserialize<'de, T: std::str::FromStr, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|_| D::Error::custom(format_args!("`{text}` is none")))
    }
}

#[derive(Event, Debug, PartialEq)]
struct Secrets {
    #[event(with = text, sensitive, range(max = 9))]
    pin: u32,
    #[event(with = text, message = "is no port", code = "port")]
    port: u16,
    #[event(with = text, default, deprecated = "use `port`", rename(deserialize = "old", serialize = "older"))]
    old: u16,
    #[event(with = text, default, range(max = 5, message = "at most {le}"))]
    level: u8,
}

#[test]
fn what_a_function_says_of_a_sensitive_value_is_not_quoted() {
    for read in [json::from_str::<Secrets>, |text| decode_in(text, &[], ValidationState::new())] {
        let report = read(r#"{"pin": "hunter2", "port": "x", "level": "6"}"#).unwrap_err();
        assert_eq!(places(&report), ["/pin value_error", "/port port", "/level less_than_equal"]);
        let text = format!("{report} {report:?}");
        assert!(!text.contains("hunter2"), "{text}");
        assert!(text.contains("is no port") && text.contains("at most 5"), "{text}");
        assert!(report.violations()[0].is_sensitive() && !report.violations()[1].is_sensitive());
    }
    let report = json::from_str::<Secrets>(r#"{"pin": "10", "port": "1"}"#).unwrap_err();
    assert_eq!(places(&report), ["/pin less_than_equal"]);
    assert!(report.violations()[0].is_sensitive());
}

#[test]
fn deprecated_fields_may_have_split_names_and_functions() {
    let decoder = json::Decoder::new();
    let (value, warnings) = decoder.from_slice_with_warnings::<Secrets>(br#"{"pin": "1", "port": "2", "old": "3"}"#).unwrap();
    assert_eq!(warnings.len(), 1);
    assert_eq!(value.old, 3);
    assert_eq!(json::to_string(&value).unwrap(), r#"{"pin":"1","port":"2","older":"3","level":"0"}"#);
}

/// A newtype that a function reads.
#[derive(Event, Debug)]
#[event(sensitive)]
struct Pin(#[event(with = text, range(max = 9), message = "is no pin")] u32);

/// The same, by the attribute of the value.
#[derive(Event, Debug)]
struct Code(#[event(with = text, sensitive)] u32);

#[derive(Event, Debug)]
#[event(transparent, sensitive)]
struct Named {
    #[event(length(max = 3))]
    text: String,
    #[event(skip)]
    _other: u8,
}

#[derive(Event, Debug)]
enum Any {
    Pin(#[event(with = text, sensitive, code = "no_pin")] u32),
    #[event(deprecated)]
    Old {
        #[event(with = text, sensitive)]
        pin: u32,
    },
}

#[test]
fn newtypes_and_variants_may_be_sensitive_and_have_functions() {
    let refused = |report: polar_event_core::Report| {
        let text = format!("{report} {report:?}");
        assert!(!text.contains("hunter2"), "{text}");
        assert!(report.violations()[0].is_sensitive(), "{text}");
        text
    };
    assert!(refused(json::from_str::<Pin>(r#""hunter2""#).unwrap_err()).contains("is no pin"));
    refused(json::from_str::<Code>(r#""hunter2""#).unwrap_err());
    refused(json::from_str::<Named>(r#""hunter2""#).unwrap_err());
    assert!(refused(json::from_str::<Any>(r#"{"Pin": "hunter2"}"#).unwrap_err()).contains("no_pin"));
    refused(json::from_str::<Any>(r#"{"Old": {"pin": "hunter2"}}"#).unwrap_err());
    assert!(refused(Pin(10).validate().unwrap_err()).contains("is no pin"));
    let (_, warnings) = json::Decoder::new().from_slice_with_warnings::<Any>(br#"{"Old": {"pin": "1"}}"#).unwrap();
    assert_eq!(warnings.len(), 1);
}

struct Quota(u32);

fn within(amount: &u32, cx: &ValidationState<'_>) -> Result<(), &'static str> {
    if cx.context::<Quota>().is_some_and(|Quota(quota)| amount > quota) { Err("is more than is left") } else { Ok(()) }
}

#[derive(Event, Debug, Clone)]
#[event(context = Quota)]
struct Order {
    #[event(custom = within)]
    amount: u32,
}

#[derive(Event, Debug, Clone)]
#[event(from = Order, into = Order, context = Quota)]
struct Amount(u32);

impl From<Order> for Amount {
    fn from(Order { amount }: Order) -> Self {
        Self(amount)
    }
}

impl From<Amount> for Order {
    fn from(Amount(amount): Amount) -> Self {
        Self { amount }
    }
}

#[derive(Event, Debug)]
#[event(transparent, context = Quota)]
struct Through {
    order: Order,
    #[event(skip)]
    _other: u8,
}

#[derive(Event, Debug)]
struct ByFunction(#[event(with = text, custom = |value: &u32| if *value > 5 { Err("too many") } else { Ok(()) })] u32);

#[test]
fn converted_types_need_what_they_are_read_as_needs() {
    let decoder = json::Decoder::new().context(Quota(5));
    assert_eq!(lines(&decoder.from_str::<Amount>(r#"{"amount": 6}"#).unwrap_err()), ["/amount: is more than is left [value_error]"]);
    assert_eq!(lines(&decoder.from_str::<Through>(r#"{"amount": 6}"#).unwrap_err()), ["/amount: is more than is left [value_error]"]);
    assert!(Amount(5).validate_with(&Quota(5), ValidationState::new()).is_ok());
    assert_eq!(places(&Amount(6).validate_with(&Quota(5), ValidationState::new()).unwrap_err()), ["/amount value_error"]);
    assert_eq!(lines(&json::from_str::<ByFunction>(r#""6""#).unwrap_err()), ["(document): too many [value_error]"]);
}

#[derive(Event, Debug, PartialEq, Clone, Default)]
struct Inner {
    #[event(skip_serializing)]
    password: String,
    #[event(skip_deserializing)]
    link: Option<String>,
    #[event(with = text, rename(serialize = "written"))]
    number: u32,
}

#[derive(Event, Debug, PartialEq, Clone, Default)]
struct Outer {
    id: u8,
    #[serde(flatten)]
    inner: Inner,
    #[serde(skip_deserializing)]
    made: u8,
    #[serde(flatten, skip_serializing_if = "BTreeMap::is_empty")]
    rest: BTreeMap<String, u8>,
}

#[derive(Event, Debug, PartialEq)]
struct ReadOnly {
    id: u8,
    #[serde(flatten, skip_serializing)]
    rest: BTreeMap<String, u8>,
}

#[test]
fn flattened_fields_may_go_one_way_and_hold_fields_that_do() {
    let outer: Outer = json::from_str(r#"{"password":"p","id":1,"number":"12","x":5}"#).unwrap();
    assert_eq!(outer.inner.number, 12);
    assert_eq!(outer.rest, BTreeMap::from([("x".to_owned(), 5)]));
    assert_eq!(json::to_string(&outer).unwrap(), r#"{"id":1,"written":"12","made":0,"x":5}"#);
    let outer = Outer { rest: BTreeMap::new(), inner: Inner { link: Some("l".to_owned()), ..outer.inner }, ..outer };
    assert_eq!(json::to_string(&outer).unwrap(), r#"{"id":1,"link":"l","written":"12","made":0}"#);
    assert_eq!(serde_json::to_value(&outer).unwrap()["link"], "l");
    let read: ReadOnly = json::from_str(r#"{"id":1,"x":5}"#).unwrap();
    assert_eq!(read.rest.len(), 1);
    assert_eq!(json::to_string(&read).unwrap(), r#"{"id":1}"#);
}

#[derive(Event, Debug)]
struct Conditions {
    kind: u8,
    #[event(with = text, default, required_if = |value: &Conditions| value.kind == 1)]
    number: u32,
    #[event(skip_serializing_if = |list| list.is_empty(), default)]
    list: Vec<u8>,
    #[event(skip_serializing_if = |text: &String| text.len() < 2, default)]
    text: String,
    #[event(rename(deserialize = "again", serialize = "more"), equals = kind)]
    again: u8,
}

#[test]
fn conditions_see_fields_that_functions_read() {
    let report = json::from_str::<Conditions>(r#"{"kind": 1, "again": 2}"#).unwrap_err();
    assert_eq!(places(&report), ["/number missing", "/again not_equal"]);
    let value: Conditions = json::from_str(r#"{"kind": 1, "again": 1, "number": "0", "text": "a", "list": []}"#).unwrap();
    assert_eq!(json::to_string(&value).unwrap(), r#"{"kind":1,"number":"0","more":1}"#);
    let value = Conditions { list: vec![1], text: "ab".to_owned(), ..value };
    assert_eq!(json::to_string(&value).unwrap(), r#"{"kind":1,"number":"0","list":[1],"text":"ab","more":1}"#);
}
