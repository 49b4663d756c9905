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

#[derive(Event, Debug, PartialEq)]
#[event(tag = "kind")]
enum Around {
    Inside(Inside),
    Named(KeptContent),
}

/// The object around it is read once, so that what is inside is copied.
#[test]
fn they_may_stand_beside_another_tag() {
    let rest = BTreeMap::from([("a".to_owned(), json!(1))]);
    round_trip(r#"{"kind":"Inside","type":"later","a":1}"#, &Around::Inside(Inside::Other { kind: "later".to_owned(), rest }));
    round_trip(r#"{"kind":"Inside","type":"Named","a":1}"#, &Around::Inside(Inside::Named { a: 1 }));
    round_trip(r#"{"kind":"Named","Later":[1]}"#, &Around::Named(KeptContent::Other("Later".to_owned(), Some(json!([1])))));
    let report = json::from_str::<Around>(r#"{"kind": "Inside", "type": "Named", "a": 300}"#).unwrap_err();
    assert_eq!(report.to_string(), "/a: must be an integer from 0 to 255 [int_out_of_range]");
    // It would be written as the key that is the tag.
    assert!(Around::Named(KeptContent::Other("kind".to_owned(), Some(json!(1)))).validate().is_err());
}

#[test]
fn cbor_has_them_too() {
    let values = [
        Inside::Unit,
        Inside::Named { a: 7 },
        Inside::Other { kind: "later".to_owned(), rest: BTreeMap::from([("a".to_owned(), json!([1, "x"]))]) },
    ];
    for value in values {
        let mut bytes = Vec::new();
        ciborium::into_writer(&value, &mut bytes).unwrap();
        assert_eq!(ciborium::from_reader::<Inside, _>(bytes.as_slice()).unwrap(), value);
    }
}

/// A format without types has the names of the variants alone.
#[test]
fn postcard_has_the_named_variants() {
    for value in [Kept::Unit, Kept::Number(7)] {
        let bytes = postcard::to_stdvec(&value).unwrap();
        assert_eq!(postcard::from_bytes::<Kept>(&bytes).unwrap(), value);
    }
}

#[derive(Event, Debug)]
#[event(tag = "type")]
enum Secret {
    #[allow(dead_code)]
    Plain { a: u8 },
    #[event(other)]
    #[allow(dead_code)]
    Other(#[event(sensitive, one_of("x"))] String, BTreeMap<String, u8>),
}

#[test]
fn a_sensitive_name_is_kept_back() {
    let report = json::from_str::<Secret>(r#"{"type": "hunter2", "a": 300}"#).unwrap_err();
    assert!(!report.to_string().contains("hunter2"));
    let snippet = report.snippet(r#"{"type": "hunter2", "a": 300}"#).to_string();
    assert!(!snippet.contains("hunter2"), "{snippet}");
}
