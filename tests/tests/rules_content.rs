//! The rules on what a string consists of: the last text that passes and the first that does not, decoded and in memory.

use polar_event_core::rule::{Alphanumeric, Ascii, Lowercase, NoControl, NotBlank, Prefix, Rule, Rules, Substring, Suffix, Uppercase};
use polar_event_core::{Event, Validate, json};
use polar_event_tests::{accepts, refuses};
use serde_json::json;

fn of(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// That a rule takes the texts and refuses the others, with this message and code.
#[track_caller]
fn rule(rules: Rules, good: &[&str], bad: &[&str], line: &str, params: &serde_json::Value) {
    accepts(rules, of(good));
    for text in bad {
        refuses(rules, &(*text).to_owned(), &[(line, params.clone())]);
    }
}

#[test]
fn blank_is_white_space_of_any_kind() {
    const RULE: Rules = &[Rule::NotBlank(NotBlank)];
    let line = "(document): must not be blank [string_blank]";
    // A zero-width space is no white space to Unicode.
    rule(RULE, &["a", " a ", "\u{200b}"], &["", " ", "\t\n", "\u{a0}\u{3000}\u{2028}"], line, &json!({}));
}

#[test]
fn ascii_ends_at_127() {
    const RULE: Rules = &[Rule::Ascii(Ascii)];
    let line = "(document): must have ASCII characters only [string_ascii]";
    rule(RULE, &["", "a\u{7f}"], &["\u{80}", "aé", "🦀"], line, &json!({}));
}

#[test]
fn letters_and_digits_are_those_of_every_script() {
    const RULE: Rules = &[Rule::Alphanumeric(Alphanumeric)];
    let line = "(document): must have letters and digits only [string_alphanumeric]";
    rule(RULE, &["", "a1", "é事٣"], &["a b", "a-b", "a_b", "e\u{301}"], line, &json!({}));
}

#[test]
fn case_is_of_letters_that_have_one() {
    const LOWER: Rules = &[Rule::Lowercase(Lowercase)];
    rule(LOWER, &["", "aß1-事"], &["A", "aÉ"], "(document): must not have upper-case letters [string_lowercase]", &json!({}));
    const UPPER: Rules = &[Rule::Uppercase(Uppercase)];
    rule(UPPER, &["", "A1-事"], &["a", "Aé", "ß"], "(document): must not have lower-case letters [string_uppercase]", &json!({}));
}

#[test]
fn control_characters_are_those_of_both_sets() {
    const RULE: Rules = &[Rule::NoControl(NoControl)];
    let line = "(document): must not have control characters [string_control]";
    rule(RULE, &["", " ~", "\u{a0}", "\u{200b}"], &["\0", "a\n", "\u{1f}", "\u{7f}", "\u{9f}"], line, &json!({}));
}

#[test]
fn beginning_end_and_middle() {
    const PREFIX: Rules = &[Rule::Prefix(Prefix("é_"))];
    rule(PREFIX, &["é_", "é_a"], &["", "é", "e_", "aé_"], "(document): must begin with é_ [string_prefix]", &json!({"prefix": "é_"}));
    const SUFFIX: Rules = &[Rule::Suffix(Suffix(".json"))];
    rule(
        SUFFIX,
        &[".json", "a.json"],
        &["", "json", ".json "],
        "(document): must end with .json [string_suffix]",
        &json!({"suffix": ".json"}),
    );
    const CONTAINS: Rules = &[Rule::Substring(Substring("@"))];
    rule(CONTAINS, &["@", "a@b"], &["", "ab"], "(document): must contain @ [string_contains]", &json!({"substring": "@"}));
}

#[derive(Event, Debug)]
struct Derived {
    #[event(not_blank, no_control)]
    title: String,
    #[event(ascii, lowercase, prefix = "evt_", suffix = "_v1", contains = "_x_")]
    id: String,
    #[event(each(alphanumeric, uppercase))]
    codes: Vec<String>,
    #[event(positive, multiple_of = 5)]
    step: u32,
    #[event(negative)]
    below: f64,
}

#[test]
fn the_attributes_are_these_rules() {
    let good = r#"{"title":"t","id":"evt_x_v1","codes":["A1"],"step":5,"below":-0.5}"#;
    assert_eq!(json::from_str::<Derived>(good).unwrap().validate(), Ok(()));
    let bad = r#"{"title":"\t","id":"É","codes":["a-"],"step":0,"below":0}"#;
    let report = json::from_str::<Derived>(bad).unwrap_err();
    assert_eq!(
        report.violations().iter().map(|violation| format!("{} {}", violation.pointer(), violation.code())).collect::<Vec<_>>(),
        [
            "/title string_blank",
            "/title string_control",
            "/id string_ascii",
            "/id string_lowercase",
            "/id string_prefix",
            "/id string_suffix",
            "/id string_contains",
            "/codes/0 string_alphanumeric",
            "/codes/0 string_uppercase",
            "/step greater_than",
            "/below less_than",
        ]
    );
}
