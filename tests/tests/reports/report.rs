//! The report: its order, its limits, its paths under a limit, and how it is written.

use std::collections::BTreeMap;

use polar_event_core::rule::Rules;
use polar_event_core::{
    Code, Decode, MAX_KEY_BYTES, MAX_REPORT_BYTES, MAX_VIOLATIONS, Metadata, Report, Segment, Validate, ValidationState, Violation,
};
use polar_event_tests::{decode_in, lines, params, places};
use serde::Deserializer;
use serde_json::{Value, json};

type Nested = BTreeMap<String, Vec<BTreeMap<String, Metadata>>>;

/// Faults of values, of keys and of whole parts, at several depths.
const MANY: &str = r#"{
    "a/b": [{"x": {"": 1, "k": []}, "y": 3}, [], {"z": {"m~n": {}, "m~n": 1, "o": ""}}],
    "c": null,
    "c": 4,
    "d": [{"p": {"q": null}}, {"p": {"q": {"r": "s"}}}]
}"#;

fn many(cx: ValidationState<'_>) -> Report {
    decode_in::<Nested>(MANY, &[], cx).unwrap_err()
}

#[test]
fn the_order_is_that_of_the_document() {
    let expected = [
        "/a~1b/0/x/ string_too_short key",
        "/a~1b/0/x/k scalar_type",
        "/a~1b/0/y object_type",
        "/a~1b/1 object_type",
        "/a~1b/2/z/m~0n scalar_type",
        "/a~1b/2/z/m~0n json_duplicate_key key",
        "/a~1b/2/z/o string_too_short",
        "/c array_type",
        "/c json_duplicate_key key",
        "/d/0/p/q scalar_type",
        "/d/1/p/q scalar_type",
    ];
    let report = many(ValidationState::new());
    assert_eq!(places(&report), expected);
    assert!(!report.is_truncated());
}

/// The violations of a report without the one that says that there are more; that one must be the last.
#[track_caller]
fn kept(report: &Report) -> &[Violation] {
    match report.violations().split_last() {
        Some((last, kept)) if report.is_truncated() => {
            assert_eq!(lines(&last.clone().into()), ["(document): has more faults than are listed here [too_many_violations]"]);
            assert!(kept.iter().all(|violation| violation.code() != Code::TooManyViolations), "said twice");
            kept
        }
        _ => report.violations(),
    }
}

/// A report that is cut short is the beginning of the whole one, with the same paths.
#[test]
fn a_limit_cuts_the_end_off_and_nothing_else() {
    let whole = many(ValidationState::new());
    for limit in 1..=whole.violations().len() + 1 {
        let cut = many(ValidationState::new().with_max_violations(limit));
        let expected = limit.min(whole.violations().len());
        assert_eq!(kept(&cut), &whole.violations()[..expected], "limit {limit}");
        assert_eq!(cut.is_truncated(), expected < whole.violations().len(), "limit {limit}");
        if cut.is_truncated() {
            assert_eq!(params(&cut)[expected], json!({"max_violations": limit}));
        }
    }
    assert_eq!(kept(&many(ValidationState::new().with_max_violations(0))).len(), 1);
}

#[test]
fn a_limit_of_bytes_cuts_the_end_off_and_nothing_else() {
    let whole = many(ValidationState::new());
    let mut count = 0;
    for bytes in 0..100 {
        let cut = many(ValidationState::new().with_max_report_bytes(bytes));
        assert!(kept(&cut).len() >= count.max(1), "{bytes} bytes keep less than {} do", bytes - 1);
        count = kept(&cut).len();
        assert_eq!(kept(&cut), &whole.violations()[..count], "{bytes} bytes");
        assert_eq!(cut.is_truncated(), count < whole.violations().len(), "{bytes} bytes");
        if cut.is_truncated() {
            assert_eq!(params(&cut)[count], json!({"max_bytes": bytes}));
        }
    }
    assert_eq!(count, whole.violations().len());
}

#[test]
fn the_limit_is_a_hundred_unless_told_otherwise() {
    for (faults, truncated) in [(MAX_VIOLATIONS - 1, false), (MAX_VIOLATIONS, false), (MAX_VIOLATIONS + 1, true), (10_000, true)] {
        let text = serde_json::to_string(&vec![true; faults]).unwrap();
        let report = decode_in::<Vec<u8>>(&text, &[], ValidationState::new()).unwrap_err();
        assert_eq!(kept(&report).len(), faults.min(MAX_VIOLATIONS));
        assert_eq!(report.is_truncated(), truncated, "{faults}");
    }
}

