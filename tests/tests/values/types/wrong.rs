//! Each type against each kind of JSON: what is not taken gives one violation, and the rest is still checked.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::fmt::Debug;

use compact_str::CompactString;
use jiff::Timestamp;
use polar_event_core::{Decode, Event, Metadata, OptionalNullable, SatisfiedBy, json};
use polar_event_tests::{decode, faults};
use uuid::Uuid;

/// A value of each kind, and what a violation calls it.
const KINDS: [(&str, &str); 8] = [
    ("null", "null"),
    ("true", "a boolean"),
    ("7", "an integer"),
    ("-7", "an integer"),
    ("1.5", "a float"),
    (r#""text""#, "a string"),
    (r#"[1, [2, {}], "x"]"#, "an array"),
    (r#"{"a": [1, {"b": null}], "c": "x"}"#, "an object"),
];

/// What is more than serde's interface has plain words for, or is no part of the input.
const EXTREMES: [(&str, &str); 6] = [
    ("9223372036854775808", "an integer"),
    ("-170141183460469231731687303715884105728", "an integer"),
    ("340282366920938463463374607431768211455", "an integer"),
    ("100000000000000000000000000000000000000000", "an integer"),
    ("1e400", "a float"),
    (r#""\u0041""#, "a string"),
];

/// `T` refuses every kind but those that start with one of `taken`, as the first item of three; the others are read all the same.
#[track_caller]
fn refuses_all_but<'de, T: Decode<'de, Requires: SatisfiedBy> + PartialEq + Debug>(taken: &[&str], code: &str, due: &str) {
    for (text, kind) in KINDS {
        if taken.iter().any(|taken| text.starts_with(taken)) {
            continue;
        }
        let list: &str = Box::leak(format!("[{text}, {text}, {text}]").into_boxed_str());
        let expected = [0, 1, 2].map(|index| format!("/{index}: must be {due}, not {kind} [{code}]"));
        assert_eq!(faults::<Vec<T>>(list, &[polar_event_core::rule::Rule::Each(&[])]), expected);
    }
}

#[test]
fn booleans() {
    refuses_all_but::<bool>(&["t"], "bool_type", "true or false");
}

#[test]
fn integers() {
    macro_rules! each {
        ($($integer:ty),+) => { $(refuses_all_but::<$integer>(&["7", "-7"], "int_type", "an integer");)+ };
    }
    each!(i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize);
}

#[test]
fn floats() {
    refuses_all_but::<f32>(&["7", "-7", "1.5"], "float_type", "a number");
    refuses_all_but::<f64>(&["7", "-7", "1.5"], "float_type", "a number");
}

#[test]
fn strings() {
    macro_rules! each {
        ($($text:ty),+) => { $(refuses_all_but::<$text>(&["\""], "string_type", "a string");)+ };
    }
    each!(String, Box<str>, CompactString, Cow<'_, str>, &str, char);
}

#[test]
fn uuids_and_timestamps() {
    refuses_all_but::<Uuid>(&["\""], "uuid_type", "a UUID in a string");
    refuses_all_but::<Timestamp>(&["\""], "datetime_type", "a timestamp in a string");
}

#[test]
fn lists() {
    macro_rules! each {
        ($($list:ty),+) => { $(refuses_all_but::<$list>(&["["], "array_type", "an array");)+ };
    }
    each!(Vec<u8>, VecDeque<u8>, BTreeSet<u8>, HashSet<u8>, [u8; 3], Box<Vec<u8>>);
}

#[test]
fn maps() {
    macro_rules! each {
        ($($map:ty),+) => { $(refuses_all_but::<$map>(&["{"], "object_type", "an object");)+ };
    }
    each!(BTreeMap<String, u8>, HashMap<String, u8>, HashMap<Uuid, u8>, Metadata);
}

#[derive(Event, Debug, PartialEq)]
struct Named {
    a: Option<u8>,
}

#[derive(Event, Debug, PartialEq)]
struct Pair(u8, u8);

#[derive(Event, Debug, PartialEq)]
#[event(tag = "type")]
enum Internal {
    Named { a: u8 },
}

#[derive(Event, Debug, PartialEq)]
#[event(tag = "type", content = "content")]
enum Adjacent {
    Named { a: u8 },
}

#[test]
fn derived_types() {
    refuses_all_but::<Named>(&["{"], "object_type", "an object");
    refuses_all_but::<Pair>(&["["], "array_type", "an array");
    refuses_all_but::<Internal>(&["{"], "object_type", "an object");
    refuses_all_but::<Adjacent>(&["{"], "object_type", "an object");
}

/// Types that take no scalars refuse those, too, that come by ways of their own. By our own reader alone: `serde_json` makes floats of some.
#[test]
fn extremes_where_no_scalar_is_taken() {
    macro_rules! each {
        ($code:literal, $due:literal: $($type:ty),+) => { $(
            let said = |text| json::from_str::<$type>(text).unwrap_err().to_string();
            for (text, kind) in EXTREMES {
                assert_eq!(said(text), format!("(document): must be {}, not {kind} [{}]", $due, $code));
            }
            // Half a surrogate pair is no string at all.
            assert_eq!(said(r#""\ud800""#), json::from_str::<String>(r#""\ud800""#).unwrap_err().to_string());
        )+ };
    }
    each!("object_type", "an object": Named, Internal, Adjacent, BTreeMap<String, u8>, Metadata);
    each!("array_type", "an array": Pair, Vec<u8>, [u8; 3], (u8, u8));
}

#[test]
fn null_alone() {
    refuses_all_but::<()>(&["n"], "null_type", "null");
    assert_eq!(decode::<()>("null", &[]), Ok(()));
}

/// An option is refused as what is in it; whether it may be `null` is for its rules to say.
#[test]
fn options() {
    refuses_all_but::<Option<u8>>(&["7", "-7"], "int_type", "an integer");
    refuses_all_but::<Option<Box<Option<String>>>>(&["\""], "string_type", "a string");
    refuses_all_but::<OptionalNullable<u8>>(&["7", "-7", "null"], "int_type", "an integer");
}

#[test]
fn a_metadata_value_is_a_scalar() {
    for (text, kind) in KINDS {
        let text: &str = Box::leak(format!(r#"{{"before": [], "at": {text}, "after": null}}"#).into_boxed_str());
        let refused = |key: &str, kind: &str| format!("/{key}: must be a string, a number or a boolean, not {kind} [scalar_type]");
        let mut expected = vec![refused("before", "an array"), refused("after", "null")];
        if ["null", "an array", "an object"].contains(&kind) {
            expected.insert(1, refused("at", kind));
        }
        assert_eq!(faults::<Metadata>(text, &[]), expected);
    }
}

/// Whatever it is, it is what it was.
#[test]
fn a_value_takes_everything() {
    for (text, _) in KINDS {
        assert_eq!(decode::<serde_json::Value>(text, &[]), Ok(serde_json::from_str(text).unwrap()));
    }
}
