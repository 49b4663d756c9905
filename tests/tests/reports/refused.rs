//! What types with serde's traits refuse: what they expected is said, and nothing of the input, unless the caller wants the type's own words.

use std::collections::BTreeMap;
use std::net::IpAddr;

use polar_event_core::messages::{German, Pydantic};
use polar_event_core::{Decode, Event, Report, SatisfiedBy, ValidationState, decode, json};
use polar_event_tests::{lines, params};
use serde::{Deserialize, Serialize};
use serde_json::json as value;

const CANARY: &str = "c4nary";

/// The report of this library's reader, which is also that of `serde_json` and of a format that names the types of its values. Nothing of it has
/// the canary; with the type's own words it has what `words` says.
#[track_caller]
fn refused<T: for<'de> Decode<'de, Requires: SatisfiedBy>>(text: &str) -> Vec<String> {
    let Err(report) = json::from_str::<T>(text) else { panic!("{text} is accepted") };
    for other in [through_serde_json::<T>(text), through_a_value::<T>(text)] {
        assert_eq!((lines(&report), params(&report)), (lines(&other), params(&other)), "{text}");
    }
    for answer in [format!("{report:?}"), json::to_string(&report).unwrap(), report.localized(&German).to_string()] {
        assert!(!answer.contains(CANARY), "{answer}");
    }
    lines(&report)
}

fn through_serde_json<T: for<'de> Decode<'de, Requires: SatisfiedBy>>(text: &str) -> Report {
    decode::decode::<T, _>(&mut serde_json::Deserializer::from_str(text), ValidationState::new()).err().expect("a report")
}

fn through_a_value<T: for<'de> Decode<'de, Requires: SatisfiedBy>>(text: &str) -> Report {
    let value: serde_json::Value = serde_json::from_str(text).expect("JSON");
    decode::decode::<T, _>(value, ValidationState::new()).err().expect("a report")
}

/// The same with the words of the type itself.
#[track_caller]
fn quoted<T: for<'de> Decode<'de, Requires: SatisfiedBy>>(text: &str) -> Vec<String> {
    lines(&json::Decoder::new().serde_errors(true).from_str::<T>(text).err().expect("a report"))
}

fn expected(pointer: &str, expected: &str) -> Vec<String> {
    vec![format!("{pointer}: is not what its type accepts: expected {expected} [value_error]")]
}

const UNKNOWN: &str = "is not what its type accepts [value_error]";

/// A type by serde's derive.
#[derive(Serialize, Deserialize, Debug)]
#[serde(deny_unknown_fields)]
struct Plain {
    number: u8,
    #[serde(default)]
    kind: Option<Kind>,
}

#[derive(Serialize, Deserialize, Debug)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Small,
    Large,
    Other(u8),
}

#[derive(Serialize, Deserialize, Debug)]
#[serde(untagged)]
enum Either {
    Number(u8),
    Flag(bool),
}

#[derive(Serialize, Deserialize, Debug)]
#[serde(try_from = "u8")]
struct Even(u8);

impl TryFrom<u8> for Even {
    type Error = String;

    fn try_from(value: u8) -> Result<Self, String> {
        if value % 2 == 0 { Ok(Self(value)) } else { Err(format!("{value} is odd")) }
    }
}

#[derive(Event)]
#[allow(dead_code)]
struct Foreign {
    #[event(via_serde)]
    url: Option<url::Url>,
    #[event(via_serde)]
    id: Option<uuid::Uuid>,
    #[event(via_serde)]
    ids: Option<Vec<uuid::Uuid>>,
    #[event(via_serde)]
    at: Option<chrono::DateTime<chrono::Utc>>,
    #[event(via_serde)]
    ip: Option<IpAddr>,
    #[event(via_serde)]
    plain: Option<Plain>,
    #[event(via_serde)]
    either: Option<Either>,
    #[event(via_serde)]
    even: Option<Even>,
    #[event(via_serde)]
    pair: Option<(u8, u8)>,
    #[event(via_serde)]
    map: Option<BTreeMap<String, url::Url>>,
}