/// A sender of bad keys does not get a report that grows with the input.
#[test]
fn long_keys_do_not_make_long_reports() {
    let keys: BTreeMap<String, bool> = (0..MAX_VIOLATIONS).map(|key| (format!("{key:0>60000}"), true)).collect();
    let text = serde_json::to_string(&keys).unwrap();
    let report = decode_in::<BTreeMap<String, u8>>(&text, &[], ValidationState::new().with_max_violations(usize::MAX)).unwrap_err();
    assert!(report.to_string().len() < 2 * MAX_REPORT_BYTES);
    let pointer = report.violations()[0].pointer().to_string();
    assert_eq!(pointer, format!("/{}…", "0".repeat(MAX_KEY_BYTES)));
}

#[test]
fn keys_are_kept_to_the_last_byte_and_cut_between_characters() {
    for (key, expected) in [
        ("k".repeat(MAX_KEY_BYTES), "k".repeat(MAX_KEY_BYTES)),
        ("k".repeat(MAX_KEY_BYTES + 1), "k".repeat(MAX_KEY_BYTES) + "…"),
        ("é".repeat(MAX_KEY_BYTES / 2), "é".repeat(MAX_KEY_BYTES / 2)),
        ("€".repeat(MAX_KEY_BYTES), "€".repeat(MAX_KEY_BYTES / 3) + "…"),
        ("🦀".repeat(MAX_KEY_BYTES), "🦀".repeat(MAX_KEY_BYTES / 4) + "…"),
    ] {
        let text = serde_json::to_string(&BTreeMap::from([(key, true)])).unwrap();
        let report = decode_in::<BTreeMap<String, u8>>(&text, &[], ValidationState::new()).unwrap_err();
        assert_eq!(report.violations()[0].pointer().to_string(), format!("/{expected}"));
    }
}

/// A type whose own rule answers with a report that was itself cut short.
#[derive(Debug, PartialEq)]
struct Strict;

impl<'de> Decode<'de> for Strict {
    type Requires = ();

    fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
        let Some(text) = String::decode(deserializer, rules, cx)? else { return Ok(None) };
        let inner = decode_in::<Vec<u8>>(&text, &[], ValidationState::new().with_max_violations(1));
        polar_event_core::__private::rule::Outcome(inner.map(|_| ())).report(cx);
        Ok(Some(Self))
    }
}

#[test]
fn a_rules_own_report_is_taken_over_with_its_paths() {
    let text = r#"{"a": ["[true, true]", 1, "[1, true, true]"], "b": ["[1]", null]}"#;
    let report = decode_in::<BTreeMap<String, Vec<Strict>>>(text, &[], ValidationState::new()).unwrap_err();
    // Two of the rules' reports were cut. It is said once, and what comes later keeps its path.
    let expected = ["/a/0/0 int_type", "/a/1 string_type", "/a/2/1 int_type", "/b/1 string_type", " too_many_violations"];
    assert_eq!(places(&report), expected);
    assert!(report.is_truncated());
}

#[test]
fn a_rule_that_fails_without_a_word_fails() {
    let mut cx = ValidationState::new();
    polar_event_core::__private::rule::Outcome(Err(Vec::<Violation>::new())).report(&mut cx);
    assert_eq!(lines(&cx.into_result(Some(())).unwrap_err()), ["(document): is not accepted [value_error]"]);
    let mut cx = ValidationState::new();
    polar_event_core::__private::rule::Outcome(Err(Violation::new(Code::TooManyViolations))).report(&mut cx);
    assert!(cx.into_result(Some(())).is_err_and(|report| report.is_truncated()));
}

#[test]
fn a_mark_tells_what_came_after_it() {
    let mut cx = ValidationState::new().with_max_violations(2);
    let first = cx.checkpoint();
    assert!(cx.is_clean_since(first));
    for kept in [true, true, false, false] {
        let mark = cx.checkpoint();
        cx.report(Code::FiniteNumber, []);
        assert!(!cx.is_clean_since(mark), "a violation shows, kept or not: {kept}");
        cx.prefix_path(mark, || Segment::from("inner"));
    }
    assert!(cx.is_clean_since(cx.checkpoint()));
    cx.prefix_path(first, || Segment::from(7));
    let report = cx.into_result(Some(())).unwrap_err();
    assert_eq!(places(&report), ["/7/inner finite_number", "/7/inner finite_number", " too_many_violations"]);
    assert!(report.is_truncated());
}

