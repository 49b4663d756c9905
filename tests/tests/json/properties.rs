//! Properties of the JSON reader, over arbitrary values in every spelling, and over arbitrary text.

use std::cell::RefCell;
use std::fmt::Write as _;

use polar_event_core::json::{Decoder, Kind};
use polar_event_core::rule::Rules;
use polar_event_core::{Decode, ValidationState};
use polar_event_tests::differential::{Any, Scalar, compare, decode_anyhow, ours};
use polar_event_tests::tree::Tree;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde::Deserializer;
use serde::de::{Deserialize as _, IgnoredAny};

/// A value as it is written.
type Json = Tree<Spelled, Text>;

/// A value without parts.
#[derive(Debug, Clone)]
enum Spelled {
    /// `null`, `true`, `false`.
    Word(&'static str),
    Number(String),
    Text(Text),
}

/// The characters of a string, each with its spelling.
type Text = Vec<(char, Spelling)>;

#[derive(Debug, Clone, Copy)]
enum Spelling {
    /// As it is, where that is allowed.
    Plain,
    /// `\n`, where there is such an escape.
    Short,
    /// `\u000a`, of two halves where it needs two.
    LowerHex,
    /// `\u000A`
    UpperHex,
}

fn spell(out: &mut String, char: char, spelling: Spelling) {
    let short = match char {
        '"' => Some('"'),
        '\\' => Some('\\'),
        '/' => Some('/'),
        '\u{8}' => Some('b'),
        '\u{c}' => Some('f'),
        '\n' => Some('n'),
        '\r' => Some('r'),
        '\t' => Some('t'),
        _ => None,
    };
    match (spelling, short) {
        (Spelling::Plain, _) if char >= ' ' && !matches!(char, '"' | '\\') => out.push(char),
        (Spelling::Plain | Spelling::Short, Some(short)) => out.extend(['\\', short]),
        (Spelling::UpperHex, _) => char.encode_utf16(&mut [0; 2]).iter().for_each(|unit| write!(out, "\\u{unit:04X}").expect("written")),
        _ => char.encode_utf16(&mut [0; 2]).iter().for_each(|unit| write!(out, "\\u{unit:04x}").expect("written")),
    }
}

fn write_text(out: &mut String, text: &Text) {
    out.push('"');
    text.iter().for_each(|(char, spelling)| spell(out, *char, *spelling));
    out.push('"');
}

fn plain(text: &Text) -> String {
    text.iter().map(|(char, _)| *char).collect()
}

/// The value with this between its tokens.
fn written(json: &Json, space: &str) -> String {
    let mut out = space.to_owned();
    let plain = |out: &mut String, value: &Spelled| match value {
        Spelled::Word(word) => out.push_str(word),
        Spelled::Number(number) => out.push_str(number),
        Spelled::Text(text) => write_text(out, text),
    };
    json.write(&mut out, &mut |out| out.push_str(space), &plain, &write_text);
    out + space
}

/// What a reader has to make of it.
fn meaning(json: &Json) -> Any {
    let scalar = |value: &Spelled| match value {
        Spelled::Word("null") => Scalar::Null,
        Spelled::Word(word) => Scalar::Bool(*word == "true"),
        Spelled::Number(number) => number_meaning(number),
        Spelled::Text(text) => Scalar::Text(plain(text)),
    };
    json.map(&scalar, &plain)
}

fn kind(json: &Json) -> Kind {
    match json {
        Json::Plain(Spelled::Word("null")) => Kind::Null,
        Json::Plain(Spelled::Word(_)) => Kind::Boolean,
        Json::Plain(Spelled::Number(number)) if number.contains(['.', 'e', 'E']) => Kind::Float,
        Json::Plain(Spelled::Number(_)) => Kind::Integer,
        Json::Plain(Spelled::Text(_)) => Kind::String,
        Json::Array(_) => Kind::Array,
        Json::Object(_) => Kind::Object,
    }
}

fn number_meaning(number: &str) -> Scalar {
    if number == "-0" || number.contains(['.', 'e', 'E']) {
        return Scalar::Float(number.parse::<f64>().expect("a number").to_bits());
    }
    let unsigned = number.parse().map(Scalar::Unsigned).or_else(|_| number.parse().map(Scalar::Signed));
    unsigned.unwrap_or_else(|_| Scalar::Wide(number.to_owned()))
}

fn text() -> impl Strategy<Value = Text> {
    let char = prop_oneof![
        4 => any::<char>(),
        4 => proptest::char::range(' ', '~'),
        1 => proptest::char::range('\0', '\u{1f}'),
        1 => select(vec!['"', '\\', '/', '\u{7f}', '\u{80}', '\u{ffff}', '\u{10000}', '\u{10ffff}', '\u{2028}']),
    ];
    let spelling = prop_oneof![
        8 => Just(Spelling::Plain),
        1 => Just(Spelling::Short),
        1 => Just(Spelling::LowerHex),
        1 => Just(Spelling::UpperHex),
    ];
    vec((char, spelling), 0..20)
}

fn number() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<i64>().prop_map(|number| number.to_string()),
        any::<u64>().prop_map(|number| number.to_string()),
        any::<i128>().prop_map(|number| number.to_string()),
        proptest::num::f64::NORMAL.prop_map(|number| format!("{number:?}")),
        proptest::num::f64::SUBNORMAL.prop_map(|number| format!("{number:E}")),
        // Short ones have a way of their own.
        "-?(0|[1-9][0-9]{0,9})\\.[0-9]{1,9}",
        // Finite, whatever its digits.
        "-?(0|[1-9][0-9]{0,25})(\\.[0-9]{1,25})?([eE][+-]?[0-9]{1,2})?",
        select(vec!["0", "-0", "0.0", "-0.0e-0", "18446744073709551616", "-9223372036854775809", "1e-400", "2.2250738585072011e-308"])
            .prop_map(str::to_owned),
    ]
}