#[test]
fn what_published_types_expect() {
    let check = |text: &str, pointer: &str, what: &str| assert_eq!(refused::<Foreign>(text), expected(pointer, what), "{text}");
    for wrong in [value!(CANARY), value!(5), value!([CANARY])] {
        check(&value!({"url": wrong}).to_string(), "/url", "a string representing an URL");
        check(&value!({"at": wrong}).to_string(), "/at", "an RFC 3339 formatted date and time string");
        check(&value!({"ip": wrong}).to_string(), "/ip", "IP address");
    }
    check(&value!({"id": CANARY}).to_string(), "/id", "a formatted UUID string");
    check(&value!({"id": 5}).to_string(), "/id", "a formatted UUID string");
    check(&value!({"ids": CANARY}).to_string(), "/ids", "a sequence");
    // The items of a list.
    check(&value!({"ids": [5]}).to_string(), "/ids", "a formatted UUID string");
    check(&value!({"ids": [CANARY]}).to_string(), "/ids", "a formatted UUID string");
}

#[test]
fn what_types_by_serdes_derive_expect() {
    let check = |text: &str, pointer: &str, what: &str| assert_eq!(refused::<Foreign>(text), expected(pointer, what), "{text}");
    check(r#"{"plain": "c4nary"}"#, "/plain", "struct Plain");
    check(r#"{"plain": {"number": "c4nary"}}"#, "/plain", "u8");
    check(r#"{"plain": {"number": 256}}"#, "/plain", "u8");
    check(r#"{"plain": {}}"#, "/plain", "the field `number`");
    check(r#"{"plain": {"number": 1, "c4nary": 1}}"#, "/plain", "`number` or `kind`");
    check(r#"{"plain": {"number": 1, "kind": "c4nary"}}"#, "/plain", "one of `small`, `large`, `other`");
    check(r#"{"plain": {"number": 1, "kind": {"other": "c4nary"}}}"#, "/plain", "u8");
    check(r#"{"pair": [1]}"#, "/pair", "a tuple of size 2");
    check(r#"{"even": "c4nary"}"#, "/even", "u8");
    // The reader finds what comes twice in any other way before the type does.
    assert_eq!(
        lines(&json::from_str::<Foreign>(r#"{"plain": {"number": 1, "number": 2}}"#).err().expect("a report")),
        expected("/plain", "the field `number` once")
    );
}

/// A visitor with data, whose words could be of the input; a text; and what is no visitor's say: then nothing is said.
mod silent {
    use serde::de::{Error, Unexpected, Visitor};
    use serde::{Deserialize, Deserializer};

    struct Like(String);

    impl Visitor<'_> for Like {
        type Value = String;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            write!(f, "a string like {}", self.0)
        }
    }

    /// Expects what it has read before.
    pub(super) fn by_input<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
        let texts = Vec::<String>::deserialize(deserializer)?;
        let like = Like(texts.concat());
        Err(D::Error::invalid_value(Unexpected::Str("x"), &like))
    }

    pub(super) fn by_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
        let text = String::deserialize(deserializer)?;
        let like = format!("anything but {text}");
        Err(D::Error::invalid_value(Unexpected::Str(&text), &like.as_str()))
    }

    pub(super) fn by_message<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
        let text = String::deserialize(deserializer)?;
        Err(D::Error::custom(format_args!("{text} is not good")))
    }

    pub(super) fn of_number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
        let number = u32::deserialize(deserializer)?;
        if number % 2 == 0 { Ok(number) } else { Err(D::Error::custom(format_args!("{number} is odd"))) }
    }
}

/// A module of one's own with a visitor, as in serde's documentation.
mod hex {
    use serde::de::{Error, Visitor};
    use serde::{Deserializer, Serializer};

    struct Hex;

    impl Visitor<'_> for Hex {
        type Value = u32;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("a number in hexadecimal digits")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<u32, E> {
            u32::from_str_radix(text, 16).map_err(|error| E::custom(format_args!("{text}: {error}")))
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
        deserializer.deserialize_str(Hex)
    }

    pub(super) fn serialize<S: Serializer>(value: &u32, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{value:x}"))
    }
}

#[derive(Event)]
#[allow(dead_code)]
struct Functions {
    #[event(default, deserialize_with = "silent::by_input")]
    by_input: String,
    #[event(default, deserialize_with = "silent::by_text")]
    by_text: String,
    #[event(default, deserialize_with = "silent::by_message")]
    by_message: String,
    #[event(default, deserialize_with = "silent::of_number")]
    number: u32,
    #[event(default, with = "hex")]
    hex: u32,
}

#[test]
fn what_functions_expect() {
    for (text, pointer) in [
        (r#"{"by_input": ["c4", "nary"]}"#, "/by_input"),
        (r#"{"by_text": "c4nary"}"#, "/by_text"),
        // The function has got the string that it asked for: that it expects one does not help.
        (r#"{"by_message": "c4nary"}"#, "/by_message"),
        (r#"{"number": 5}"#, "/number"),
    ] {
        assert_eq!(refused::<Functions>(text), [format!("{pointer}: {UNKNOWN}")]);
    }
    assert_eq!(refused::<Functions>(r#"{"by_message": 5}"#), expected("/by_message", "a string"));
    assert_eq!(refused::<Functions>(r#"{"number": -1}"#), expected("/number", "u32"));
    assert_eq!(refused::<Functions>(r#"{"number": "c4nary"}"#), expected("/number", "u32"));
    assert_eq!(refused::<Functions>(r#"{"hex": "c4nary"}"#), expected("/hex", "a number in hexadecimal digits"));
    assert_eq!(refused::<Functions>(r#"{"hex": {"c4nary": 1}}"#), expected("/hex", "a number in hexadecimal digits"));
}

#[test]
fn what_cannot_be_told_is_not() {
    for text in [r#"{"either": "c4nary"}"#, r#"{"even": 5}"#] {
        let pointer = text.split('"').nth(1).unwrap();
        assert_eq!(refused::<Foreign>(text), [format!("/{pointer}: {UNKNOWN}")]);
    }
    // That it is a map is not what is wrong.
    assert_eq!(refused::<Foreign>(r#"{"map": {"a": "c4nary"}}"#), [format!("/map: {UNKNOWN}")]);
    assert_eq!(refused::<Foreign>(r#"{"map": "c4nary"}"#), expected("/map", "a map"));
}

#[test]
fn the_words_of_the_type_are_there_for_those_who_want_them() {
    assert_eq!(
        quoted::<Foreign>(r#"{"plain": {"number": "c4nary"}}"#),
        [r#"/plain: invalid type: string "c4nary", expected u8 [value_error]"#]
    );
    assert_eq!(quoted::<Foreign>(r#"{"plain": {}}"#), ["/plain: missing field `number` [value_error]"]);
    assert_eq!(quoted::<Functions>(r#"{"by_message": "c4nary"}"#), ["/by_message: c4nary is not good [value_error]"]);
    assert_eq!(quoted::<Functions>(r#"{"hex": "xyz"}"#), ["/hex: xyz: invalid digit found in string [value_error]"]);
}

#[test]
fn what_was_expected_is_a_parameter() {
    let report = json::from_str::<Functions>(r#"{"hex": 5}"#).err().expect("a report");
    assert_eq!(params(&report), [value!({"error": "is not what its type accepts", "expected": "a number in hexadecimal digits"})]);
    assert_eq!(
        report.localized(&German).to_string(),
        "/hex: ist nichts, was der Typ annimmt: erwartet wird a number in hexadecimal digits [value_error]"
    );
    assert_eq!(
        report.localized(&Pydantic).to_string(),
        "/hex: Value error, is not what its type accepts: expected a number in hexadecimal digits [value_error]"
    );
}

/// The errors of the reader itself, for types without this library's traits.
#[test]
fn an_error_of_the_reader_says_as_serde_json_does_and_its_source_what_was_expected() {
    use std::error::Error as _;

    for (text, source) in [
        (r#"{"number": "a"}"#, Some("u8")),
        (r#"{"number": 300}"#, Some("u8")),
        (r#"{}"#, Some("the field `number`")),
        (r#"{"number": 1, "number": 2}"#, Some("the field `number` once")),
        (r#"{"number": 1, "a": 2}"#, Some("`number` or `kind`")),
        (r#"{"number": 1, "kind": "a"}"#, Some("one of `small`, `large`, `other`")),
        (r#"{"number" 1}"#, None),
    ] {
        let ours = Plain::deserialize(&mut json::Deserializer::from_str(text)).unwrap_err();
        let theirs = serde_json::from_str::<Plain>(text).unwrap_err();
        assert_eq!(ours.source().map(ToString::to_string).as_deref(), source, "{text}");
        if source.is_some() {
            let words = |text: String| text.split(" at ").next().map(str::to_owned);
            assert_eq!(words(ours.to_string()), words(theirs.to_string()), "{text}");
        }
    }
}
