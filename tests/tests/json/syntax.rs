//! Texts that are no JSON: the mistake is called by its name, in words that have nothing of the text, and is marked where it is.

use std::collections::BTreeSet;

use polar_event_core::messages::{English, German, Messages};
use polar_event_core::{Code, Event, Report, Violation, json};
use polar_event_tests::place::marked;
use serde::Deserialize;
use serde_json::{Value, json};

/// The only violation, or the last one.
fn syntax(report: &Report) -> &Violation {
    let violation = report.violations().last().expect("one");
    assert_eq!(violation.code(), Code::JsonInvalid, "{report}");
    violation
}

fn name(violation: &Violation) -> String {
    violation.params().get("error").expect("a name").to_string()
}

/// Name, marked text and pointer.
#[track_caller]
fn check(text: &str, expected: (&str, &str, &str)) {
    let report = json::from_str::<Value>(text).expect_err(text);
    let violation = syntax(&report);
    let marked = marked(text, violation);
    assert_eq!((&*name(violation), marked, &*violation.pointer().to_string()), expected, "{text}");
    // Whatever the type.
    for report in [json::from_str::<u8>(text).unwrap_err(), json::from_str::<Vec<Vec<String>>>(text).unwrap_err()] {
        assert_eq!(syntax(&report), violation, "{text}");
    }
}

