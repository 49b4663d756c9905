//! What the derive makes of each attribute of a field and of a struct.

use polar_event_core::{Decode, Event, OptionalNullable, Report, SatisfiedBy, Validate, json};
use polar_event_tests::places;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Decodes by the library's reader and by `serde_json`, which must agree on whether it is good.
#[track_caller]
fn read<T: for<'de> Decode<'de, Requires: SatisfiedBy> + DeserializeOwned + PartialEq + std::fmt::Debug>(text: &str) -> Result<T, Report> {
    let own = json::from_str::<T>(text);
    match (&own, serde_json::from_str::<T>(text)) {
        (Ok(own), Ok(theirs)) => assert_eq!(*own, theirs),
        (Err(own), Err(theirs)) => assert!(theirs.to_string().starts_with(&own.to_string()), "{own}\n{theirs}"),
        (own, theirs) => panic!("{text}: {own:?}, {theirs:?}"),
    }
    own
}

#[track_caller]
fn wrong<T: for<'de> Decode<'de, Requires: SatisfiedBy> + DeserializeOwned + PartialEq + std::fmt::Debug>(text: &str) -> Vec<String> {
    places(&read::<T>(text).unwrap_err())
}

fn written(value: &impl Serialize) -> String {
    json::to_string(value).unwrap()
}

#[derive(Event, Debug, PartialEq)]
struct Presence {
    plain: u8,
    option: Option<u8>,
    #[event(nullable)]
    nullable: Option<u8>,
    #[event(required, nullable)]
    required_null: Option<u8>,
    three: OptionalNullable<u8>,
    #[event(required)]
    three_required: OptionalNullable<u8>,
    #[event(default)]
    default: u8,
    #[event(default = 7)]
    seven: u8,
}

#[test]
fn what_may_be_absent() {
    let text = r#"{"plain":1,"required_null":null,"three_required":null}"#;
    let value: Presence = read(text).unwrap();
    let expected = Presence {
        plain: 1,
        option: None,
        nullable: None,
        required_null: None,
        three: OptionalNullable::Unset,
        three_required: OptionalNullable::Null,
        default: 0,
        seven: 7,
    };
    assert_eq!(value, expected);
    assert_eq!(read::<Presence>(&written(&value)).unwrap(), value);
    assert_eq!(wrong::<Presence>("{}"), ["/plain missing", "/required_null missing", "/three_required missing"]);
}

#[test]
fn what_may_be_null() {
    let all = "plain option nullable required_null three three_required default seven".split(' ');
    let text = format!("{{{}}}", all.map(|name| format!("\"{name}\":null")).collect::<Vec<_>>().join(","));
    assert_eq!(wrong::<Presence>(&text), ["/plain int_type", "/option int_type", "/default int_type", "/seven int_type"]);
}

#[test]
fn faults_are_in_the_documents_order_then_what_is_missing() {
    let text = r#"{"seven": [], "three": true, "option": "x"}"#;
    let expected =
        ["/seven int_type", "/three int_type", "/option int_type", "/plain missing", "/required_null missing", "/three_required missing"];
    assert_eq!(wrong::<Presence>(text), expected);
}

#[test]
fn a_field_that_comes_twice() {
    let text = r#"{"plain": 1, "plain": [2], "required_null": 1, "three_required": 1, "plain": 3}"#;
    assert_eq!(wrong::<Presence>(text), ["/plain json_duplicate_key key"; 2]);
}

#[test]
fn something_else_in_place_of_an_object() {
    for text in ["null", "true", "1", "1.5", r#""x""#, "[1, [2], {}]"] {
        assert_eq!(wrong::<Presence>(text), [" object_type"], "{text}");
    }
}

#[derive(Event, Debug, PartialEq, Default)]
#[event(deny_unknown_fields)]
struct Names {
    #[event(rename = "type", alias = "kind", alias = "sort")]
    what: u8,
    #[event(default)]
    r#fn: u8,
    #[event(skip)]
    skipped: u8,
}

