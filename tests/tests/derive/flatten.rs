//! Flattened fields: their keys stand among those of the struct around them.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use polar_event_core::{Decode, Describe, Event, Metadata, Validate, ValidationState, json};
use polar_event_tests::place::marked;
use polar_event_tests::{accepts, faults, lines, params, places};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::both::{self, both, cbor};

both! {
    #[serde(rename_all = "camelCase")]
    pub struct Inner {
        pub first_key: u8,
        #[serde(alias = "other")]
        pub second: Vec<String>,
        #[serde(default)]
        pub third: u8,
    }

    pub struct Outer {
        pub a: u8,
        #[serde(flatten)]
        pub inner: Inner,
        pub z: String,
    }

    pub struct Nested {
        #[serde(flatten)]
        pub outer: Box<Outer>,
        pub own: bool,
    }

    pub struct Deep {
        #[serde(flatten)]
        pub outer: Box<Outer>,
        pub own: bool,
        #[serde(flatten)]
        pub point: Option<Point>,
        #[serde(flatten)]
        pub rest: BTreeMap<String, Value>,
    }

    pub struct Rest {
        pub own: bool,
        #[serde(flatten)]
        pub point: Point,
        #[serde(flatten)]
        pub rest: BTreeMap<String, Value>,
    }

    pub struct Maybe {
        pub a: u8,
        #[serde(flatten)]
        pub inner: Option<Inner>,
        #[serde(flatten)]
        pub deep: Option<Box<Point>>,
    }

    pub struct Point {
        pub x: i32,
        pub y: i32,
    }

    pub struct Generic<T, V> {
        #[serde(flatten)]
        pub inner: T,
        pub a: u8,
        #[serde(flatten)]
        pub rest: HashMap<String, V>,
    }

    pub struct Hidden {
        #[serde(flatten)]
        pub only: BTreeMap<String, u8>,
        #[serde(skip)]
        pub skipped: u8,
    }
}

/// Both derives answer the same, and ours also through postcard.
#[track_caller]
fn same<O, T>(text: &str)
where
    O: for<'de> Decode<'de, Requires = ()> + DeserializeOwned + Serialize + PartialEq + std::fmt::Debug,
    T: DeserializeOwned + Serialize,
{
    let Some((ours, _)) = both::same::<O, T>(text) else { return };
    let bytes = postcard::to_stdvec(&ours);
    // A `Value` cannot be read from a format that does not name its types.
    if !text.contains("null") && !text.contains("rest") {
        assert_eq!(postcard::from_bytes::<O>(&bytes.unwrap()).unwrap(), ours, "{text}");
    }
}

#[test]
fn a_struct_takes_and_writes_what_serde_does() {
    for text in [
        r#"{"a": 1, "firstKey": 2, "second": ["x"], "third": 3, "z": "z"}"#,
        r#"{"z": "z", "third": 3, "other": [], "firstKey": 2, "a": 1, "unknown": {"a": [1]}}"#,
        r#"{"z": "z", "other": [], "firstKey": 2, "a": 1}"#,
        r#"{"z": "z", "other": [], "a": 1}"#,
        r#"{"z": "z", "firstKey": "2", "other": [], "a": 1}"#,
        r#"{"z": "z", "first\u004bey": 2, "other": [], "a": 1}"#,
        "[1, 2, [], 3, \"z\"]",
        "{}",
        "null",
    ] {
        same::<ours::Outer, theirs::Outer>(text);
    }
}

