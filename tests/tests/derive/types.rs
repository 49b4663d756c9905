//! The derive on all shapes of structs: generic, borrowing, nested, recursive, large; custom rules; descriptions.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use polar_event_core::describe::Shape;
use polar_event_core::{Decode, Describe, Event, Metadata, OptionalNullable, Validate, ValidationState, Violation, json, metadata};
use polar_event_tests::{decode_in, places};

#[derive(Event, Debug, PartialEq)]
struct Page<T>
where
    T: Clone,
{
    items: Vec<T>,
    #[event(range(max = 100))]
    total: u64,
    corner: [T; 2],
}

#[test]
fn generics_and_where_clauses() {
    let page: Page<String> = json::from_str(r#"{"items": ["a"], "total": 1, "corner": ["b", "c"]}"#).unwrap();
    assert_eq!(page, Page { items: vec!["a".to_owned()], total: 1, corner: ["b", "c"].map(str::to_owned) });
    let report = json::from_str::<Page<u8>>(r#"{"items": ["a", 1], "total": 101, "corner": [1]}"#).unwrap_err();
    assert_eq!(places(&report), ["/items/0 int_type", "/total less_than_equal", "/corner too_short"]);
}

#[derive(Event, Debug, PartialEq)]
struct Borrowing<'a> {
    name: &'a str,
    text: Cow<'a, str>,
    option: Option<&'a str>,
    map: BTreeMap<&'a str, Cow<'a, str>>,
}

#[test]
fn lifetimes_borrow_from_the_input() {
    let input = String::from(r#"{"name": "n", "text": "t", "map": {"k": "v\n"}}"#);
    for value in [json::from_str::<Borrowing<'_>>(&input).unwrap(), serde_json::from_str(&input).unwrap()] {
        let within = |text: &str| input.as_bytes().as_ptr_range().contains(&text.as_ptr());
        assert!(within(value.name) && matches!(&value.text, Cow::Borrowed(text) if within(text)));
        assert!(matches!(value.map["k"], Cow::Owned(_)));
    }
    let report = json::from_str::<Borrowing<'_>>(r#"{"name": "\n", "text": "\n", "map": {}}"#).unwrap_err();
    assert_eq!(places(&report), ["/name string_escaped"]);
}

#[derive(Event, Debug, PartialEq)]
struct Tree {
    #[event(length(min = 1))]
    name: String,
    #[event(default)]
    children: Vec<Tree>,
    parent: Option<Box<Tree>>,
    by_name: Option<HashMap<String, Tree>>,
}

#[test]
fn nested_and_recursive() {
    let text = r#"{"name": "a", "children": [{"name": ""}, {}, 3], "parent": {"name": 1}, "by_name": {"x": {"children": [{}]}}}"#;
    let expected = [
        "/children/0/name string_too_short",
        "/children/1/name missing",
        "/children/2 object_type",
        "/parent/name string_type",
        "/by_name/x/children/0/name missing",
        "/by_name/x/name missing",
    ];
    assert_eq!(places(&json::from_str::<Tree>(text).unwrap_err()), expected);
    let good: Tree = json::from_str(r#"{"name": "a", "children": [{"name": "b"}], "parent": {"name": "p"}}"#).unwrap();
    assert!(good.validate().is_ok());
    assert_eq!(json::from_str::<Tree>(&json::to_string(&good).unwrap()), Ok(good));
}

macro_rules! large {
    ($($field:ident)+) => {
        #[derive(Event, Debug, PartialEq, Default)]
        struct Large { $($field: u8,)+ }
        const LARGE: &[&str] = &[$(stringify!($field)),+];
    };
}

large! {
    a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 b0 b1 b2 b3 b4 b5 b6 b7 b8 b9 c0 c1 c2 c3 c4 c5 c6 c7 c8 c9 d0 d1 d2 d3 d4 d5 d6 d7 d8 d9
    e0 e1 e2 e3 e4 e5 e6 e7 e8 e9 f0 f1 f2 f3 f4 f5 f6 f7 f8 f9 g0 g1 g2 g3 g4 g5 g6 g7 g8 g9
}

#[test]
fn more_than_64_fields() {
    let text = |names: &[&str]| format!("{{{}}}", names.iter().map(|name| format!("\"{name}\":1")).collect::<Vec<_>>().join(","));
    let value = json::from_str::<Large>(&text(LARGE)).unwrap();
    assert_eq!((value.a0, value.g3, value.g4, value.g9), (1, 1, 1, 1));
    let missing: Vec<_> = LARGE.iter().skip(60).map(|name| format!("/{name} missing")).collect();
    assert_eq!(places(&json::from_str::<Large>(&text(&LARGE[..60])).unwrap_err()), missing);
    for twice in ["a0", "g3", "g4", "g9"] {
        let names: Vec<_> = LARGE.iter().copied().chain([twice]).collect();
        assert_eq!(places(&json::from_str::<Large>(&text(&names)).unwrap_err()), [format!("/{twice} json_duplicate_key key")]);
    }
    let reversed: Vec<_> = LARGE.iter().rev().copied().collect();
    assert_eq!(json::from_str::<Large>(&text(&reversed)), Ok(value));
}

fn even(value: &u8) -> Result<(), &'static str> {
    if value & 1 == 0 { Ok(()) } else { Err("must be even") }
}

fn short(metadata: &Metadata) -> Result<(), Violation> {
    assert!(metadata.keys().all(|key| key.chars().count() <= 40), "a custom rule never sees what is invalid");
    if metadata.len() < 3 { Ok(()) } else { Err(Violation::from("has too much in it").at("k")) }
}

#[derive(Event, Debug, PartialEq)]
struct Custom {
    #[event(custom = even)]
    number: Option<u8>,
    #[event(each(range(max = 9), custom = even))]
    list: Vec<u8>,
    #[event(custom = short)]
    metadata: Option<Metadata>,
}

#[test]
fn custom_rules() {
    let text = r#"{"number": 3, "list": [1, 2, 11, "x", 4], "metadata": {"a": 1, "b": 2, "c": 3}}"#;
    let expected = ["/number value_error", "/list/0 value_error", "/list/2 less_than_equal", "/list/3 int_type", "/metadata/k value_error"];
    assert_eq!(places(&json::from_str::<Custom>(text).unwrap_err()), expected);
    let value = Custom { number: Some(3), list: vec![1, 2, 11], metadata: Some(metadata! { "a" => 1, "b" => 2, "c" => 3 }.unwrap()) };
    let expected = ["/number value_error", "/list/0 value_error", "/list/2 less_than_equal", "/metadata/k value_error"];
    assert_eq!(places(&value.validate().unwrap_err()), expected);
}

/// Also when the report is full, so that faults are no longer reported.
#[test]
fn a_custom_rule_is_not_asked_about_what_is_invalid() {
    let text = format!(r#"{{"number": 3, "list": ["x", "y"], "metadata": {{"{}": 1}}}}"#, "k".repeat(41));
    let whole = decode_in::<Custom>(&text, &[], ValidationState::new()).unwrap_err();
    for limit in 1..6 {
        let cut = decode_in::<Custom>(&text, &[], ValidationState::new().with_max_violations(limit)).unwrap_err();
        assert_eq!(cut.violations()[..limit.min(4)], whole.violations()[..limit.min(4)], "limit {limit}");
        assert_eq!(cut.violations().len(), if limit < 4 { limit + 1 } else { 4 }, "limit {limit}");
    }
}

#[derive(Event, Debug, PartialEq)]
struct Parts {
    #[event(each(range(min = 1)))]
    list: Vec<Option<u8>>,
    #[event(keys(length(max = 2)), values(each(range(max = 9))))]
    map: BTreeMap<String, Vec<u8>>,
}

#[test]
fn rules_on_parts() {
    let good = r#"{"list":[1,null],"map":{"ab":[9]}}"#;
    assert_eq!(json::to_string(&json::from_str::<Parts>(good).unwrap()).unwrap(), good);
    let report = json::from_str::<Parts>(r#"{"list": [0, null], "map": {"abc": [1, 10]}}"#).unwrap_err();
    assert_eq!(places(&report), ["/list/0 greater_than_equal", "/map/abc string_too_long key", "/map/abc/1 less_than_equal"]);
}

/// A customer.
///
/// Of ours.
#[derive(Event, Debug)]
#[event(deny_unknown_fields, rename_all = "camelCase")]
#[allow(dead_code, reason = "only its description is of interest")]
struct Described {
    /// The name.
    #[event(length(max = 5), alias = "n")]
    full_name: String,
    #[event(nullable)]
    note: Option<String>,
    three: OptionalNullable<u8>,
    #[event(default)]
    list: Vec<u8>,
}

#[test]
fn descriptions() {
    let Shape::Object(object) = Described::SHAPE else { panic!("not an object") };
    assert_eq!((object.name, object.doc, object.deny_unknown_fields), ("Described", "A customer.\n\nOf ours.", true));
    assert_eq!(object.names, ["fullName", "note", "three", "list"]);
    let of = |get: fn(&polar_event_core::describe::Field) -> bool| object.fields.iter().map(get).collect::<Vec<_>>();
    assert_eq!(of(|field| field.required), [true, false, false, false]);
    assert_eq!(of(|field| field.nullable), [false, true, true, false]);
    let name = &object.fields[0];
    assert_eq!((name.name, name.rust_name, name.doc, name.aliases), ("fullName", "full_name", "The name.", &["n"][..]));
    assert_eq!(name.rules.len(), 1);
    assert!(matches!((name.shape)(), Shape::String));
    assert!(matches!((object.fields[3].shape)(), Shape::Array(array) if matches!((array.item)(), Shape::Integer("u8"))));
    assert!(matches!(Tree::SHAPE.fields().map(<[_]>::len), Some(4)));
}

/// Types that only have serde's traits.
mod foreign {
    use polar_event_core::{Event, json};
    use polar_event_tests::places;
    use serde::{Deserialize, Serialize};

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum Level {
        Low,
        High,
    }

    #[derive(Event, Debug, PartialEq)]
    struct Alarm {
        #[event(via_serde)]
        level: Level,
        #[event(via_serde)]
        before: Option<Level>,
        count: u8,
    }

    #[test]
    fn foreign_types() {
        let alarm: Alarm = json::from_str(r#"{"level": "high", "count": 1}"#).unwrap();
        assert_eq!(alarm, Alarm { level: Level::High, before: None, count: 1 });
        for text in [r#"{"level": "x", "before": {"a": [1]}, "count": true}"#, r#"{"level": [["x"], 2], "before": 7, "count": null}"#] {
            let expected = ["/level value_error", "/before value_error", "/count int_type"];
            assert_eq!(places(&json::from_str::<Alarm>(text).unwrap_err()), expected, "{text}");
            let error = serde_json::from_str::<Alarm>(text).unwrap_err().to_string();
            assert!(error.lines().count() == 3, "{error}");
        }
        assert_eq!(places(&json::from_str::<Alarm>("{}").unwrap_err()), ["/level missing", "/count missing"]);
    }
}

#[test]
fn decoding_asks_the_type_whether_it_may_be_absent() {
    assert!(Tree::absent(&mut ValidationState::new()).is_none());
}
