//! Flattened enums: their keys stand among those of the struct around them, and which these are, only the document says.

use std::collections::BTreeMap;

use polar_event_core::{Code, Event, json, testing};
use polar_event_tests::lines;
use polar_event_tests::place::marked;
use serde_json::Value;

use crate::both::{both, same};

both! {
    pub struct Login {
        pub user: String,
        #[serde(default)]
        pub tries: u8,
    }

    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum Internal {
        Login(Login),
        Order { number: u32, lines: Vec<Line> },
        Ping,
    }

    pub struct Line {
        pub sku: String,
    }

    #[serde(tag = "kind", content = "data")]
    pub enum Adjacent {
        Text(String),
        Pair { a: u8, b: u8 },
        Nothing,
    }

    pub enum External {
        Card { number: String },
        Iban(String),
        Both(u8, u8),
    }

    #[serde(untagged)]
    pub enum Untagged {
        Circle { radius: u32 },
        Box { width: u32, height: u32 },
    }

    pub struct WithInternal {
        pub id: u64,
        #[serde(flatten)]
        pub event: Internal,
        pub at: String,
    }

    pub struct WithAdjacent {
        pub id: u64,
        #[serde(flatten)]
        pub event: Adjacent,
    }

    pub struct WithExternal {
        pub id: u64,
        #[serde(flatten)]
        pub event: External,
    }

    pub struct WithUntagged {
        pub id: u64,
        #[serde(flatten)]
        pub shape: Untagged,
    }

    pub struct Several {
        pub id: u64,
        #[serde(flatten)]
        pub internal: Internal,
        #[serde(flatten)]
        pub adjacent: Box<Adjacent>,
        #[serde(flatten)]
        pub external: Option<External>,
        #[serde(flatten)]
        pub shape: Option<Untagged>,
    }

    pub struct Envelope<T> {
        pub id: u64,
        #[serde(flatten)]
        pub body: T,
    }

    pub enum Around {
        Deep {
            id: u64,
            #[serde(flatten)]
            event: Internal,
        },
    }

    pub struct Envelope2 {
        pub id2: u64,
        #[serde(flatten)]
        pub body: Internal,
    }

    #[serde(tag = "level")]
    pub enum Outermost {
        One(Envelope2),
        Two {
            #[serde(flatten)]
            inner: Adjacent,
            deep: bool,
        },
    }

    pub struct WithNested {
        pub id: u64,
        #[serde(flatten)]
        pub outer: Outermost,
        pub own: bool,
    }

    pub struct WithValue {
        pub id: u64,
        #[serde(flatten)]
        pub event: Adjacent,
        #[serde(flatten)]
        pub nothing: (),
        #[serde(flatten)]
        pub others: Value,
    }

    pub struct WithObject {
        pub id: u64,
        #[serde(flatten)]
        pub others: serde_json::Map<String, Value>,
    }

    pub struct Two {
        #[serde(flatten)]
        pub one: Envelope<Internal>,
        pub own: bool,
    }
}

#[test]
fn an_internally_tagged_enum() {
    for text in [
        r#"{"id": 1, "type": "login", "user": "u", "at": "now"}"#,
        r#"{"user": "u", "tries": 3, "at": "now", "type": "login", "id": 1}"#,
        r#"{"lines": [{"sku": "a"}, {"sku": "b"}], "at": "now", "\u0074ype": "order", "id": 5, "number": 4, "user": 7}"#,
        r#"{"id": 1, "type": "ping", "at": "now", "unknown": {"a": [1, {}]}}"#,
        r#"{"id": 1, "type": "pong", "at": "now"}"#,
        r#"{"id": 1, "at": "now"}"#,
        r#"{"id": 1, "type": "login", "user": 1, "at": "now"}"#,
        r#"{"id": 1, "type": "login", "user": "u", "at": "now", "x": tru}"#,
        r#"{"id": 1, "type": "login", "user": "u", "at": "now""#,
        "{}",
        "[]",
    ] {
        same::<ours::WithInternal, theirs::WithInternal>(text);
    }
}

#[test]
fn an_adjacently_tagged_enum() {
    for text in [
        r#"{"id": 1, "kind": "Text", "data": "u"}"#,
        r#"{"data": {"a": 1, "b": 2}, "kind": "Pair", "id": 1}"#,
        r#"{"data": {"a": 1, "b": 2}, "id": 1}"#,
        r#"{"id": 1, "kind": "Nothing"}"#,
        r#"{"id": 1, "kind": "Text", "data": 1}"#,
    ] {
        same::<ours::WithAdjacent, theirs::WithAdjacent>(text);
    }
}

#[test]
fn an_externally_tagged_enum() {
    for text in [
        r#"{"id": 1, "Card": {"number": "42"}}"#,
        r#"{"Iban": "GB", "x": 1, "id": 1}"#,
        r#"{"Both": [1, 2], "id": 1}"#,
        r#"{"Both": [1, 300], "id": 1}"#,
        r#"{"id": 1}"#,
    ] {
        same::<ours::WithExternal, theirs::WithExternal>(text);
    }
}