/// What people write who write JSON by hand, or with what writes something like it.
const MISTAKES: &[(&str, (&str, &str, &str))] = &[
    ("", ("the text is empty", "", "")),
    (" \n", ("the text is empty", "", "")),
    (r#"{"a": [1, {"b": 2"#, ("the text ends within an object", "", "/a/1")),
    (r#"{"a": [1, 2, "#, ("the text ends within an array", "", "/a")),
    (r#"{"a": "b"#, ("the text ends within a string", "", "/a")),
    (r#"{"a": fal"#, ("the text ends within a number, true, false or null", "", "/a")),
    (r#"{"a": 1."#, ("the text ends within a number, true, false or null", "", "/a")),
    ("{\0\"\0", ("null character (U+0000)", "\0", "")),
    ("\u{feff}{}", ("byte order mark (U+FEFF)", "\u{feff}", "")),
    ("{}\n\u{feff}{}", ("byte order mark (U+FEFF)", "\u{feff}", "")),
    ("\u{1e}{}\n", ("record separator (U+001E)", "\u{1e}", "")),
    ("{}\n\u{1e}{}\n", ("record separator (U+001E)", "\u{1e}", "")),
    ("{\"a\":\u{a0}1}", ("white space that JSON does not have", "\u{a0}", "")),
    ("[1,\u{c}2]", ("white space that JSON does not have", "\u{c}", "")),
    ("[1,\u{7f}2]", ("control character outside of a string", "\u{7f}", "")),
    (r#"{"a": @b}"#, ("unexpected character", "@", "/a")),
    ("[1 , ]", ("trailing comma", ",", "")),
    (r#"{"a": {"b": 1,}}"#, ("trailing comma", ",", "/a")),
    ("[1,,2]", ("comma without a value before it", ",", "")),
    (r#"{"a": 1,,}"#, ("comma without a value before it", ",", "")),
    (r#"{"events": [{"a": 1}, {"b": 1 "c": 2}]}"#, ("missing comma", "\"", "/events/1")),
    (r#"{"events": [{"a": 1} {"b": 1}]}"#, ("missing comma", "{", "/events")),
    (r#"{"a": 1; "b": 2}"#, ("semicolon in place of a comma", ";", "")),
    (r#"{"a" 1}"#, ("missing colon", "1", "")),
    (r#"{"a" => 1}"#, ("equals sign in place of a colon", "=", "")),
    (r#"["a": 1]"#, ("colon that does not follow a key", ":", "")),
    (r#"{"a", "b"}"#, ("key without a value", ",", "")),
    (r#"{: 1}"#, ("missing key", ":", "")),
    (r#"{"a": }"#, ("missing value", "}", "")),
    (r#"{"a": [1}}"#, ("closing bracket of the wrong kind", "}", "/a")),
    (r#"{"a": 1}}"#, ("closing bracket that closes nothing", "}", "")),
    ("{} {}", ("second document after the first", "{", "")),
    ("true null", ("second document after the first", "null", "")),
    ("{} x", ("text after the end of the document", "x", "")),
    ("{},", ("text after the end of the document", ",", "")),
    (r#"{"a": 'b'}"#, ("single quotation marks", "'", "/a")),
    ("{'a': 1}", ("single quotation marks", "'", "")),
    ("{“a”: 1}", ("typographic quotation marks", "“", "")),
    ("[`a`]", ("backticks", "`", "/0")),
    ("{a: 1}", ("key without quotation marks", "a", "")),
    ("{1: 2}", ("key that is not a string", "1", "")),
    (r#"{"a": b}"#, ("text without quotation marks", "b", "/a")),
    (r#"{"a": "he said "yes""}"#, ("text right after a string", "yes", "/a")),
    (r#"{\"a\": 1}"#, ("backslash outside of a string", "\\", "")),
    (r#"{"a": True}"#, ("true, false or null in the wrong case", "True", "/a")),
    (r#"{"a": nULL}"#, ("true, false or null in the wrong case", "nULL", "/a")),
    (r#"{"a": None}"#, ("None, nil or undefined in place of null", "None", "/a")),
    (r#"{"a": nil}"#, ("None, nil or undefined in place of null", "nil", "/a")),
    (r#"{"a": undefined}"#, ("None, nil or undefined in place of null", "undefined", "/a")),
    ("[1, nul]", ("misspelt true, false or null", "nul", "/1")),
    ("[truee]", ("misspelt true, false or null", "truee", "/0")),
    (r#"{"a": NaN}"#, ("NaN or infinity", "NaN", "/a")),
    (r#"{"a": nan}"#, ("NaN or infinity", "nan", "/a")),
    (r#"{"a": -Infinity}"#, ("NaN or infinity", "-Infinity", "/a")),
    (r#"{"a": [object Object]}"#, ("what JavaScript makes of an object as text", "object", "/a/0")),
    (r#"{"_id": ObjectId("5")}"#, ("function call", "ObjectId", "/_id")),
    (r#"{"at": datetime.datetime(2026, 1, 1)}"#, ("function call", "datetime", "/at")),
    (r#"{"a": (1, 2)}"#, ("round brackets", "(", "/a")),
    ("// a\n{}", ("comment", "//", "")),
    (r#"{"a": 1 /* one */}"#, ("comment", "/*", "")),
    ("{\"a\" # one\n: 1}", ("comment", "#", "")),
    ("[1//one\n]", ("comment", "//", "")),
    ("[1, ...]", ("ellipsis", "...", "")),
    (r#"{"a": {{ b }}}"#, ("placeholder of a template", "{", "/a")),
    (r#"{"a": ${b}}"#, ("placeholder of a template", "$", "/a")),
    ("<html>", ("XML or HTML", "<", "")),
    ("[+1]", ("number with a plus sign", "+", "/0")),
    ("[- 1]", ("minus sign without a digit after it", "-", "/0")),
    ("[-01.5]", ("number with a leading zero", "-01.5", "/0")),
    ("[-.5]", ("number without a digit before the decimal point", "-.5", "/0")),
    ("[5.]", ("number without a digit after the decimal point", "5.", "/0")),
    ("[5e+]", ("number without a digit in its exponent", "5e+", "/0")),
    ("[0x1F]", ("number that is not decimal", "0x1F", "/0")),
    ("[1_000]", ("number with digit separators", "1_", "/0")),
    ("[1'000]", ("number with digit separators", "1'", "/0")),
    (r#"{"a": 10kg}"#, ("text right after a number", "kg", "/a")),
    (r#"{"a": 2026-01-01}"#, ("text right after a number", "-", "/a")),
    (r#"{"a": 5%}"#, ("text right after a number", "%", "/a")),
    ("[\"a\nb\"]", ("line break within a string", "\n", "/0")),
    ("[\"a\tb\"]", ("tab within a string", "\t", "/0")),
    ("[\"a\u{1}b\"]", ("control character within a string", "\u{1}", "/0")),
    (r#"["\x41"]"#, ("escape that JSON does not have", r"\x", "/0")),
    (r#"["it\'s"]"#, ("escaped apostrophe", r"\'", "/0")),
    (r#"["\u{1F600}"]"#, ("\\u without four hexadecimal digits", r"\u{", "/0")),
];

#[test]
fn mistakes_are_called_by_their_names() {
    MISTAKES.iter().for_each(|(text, expected)| check(text, *expected));
    let report = json::from_slice::<Value>(b"[\"a\", \"\xff\"]").unwrap_err();
    let violation = syntax(&report);
    assert_eq!((&*name(violation), violation.span()), ("bytes that are not UTF-8", Some(7..7)));
    assert_eq!(violation.pointer().to_string(), "/1");
}

/// What a mistake is called, and how to fix it, is said of each, and in both languages something else.
#[test]
fn each_mistake_has_help_of_its_own() {
    let (mut names, mut helps, mut german) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for (text, (name, ..)) in MISTAKES {
        let report = json::from_str::<Value>(text).unwrap_err();
        let violation = syntax(&report);
        let (help, general) = (English.help(violation).unwrap(), Code::JsonInvalid.help().unwrap());
        assert_ne!(help, general, "{text}");
        names.insert(*name);
        helps.insert(help.into_owned());
        let (says, helps) = (violation.text_in(&German).to_string(), German.help(violation).unwrap().into_owned());
        assert!(says.starts_with("ist kein gültiges JSON: ") && !says.contains(name), "{says}");
        assert!(!helps.starts_with("Den Text so schreiben, wie RFC 8259"), "{helps}");
        german.insert((says, helps));
    }
    // Single quotation marks and backticks are fixed alike.
    assert!(helps.len() >= names.len() - 1, "{} names, {} helps", names.len(), helps.len());
    assert_eq!(german.len(), names.len());
    let report = json::from_str::<Value>("[1,]").unwrap_err();
    assert_eq!(report.to_string(), "(document): is not valid JSON: trailing comma [json_invalid]");
    assert_eq!(report.localized(&German).to_string(), "(Dokument): ist kein gültiges JSON: Komma nach dem letzten Eintrag [json_invalid]");
    let picture = report.snippet("[1,]").to_string();
    assert!(picture.contains("help: Remove the comma after the last item."), "{picture}");
}

#[derive(Deserialize)]
struct Case {
    name: String,
    input: Option<String>,
    bytes: Option<Vec<u8>>,
    error: String,
    span: (usize, usize),
    pointer: String,
}

/// The texts of another project's suite, each with a name that a reader has looked at.
#[test]
fn mistakes_in_a_test_suite_of_others_are_called_by_their_names() {
    let cases: Vec<Case> =
        include_str!("../../data/json-test-suite.jsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(cases.len(), 186);
    for case in cases {
        let bytes = case.input.map(String::into_bytes).or(case.bytes).unwrap();
        let report = json::from_slice::<Value>(&bytes).expect_err(&case.name);
        let violation = syntax(&report);
        let span = violation.span().unwrap();
        assert_eq!((name(violation), (span.start, span.end)), (case.error, case.span), "{}", case.name);
        assert_eq!(violation.pointer().to_string(), case.pointer, "{}", case.name);
    }
}

/// The words are the library's own: keys in the pointer are all that a report has of the text.
#[test]
fn nothing_of_the_text_is_in_the_words() {
    let words: BTreeSet<String> = MISTAKES.iter().map(|(_, (name, ..))| (*name).to_owned()).collect();
    for canary in
        ["c4nary", "\"c4nary\"", "'c4nary'", "`c4nary`", "“c4nary”", "0xc4nary", "1c4nary", "-c4nary", "\\c4nary", "c4nary()", "<c4nary>"]
    {
        for text in
            [format!("[{canary}"), format!("{{{canary}"), format!(r#"{{"a" {canary}"#), format!("[1 {canary}"), format!("1 {canary}")]
        {
            let report = json::from_str::<Value>(&text).expect_err(&text);
            assert!(words.contains(&name(syntax(&report))), "{text}: {report}");
            let shown = format!("{report} {report:?} {} {}", report.localized(&German), serde_json::to_string(&report).unwrap());
            let answers =
                format!("{}{}", json::to_string(&report.fastapi().input(&text)).unwrap(), json::to_string(&report.problem()).unwrap());
            assert!(!shown.contains("c4nary") && !answers.contains("c4nary"), "{text}: {shown} {answers}");
        }
    }
}

/// As FastAPI 0.165 and pydantic 2.14 answer: the offset, in characters, is in `loc`; line and column, in characters, are in `ctx.error`.
#[test]
fn answers_say_where_the_text_ceases_to_be_json() {
    let text = "{\"name\": \"é\",\n \"tags\": [{\"a\": tru}]}";
    let report = json::from_str::<Value>(text).unwrap_err();
    let answer = serde_json::to_value(report.fastapi()).unwrap();
    let place = "misspelt true, false or null at line 2 column 17";
    assert_eq!(
        answer,
        json!({"detail": [{
            "type": "json_invalid",
            "loc": ["body", 30],
            "msg": format!("Invalid JSON: {place}"),
            "ctx": {"error": place, "pointer": "/tags/0/a"},
        }]})
    );
    let problem = serde_json::to_value(report.problem()).unwrap();
    assert_eq!(
        problem["errors"],
        json!([{
            "detail": "is not valid JSON: misspelt true, false or null",
            "pointer": "#/tags/0/a",
            "code": "json_invalid",
            "line": 2,
            "column": 17,
            "params": {"error": "misspelt true, false or null", "offset": 30},
        }])
    );
    assert_eq!(syntax(&report).span(), Some(31..34));
    // In a stream, lines are those of the stream.
    let mut lines = json::lines::<Value, _>("{}\n[1,]\n".as_bytes());
    let report = lines.nth(1).unwrap().unwrap().result.unwrap_err();
    let answer = serde_json::to_value(report.fastapi()).unwrap();
    assert_eq!(answer["detail"][0]["ctx"]["error"], "trailing comma at line 2 column 3");
}

#[derive(Event, Debug)]
struct Order {
    items: Vec<Item>,
}

#[derive(Event, Debug)]
struct Item {
    count: u8,
}

#[test]
fn the_pointer_is_that_of_the_innermost_value_that_had_begun() {
    for (text, pointer) in [
        (r#"{"items": [{"count": 1}, {"count": 2"#, "/items/1"),
        (r#"{"items": [{"count": 1}, {"count": 2x"#, "/items/1/count"),
        (r#"{"items": [{"count": 1}, {"count": -"#, "/items/1/count"),
        (r#"{"items": [{"count": 1}, {"count": 2 "#, "/items/1"),
        (r#"{"items": [{"count": 1}, {"count": "#, "/items/1"),
        (r#"{"items": [{"count": 1}, {"cou"#, "/items/1"),
        (r#"{"items": [{"count": 1}, "#, "/items"),
        (r#"{"items": [{"count": 1}, {"x": [[], {"y/z": [0, tru"#, "/items/1/x/1/y~1z/1"),
        (r#"{"items": [{"count": 1}], "x" "#, ""),
        (r#"{"\u0069tems": [{"count": tru"#, "/items/0/count"),
    ] {
        let report = json::from_str::<Order>(text).unwrap_err();
        assert_eq!(syntax(&report).pointer().to_string(), pointer, "{text}");
        assert_eq!(report.violations().len(), 1, "{report}");
    }
}

/// Keys of a hostile text count for the limits on the report.
#[test]
fn the_pointer_keeps_to_the_limits() {
    let key = "k".repeat(200);
    let text = format!(r#"{{"{key}": "#).repeat(100);
    let report = json::from_str::<Value>(&text).unwrap_err();
    assert_eq!(syntax(&report).path().segments().len(), 99);
    let decoder = json::Decoder::new().limits(json::Limits::new().max_report_bytes(1000));
    let report = decoder.from_str::<Value>(&text).unwrap_err();
    assert_eq!(syntax(&report).path().segments().len(), 5);
    assert!(json::to_vec(&report.fastapi().max_bytes(2000)).unwrap().len() <= 2000);
}

/// A key that is no number is JSON all the same.
#[test]
fn a_key_of_the_wrong_type_is_no_mistake_of_the_text() {
    #[derive(Event, Debug)]
    struct Numbered {
        #[event(via_serde)]
        by_number: std::collections::BTreeMap<u8, u8>,
        name: String,
    }
    for key in ["1x", "x", "", "0x1", "01", "1.", "-"] {
        let report = json::from_str::<Numbered>(&format!(r#"{{"by_number": {{"{key}": 1}}, "name": 5}}"#)).unwrap_err();
        let codes: Vec<_> = report.violations().iter().map(|violation| violation.code().as_str()).collect();
        assert_eq!(codes, ["value_error", "string_type"], "{key}: {report}");
    }
    assert_eq!(json::from_str::<Numbered>(r#"{"by_number": {"1": 1, "20": 2}, "name": "a"}"#).unwrap().by_number.len(), 2);
}

/// Any character anywhere: the place is one of the text, and the name is one that has help.
#[test]
fn a_character_too_many_is_found_wherever_it_is() {
    let text = "{\"é\": [1, -2.5e3, \"a\\u00e9\\n\"],\n \"b\": {\"c\": true, \"d\": null}}";
    let characters = "{}[]:,\"'`\\/#.+-0x_eE5tTnN%$@<>(; \n\t\r\0\u{1b}\u{1e}\u{7f}\u{a0}\u{2028}\u{feff}é½５“…∞";
    let places = || text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let mut refused = 0;
    for (at, char) in places().flat_map(|at| characters.chars().map(move |char| (at, char))) {
        let (before, behind) = text.split_at(at);
        for text in [format!("{before}{char}{behind}"), format!("{before}{char}"), format!("{before}{char}{char}{behind}")] {
            let Err(report) = json::from_str::<Value>(&text) else { continue };
            let Some(violation) = report.violations().last().filter(|violation| violation.code() == Code::JsonInvalid) else { continue };
            let (span, location) = (violation.span().unwrap(), violation.location().unwrap());
            assert!(text.get(span.clone()).is_some_and(|marked| marked.is_empty() == (span.start == text.len())), "{text}: {violation}");
            assert_eq!(location.line, 1 + text[..span.start].matches('\n').count(), "{text}");
            assert_eq!(violation.params().get("offset"), Some(&text[..span.start].chars().count().into()), "{text}");
            assert_ne!(English.help(violation).as_deref(), Code::JsonInvalid.help(), "{text}: {violation}");
            refused += 1;
        }
    }
    assert!(refused > 5000, "{refused}");
}