#[test]
fn a_line_a_fault_whatever_the_document_has_in_it() {
    let text = r#"{"a\nb": true, "\u001b[31m": true, "\u202e": true, "\u0000\u0085\u2028": true, "x": 1}"#;
    let report = decode_in::<BTreeMap<String, u8>>(text, &[], ValidationState::new()).unwrap_err();
    let shown = report.to_string();
    assert_eq!(
        shown.lines().collect::<Vec<_>>(),
        [
            r"/a\u{a}b: must be an integer, not a boolean [int_type]",
            r"/\u{1b}[31m: must be an integer, not a boolean [int_type]",
            r"/\u{202e}: must be an integer, not a boolean [int_type]",
            r"/\u{0}\u{85}\u{2028}: must be an integer, not a boolean [int_type]",
        ]
    );
    assert!(shown.chars().all(|char| char == '\n' || !char.is_control()));
    // The pointer itself is data, and stays as it is.
    assert_eq!(report.violations()[0].pointer().to_string(), "/a\nb");
}

#[test]
fn a_message_is_escaped_and_its_braces_are_not_read_twice() {
    let violation = Violation::from("{error} {0}\n\u{7}".to_owned());
    assert_eq!(violation.to_string(), r"(document): {error} {0}\u{a}\u{7} [value_error]");
    let violation = Violation::new(Code::Custom("x")).param("n", 1).message("{n} {n:item} {m} { {n}").at("f").at(3);
    assert_eq!(violation.to_string(), "/3/f: 1 1 item {m} { 1 [x]");
    assert_eq!(Violation::new(Code::Custom("x")).to_string(), "(document): is not accepted [x]");
}

#[test]
fn a_cut_report_says_so() {
    let report = many(ValidationState::new().with_max_violations(2));
    assert_eq!(lines(&report)[2..], ["(document): has more faults than are listed here [too_many_violations]"]);
    assert_eq!(report.to_string(), lines(&report).join("\n"));
}

#[test]
fn a_report_serializes() {
    let report = decode_in::<Metadata>(r#"{"": [1], "k": null}"#, &[], ValidationState::new().with_max_violations(2)).unwrap_err();
    let expected = json!({
        "violations": [
            {
                "pointer": "/",
                "code": "string_too_short",
                "message": "must have at least 1 character, has 0",
                "params": {"min_length": 1, "actual_length": 0, "unit": "character"},
                "is_key_error": true,
            },
            {
                "pointer": "/",
                "code": "scalar_type",
                "message": "must be a string, a number or a boolean, not an array",
                "params": {"found": "array"},
            },
            {
                "pointer": "",
                "code": "too_many_violations",
                "message": "has more faults than are listed here",
                "params": {"max_violations": 2},
            },
        ],
        "truncated": true,
    });
    assert_eq!(serde_json::to_value(&report).unwrap(), expected);
}

/// `serde_json::Value` has no integers of 128 bits, but a report has to get into one all the same.
#[test]
fn a_report_serializes_whatever_its_numbers() {
    let mut cx = ValidationState::new();
    assert_eq!(u128::decode(serde_json::Value::from(-1), &[], &mut cx).unwrap(), None);
    let report = cx.into_result(Some(())).unwrap_err();
    let text: Value = serde_json::from_str(&serde_json::to_string(&report).unwrap()).unwrap();
    let value = serde_json::to_value(&report).unwrap();
    for report in [text, value] {
        assert_eq!(report["violations"][0]["params"]["ge"], 0);
        assert!(report["violations"][0]["params"]["le"].as_f64().unwrap() > 3.4e38);
    }
}

#[test]
fn violations_can_be_taken_out_and_put_back() {
    let report = many(ValidationState::new());
    let violations = report.clone().into_violations();
    assert_eq!(Report::from(violations), report);
    let cut = many(ValidationState::new().with_max_violations(2));
    assert!(Report::from(cut.into_violations()).is_truncated());
    assert_eq!(lines(&Report::from("is odd")), ["(document): is odd [value_error]"]);
    assert!(std::error::Error::source(&report).is_none());
}

#[test]
fn every_code_has_a_name_of_its_own_and_fills_its_message() {
    let names: std::collections::BTreeSet<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(names.len(), Code::ALL.len());
    for code in Code::ALL {
        let violation = code.params().iter().fold(Violation::new(*code), |violation, param| violation.param(param, "x"));
        let text = violation.text().to_string();
        assert!(!text.contains(['{', '}']), "{code}: {text}");
    }
}

#[test]
fn validation_reports_as_decoding_does() {
    let value = vec![vec![f64::NAN], vec![1.0, f64::INFINITY]];
    let report = value.validate().unwrap_err();
    assert_eq!(places(&report), ["/0/0 finite_number", "/1/1 finite_number"]);
    let cut = value.validate_in(ValidationState::new().with_max_violations(1)).unwrap_err();
    assert_eq!(kept(&cut), &report.violations()[..1]);
    assert!(cut.is_truncated());
}

/// Clippy warns of larger errors, in the custom rules of whoever uses this.
#[test]
fn a_violation_is_small_enough_for_a_result() {
    assert!(size_of::<Violation>() < 128, "{} bytes", size_of::<Violation>());
}