#[test]
fn an_untagged_enum() {
    for text in [
        r#"{"id": 1, "radius": 1}"#,
        r#"{"height": 2, "id": 1, "width": 1}"#,
        r#"{"height": 2, "id": 1}"#,
        r#"{"height": 2, "id": 1, "width": "1"}"#,
        r#"{"id": 1}"#,
    ] {
        same::<ours::WithUntagged, theirs::WithUntagged>(text);
    }
}

#[test]
fn several_enums_options_and_generics() {
    for text in [
        r#"{"id": 1, "type": "ping", "kind": "Nothing"}"#,
        r#"{"radius": 1, "type": "login", "Iban": "x", "user": "u", "kind": "Text", "data": "t", "id": 1}"#,
        r#"{"radius": 1, "type": "ping", "Iban": "x", "id": 1}"#,
    ] {
        same::<ours::Several, theirs::Several>(text);
    }
    for text in [r#"{"id": 1, "type": "login", "user": "u"}"#, r#"{"id": 1}"#] {
        same::<ours::Envelope<ours::Internal>, theirs::Envelope<theirs::Internal>>(text);
        same::<ours::Envelope<Option<ours::Internal>>, theirs::Envelope<Option<theirs::Internal>>>(text);
    }
    same::<ours::Envelope<ours::Envelope2>, theirs::Envelope<theirs::Envelope2>>(r#"{"id": 1, "id2": 2, "type": "login", "user": "u"}"#);
    same::<ours::Around, theirs::Around>(r#"{"Deep": {"id": 1, "user": "u", "type": "login"}}"#);
    same::<ours::Two, theirs::Two>(r#"{"own": true, "user": "u", "type": "login", "id": 1}"#);
}

#[test]
fn flattened_enums_within_flattened_enums() {
    for text in [
        r#"{"id": 1, "level": "One", "id2": 2, "type": "login", "user": "u", "own": true}"#,
        r#"{"user": "u", "own": true, "type": "login", "id2": 2, "id": 1, "level": "One", "x": [{}]}"#,
        r#"{"data": {"a": 1, "b": 2}, "deep": true, "id": 1, "own": true, "kind": "Pair", "level": "Two"}"#,
        r#"{"data": {"a": 1, "b": 300}, "deep": true, "id": 1, "own": true, "kind": "Pair", "level": "Two"}"#,
    ] {
        same::<ours::WithNested, theirs::WithNested>(text);
    }
}

#[test]
fn values_objects_and_unit() {
    same::<ours::WithValue, theirs::WithValue>(r#"{"id": 1, "kind": "Nothing"}"#);
    for text in [r#"{"id": 1}"#, r#"{"a": 1, "id": 1, "b": {"c": [null]}}"#] {
        same::<ours::WithObject, theirs::WithObject>(text);
    }
    let value = json::from_str::<ours::WithValue>(r#"{"x": null, "data": "t", "kind": "Text", "id": 1}"#).unwrap();
    assert_eq!(json::to_string(&value).unwrap(), r#"{"id":1,"kind":"Text","data":"t","x":null}"#);
}

#[test]
fn places_are_those_of_the_source() {
    let text = r#"{"lines": [{"sku": 1}, {}], "at": 5, "type": "order", "id": 5, "id": 6, "type": "ping", "number": true}"#;
    let report = json::from_str::<ours::WithInternal>(text).unwrap_err();
    let found: Vec<_> = report.violations().iter().map(|violation| (violation.pointer().to_string(), marked(text, violation))).collect();
    let expected =
        [("/at", "5"), ("/id", r#""id""#), ("/lines/0/sku", "1"), ("/lines/1/sku", "{}"), ("/number", "true"), ("/type", r#""type""#)];
    assert_eq!(found.iter().map(|(pointer, source)| (pointer.as_str(), *source)).collect::<Vec<_>>(), expected);
    assert_eq!(report.violations()[5].span().map(|span| span.start), Some(text.rfind(r#""type""#).unwrap()));
}

#[test]
fn an_error_of_the_text_ends_decoding() {
    let text = r#"{"id": "x", "type": "order", "lines": [{"sku": 1}, tru]}"#;
    let report = json::from_str::<ours::WithInternal>(text).unwrap_err();
    assert_eq!(lines(&report)[..1], ["/id: must be an integer, not a string [int_type]"]);
    assert_eq!(report.violations().last().map(|violation| violation.code()), Some(Code::JsonInvalid));
}

#[test]
fn boundary_cases_are_consistent() {
    testing::assert_consistent::<ours::WithInternal>();
    testing::assert_consistent::<ours::WithAdjacent>();
    testing::assert_consistent::<ours::WithExternal>();
    testing::assert_consistent::<ours::WithUntagged>();
    testing::assert_consistent::<ours::Several>();
    testing::assert_consistent::<ours::Envelope<Option<ours::Internal>>>();
    testing::assert_consistent::<ours::Around>();
    testing::assert_consistent::<ours::Two>();
    testing::assert_consistent::<ours::WithNested>();
    testing::assert_consistent::<ours::WithValue>();
    testing::assert_consistent::<ours::WithObject>();
}

#[derive(Event, Debug, PartialEq)]
#[event(tag = "type")]
enum Kept {
    Ping {
        at: u8,
    },
    #[event(other)]
    Other {
        #[event(length(max = 5))]
        kind: String,
        rest: BTreeMap<String, Value>,
    },
}

#[derive(Event, Debug, PartialEq)]
struct WithKept {
    id: u8,
    #[event(flatten)]
    event: Kept,
}

#[derive(Event, Debug, PartialEq)]
#[event(tag = "type")]
enum Tailed {
    Ping {
        at: u8,
    },
    #[event(untagged)]
    Free {
        note: String,
    },
}

#[derive(Event, Debug, PartialEq)]
struct WithTailed {
    id: u8,
    #[event(flatten)]
    event: Tailed,
}

#[test]
fn catch_alls_keep_what_is_flattened() {
    let text = r#"{"id":1,"type":"pong","a":[1],"b":null}"#;
    let value = json::from_str::<WithKept>(text).unwrap();
    assert!(matches!(&value.event, Kept::Other { kind, rest } if kind == "pong" && rest.len() == 2));
    assert_eq!(json::to_string(&value).unwrap(), text);
    assert_eq!(serde_json::from_str::<WithKept>(text).unwrap(), value);
    let report = json::from_str::<WithKept>(r#"{"id":1,"a":[1],"type":"pong pong"}"#).unwrap_err();
    assert_eq!(lines(&report), ["/type: must have at most 5 characters, has 9 [string_too_long]"]);

    for text in [r#"{"id":1,"type":"Ping","at":2}"#, r#"{"id":1,"note":"n"}"#] {
        let value = json::from_str::<WithTailed>(text).unwrap();
        assert_eq!(json::to_string(&value).unwrap(), text);
        assert_eq!(serde_json::from_str::<WithTailed>(text).unwrap(), value);
    }
    assert_eq!(lines(&json::from_str::<WithTailed>(r#"{"id":1,"type":"Ping","note":"n"}"#).unwrap_err()), ["/at: is required [missing]"]);
}

#[derive(Event, Debug, PartialEq)]
#[event(tag = "tag")]
enum Beside {
    Of { x: u8 },
}

#[derive(Event, Debug, PartialEq)]
struct Holder {
    beside: Beside,
    list: Vec<Beside>,
    #[event(flatten)]
    event: ours::Adjacent,
}

#[derive(Event, Debug, PartialEq)]
#[event(tag = "level")]
enum Level {
    Holder(Holder),
}

/// Each of these objects ends with a tag, which is read past by itself.
#[test]
fn objects_within_do_not_end_the_object_that_keeps_entries() {
    let holder = r#""kind":"Text","data":"t","level":"Holder","beside":{"x":1,"tag":"Of"},"list":[{"x":2,"tag":"Of"},{"x":3,"tag":"Of"}]"#;
    for text in [format!("{{{holder}}}"), format!(r#"{{{holder},"kind2":{{"tag":"Of"}}}}"#)] {
        let level: Level = json::from_str(&text).unwrap();
        let Level::Holder(holder) = &level;
        assert_eq!((holder.list.len(), &holder.event), (2, &ours::Adjacent::Text("t".to_owned())));
        assert_eq!(serde_json::from_str::<Level>(&text).unwrap(), level);
    }
    // The keys of both levels stand in one object, so they differ.
    let text = r#"{"kind":"Text","id":1,"own":{"x":1,"tag":"Of"},"list":[{"x":2,"tag":"Of"}],"data":"t","beside":{"x":1,"tag":"Of"},"level":"Holder"}"#;
    let value: Outer = json::from_str(text).unwrap();
    assert_eq!(value.own, Beside::Of { x: 1 });
    assert_eq!(serde_json::from_str::<Outer>(text).unwrap(), value);
}

#[derive(Event, Debug, PartialEq)]
struct Outer {
    id: u8,
    own: Beside,
    #[event(flatten)]
    level: Level,
}

/// Formats that do not name the types of their values have no way to tell what an entry is before the tag is known.
#[test]
fn formats_without_types_say_that_they_cannot_read_flattened_enums() {
    let value: ours::WithInternal = json::from_str(r#"{"id": 1, "type": "ping", "at": "now"}"#).unwrap();
    let bytes = postcard::to_stdvec(&value).unwrap();
    assert!(postcard::from_bytes::<ours::WithInternal>(&bytes).is_err());
}
