//! What is written comes back: for each kind of value that could be lost on the way, what is written for it, and what that is read as.

use std::collections::BTreeMap;

use polar_event_core::{Event, Metadata, OptionalNullable, Validate, json, schema};
use polar_event_tests::lines;
use serde_json::Value;

/// Writes a value, reads that again, and says what was written.
fn there_and_back<T>(value: &T) -> String
where
    T: for<'de> polar_event_core::Decode<'de, Requires = ()> + serde::Serialize + serde::de::DeserializeOwned + PartialEq + std::fmt::Debug,
{
    let text = json::to_string(value).unwrap();
    assert_eq!(json::from_str::<T>(&text).as_ref(), Ok(value), "{text}");
    assert_eq!(&serde_json::from_str::<T>(&text).unwrap(), value, "{text}");
    text
}

type Alias = Option<u8>;

#[derive(Event, Debug, PartialEq, Clone)]
#[event(transparent)]
struct Maybe(Option<u8>);

impl Default for Maybe {
    fn default() -> Self {
        Self(Some(7))
    }
}

#[derive(Event, Debug, PartialEq, Clone)]
#[event(default)]
struct Settings {
    some: Option<u8>,
    boxed: Option<Box<u8>>,
    alias: Alias,
    maybe: Maybe,
    #[event(default)]
    own: Option<u8>,
    #[event(via_serde)]
    foreign: Option<u8>,
    list: Option<Vec<u8>>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            some: Some(1),
            boxed: Some(Box::new(2)),
            alias: Some(3),
            maybe: Maybe(Some(4)),
            own: Some(5),
            foreign: Some(6),
            list: Some(vec![1]),
        }
    }
}

const NONE: Settings = Settings { some: None, boxed: None, alias: None, maybe: Maybe(None), own: None, foreign: None, list: None };

