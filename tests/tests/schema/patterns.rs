//! Patterns that every regular expression engine reads.

use polar_event_core::schema::{self, OpenApi, Schema};
use polar_event_core::{Describe, Event};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// The alphabet of the subset that JSON Schema recommends, with what this library needs beside it.
fn assert_portable(schema: &Value) {
    match schema {
        Value::Object(keywords) => {
            if let Some(Value::String(pattern)) = keywords.get("pattern") {
                for unknown in [r"\p", r"\P", r"\b", r"\u{", "(?=", "(?!", "(?<", "(?P"] {
                    assert!(!pattern.contains(unknown), "{pattern}");
                }
            }
            keywords.values().for_each(assert_portable);
        }
        Value::Array(items) => items.iter().for_each(assert_portable),
        _ => {}
    }
}

fn same_verdicts<T: Describe + DeserializeOwned>(schema: &Value, texts: &[&str]) -> (usize, usize) {
    let validator = jsonschema::draft202012::new(schema).unwrap();
    let (mut good, mut bad) = (0, 0);
    for text in texts {
        let ours = serde_json::from_value::<T>(json!(text)).is_ok();
        assert_eq!(validator.is_valid(&json!(text)), ours, "{text:?} {schema:#}");
        *if ours { &mut good } else { &mut bad } += 1;
    }
    (good, bad)
}

const TEXTS: &[&str] = &[
    "", "a", "A", "aZ09", "a_b", "é", "É", "٣", "7", "7\n", "a b", "-", "\u{7f}", "🦀", "a\u{301}", "ß", "ǅ", "Ⅷ", "a1", "x\n", "k",
    "\u{212a}",
];

macro_rules! texts {
    ($($name:ident [$($rules:tt)*];)+) => { $(
        #[derive(Event)]
        struct $name(#[event($($rules)*)] #[allow(dead_code)] String);
    )+ };
}

texts! {
    AsciiAlphanumeric [ascii, alphanumeric];
    AsciiLowercase [ascii, lowercase];
    AsciiUppercase [ascii, uppercase];
    AsciiDigits [ascii, pattern = r"^\d+$"];
    AsciiWords [ascii, pattern = r"^\w+\W?$"];
    AsciiAnyCase [ascii, pattern = "(?i)^k$"];
    Alphanumeric [alphanumeric];
    Lowercase [lowercase];
    Uppercase [uppercase];
    Digits [pattern = r"^\d$"];
    Words [pattern = r"^\w+$"];
    Any [pattern = "(?s)^.$"];
    Crab [pattern = "^[🦀x]$"];
    Boundary [pattern = r"\ba"];
    Ranges [pattern = "^[^\u{0}-\u{7f}]+$"];
}

#[test]
fn beside_ascii_nothing_is_lost() {
    fn check<T: Describe + DeserializeOwned>() {
        for portable in [false, true] {
            let schema = Schema::of::<T>().portable(portable);
            assert_portable(&schema.to_value());
            assert_eq!(schema.gaps(), []);
            let (good, bad) = same_verdicts::<T>(&schema.to_value(), TEXTS);
            assert!(good > 0 && bad > 0);
        }
    }
    check::<AsciiAlphanumeric>();
    check::<AsciiLowercase>();
    check::<AsciiUppercase>();
    check::<AsciiDigits>();
    check::<AsciiWords>();
    check::<AsciiAnyCase>();
}

#[test]
fn what_can_be_spelled_out_keeps_its_meaning() {
    fn check<T: Describe + DeserializeOwned>() {
        let schema = Schema::of::<T>().portable(true).to_value();
        assert_portable(&schema);
        assert!(schema.get("pattern").is_some(), "{schema}");
        let (good, bad) = same_verdicts::<T>(&schema, TEXTS);
        assert!(good > 0 && bad > 0, "{schema}");
    }
    check::<Digits>();
    check::<Any>();
    check::<Crab>();
    check::<Ranges>();
}

#[test]
fn the_rest_is_a_gap() {
    fn check<T: Describe + DeserializeOwned>() {
        let schema = Schema::of::<T>();
        let (good, bad) = same_verdicts::<T>(&schema.to_value(), TEXTS);
        assert!(good > 0 && bad > 0);
        let gaps = |schema: Schema| schema.gaps().iter().map(|gap| format!("{:?}", gap.gap)).collect::<Vec<_>>();
        assert_eq!(gaps(schema), ["Unicode"]);
        let schema = schema.portable(true);
        assert_eq!(schema.to_value().get("pattern"), None);
        assert_eq!(gaps(schema), ["Pattern"]);
    }
    check::<Alphanumeric>();
    check::<Lowercase>();
    check::<Uppercase>();
    check::<Words>();
    check::<Boundary>();
}

/// No pattern of a type has what others cannot read: Python's `re` refuses `\u{…}`, Go's and Rust's engines lookarounds.
#[test]
fn types_have_portable_patterns() {
    #[derive(Event)]
    #[allow(dead_code)]
    struct Types {
        timestamp: jiff::Timestamp,
        date: jiff::civil::Date,
        time: jiff::civil::Time,
        date_time: jiff::civil::DateTime,
        duration: jiff::SignedDuration,
        span: jiff::Span,
        decimal: rust_decimal::Decimal,
        uuid: uuid::Uuid,
        address: std::net::SocketAddr,
        #[event(email)]
        email: String,
        #[event(hostname)]
        hostname: String,
        #[event(url(schemes("http", "https")))]
        url: String,
        #[event(not_blank, no_control, no_nul, prefix = "a.", suffix = "🦀", contains = "é")]
        text: String,
    }

    assert_portable(&schema::json_schema::<Types>());
    let mut components = OpenApi::new().portable(true);
    _ = components.schema::<(Types, Lowercase)>();
    assert_portable(&components.schemas());
    assert!(components.gaps().iter().any(|gap| gap.to_string() == "Lowercase: Pattern"));
}

#[test]
fn durations_are_what_the_decoder_takes() {
    let texts = [
        "P",
        "PT",
        "P1",
        "PT1",
        "PT0S",
        "PT1M",
        "-PT5H",
        "+PT1H2M3S",
        "PT1H3S",
        "PT1M3S",
        "PT3S1M",
        "PT0.000000001S",
        "P1D",
        "P1DT",
        "P1DT1H",
        "P1Y",
        "P1Y2D",
        "P1M",
        "P1W2D",
        "P1W2M",
        "P1Y2M3W4DT5H6M7.000000008S",
        "P1H",
        "PT1D",
        "P-1D",
        "PT.5S",
    ];
    #[derive(Event)]
    struct Span(#[allow(dead_code)] jiff::Span);
    #[derive(Event)]
    struct Duration(#[allow(dead_code)] jiff::SignedDuration);
    let (good, bad) = same_verdicts::<Span>(&schema::json_schema::<Span>(), &texts);
    assert!(good > 10 && bad > 8, "{good} {bad}");
    let (good, bad) = same_verdicts::<Duration>(&schema::json_schema::<Duration>(), &texts);
    assert!(good > 6 && bad > 12, "{good} {bad}");
}