#[test]
fn nested_structs_and_maps_take_and_write_what_serde_does() {
    for text in
        [r#"{"own": true, "a": 1, "firstKey": 2, "second": ["x"], "z": "z"}"#, r#"{"own": true, "a": 1, "firstKey": 2, "second": ["x"]}"#]
    {
        same::<ours::Nested, theirs::Nested>(text);
    }
    for text in [
        r#"{"own": true, "x": 1, "y": 2}"#,
        r#"{"rest": [1], "own": true, "b": {"x": 5}, "y": 1, "x": 2, "c": null}"#,
        r#"{"rest": [1], "own": true, "b": {"x": 5}, "y": 1}"#,
    ] {
        same::<ours::Rest, theirs::Rest>(text);
    }
    for text in ["{}", r#"{"a": 1, "b": 2}"#, r#"{"a": 1, "b": "2"}"#, r#"{"skipped": 1}"#] {
        same::<ours::Hidden, theirs::Hidden>(text);
    }
}

/// serde puts the keys of a struct that has flattened fields itself into the map, too, and then writes them twice.
#[test]
fn a_map_has_no_keys_of_nested_structs() {
    let text = r#"{"a":1,"firstKey":2,"second":["x"],"third":0,"z":"z","own":true,"b":{"a":5},"c":null}"#;
    let value: ours::Deep = json::from_str(text).unwrap();
    assert_eq!(value.rest.keys().collect::<Vec<_>>(), ["b", "c"]);
    assert_eq!(json::to_string(&value).unwrap(), text);
    let theirs: theirs::Deep = serde_json::from_str(text).unwrap();
    assert!(serde_json::to_string(&theirs).unwrap().len() > text.len());
}

#[test]
fn an_optional_struct_takes_and_writes_what_serde_does() {
    for text in [
        r#"{"a": 1}"#,
        r#"{"a": 1, "firstKey": 2, "second": ["x"]}"#,
        r#"{"a": 1, "x": 1, "y": 1, "firstKey": 2, "second": ["x"], "third": 5}"#,
        r#"{"a": 1, "y": 1, "x": -1}"#,
        r#"{"x": 1, "y": 1}"#,
    ] {
        same::<ours::Maybe, theirs::Maybe>(text);
    }
}

#[test]
fn generics_take_and_write_what_serde_does() {
    for text in [
        r#"{"x": 1, "y": 2, "a": 3}"#,
        r#"{"x": 1, "y": 2, "a": 3, "b": true}"#,
        r#"{"x": 1, "y": 2, "a": 3, "b": 5}"#,
        r#"{"x": 1, "a": 3, "b": true}"#,
    ] {
        same::<ours::Generic<ours::Point, bool>, theirs::Generic<theirs::Point, bool>>(text);
    }
    for text in [r#"{"a": 3}"#, r#"{"x": 1, "y": 2, "a": 3, "b": ["b"]}"#] {
        same::<ours::Generic<Option<ours::Point>, Vec<String>>, theirs::Generic<Option<theirs::Point>, Vec<String>>>(text);
    }
}

#[test]
fn part_of_an_optional_struct_is_a_fault_where_serde_says_none() {
    let text = r#"{"a": 1, "firstKey": 2, "x": "1"}"#;
    let expected = ["/x: must be an integer, not a string [int_type]", "/second: is required [missing]", "/y: is required [missing]"];
    assert_eq!(faults::<ours::Maybe>(text, &[]), expected);
    assert_eq!(serde_json::from_str::<theirs::Maybe>(text).unwrap().inner, None);
}

#[derive(Event, Debug, PartialEq, Clone)]
#[event(check = in_order)]
struct Range {
    #[event(range(max = 10))]
    from: u8,
    #[event(rename = "until", alias = "to")]
    to: u8,
}

fn in_order(range: &Range, _: &ValidationState<'_>) -> Result<(), &'static str> {
    if range.from <= range.to { Ok(()) } else { Err("must be in order") }
}

#[derive(Event, Debug, PartialEq)]
struct PerItem {
    #[event(length(max = 3))]
    name: String,
    #[event(flatten)]
    range: Range,
    #[event(flatten, items(min = 1, max = 2), keys(length(max = 2), custom = no_q), values(range(min = 1), custom = even), custom = no_sum)]
    others: BTreeMap<String, u8>,
}

fn no_q(key: &str) -> Result<(), &'static str> {
    if key == "q" { Err("must not be q") } else { Ok(()) }
}

fn even(value: &u8) -> Result<(), &'static str> {
    if value & 1 == 0 { Ok(()) } else { Err("must be even") }
}

