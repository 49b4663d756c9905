//! Variants that keep what has none of the names: `untagged` on a variant, as serde has it, and `other` on a variant with fields.

use std::collections::BTreeMap;

use polar_event_core::testing::assert_consistent;
use polar_event_core::{Event, Report, Validate, json};
use serde_json::{Value, json};

/// The same type by `Event` and by serde.
macro_rules! twins {
    ($(#[$attr:meta])* enum $name:ident { $($body:tt)* }) => {
        mod $name {
            pub(super) mod ours {
                #[derive(polar_event_core::Event, Debug, PartialEq)]
                $(#[$attr])*
                pub(crate) enum Type { $($body)* }
            }
            pub(super) mod theirs {
                #[derive(serde::Serialize, serde::Deserialize, Debug, PartialEq)]
                $(#[$attr])*
                pub(crate) enum Type { $($body)* }
            }
        }
    };
}

macro_rules! agree {
    ($name:ident: $($document:expr),+ $(,)?) => { $({
        let text = $document.to_string();
        let theirs = serde_json::from_str::<$name::theirs::Type>(&text);
        for ours in [json::from_str::<$name::ours::Type>(&text).ok(), serde_json::from_str::<$name::ours::Type>(&text).ok()] {
            assert_eq!(ours.as_ref().map(|it| format!("{it:?}")), theirs.as_ref().ok().map(|it| format!("{it:?}")), "{text}");
            if let (Some(ours), Ok(theirs)) = (ours, &theirs) {
                assert_eq!(json::to_string(&ours).unwrap(), serde_json::to_string(theirs).unwrap(), "{text}");
                assert!(ours.validate().is_ok());
            }
        }
    })+ };
}

twins! {
    enum external {
        Unit,
        Number(u8),
        Named { a: u8 },
        #[serde(untagged)]
        Text(String),
        #[serde(untagged)]
        Struct { kind: String, #[serde(skip_serializing_if = "Option::is_none")] size: Option<u8> },
        #[serde(untagged)]
        List(Vec<u8>),
    }
}

twins! {
    #[serde(tag = "type", rename_all = "snake_case")]
    enum internal {
        Unit,
        Named { a: u8 },
        #[serde(untagged)]
        Other { r#type: String, #[serde(skip_serializing_if = "Option::is_none")] size: Option<u8> },
        #[serde(untagged)]
        Text(String),
    }
}

twins! {
    #[serde(tag = "t", content = "c")]
    enum adjacent {
        Unit,
        Number(u8),
        Named { a: u8 },
        #[serde(untagged)]
        Other { t: String, #[serde(skip_serializing_if = "Option::is_none")] c: Option<i64> },
        #[serde(untagged)]
        Nothing,
    }
}

#[test]
fn untagged_variants_take_what_serde_s_do() {
    agree!(external: r#""Unit""#, r#""Later""#, r#"{"Number": 7}"#, r#"{"Number": 300}"#, r#"{"Named": {"a": 1}}"#, r#"{"kind": "x"}"#,
        r#"{"kind": "x", "size": 3}"#, r#"{"kind": 5}"#, "[1, 2]", "[1, 300]", "5", "null", "{}", r#"{"Unit": null}"#, r#""Number""#);
    agree!(internal: r#"{"type": "unit"}"#, r#"{"type": "named", "a": 1}"#, r#"{"type": "later"}"#, r#"{"type": "later", "size": 4}"#,
        r#"{"size": 4, "type": "later"}"#, r#"{"a": 1, "type": "named"}"#, r#"{"type": "named", "a": 300}"#, r#"{"type": "later", "size": true}"#,
        "{}", r#""text""#, "7", "null");
    agree!(adjacent: r#"{"t": "Unit"}"#, r#"{"t": "Number", "c": 7}"#, r#"{"c": 7, "t": "Number"}"#, r#"{"t": "Number", "c": 300}"#, r#"{"t": "Named", "c": {"a": 1}}"#,
        r#"{"t": "Later", "c": 5}"#, r#"{"c": 5, "t": "Later"}"#, r#"{"t": "Later"}"#, r#"{"t": "Later", "c": "x"}"#, "null", "{}", "[]");
}

#[test]
fn faults_are_those_of_the_named_variant_or_of_the_nearest() {
    let faults = |report: Result<external::ours::Type, Report>| report.unwrap_err().to_string();
    assert_eq!(faults(json::from_str(r#"{"Number": 300}"#)), "/Number: must be an integer from 0 to 255 [int_out_of_range]");
    assert_eq!(
        faults(json::from_str(r#"{"kind": 5, "size": 300}"#)),
        "/kind: must be a string, not an integer [string_type]\n/size: must be an integer from 0 to 255 [int_out_of_range]"
    );
    assert_eq!(faults(json::from_str("[300]")), "/0: must be an integer from 0 to 255 [int_out_of_range]");
    assert_eq!(
        faults(json::from_str("true")),
        "(document): must be the name of a variant, or an object with one as its key, not a boolean [variant_type]"
    );
    let faults = |report: Result<internal::ours::Type, Report>| report.unwrap_err().to_string();
    assert_eq!(faults(json::from_str(r#"{"type": "later", "size": 300}"#)), "/size: must be an integer from 0 to 255 [int_out_of_range]");
}

#[derive(Event, Debug, PartialEq)]
enum Kept {
    Unit,
    Number(u8),
    #[event(other)]
    Other(#[event(length(max = 5))] String),
}

#[derive(Event, Debug, PartialEq)]
#[event(tag = "type")]
enum Inside {
    Unit,
    Named {
        a: u8,
    },
    #[event(other)]
    Other {
        #[event(length(max = 5))]
        kind: String,
        rest: BTreeMap<String, Value>,
    },
}

#[derive(Event, Debug, PartialEq)]
#[serde(tag = "t", content = "c")]
enum Beside<'a> {
    Unit,
    Number(u8),
    #[serde(other)]
    Other(&'a str, #[event(range(max = 9))] Option<u32>),
}

#[derive(Event, Debug, PartialEq)]
enum KeptContent {
    Unit,
    Number(u8),
    #[event(other)]
    Other(String, Option<Value>),
}

#[track_caller]
fn round_trip<'a, T>(text: &'a str, value: &T)
where
    T: polar_event_core::Decode<'a, Requires = ()>
        + serde::Deserialize<'a>
        + serde::Serialize
        + Validate<Requires = ()>
        + PartialEq
        + std::fmt::Debug,
{
    assert_eq!(json::from_str::<T>(text).as_ref(), Ok(value), "{text}");
    assert_eq!(&serde_json::from_str::<T>(text).unwrap(), value, "{text}");
    assert_eq!(json::to_string(value).unwrap(), text);
    assert!(value.validate().is_ok());
}

#[test]
fn the_unknown_name_and_what_comes_with_it_are_kept() {
    round_trip(r#""Unit""#, &Kept::Unit);
    round_trip(r#"{"Number":7}"#, &Kept::Number(7));
    round_trip(r#""Later""#, &Kept::Other("Later".to_owned()));
    assert_eq!(json::from_str(r#"{"Later": {"a": 1}}"#), Ok(Kept::Other("Later".to_owned())));
    let rest = |value: Value| value.as_object().unwrap().clone().into_iter().collect();
    round_trip(r#"{"type":"Unit"}"#, &Inside::Unit);
    round_trip(r#"{"type":"Named","a":7}"#, &Inside::Named { a: 7 });
    round_trip(r#"{"type":"later"}"#, &Inside::Other { kind: "later".to_owned(), rest: rest(json!({})) });
    round_trip(r#"{"type":"later","a":[1],"b":{}}"#, &Inside::Other { kind: "later".to_owned(), rest: rest(json!({"a": [1], "b": {}})) });
    assert_eq!(json::from_str(r#"{"a":1,"type":"x"}"#), Ok(Inside::Other { kind: "x".to_owned(), rest: rest(json!({"a": 1})) }));
    round_trip(r#"{"t":"Number","c":7}"#, &Beside::Number(7));
    round_trip(r#"{"t":"Later"}"#, &Beside::Other("Later", None));
    round_trip(r#"{"t":"Later","c":9}"#, &Beside::Other("Later", Some(9)));
    assert_eq!(json::from_str(r#"{"c":9,"t":"Later"}"#), Ok(Beside::Other("Later", Some(9))));
    round_trip(r#""Later""#, &KeptContent::Other("Later".to_owned(), None));
    round_trip(r#"{"Later":[1]}"#, &KeptContent::Other("Later".to_owned(), Some(json!([1]))));
}

#[test]
fn rules_on_the_name_and_the_content_hold() {
    let faults = |report: Result<Kept, Report>| report.unwrap_err().to_string();
    assert_eq!(faults(json::from_str(r#""Longer""#)), "(document): must have at most 5 characters, has 6 [string_too_long]");
    assert_eq!(faults(json::from_str(r#"{"Longer": 1}"#)), "/Longer (the key): must have at most 5 characters, has 6 [string_too_long]");
    assert_eq!(faults(json::from_str(r#"{"Number": 300}"#)), "/Number: must be an integer from 0 to 255 [int_out_of_range]");
    assert_eq!(
        faults(json::from_str("5")),
        "(document): must be the name of a variant, or an object with one as its key, not an integer [variant_type]"
    );
    assert!(Kept::Other("Longer".to_owned()).validate().is_err());
    let faults = |report: Result<Inside, Report>| report.unwrap_err().to_string();
    assert_eq!(faults(json::from_str(r#"{"a": 1, "type": "longer"}"#)), "/type: must have at most 5 characters, has 6 [string_too_long]");
    assert_eq!(
        faults(json::from_str(r#"{"type": "x", "type": "y"}"#)),
        "/type (the key): is given twice in the same object [json_duplicate_key]"
    );
    assert_eq!(faults(json::from_str(r#"{"type": 5}"#)), "/type: must be a string, not an integer [string_type]");
    assert_eq!(faults(json::from_str("{}")), "(document): must say in type what it is: one of Unit, Named [union_tag_not_found]");
    let faults = |report: Result<Beside<'_>, Report>| report.unwrap_err().to_string();
    assert_eq!(faults(json::from_str(r#"{"t": "Later", "c": 10}"#)), "/c: must be at most 9 [less_than_equal]");
    assert_eq!(
        faults(json::from_str(r#"{"t": "Later", "c": 1, "c": 1}"#)),
        "/c (the key): is given twice in the same object [json_duplicate_key]"
    );
    assert_eq!(Beside::Other("x", Some(10)).validate().unwrap_err().to_string(), "/c: must be at most 9 [less_than_equal]");
}

#[test]
fn all_sides_agree() {
    assert_consistent::<external::ours::Type>();
    assert_consistent::<internal::ours::Type>();
    assert_consistent::<adjacent::ours::Type>();
    assert_consistent::<Kept>();
    assert_consistent::<Inside>();
    assert_consistent::<KeptContent>();
}

#[test]
fn the_schema_has_unknown_names() {
    let schema = polar_event_core::schema::json_schema::<Kept>();
    assert_eq!(
        serde_json::to_value(&schema).unwrap()["anyOf"][1],
        json!({"type": "string", "maxLength": 5, "not": {"enum": ["Unit", "Number"]}})
    );
}

/// Each level is read once, however many variants are tried.
#[test]
fn deep_nesting_is_read_in_reasonable_time() {
    #[derive(Event, Debug)]
    enum Deep {
        #[allow(dead_code)]
        Next(Box<Deep>),
        #[serde(untagged)]
        #[allow(dead_code)]
        One(BTreeMap<String, Deep>),
        #[serde(untagged)]
        #[allow(dead_code)]
        Two(BTreeMap<String, Deep>),
    }
    for key in ["Next", "x"] {
        let text = format!("{}5{}", format!(r#"{{"{key}":"#).repeat(100), "}".repeat(100));
        assert!(json::from_str::<Deep>(&text).is_err());
        assert!(serde_json::from_str::<Deep>(&text).is_err());
    }
}
