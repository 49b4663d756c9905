//! Properties of the JSON reader, over arbitrary values in every spelling, and over arbitrary text.

use std::cell::RefCell;
use std::fmt::Write as _;

use polar_event_core::json::{Decoder, Kind};
use polar_event_core::rule::Rules;
use polar_event_core::{Context, Decode};
use polar_event_tests::differential::{Any, compare, decode_anyhow, ours};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde::Deserializer;
use serde::de::{Deserialize as _, IgnoredAny};

/// A value as it is written.
#[derive(Debug, Clone)]
enum Json {
    /// `null`, `true`, `false`.
    Word(&'static str),
    Number(String),
    Text(Text),
    Array(Vec<Json>),
    Object(Vec<(Text, Json)>),
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

impl Json {
    /// Writes the value with this between its tokens.
    fn write(&self, out: &mut String, space: &str) {
        match self {
            Self::Word(word) => out.push_str(word),
            Self::Number(number) => out.push_str(number),
            Self::Text(text) => write_text(out, text),
            Self::Array(items) => write_parts(out, space, ['[', ']'], items, |out, item| item.write(out, space)),
            Self::Object(entries) => write_parts(out, space, ['{', '}'], entries, |out, (key, value)| {
                write_text(out, key);
                *out += space;
                out.push(':');
                *out += space;
                value.write(out, space);
            }),
        }
    }

    fn written(&self, space: &str) -> String {
        let mut out = space.to_owned();
        self.write(&mut out, space);
        out + space
    }

    /// What a reader has to make of it.
    fn meaning(&self) -> Any {
        match self {
            Self::Word("null") => Any::Null,
            Self::Word(word) => Any::Bool(*word == "true"),
            Self::Number(number) => number_meaning(number),
            Self::Text(text) => Any::Text(plain(text)),
            Self::Array(items) => Any::Array(items.iter().map(Self::meaning).collect()),
            Self::Object(entries) => Any::Object(entries.iter().map(|(key, value)| (plain(key), value.meaning())).collect()),
        }
    }

    fn kind(&self) -> Kind {
        match self {
            Self::Word("null") => Kind::Null,
            Self::Word(_) => Kind::Boolean,
            Self::Number(number) if number.contains(['.', 'e', 'E']) => Kind::Float,
            Self::Number(_) => Kind::Integer,
            Self::Text(_) => Kind::String,
            Self::Array(_) => Kind::Array,
            Self::Object(_) => Kind::Object,
        }
    }
}

fn write_parts<T>(out: &mut String, space: &str, [open, close]: [char; 2], parts: &[T], write: impl Fn(&mut String, &T)) {
    out.push(open);
    *out += space;
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            out.push(',');
            *out += space;
        }
        write(out, part);
        *out += space;
    }
    out.push(close);
}

fn number_meaning(number: &str) -> Any {
    if number == "-0" || number.contains(['.', 'e', 'E']) {
        return Any::Float(number.parse::<f64>().expect("a number").to_bits());
    }
    let unsigned = number.parse().map(Any::Unsigned).or_else(|_| number.parse().map(Any::Signed));
    unsigned.unwrap_or_else(|_| Any::Wide(number.to_owned()))
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
        select(vec!["null", "true", "false"]).prop_map(Json::Word),
        number().prop_map(Json::Number),
        text().prop_map(Json::Text),
    ];
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
        let mut text = json.written(space).into_bytes();
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
    type Context = ();

    fn decode<D: Deserializer<'de>>(deserializer: D, _: Rules, cx: &mut Context<'_>) -> Result<Option<Self>, D::Error> {
        SEEN.take();
        cx.keys_ahead(|key, kind| SEEN.with_borrow_mut(|seen| seen.push((key.to_owned(), kind))));
        IgnoredAny::deserialize(deserializer).map(|_| Some(Self))
    }
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn a_value_is_read_as_what_was_written(json in json(), space in space()) {
        let text = json.written(space);
        let read = ours::<Any>(text.as_bytes()).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(read, json.meaning());
        compare(text.as_bytes());
    }

    #[test]
    fn the_keys_ahead_are_those_that_are_read(entries in vec((text(), json()), 0..6), space in space()) {
        let text = Json::Object(entries.clone()).written(space);
        prop_assert!(Decoder::new().from_str::<Looks>(&text).is_ok());
        let expected: Vec<_> = entries.iter().map(|(key, value)| (plain(key), value.kind())).collect();
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