fn json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        select(vec!["null", "true", "false"]).prop_map(Spelled::Word),
        number().prop_map(Spelled::Number),
        text().prop_map(Spelled::Text),
    ]
    .prop_map(Json::Plain);
    leaf.prop_recursive(6, 40, 6, |inner| {
        prop_oneof![vec(inner.clone(), 0..6).prop_map(Json::Array), vec((text(), inner), 0..6).prop_map(Json::Object),]
    })
}

fn space() -> impl Strategy<Value = &'static str> {
    select(vec!["", " ", "\n", "\t\t", "\r\n  "])
}

/// Texts that are nearly JSON: with a piece put in, or taken out, or both.
fn nearly_json() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof!["[{}\\[\\],:\"\\\\ 0-9eE.+\\-untfl]{0,3}".prop_map(String::into_bytes), vec(any::<u8>(), 0..3)];
    (json(), space(), any::<prop::sample::Index>(), 0..4_usize, piece).prop_map(|(json, space, at, len, piece)| {
        let mut text = written(&json, space).into_bytes();
        let start = at.index(text.len());
        let end = (start + len).min(text.len());
        text.splice(start..end, piece);
        text
    })
}

/// So many that all of them together take seconds without optimization.
fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

thread_local! {
    static SEEN: RefCell<Vec<(String, Kind)>> = const { RefCell::new(Vec::new()) };
}

/// Looks ahead, then takes any value.
struct Looks;

impl<'de> Decode<'de> for Looks {
    type Requires = ();

    fn decode<D: Deserializer<'de>>(deserializer: D, _: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
        SEEN.take();
        cx.keys_ahead(|key, kind| SEEN.with_borrow_mut(|seen| seen.push((key.to_owned(), kind))));
        IgnoredAny::deserialize(deserializer).map(|_| Some(Self))
    }
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn a_value_is_read_as_what_was_written(json in json(), space in space()) {
        let text = written(&json, space);
        let read = ours::<Any>(text.as_bytes()).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(read, meaning(&json));
        compare(text.as_bytes());
    }

    #[test]
    fn the_keys_ahead_are_those_that_are_read(entries in vec((text(), json()), 0..6), space in space()) {
        let text = written(&Json::Object(entries.clone()), space);
        prop_assert!(Decoder::new().from_str::<Looks>(&text).is_ok());
        let expected: Vec<_> = entries.iter().map(|(key, value)| (plain(key), kind(value))).collect();
        prop_assert_eq!(SEEN.take(), expected);
    }

    #[test]
    fn text_that_is_nearly_json_gets_the_same_verdict(text in nearly_json()) {
        compare(&text);
        decode_anyhow(&text);
    }

    #[test]
    fn any_text_gets_the_same_verdict(text in ".{0,20}|[{}\\[\\],:\"\\\\ \n0-9eE.+\\-untfl]{0,20}") {
        compare(text.as_bytes());
        decode_anyhow(text.as_bytes());
    }

    #[test]
    fn any_bytes_get_the_same_verdict(bytes in vec(any::<u8>(), 0..20)) {
        compare(&bytes);
        decode_anyhow(&bytes);
    }
}
