//! What is wrong with a text: codes, pointers and places.

use std::collections::BTreeMap;

use polar_event_core::{Code, Decode, Metadata, MetadataValue, Report, SatisfiedBy, json};
use polar_event_tests::place::marked;
use serde::Deserialize;

/// A violation as `/pointer code` and the source at its span; a key's pointer ends with `(key)`.
fn shown(report: &Report, source: &str) -> Vec<(String, String)> {
    let one = |violation: &polar_event_core::Violation| {
        let key = if violation.is_key_error() { " (key)" } else { "" };
        assert!(violation.location().is_some(), "every violation has a location");
        (format!("{}{key} {}", violation.pointer(), violation.code()), marked(source, violation).to_owned())
    };
    report.violations().iter().map(one).collect()
}

#[track_caller]
fn check<T: for<'de> Decode<'de, Requires: SatisfiedBy> + std::fmt::Debug>(source: &str, expected: &[(&str, &str)]) {
    let report = json::from_str::<T>(source).expect_err("wrong");
    let shown = shown(&report, source);
    let shown: Vec<(&str, &str)> = shown.iter().map(|(what, place)| (what.as_str(), place.as_str())).collect();
    assert_eq!(shown, expected, "{source}\n{report}");
}

#[test]
fn half_a_surrogate_pair_is_a_violation_and_reading_goes_on() {
    check::<Vec<String>>(
        r#"["\ud800", 1, "\udc00a", "\ud83d\ude00", "\ude00\ud83d", "\ud800\u0041"]"#,
        &[
            ("/0 string_unicode", r#""\ud800""#),
            ("/1 string_type", "1"),
            ("/2 string_unicode", r#""\udc00a""#),
            ("/4 string_unicode", r#""\ude00\ud83d""#),
            ("/5 string_unicode", r#""\ud800\u0041""#),
        ],
    );
    check::<Metadata>(
        r#"{"a": "\ud800", "\ud801": 1}"#,
        &[("/a string_unicode", r#""\ud800""#), ("/\u{fffd} (key) string_unicode", r#""\ud801""#)],
    );
    check::<BTreeMap<String, u8>>(
        r#"{"\ud801": 1, "b": "c"}"#,
        &[("/\u{fffd} (key) string_unicode", r#""\ud801""#), ("/b int_type", r#""c""#)],
    );
    // In what is drained or skipped.
    check::<u8>(r#"["\ud801"]"#, &[(" string_unicode", r#""\ud801""#), (" int_type", r#"["\ud801"]"#)]);
    check::<Metadata>(r#"{"a": 1, "a": ["\ud801"]}"#, &[("/a (key) json_duplicate_key", r#""a""#), ("/a string_unicode", r#""\ud801""#)]);
    // In a value that may be anything.
    check::<Vec<serde_json::Value>>(r#"["\ud801", 1]"#, &[("/0 string_unicode", r#""\ud801""#)]);
}

#[test]
fn numbers_are_exact_or_refused() {
    let beyond = "9".repeat(40);
    check::<Vec<u64>>(
        &format!("[18446744073709551615, 18446744073709551616, -1, {beyond}, 1.0, 1e400]"),
        &[
            ("/1 int_out_of_range", "18446744073709551616"),
            ("/2 int_out_of_range", "-1"),
            ("/3 int_out_of_range", &beyond),
            ("/4 int_type", "1.0"),
            ("/5 int_type", "1e400"),
        ],
    );
    check::<Vec<u128>>(&format!("[{}, {beyond}]", u128::MAX), &[("/1 int_out_of_range", &beyond)]);
    check::<Vec<i128>>(
        &format!("[{}, -{beyond}, {}]", i128::MIN, u128::MAX),
        &[("/1 int_out_of_range", &format!("-{beyond}")), ("/2 int_out_of_range", &u128::MAX.to_string())],
    );
    check::<Metadata>(
        &format!(r#"{{"a": 9223372036854775808, "b": -9223372036854775809, "c": {beyond}, "d": 1e400, "e": -1e999, "f": []}}"#),
        &[
            ("/a int_out_of_range", "9223372036854775808"),
            ("/b int_out_of_range", "-9223372036854775809"),
            ("/c int_out_of_range", &beyond),
            ("/d finite_number", "1e400"),
            ("/e finite_number", "-1e999"),
            ("/f scalar_type", "[]"),
        ],
    );
    check::<Vec<f64>>("[1e400, 1]", &[("/0 finite_number", "1e400")]);
    check::<String>(&beyond, &[(" string_type", &beyond)]);
    check::<String>("1e400", &[(" string_type", "1e400")]);
    check::<Vec<serde_json::Value>>("[1e400, 2]", &[("/0 finite_number", "1e400")]);
    assert_eq!(
        json::from_str::<Vec<f64>>(&format!("[{beyond}, 18446744073709551616, -0, 0.1]")),
        Ok(vec![1e40, 18_446_744_073_709_551_616.0, 0.0, 0.1])
    );
    let metadata: Metadata = json::from_str(r#"{"a": -0, "b": -0.0, "c": 1.0, "d": 1}"#).expect("numbers");
    assert_eq!(metadata.get("a"), Some(&MetadataValue::Integer(0)));
    assert_eq!(metadata.get("c"), Some(&MetadataValue::Float(1.0)));
}

#[test]
fn containers_are_places_too() {
    check::<Vec<[u8; 2]>>("[[1], [1, 2], [1, 2, 3] , 4]", &[("/0 too_short", "[1]"), ("/2 too_long", "[1, 2, 3]"), ("/3 array_type", "4")]);
    check::<Vec<Metadata>>("[ {\"a\": {\"b\": [1]}} , [{}] ]", &[("/0/a scalar_type", "{\"b\": [1]}"), ("/1 object_type", "[{}]")]);
    let pairs = (0..51).map(|n| format!("\"k{n}\": 1")).collect::<Vec<_>>().join(", ");
    let object = format!("{{{pairs}}}");
    check::<Vec<Metadata>>(&format!("[{object}]"), &[("/0 too_long", &object)]);
}

#[test]
fn duplicates_are_at_their_key() {
    check::<Metadata>(
        r#"{"a": 1, "\u0061": 2, "a": {"b": []}}"#,
        &[("/a (key) json_duplicate_key", r#""\u0061""#), ("/a (key) json_duplicate_key", r#""a""#)],
    );
    check::<BTreeMap<String, u8>>(r#"{"a": 1, "a": 2}"#, &[("/a (key) json_duplicate_key", r#""a""#)]);
}

/// What it is called, and where it is, is in `syntax.rs`.
#[test]
fn a_syntax_error_comes_last() {
    // Faults so far stay.
    check::<Vec<Vec<u8>>>("[[1, \"a\"], [null, tru", &[("/0/1 int_type", "\"a\""), ("/1/0 int_type", "null"), ("/1/1 json_invalid", "")]);
    check::<Metadata>("{\"a\": [1}", &[("/a scalar_type", "[1"), ("/a json_invalid", "}")]);
}

/// A reader for plain serde types says what would have been right.
#[test]
fn the_reader_says_what_was_expected() {
    for (text, expected) in [
        ("", "expected a value, found the end of the text at byte 0"),
        ("[1, nul]", "expected `true`, `false` or `null` at byte 7"),
        ("[1 2]", "expected `,` or `]` after a value at byte 3"),
        ("[1,]", "expected a value at byte 3"),
        ("[1, 2", "expected the end of a number, found the end of the text at byte 5"),
        ("{\"a\" 1}", "expected `:` after a key at byte 5"),
        ("{\"a\": 1,}", "expected a key in double quotes at byte 8"),
        ("{\"a\": true 1}", "expected `,` or `}` after a value at byte 11"),
        ("[] []", "expected the end of the text after the value at byte 3"),
        ("[01]", "expected no digit after a leading 0 at byte 2"),
        ("[1.]", "expected a digit after the decimal point at byte 3"),
        ("[1e+]", "expected a digit in the exponent at byte 4"),
        ("[-]", "expected a digit at byte 2"),
        ("[1x]", "expected the end of a number at byte 2"),
        ("[\"\n\"]", "expected a string without unescaped control characters at byte 2"),
        ("[\"\\x\"]", "expected one of `\"\\/bfnrtu` after `\\` in a string at byte 3"),
        ("[\"\\u00g0\"]", "expected four hexadecimal digits after `\\u` at byte 6"),
        ("[\"abc", "expected `\"` at the end of a string, found the end of the text at byte 5"),
    ] {
        let mut reader = json::Deserializer::from_str(text);
        let read = serde_json::Value::deserialize(&mut reader).and_then(|_| reader.end());
        assert_eq!(read.unwrap_err().to_string(), expected, "{text}");
    }
}

#[test]
fn bytes_that_are_no_utf8_end_the_text() {
    for text in [&b"[\"a\xff\"]"[..], b"[\"a\"]\xff", b"{\"a\xff\": 1}", b"\xff"] {
        let report = json::from_slice::<serde_json::Value>(text).expect_err("no UTF-8");
        let violation = report.violations().last().expect("one");
        let offset = text.iter().position(|byte| *byte == 0xff).expect("there");
        assert_eq!((violation.code(), violation.span()), (Code::JsonInvalid, Some(offset..offset)));
        assert_eq!(violation.text().to_string(), "is not valid JSON: bytes that are not UTF-8");
    }
    // Also in what is skipped, and faults before it stay.
    let report = json::from_slice::<Vec<u8>>(b"[\"a\", [\"\xc3\"]]").expect_err("no UTF-8");
    let codes: Vec<Code> = report.violations().iter().map(polar_event_core::Violation::code).collect();
    assert_eq!((codes.first(), codes.last()), (Some(&Code::IntType), Some(&Code::JsonInvalid)));
}

#[test]
fn places_count_lines_and_characters() {
    let text = "[1,\n  \"é😀\", 2,\n\"x\"]";
    let report = json::from_str::<Vec<u8>>(text).expect_err("strings");
    let places: Vec<_> =
        report.violations().iter().filter_map(polar_event_core::Violation::location).map(|place| (place.line, place.column)).collect();
    assert_eq!(places, [(2, 3), (3, 1)]);
}