#[test]
fn none_is_null_where_a_default_of_the_struct_stands_for_what_is_left_out() {
    assert_eq!(there_and_back(&NONE), r#"{"some":null,"boxed":null,"alias":null,"maybe":null,"foreign":null,"list":null}"#);
    let all = there_and_back(&Settings::default());
    assert_eq!(all, r#"{"some":1,"boxed":2,"alias":3,"maybe":4,"own":5,"foreign":6,"list":[1]}"#);
    assert_eq!(json::from_str::<Settings>("{}"), Ok(Settings { own: None, ..Settings::default() }));
    assert_eq!(lines(&json::from_str::<Settings>(r#"{"own":null}"#).unwrap_err()), ["/own: must be an integer, not null [int_type]"]);
}

#[derive(Event, Debug, PartialEq)]
struct Fields {
    #[event(default = Some(1))]
    value: Option<u8>,
    #[event(default = alias())]
    function: Alias,
    #[event(default)]
    none: Option<u8>,
    #[event(default)]
    none_by_another_name: Alias,
    #[event(default)]
    seven: Maybe,
    plain: Maybe,
    #[event(default = Some(1))]
    #[serde(skip_serializing)]
    unwritten: Option<u8>,
}

fn alias() -> Alias {
    Some(2)
}

#[test]
fn none_is_null_where_a_default_of_the_field_stands_for_what_is_left_out() {
    let none = Fields {
        value: None,
        function: None,
        none: None,
        none_by_another_name: None,
        seven: Maybe(None),
        plain: Maybe(None),
        unwritten: Some(1),
    };
    assert_eq!(there_and_back(&none), r#"{"value":null,"function":null,"seven":null}"#);
    for name in ["none", "none_by_another_name", "plain", "unwritten"] {
        assert!(json::from_str::<Fields>(&format!(r#"{{"{name}":null}}"#)).is_err(), "{name}");
    }
}

#[derive(Event, Debug, PartialEq)]
#[event(tag = "kind")]
enum Variants {
    Inner(Settings),
    Own {
        #[event(default = Some(1))]
        value: Option<u8>,
    },
}

#[test]
fn none_is_null_within_variants() {
    let inner = r#"{"kind":"Inner","some":null,"boxed":null,"alias":null,"maybe":null,"foreign":null,"list":null}"#;
    assert_eq!(there_and_back(&Variants::Inner(NONE)), inner);
    assert_eq!(there_and_back(&Variants::Own { value: None }), r#"{"kind":"Own","value":null}"#);
    assert_eq!(json::from_str(r#"{"kind":"Own"}"#), Ok(Variants::Own { value: Some(1) }));
}

#[derive(Event, Debug, PartialEq)]
struct OfParameter<T> {
    #[event(default)]
    value: T,
}

#[derive(Event, Debug, PartialEq)]
struct NullableParameter<T> {
    #[event(default, nullable)]
    value: T,
}

/// Only the type knows whether it may be absent, and what its default is then: if it is another, this is a compile error without `nullable`.
#[test]
fn none_of_a_parameter_is_left_out() {
    assert_eq!(there_and_back(&NullableParameter { value: Maybe(None) }), r#"{"value":null}"#);
    assert_eq!(there_and_back(&NullableParameter { value: Option::<u8>::None }), r#"{"value":null}"#);
    assert_eq!(there_and_back(&NullableParameter { value: 0 }), r#"{"value":0}"#);
    assert_eq!(there_and_back(&OfParameter { value: Option::<u8>::None }), "{}");
    assert_eq!(there_and_back(&OfParameter { value: OptionalNullable::<u8>::Unset }), "{}");
    assert_eq!(there_and_back(&OfParameter { value: 0 }), r#"{"value":0}"#);
    assert!(json::from_str::<OfParameter<Option<u8>>>(r#"{"value":null}"#).is_err());
}

#[test]
fn schema_and_markdown_say_that_null_is_read() {
    fn nullable<T: polar_event_core::Describe>() -> Vec<String> {
        let schema = schema::json_schema::<T>();
        let takes_null = |node: &Value| {
            node["type"].as_array().is_some_and(|types| types.contains(&"null".into())) || node.to_string().contains(r#"{"type":"null"}"#)
        };
        let properties = schema["properties"].as_object().unwrap();
        let mut names: Vec<String> =
            properties.iter().filter(|(name, node)| takes_null(node) && *name != "foreign").map(|(name, _)| name.clone()).collect();
        let markdown = schema::markdown::<T>();
        let in_table = |name: &str| markdown.lines().any(|line| line.starts_with(&format!("| `{name}` |")) && line.contains("or null"));
        let expected: Vec<_> = properties.keys().filter(|name| in_table(name) && *name != "foreign").cloned().collect();
        assert_eq!(names, expected, "{markdown}");
        names.sort();
        names
    }
    assert_eq!(nullable::<Settings>(), ["alias", "boxed", "list", "maybe", "some"]);
    assert_eq!(nullable::<Fields>(), ["function", "seven", "value"]);
}

#[test]
fn an_option_by_another_name_is_null_as_an_item() {
    assert_eq!(there_and_back(&vec![Maybe(None), Maybe(Some(1))]), "[null,1]");
}

#[derive(Event, Debug, PartialEq, Clone)]
struct Page {
    limit: Option<u8>,
    offset: Option<u8>,
}

#[derive(Event, Debug, PartialEq, Clone)]
struct Window {
    width: u8,
}

#[derive(Event, Debug, PartialEq, Clone)]
#[event(default)]
struct Query {
    text: String,
    #[event(flatten)]
    page: Page,
    #[event(flatten)]
    window: Window,
    #[event(flatten)]
    others: BTreeMap<String, String>,
}

impl Default for Query {
    fn default() -> Self {
        Self {
            text: "all".to_owned(),
            page: Page { limit: Some(1), offset: Some(1) },
            window: Window { width: 5 },
            others: BTreeMap::from([("sort".to_owned(), "name".to_owned())]),
        }
    }
}

/// A default can stand for what has to have keys; what has none is written without any.
#[test]
fn flattened_values_without_keys_come_back() {
    let empty = Query { page: Page { limit: None, offset: None }, others: BTreeMap::new(), ..Query::default() };
    assert_eq!(there_and_back(&empty), r#"{"text":"all","width":5}"#);
    assert_eq!(json::from_str::<Query>("{}"), Ok(empty));
    there_and_back(&Query::default());
}

#[derive(Event, Debug, PartialEq)]
struct Patch {
    note: OptionalNullable<u8>,
    #[event(default)]
    again: OptionalNullable<u8>,
}

#[test]
fn all_three_states_come_back() {
    for note in [OptionalNullable::Unset, OptionalNullable::Null, OptionalNullable::Value(1)] {
        there_and_back(&Patch { note, again: note });
    }
}

#[derive(Event, Debug, PartialEq)]
#[event(tag = "type")]
enum Message {
    Map(BTreeMap<String, u8>),
    ByChar(BTreeMap<char, u8>),
    Pairs(Metadata),
    Any(Value),
    Foreign(#[event(via_serde)] Value),
    Flat {
        a: u8,
        #[event(flatten)]
        rest: BTreeMap<String, u8>,
    },
    Inner(Rest),
    Nested(Nested),
    Null(()),
}

#[derive(Event, Debug, PartialEq)]
struct Rest {
    b: u8,
    #[event(flatten)]
    rest: BTreeMap<String, u8>,
}

#[derive(Event, Debug, PartialEq)]
#[event(tag = "kind")]
enum Nested {
    Map(BTreeMap<String, u8>),
    Nothing,
}

fn map(keys: &[&str]) -> BTreeMap<String, u8> {
    keys.iter().map(|key| ((*key).to_owned(), 1)).collect()
}

const TWICE: &str = "/type (the key): is given twice in the same object [json_duplicate_key]";
const NO_ROOM: &str = "a key is the tag `type` of Message, which would be written twice";

#[test]
fn a_key_that_is_the_tag_is_a_violation_and_not_written() {
    for message in [
        Message::Map(map(&["type", "other"])),
        Message::Pairs(Metadata::try_from_iter([("type", 1)]).unwrap()),
        Message::Any(serde_json::json!({ "type": 1 })),
        Message::Foreign(serde_json::json!({ "type": 1 })),
        Message::Flat { a: 1, rest: map(&["type"]) },
        Message::Inner(Rest { b: 1, rest: map(&["type"]) }),
        Message::Nested(Nested::Map(map(&["type"]))),
    ] {
        let report = message.validate().unwrap_err();
        assert_eq!(lines(&report), [TWICE], "{message:?}");
        assert!(report.violations()[0].is_key_error());
        assert_eq!(json::to_string(&message).unwrap_err().to_string(), NO_ROOM, "{message:?}");
        assert_eq!(serde_json::to_value(&message).unwrap_err().to_string(), NO_ROOM, "{message:?}");
    }
    let inner = Message::Nested(Nested::Map(map(&["kind"])));
    assert_eq!(lines(&inner.validate().unwrap_err()), ["/kind (the key): is given twice in the same object [json_duplicate_key]"]);
    assert!(json::to_string(&inner).is_err());
}

#[test]
fn other_keys_beside_the_tag_come_back() {
    for message in [
        Message::Map(map(&["typ", "types", ""])),
        Message::Map(map(&[])),
        Message::ByChar(BTreeMap::from([('t', 1)])),
        Message::Any(serde_json::json!({ "kind": "type" })),
        Message::Flat { a: 1, rest: map(&["kind"]) },
        Message::Inner(Rest { b: 1, rest: map(&["a"]) }),
        Message::Nested(Nested::Map(map(&["a"]))),
        Message::Nested(Nested::Nothing),
        Message::Null(()),
    ] {
        assert_eq!(message.validate(), Ok(()), "{message:?}");
        there_and_back(&message);
    }
}

#[test]
fn what_is_no_object_is_a_violation_and_not_written_beside_a_tag() {
    for value in [Value::Null, 5.into(), "a".into(), serde_json::json!([])] {
        for message in [Message::Any(value.clone()), Message::Foreign(value)] {
            assert_eq!(
                lines(&message.validate().unwrap_err()),
                ["(document): must be an object, not a value without keys [object_type]"],
                "{message:?}"
            );
            assert!(json::to_string(&message).is_err(), "{message:?}");
        }
    }
}

#[derive(Event, Debug, PartialEq)]
struct Generic<T> {
    own: u8,
    #[serde(alias = "second")]
    other: u8,
    #[event(rename(serialize = "out", deserialize = "in"))]
    split: u8,
    #[serde(skip_deserializing)]
    only_written: u8,
    #[event(flatten)]
    window: Window,
    #[event(flatten)]
    rest: T,
}

#[test]
fn a_key_of_a_flattened_map_that_is_another_fields_is_a_violation_and_not_written() {
    for key in ["own", "other", "second", "in", "out", "only_written", "width"] {
        let value = Generic { own: 1, other: 1, split: 1, only_written: 1, window: Window { width: 1 }, rest: map(&["a", key]) };
        let expected = format!("/{key} (the key): is given twice in the same object [json_duplicate_key]");
        assert_eq!(lines(&value.validate().unwrap_err()), [expected], "{key}");
        let error = json::to_string(&value).unwrap_err().to_string();
        assert_eq!(error, "a key of the flattened map is the name of another field of Generic: it would be written twice");
    }
    let value = Generic { own: 1, other: 1, split: 1, only_written: 1, window: Window { width: 1 }, rest: map(&["a"]) };
    assert!(value.validate().is_ok() && json::to_string(&value).is_ok());
}

#[derive(Event, Debug, PartialEq)]
struct OneWay {
    #[serde(skip_deserializing)]
    id: u64,
    #[event(flatten)]
    stamp: Option<Stamp>,
    #[event(flatten)]
    rest: BTreeMap<String, Value>,
}

#[derive(Event, Debug, PartialEq)]
struct Stamp {
    at: u8,
    #[serde(skip_deserializing)]
    by: String,
}

#[test]
fn names_that_are_only_written_are_no_keys_of_a_flattened_map() {
    let value = OneWay { id: 5, stamp: Some(Stamp { at: 1, by: "x".to_owned() }), rest: BTreeMap::from([("a".to_owned(), 1.into())]) };
    let text = json::to_string(&value).unwrap();
    assert_eq!(text, r#"{"id":5,"at":1,"by":"x","a":1}"#);
    let read = OneWay { id: 0, stamp: Some(Stamp { at: 1, by: String::new() }), ..value };
    assert_eq!(json::from_str::<OneWay>(&text).as_ref(), Ok(&read));
    assert_eq!(serde_json::from_str::<OneWay>(&text).unwrap(), read);
    let schema = schema::json_schema::<OneWay>();
    assert_eq!(
        (&schema["properties"]["id"], &schema["properties"]["by"]),
        (&serde_json::json!({ "readOnly": true }), &serde_json::json!({ "readOnly": true }))
    );
}