#[test]
fn names_and_aliases() {
    for name in ["type", "kind", "sort"] {
        let value: Names = read(&format!(r#"{{"{name}": 1}}"#)).unwrap();
        assert_eq!(value, Names { what: 1, ..Names::default() });
        assert_eq!(written(&value), r#"{"type":1,"fn":0}"#);
    }
    assert_eq!(read::<Names>(r#"{"type": 1, "fn": 2}"#).unwrap().r#fn, 2);
    assert_eq!(wrong::<Names>(r#"{"type": 1, "kind": 2}"#).len(), 1);
    assert_eq!(wrong::<Names>("{}"), ["/type missing"]);
}

#[test]
fn unknown_fields_are_denied_where_asked_for() {
    let text = r#"{"type": 1, "what": 2, "skipped": 3, "r#fn": 4, "a/b": {"c": [1]}}"#;
    let expected = ["/what", "/skipped", "/r#fn", "/a~1b"].map(|pointer| format!("{pointer} extra_forbidden key"));
    assert_eq!(wrong::<Names>(text), expected);
    assert!(read::<Presence>(r#"{"plain":1,"required_null":1,"three_required":1,"other":[{}]}"#).is_ok());
}

macro_rules! cases {
    ($($module:ident $case:literal => $name:literal;)+) => {
        #[test]
        fn every_case_of_names() {
            $({
                #[derive(Event, Debug, PartialEq)]
                #[event(rename_all = $case)]
                struct Ours { very_tasty2: u8 }
                #[derive(Event, Debug, PartialEq)]
                #[serde(rename_all = $case)]
                struct AsSerde { very_tasty2: u8 }
                #[derive(serde::Serialize)]
                #[serde(rename_all = $case)]
                struct Theirs { very_tasty2: u8 }
                let text = concat!("{\"", $name, "\":1}");
                assert_eq!(written(&Ours { very_tasty2: 1 }), text);
                assert_eq!(written(&AsSerde { very_tasty2: 1 }), text);
                assert_eq!(written(&Theirs { very_tasty2: 1 }), text);
                assert_eq!(read::<Ours>(text), Ok(Ours { very_tasty2: 1 }));
            })+
        }
    };
}

cases! {
    lower "lowercase" => "very_tasty2";
    upper "UPPERCASE" => "VERY_TASTY2";
    pascal "PascalCase" => "VeryTasty2";
    camel "camelCase" => "veryTasty2";
    snake "snake_case" => "very_tasty2";
    screaming "SCREAMING_SNAKE_CASE" => "VERY_TASTY2";
    kebab "kebab-case" => "very-tasty2";
    screaming_kebab "SCREAMING-KEBAB-CASE" => "VERY-TASTY2";
}

fn nine() -> u8 {
    9
}

/// An existing struct moves over by its derive line.
#[derive(Event, Debug, PartialEq)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct AsSerde {
    #[serde(rename = "id", alias = "ID")]
    identity: u8,
    #[serde(default)]
    first_default: u8,
    #[serde(default = "nine")]
    other_default: u8,
    #[serde(skip)]
    skipped: u8,
}

#[test]
fn serdes_attributes_mean_the_same() {
    let value: AsSerde = read(r#"{"ID": 1}"#).unwrap();
    assert_eq!(value, AsSerde { identity: 1, first_default: 0, other_default: 9, skipped: 0 });
    assert_eq!(written(&value), r#"{"id":1,"firstDefault":0,"otherDefault":9}"#);
    assert_eq!(wrong::<AsSerde>(r#"{"identity": 1}"#), ["/identity extra_forbidden key", "/id missing"]);
}

#[derive(Event, Debug, PartialEq)]
#[event(default)]
struct Settings {
    size: u8,
    name: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self { size: 3, name: "x".to_owned() }
    }
}

#[test]
fn a_struct_with_defaults() {
    assert_eq!(read::<Settings>("{}"), Ok(Settings::default()));
    assert_eq!(read::<Settings>(r#"{"size": 5}"#), Ok(Settings { size: 5, ..Settings::default() }));
    assert_eq!(wrong::<Settings>(r#"{"size": null}"#), ["/size int_type"]);
}

/// What decoding refuses, checking in memory refuses; and what is absent has nothing to check.
#[test]
fn validation_agrees() {
    #[derive(Event, Debug, PartialEq)]
    struct Rules {
        #[event(length(min = 2, max = 3))]
        text: String,
        #[event(range(exclusive_min = 0, max = 9))]
        number: Option<i8>,
        #[event(items(max = 2), each(range(max = 9)))]
        list: Vec<u8>,
        #[event(required)]
        three: OptionalNullable<u8>,
    }
    let good = Rules { text: "ab".to_owned(), number: None, list: vec![9, 9], three: OptionalNullable::Null };
    assert!(good.validate().is_ok());
    assert_eq!(read::<Rules>(&written(&good)), Ok(good));
    let bad = Rules { text: "é".to_owned(), number: Some(0), list: vec![1, 10, 1], three: OptionalNullable::Value(1) };
    let report = bad.validate().unwrap_err();
    assert_eq!(places(&report), ["/text string_too_short", "/number greater_than", "/list/1 less_than_equal", "/list too_long"]);
    assert_eq!(wrong::<Rules>(&written(&bad)), places(&report));
    let unset = Rules {
        three: OptionalNullable::Unset,
        ..Rules { text: "ab".to_owned(), number: None, list: vec![], three: OptionalNullable::Null }
    };
    assert_eq!(places(&unset.validate().unwrap_err()), ["/three missing"]);
}
