//! `other`: what a later version of a type calls a variant that this one does not know.

use polar_event_core::testing::assert_consistent;
use polar_event_core::{Event, Validate, json};
use polar_event_tests::places;

macro_rules! later_versions {
    ($($name:ident $(#[$attr:meta])*;)+) => { $(
        #[derive(Event, Debug, PartialEq)]
        $(#[$attr])*
        enum $name {
            Unit,
            Number(u8),
            Named { a: u8 },
            #[event(other)]
            Unknown,
        }
    )+ };
}

later_versions! {
    External;
    Adjacent #[event(tag = "t", content = "c")];
    Strict #[event(tag = "t", content = "c", deny_unknown_fields)];
}

/// There is no room for a number beside the tag.
#[derive(Event, Debug, PartialEq)]
#[event(tag = "t")]
enum Internal {
    Unit,
    Named {
        a: u8,
    },
    #[event(other)]
    Unknown,
}

const CONTENTS: [&str; 9] =
    ["null", "true", "7", "0.5", r#""text""#, "[]", "[1, [2], {}]", "{}", r#"{"a": 1, "a": 2, "b": {"c": ["\u0041"]}}"#];

/// By our own reader and by `serde_json`.
#[track_caller]
fn is_unknown<T>(text: &str, unknown: &T)
where
    T: for<'de> polar_event_core::Decode<'de, Requires = ()> + serde::de::DeserializeOwned + Validate + PartialEq + std::fmt::Debug,
{
    assert_eq!(json::from_str::<T>(text).as_ref(), Ok(unknown), "{text}");
    assert_eq!(&serde_json::from_str::<T>(text).unwrap(), unknown, "{text}");
}

#[test]
fn takes_unknown_variants_whatever_they_hold() {
    for content in CONTENTS {
        is_unknown(&format!(r#"{{"later": {content}}}"#), &External::Unknown);
        for text in [format!(r#"{{"t": "later", "c": {content}}}"#), format!(r#"{{"c": {content}, "t": "later"}}"#)] {
            is_unknown(&text, &Adjacent::Unknown);
            is_unknown(&text, &Strict::Unknown);
            is_unknown(&text, &Internal::Unknown);
        }
    }
    is_unknown(r#""later""#, &External::Unknown);
    is_unknown(r#"{"t": "later"}"#, &Adjacent::Unknown);
    is_unknown(r#"{"t": "later"}"#, &Internal::Unknown);
}

#[test]
fn does_not_make_known_variants_lenient() {
    let external = |text| places(&json::from_str::<External>(text).unwrap_err());
    assert_eq!(external(r#"{"Unit": 1}"#), ["/Unit null_type"]);
    assert_eq!(external(r#"{"Number": "x"}"#), ["/Number int_type"]);
    assert_eq!(external(r#"{"later": 1, "another": 2}"#), ["/another extra_forbidden key"]);
    assert_eq!(external(r#"{"later": tru}"#), ["/later json_invalid"]);
    let adjacent = |text| places(&json::from_str::<Strict>(text).unwrap_err());
    assert_eq!(adjacent(r#"{"t": "Unit", "c": 1}"#), ["/c null_type"]);
    assert_eq!(adjacent(r#"{"c": 1, "t": "Unit"}"#), ["/c null_type"]);
    assert_eq!(adjacent(r#"{"t": "later", "c": 1, "d": 2}"#), ["/d extra_forbidden key"]);
    assert_eq!(adjacent(r#"{"t": "later", "c": 1, "c": 2}"#), ["/c json_duplicate_key key"]);
}

#[test]
fn the_schema_and_the_boundary_cases_say_so() {
    assert_consistent::<External>();
    assert_consistent::<Adjacent>();
    assert_consistent::<Strict>();
    assert_consistent::<Internal>();
}