fn no_sum(map: &BTreeMap<String, u8>) -> Result<(), &'static str> {
    if map.contains_key("s") { Err("has an s") } else { Ok(()) }
}

/// Decoding and checking in memory find the same.
#[track_caller]
fn refuses(text: &str, value: Option<&PerItem>, expected: &[&str]) {
    assert_eq!(faults::<PerItem>(text, &[]), expected, "{text}");
    if let Some(value) = value {
        assert_eq!(lines(&value.validate().unwrap_err()), expected, "{text}");
        assert_eq!(serde_json::to_value(value).unwrap(), serde_json::from_str::<Value>(text).unwrap());
    }
}

#[test]
fn rules_are_checked_and_their_paths_have_no_extra_step() {
    let others = |entries: &[(&str, u8)]| entries.iter().map(|(key, value)| ((*key).to_owned(), *value)).collect::<BTreeMap<_, _>>();
    let value = |from, to, entries| PerItem { name: "n".to_owned(), range: Range { from, to }, others: others(entries) };
    accepts(&[], [value(1, 2, &[("a", 2)]), value(10, 10, &[("a", 2), ("bb", 254)])]);

    refuses(
        r#"{"name": "n", "from": 11, "until": 12, "a": 2}"#,
        Some(&value(11, 12, &[("a", 2)])),
        &["/from: must be at most 10 [less_than_equal]"],
    );
    // The struct's own check is one of the whole object.
    refuses(
        r#"{"name": "n", "from": 2, "until": 1, "a": 2}"#,
        Some(&value(2, 1, &[("a", 2)])),
        &["(document): must be in order [value_error]"],
    );
    refuses(
        r#"{"name": "n", "from": 1, "until": 1}"#,
        Some(&value(1, 1, &[])),
        &["(document): must have at least 1 pair, has 0 [too_short]"],
    );
    refuses(
        r#"{"name": "n", "from": 1, "until": 1, "a": 2, "b": 2, "c": 2}"#,
        Some(&value(1, 1, &[("a", 2), ("b", 2), ("c", 2)])),
        &["(document): must have at most 2 pairs, has 3 [too_long]"],
    );
    refuses(
        r#"{"name": "n", "from": 1, "until": 1, "bbb": 2}"#,
        Some(&value(1, 1, &[("bbb", 2)])),
        &["/bbb (the key): must have at most 2 characters, has 3 [string_too_long]"],
    );
    refuses(
        r#"{"name": "n", "from": 1, "until": 1, "q": 2}"#,
        Some(&value(1, 1, &[("q", 2)])),
        &["/q (the key): must not be q [value_error]"],
    );
    refuses(r#"{"name": "n", "from": 1, "until": 1, "a": 3}"#, Some(&value(1, 1, &[("a", 3)])), &["/a: must be even [value_error]"]);
    refuses(
        r#"{"name": "n", "from": 1, "until": 1, "a": 0}"#,
        Some(&value(1, 1, &[("a", 0)])),
        &["/a: must be at least 1 [greater_than_equal]"],
    );
    refuses(r#"{"name": "n", "from": 1, "until": 1, "s": 2}"#, Some(&value(1, 1, &[("s", 2)])), &["(document): has an s [value_error]"]);
}

#[test]
fn missing_fields_are_said_in_the_order_of_their_declaration() {
    let expected = ["(document): must have at least 1 pair, has 0 [too_short]"];
    let missing = ["/name: is required [missing]", "/from: is required [missing]", "/until: is required [missing]"];
    assert_eq!(faults::<PerItem>("{}", &[]), [&missing[..], &expected[..]].concat());
}

#[test]
fn keys_that_come_twice_are_refused() {
    for (text, key) in [
        (r#"{"name": "n", "from": 1, "until": 1, "a": 2, "from": "x"}"#, "/from"),
        (r#"{"name": "n", "from": 1, "until": 1, "a": 2, "to": "x"}"#, "/to"),
        (r#"{"name": "n", "from": 1, "until": 1, "a": 2, "name": 5}"#, "/name"),
        (r#"{"name": "n", "from": 1, "until": 1, "a": 2, "a": 5}"#, "/a"),
        (r#"{"name": "n", "from": 1, "until": 1, "a": 2, "\u0061": 5}"#, "/a"),
    ] {
        let names = if key == "/to" { "; until, to are names of the same field" } else { "" };
        let expected = [format!("{key} (the key): is given twice in the same object{names} [json_duplicate_key]")];
        assert_eq!(faults::<PerItem>(text, &[]), expected, "{text}");
    }
    // A faulty entry's key is remembered, too.
    let text = r#"{"name": "n", "from": 1, "until": 1, "a": "x", "a": 2}"#;
    let expected =
        ["/a: must be an integer, not a string [int_type]", "/a (the key): is given twice in the same object [json_duplicate_key]"];
    assert_eq!(faults::<PerItem>(text, &[]), expected);
}

/// What would be written twice, and refused when it is read.
#[test]
fn a_map_in_memory_must_not_have_the_keys_of_other_fields() {
    let duplicate = |key| format!("/{key} (the key): is given twice in the same object [json_duplicate_key]");
    for key in ["name", "from", "until", "to"] {
        let others = BTreeMap::from([(key[..2].to_owned(), 2)]);
        let mut value = PerItem { name: "n".to_owned(), range: Range { from: 1, to: 1 }, others };
        let fault = value.validate().err();
        assert_eq!(fault.is_some(), key == "to", "{fault:?}");
        value.others = BTreeMap::from([(key.to_owned(), 2)]);
        assert!(lines(&value.validate().unwrap_err()).contains(&duplicate(key)), "{key}");
    }

    // The map is nested, and so are the fields.
    let around = |key: &str| AroundDeep {
        z: 1,
        deep: Some(ours::Deep {
            outer: Box::new(ours::Outer { a: 1, inner: ours::Inner { first_key: 1, second: vec![], third: 0 }, z: String::new() }),
            own: true,
            point: None,
            rest: BTreeMap::from([(key.to_owned(), json!(1))]),
        }),
        strict: Strict { w: 1 },
    };
    for (key, taken) in [("a", true), ("other", true), ("y", true), ("own", true), ("zz", true), ("w", true), ("z", true), ("v", false)] {
        let faults = around(key).validate().map_err(|report| lines(&report));
        assert_eq!(faults, if taken { Err(vec![duplicate(key)]) } else { Ok(()) }, "{key}");
    }
    let value = Metadata::try_from([("id", 1)]).unwrap();
    let value = WithMetadata { name: "n".to_owned(), metadata: value, id: 1 };
    assert_eq!(lines(&value.validate().unwrap_err()), [duplicate("id")]);
}

#[derive(Event, Debug, PartialEq)]
struct AroundDeep {
    #[event(rename = "zz")]
    z: u8,
    #[event(flatten)]
    deep: Option<ours::Deep>,
    #[event(flatten)]
    strict: Strict,
}

#[test]
fn places_are_those_of_the_source() {
    let text = r#"{"bbb": 2, "from": 300, "until": "x", "a": null}"#;
    let report = json::from_str::<PerItem>(text).unwrap_err();
    let found: Vec<_> = report.violations().iter().map(|violation| (violation.pointer().to_string(), marked(text, violation))).collect();
    let expected = [("/bbb", r#""bbb""#), ("/from", "300"), ("/until", r#""x""#), ("/a", "null"), ("/name", text)];
    assert_eq!(found.iter().map(|(pointer, source)| (pointer.as_str(), *source)).collect::<Vec<_>>(), expected);
}

#[test]
fn a_key_that_is_no_text_is_said_once() {
    let text = r#"{"name": "n", "from": 1, "until": 1, "a": 2, "\ud800": "x"}"#;
    let report = json::from_str::<PerItem>(text).unwrap_err();
    assert_eq!(places(&report), ["/\u{fffd} string_unicode key", "/\u{fffd} int_type"]);
    let report = json::from_str::<Denying>(r#"{"a": 1, "firstKey": 1, "second": [], "\ud800": "x"}"#).unwrap_err();
    assert_eq!(places(&report), ["/\u{fffd} string_unicode key"]);
}

#[derive(Event, Debug, PartialEq)]
#[event(deny_unknown_fields)]
struct Denying {
    a: u8,
    #[event(flatten)]
    inner: ours::Inner,
    #[event(flatten)]
    point: Option<ours::Point>,
    z: Option<u8>,
}

#[test]
fn unknown_fields_are_denied_if_none_of_the_structs_has_them() {
    let good: Denying = json::from_str(r#"{"a": 1, "x": 1, "y": 2, "other": [], "firstKey": 1}"#).unwrap();
    assert_eq!((good.inner.first_key, good.point), (1, Some(ours::Point { x: 1, y: 2 })));

    let text = r#"{"a": 1, "firstKey": 1, "second": [], "w": {"x": 1}, "inner": 1, "rest": 1}"#;
    let report = json::from_str::<Denying>(text).unwrap_err();
    assert_eq!(places(&report), ["/w extra_forbidden key", "/inner extra_forbidden key", "/rest extra_forbidden key"]);
    assert_eq!(params(&report)[0], json!({"expected": ["a", "firstKey", "second", "third", "x", "y", "z"]}));
    assert_eq!(marked(text, &report.violations()[0]), r#""w""#);
}

/// A struct that denies unknown fields when it stands alone.
#[derive(Event, Debug, PartialEq)]
#[event(deny_unknown_fields)]
struct Strict {
    w: u8,
}

#[derive(Event, Debug, PartialEq)]
struct AroundStrict {
    #[event(flatten)]
    strict: Strict,
}

#[test]
fn the_outer_struct_decides_about_unknown_fields() {
    assert_eq!(json::from_str::<AroundStrict>(r#"{"w": 1, "y": 2}"#), Ok(AroundStrict { strict: Strict { w: 1 } }));
}

#[derive(Event, Debug, PartialEq)]
struct Borrowing<'a> {
    #[event(flatten)]
    inner: BorrowingInner<'a>,
    #[event(flatten)]
    rest: BTreeMap<&'a str, &'a str>,
}

#[derive(Event, Debug, PartialEq)]
struct BorrowingInner<'a> {
    text: &'a str,
    cow: Cow<'a, str>,
}

#[test]
fn what_is_borrowed_is_borrowed_from_the_source() {
    let text = r#"{"text": "a", "other": "b", "cow": "c"}"#.to_owned();
    let value: Borrowing<'_> = json::from_str(&text).unwrap();
    assert!(matches!(value.inner.cow, Cow::Borrowed("c")));
    let range = text.as_bytes().as_ptr_range();
    for part in [value.inner.text, value.rest["other"], value.rest.keys().next().unwrap()] {
        assert!(range.contains(&part.as_ptr()), "{part} is copied");
    }
    assert_eq!(serde_json::from_str::<Borrowing<'_>>(&text).unwrap(), value);
}

#[derive(Event, Debug, PartialEq)]
struct WithMetadata {
    name: String,
    #[event(flatten, metadata(max_pairs = 2))]
    metadata: Metadata,
    id: u8,
}

#[test]
fn metadata_takes_the_keys_that_are_left() {
    let text = r#"{"name":"n","model":"gpt","tokens":5,"id":1}"#;
    let value: WithMetadata = json::from_str(text).unwrap();
    assert_eq!((value.metadata.len(), json::to_string(&value).unwrap().as_str()), (2, text));
    assert_eq!(serde_json::from_str::<WithMetadata>(text).unwrap(), value);
    assert_eq!(ciborium::from_reader::<WithMetadata, _>(cbor(&value).as_slice()).unwrap(), value);
    assert_eq!(postcard::from_bytes::<WithMetadata>(&postcard::to_stdvec(&value).unwrap()).unwrap(), value);

    let text = r#"{"name": "n", "a": 1, "b": [], "a": 2, "c": 3, "id": 1}"#;
    let expected = [
        "/b: must be a string, a number or a boolean, not an array [scalar_type]",
        "/a (the key): is given twice in the same object [json_duplicate_key]",
        "(document): must have at most 2 pairs, has 3 [too_long]",
    ];
    assert_eq!(faults::<WithMetadata>(text, &[]), expected);
}

#[test]
fn faulty_metadata_is_no_value_even_when_the_fault_was_noted_before() {
    let mut cx = ValidationState::new();
    let mut reader = serde_json::Deserializer::from_str(r#"{"name": "n", "a": [], "id": 1}"#);
    assert_eq!(WithMetadata::decode(&mut reader, &[], &mut cx).unwrap(), None);
}

#[derive(Event, Debug, PartialEq)]
struct Defaults {
    #[event(flatten, default = ours::Point { x: 1, y: 2 })]
    point: ours::Point,
    #[event(flatten, default)]
    rest: HashMap<String, u8>,
}

#[derive(Event, Debug, PartialEq)]
#[event(default = AllDefault { a: 7, point: ours::Point { x: 3, y: 4 } })]
struct AllDefault {
    a: u8,
    #[event(flatten)]
    point: ours::Point,
}

#[test]
fn a_default_stands_for_a_struct_of_which_no_key_is_there() {
    let point = |x, y| ours::Point { x, y };
    let value: Defaults = json::from_str(r#"{"a": 1}"#).unwrap();
    assert_eq!(value, Defaults { point: point(1, 2), rest: HashMap::from([("a".to_owned(), 1)]) });
    assert_eq!(json::from_str::<Defaults>("{}").unwrap(), Defaults { point: point(1, 2), rest: HashMap::new() });
    assert_eq!(faults::<Defaults>(r#"{"x": 1}"#, &[]), ["/y: is required [missing]"]);
    assert_eq!(json::from_str::<AllDefault>("{}").unwrap(), AllDefault { a: 7, point: point(3, 4) });
    assert_eq!(json::from_str::<AllDefault>(r#"{"y": 1, "x": 1}"#).unwrap(), AllDefault { a: 7, point: point(1, 1) });
}

#[derive(Event, Debug, PartialEq)]
struct Whole {
    #[event(flatten, check = not_alone)]
    point: Option<ours::Point>,
    a: Option<u8>,
}

#[expect(clippy::ref_option, reason = "a check gets a reference to the field")]
fn not_alone(point: &Option<ours::Point>, _: &ValidationState<'_>) -> Result<(), &'static str> {
    match point {
        None => Err("must have a point"),
        Some(ours::Point { x: 0, .. }) => Err("must not be at 0"),
        Some(_) => Ok(()),
    }
}

#[test]
fn a_check_sees_the_whole_flattened_field() {
    accepts(&[], [Whole { point: Some(ours::Point { x: 1, y: 0 }), a: Some(1) }]);
    assert_eq!(faults::<Whole>("{}", &[]), ["(document): must have a point [value_error]"]);
    assert_eq!(faults::<Whole>(r#"{"x": 0, "y": 0}"#, &[]), ["(document): must not be at 0 [value_error]"]);
    let fault = |point| lines(&Whole { point, a: None }.validate().unwrap_err());
    assert_eq!(fault(None), ["(document): must have a point [value_error]"]);
    assert_eq!(fault(Some(ours::Point { x: 0, y: 1 })), ["(document): must not be at 0 [value_error]"]);
}

macro_rules! wide {
    ($name:ident: $($field:ident)+) => {
        #[derive(Event, Debug, PartialEq, Default)]
        #[event(deny_unknown_fields)]
        struct $name {
            $($field: u16,)+
        }
    };
}

wide!(Forty: a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 b0 b1 b2 b3 b4 b5 b6 b7 b8 b9 c0 c1 c2 c3 c4 c5 c6 c7 c8 c9 d0 d1 d2 d3 d4 d5 d6 d7 d8 d9);
wide!(Seventy: e0 e1 e2 e3 e4 e5 e6 e7 e8 e9 f0 f1 f2 f3 f4 f5 f6 f7 f8 f9 g0 g1 g2 g3 g4 g5 g6 g7 g8 g9 h0 h1 h2 h3 h4 h5 h6 h7 h8 h9
    i0 i1 i2 i3 i4 i5 i6 i7 i8 i9 j0 j1 j2 j3 j4 j5 j6 j7 j8 j9 k0 k1 k2 k3 k4 k5 k6 k7 k8 k9);

#[derive(Event, Debug, PartialEq, Default)]
struct Wide {
    first: u8,
    #[event(flatten)]
    seventy: Seventy,
    #[event(flatten)]
    forty: Forty,
    last: u8,
}

#[test]
fn more_than_64_fields() {
    let text = json::to_string(&Wide::default()).unwrap();
    let keys: Vec<String> = serde_json::from_str::<BTreeMap<String, u8>>(&text).unwrap().into_keys().collect();
    assert_eq!(keys.len(), 112);
    for (index, key) in keys.iter().enumerate() {
        let number = index + 1;
        let text = text.replace(&format!("\"{key}\":0"), &format!("\"{key}\":{number}"));
        let value: Wide = json::from_str(&text).unwrap();
        assert_eq!(json::to_string(&value).unwrap(), text);
        let twice = text.replace('}', &format!(",\"{key}\":0}}"));
        assert_eq!(faults::<Wide>(&twice, &[]), [format!("/{key} (the key): is given twice in the same object [json_duplicate_key]")]);
        let without = text.replace(&format!("\"{key}\":{number}"), "\"x\":1");
        assert_eq!(faults::<Wide>(&without, &[]), [format!("/{key}: is required [missing]")]);
    }
}

/// A list in a flattened struct may have the outer struct in it: only its keys may not.
#[derive(Event, Debug, PartialEq)]
struct Tree {
    name: String,
    #[event(flatten)]
    children: Children,
}

#[derive(Event, Debug, PartialEq)]
struct Children {
    children: Vec<Tree>,
}

#[test]
fn types_may_contain_themselves_behind_keys() {
    let text = r#"{"name":"a","children":[{"name":"b","children":[]},{"name":"c","children":[{"name":"d","children":[]}]}]}"#;
    let tree: Tree = json::from_str(text).unwrap();
    assert_eq!(json::to_string(&tree).unwrap(), text);
    let text = r#"{"name":"a","children":[{"name":"b","children":[{"children":5}]}]}"#;
    let expected = [
        "/children/0/children/0/children: must be an array, not an integer [array_type]",
        "/children/0/children/0/name: is required [missing]",
    ];
    assert_eq!(faults::<Tree>(text, &[]), expected);
}

#[test]
fn the_description_says_what_is_flattened() {
    let object = ours::Deep::SHAPE.object();
    let flattened: Vec<_> = object.fields.iter().map(|field| (field.rust_name, field.flatten)).collect();
    assert_eq!(flattened, [("outer", true), ("own", false), ("point", true), ("rest", true)]);
    assert_eq!((object.names, object.flattened.len()), (&["own"][..], 3));
    assert_eq!(object.all_names(), ["a", "firstKey", "second", "third", "z", "own", "x", "y"]);
    let inner = (object.fields[0].shape)().object();
    assert_eq!((inner.name, inner.all_names()), ("Outer", vec!["a", "firstKey", "second", "third", "z"]));
}

/// Keys that a binary format would write shorter are written as texts.
#[derive(Event, Debug, PartialEq)]
struct ByUuid {
    a: u8,
    #[event(flatten)]
    by_id: BTreeMap<uuid::Uuid, Option<u8>>,
}

#[test]
fn keys_are_texts_in_binary_formats() {
    let value = ByUuid { a: 1, by_id: BTreeMap::from([(uuid::Uuid::from_u128(5), Some(1)), (uuid::Uuid::nil(), None)]) };
    assert_eq!(ciborium::from_reader::<ByUuid, _>(cbor(&value).as_slice()).unwrap(), value);
    assert_eq!(postcard::from_bytes::<ByUuid>(&postcard::to_stdvec(&value).unwrap()).unwrap(), value);
    let entries: HashMap<String, Option<u8>> = ciborium::from_reader(cbor(&value).as_slice()).unwrap();
    assert_eq!(entries["00000000-0000-0000-0000-000000000005"], Some(1));
}

#[test]
fn a_report_from_cbor_has_the_paths() {
    let bytes = cbor(&json!({"name": "nnnn", "from": 11, "until": 12, "a": 3}));
    let error = ciborium::from_reader::<PerItem, _>(bytes.as_slice()).unwrap_err().to_string();
    for part in ["/name: must have at most", "/from: must be at most 10", "/a: must be even"] {
        assert!(error.contains(part), "{error}");
    }
}

#[derive(Event, Debug, PartialEq)]
#[serde(tag = "type")]
enum Internal {
    Fields {
        a: u8,
        #[serde(flatten)]
        point: ours::Point,
        #[serde(flatten)]
        rest: BTreeMap<String, u8>,
    },
}

#[derive(Event, Debug, PartialEq)]
enum External {
    Fields {
        a: u8,
        #[serde(flatten)]
        point: Option<ours::Point>,
    },
}

#[derive(Event, Debug, PartialEq)]
#[serde(untagged)]
enum Untagged {
    Fields {
        a: u8,
        #[serde(flatten)]
        point: ours::Point,
    },
    Other {
        b: u8,
    },
}

#[test]
fn variants_have_flattened_fields_as_structs_do() {
    let text = r#"{"type":"Fields","a":1,"x":2,"y":3,"z":4}"#;
    let value: Internal = json::from_str(text).unwrap();
    assert_eq!(json::to_string(&value).unwrap(), text);
    let text = r#"{"z": "4", "type": "Fields", "x": 2, "a": 1, "x": 2}"#;
    let expected = [
        "/z: must be an integer, not a string [int_type]",
        "/x (the key): is given twice in the same object [json_duplicate_key]",
        "/y: is required [missing]",
    ];
    let Err(report) = json::from_str::<Internal>(text) else { panic!("accepted") };
    assert_eq!(lines(&report), expected);

    for (text, is_there) in [(r#"{"Fields":{"a":1,"x":2,"y":3}}"#, true), (r#"{"Fields":{"a":1}}"#, false)] {
        let value: External = json::from_str(text).unwrap();
        let External::Fields { point, .. } = &value;
        assert_eq!(point.is_some(), is_there);
        assert_eq!(json::to_string(&value).unwrap(), text);
        assert_eq!(postcard::from_bytes::<External>(&postcard::to_stdvec(&value).unwrap()).unwrap(), value);
    }
    for text in [r#"{"a":1,"x":2,"y":3}"#, r#"{"b":1}"#] {
        assert_eq!(json::to_string(&json::from_str::<Untagged>(text).unwrap()).unwrap(), text);
    }
}
