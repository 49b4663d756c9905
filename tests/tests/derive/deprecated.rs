//! What is deprecated is accepted with a warning.

use std::collections::BTreeMap;

use polar_event_core::json::{self, Decoder, PerItem};
use polar_event_core::messages::German;
use polar_event_core::{Code, Describe, Event, Report, Validate, ValidationState, Warnings, decode};
use polar_event_tests::place::marked;
use polar_event_tests::{lines, params};
use serde_json::json as value;

#[derive(Event, Debug, PartialEq)]
struct Inner {
    #[event(deprecated)]
    old: Option<u8>,
}

#[derive(Event, Debug, PartialEq)]
enum Kind {
    New,
    #[event(deprecated = "use `New`")]
    Old,
    #[deprecated(since = "1.0.0", note = "gone soon")]
    Older,
    #[deprecated]
    Oldest,
}

#[derive(Event, Debug, PartialEq)]
struct Outer {
    #[event(deprecated = "use `kinds` instead", alias = "type")]
    kind: Option<Kind>,
    kinds: Option<Vec<Kind>>,
    #[deprecated(note = "of no use")]
    note: Option<String>,
    #[deprecated = "in short"]
    short: Option<String>,
    inner: Option<BTreeMap<String, Vec<Inner>>>,
    by_kind: Option<BTreeMap<Kind2, u8>>,
    #[event(via_serde, deprecated)]
    address: Option<std::net::IpAddr>,
    #[event(deprecated, items(max = 1), message = "own words")]
    ruled: Option<Vec<u8>>,
    parts: Option<Vec<PerItem<Inner>>>,
}

#[derive(Event, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind2 {
    #[event(deprecated)]
    Old,
}

fn decode(text: &str) -> (Outer, Warnings) {
    Decoder::new().from_str_with_warnings(text).unwrap_or_else(|report| panic!("{report}"))
}

fn warned(text: &str) -> Vec<String> {
    decode(text).1.to_string().lines().map(str::to_owned).collect()
}

#[test]
fn what_is_not_there_is_no_warning() {
    let (value, warnings) = decode(r#"{"kinds": ["New"], "inner": {"a": [{}]}, "parts": [{}]}"#);
    assert_eq!(value.kinds, Some(vec![Kind::New]));
    assert!(warnings.is_empty() && !warnings.is_truncated(), "{warnings}");
    assert_eq!((warnings.iter().len(), warnings.to_string()), (0, String::new()));
}

#[test]
fn what_is_there_is_a_warning_at_its_place() {
    for (text, expected) in [
        (r#"{"kind": "New"}"#, vec!["/kind: is deprecated: use `kinds` instead [deprecated]"]),
        // Under the name that the document has.
        (r#"{"type": "New"}"#, vec!["/type: is deprecated: use `kinds` instead [deprecated]"]),
        (
            r#"{"kind": "Old"}"#,
            vec!["/kind: is deprecated: use `New` [deprecated]", "/kind: is deprecated: use `kinds` instead [deprecated]"],
        ),
        (
            r#"{"kinds": ["New", "Older", "Oldest"]}"#,
            vec!["/kinds/1: is deprecated: gone soon [deprecated]", "/kinds/2: is deprecated [deprecated]"],
        ),
        (r#"{"note": ""}"#, vec!["/note: is deprecated: of no use [deprecated]"]),
        (r#"{"short": ""}"#, vec!["/short: is deprecated: in short [deprecated]"]),
        (
            r#"{"inner": {"a": [{}, {"old": 1}], "b": [{"old": 2}]}}"#,
            vec!["/inner/a/1/old: is deprecated [deprecated]", "/inner/b/0/old: is deprecated [deprecated]"],
        ),
        (r#"{"by_kind": {"Old": 1}}"#, vec!["/by_kind/Old (the key): is deprecated [deprecated]"]),
        (r#"{"address": "::1"}"#, vec!["/address: is deprecated [deprecated]"]),
        // The author's words are about violations.
        (r#"{"ruled": []}"#, vec!["/ruled: is deprecated [deprecated]"]),
        // A part that passes warns in the document.
        (r#"{"parts": [{}, {"old": 1}]}"#, vec!["/parts/1/old: is deprecated [deprecated]"]),
    ] {
        assert_eq!(warned(text), expected, "{text}");
        // Who does not ask is not told.
        json::from_str::<Outer>(text).unwrap();
    }
}

#[test]
fn a_warning_is_data_with_a_place() {
    let text = "{\n \"kind\": \"New\",\n \"address\": \"::1\"}";
    let (_, warnings) = decode(text);
    let [first, second] = warnings.as_slice() else { panic!("{warnings}") };
    assert_eq!((first.code(), marked(text, first)), (Code::Deprecated, "\"New\""));
    assert_eq!(first.location().map(|place| (place.line, place.column)), Some((2, 10)));
    assert_eq!(second.location().map(|place| (place.line, place.column)), Some((3, 13)));
    assert_eq!(params(&Report::from(first.clone())), [value!({"note": "use `kinds` instead"})]);
    assert_eq!(params(&Report::from(second.clone())), [value!({})]);
    assert_eq!(second.text_in(&German).to_string(), "ist veraltet");
    assert_eq!(warnings.localized(&German).to_string().lines().nth(1), Some("/address: ist veraltet [deprecated]"));
    assert_eq!(serde_json::to_value(&warnings).unwrap()[1]["pointer"], "/address");
    assert_eq!(warnings.iter().count(), warnings.into_iter().count());
}

#[test]
fn a_report_has_the_warnings_beside_its_violations() {
    let text = r#"{"kind": "Old", "ruled": [1, 2], "parts": [{"old": 1}, {"old": true}], "note": 5}"#;
    let report = json::from_str::<Outer>(text).unwrap_err();
    assert_eq!(lines(&report), ["/ruled: own words [too_long]", "/note: must be a string, not an integer [string_type]"]);
    let warned: Vec<_> = report.warnings().iter().map(|warning| warning.pointer().to_string()).collect();
    assert_eq!(warned, ["/kind", "/kind", "/ruled", "/parts/0/old", "/note"]);
    assert!(report.warnings().iter().all(|warning| warning.location().is_some()));
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!((json["violations"].as_array().unwrap().len(), json["warnings"].as_array().unwrap().len()), (2, 5));
    // The part that failed has its own.
    let (value, _) = decode(r#"{"parts": [{"old": true}]}"#);
    let report = value.parts.unwrap().remove(0).into_result().unwrap_err();
    assert_eq!(lines(&report), ["/old: must be an integer, not a boolean [int_type]"]);
    assert_eq!(report.warnings().to_string(), "/old: is deprecated [deprecated]");
}

/// Paths of violations and warnings are built side by side, also beyond the limits.
#[test]
fn warnings_and_violations_do_not_get_in_each_others_way() {
    let items: Vec<_> = (0..20).map(|index| if index % 3 == 0 { value!({"old": 1}) } else { value!({"old": "x"}) }).collect();
    let text = value!({"inner": {"a": items, "b": items}}).to_string();
    let whole = json::from_str::<Outer>(&text).unwrap_err();
    assert_eq!((whole.violations().len(), whole.warnings().len()), (26, 40));
    for max in 1..45 {
        let report = Decoder::new().limits(json::Limits::new().max_violations(max)).from_str::<Outer>(&text).unwrap_err();
        let kept = max.min(26);
        assert_eq!(report.violations()[..kept], whole.violations()[..kept], "{max}");
        assert_eq!(report.is_truncated(), max < 26);
        assert_eq!(report.warnings().as_slice(), &whole.warnings().as_slice()[..max.min(40)], "{max}");
        assert_eq!(report.warnings().is_truncated(), max < 40, "{max}");
    }
}

#[test]
fn lines_have_their_warnings() {
    let stream = "{}\n{\"kind\": \"New\"}\n\n{\"kind\": 5}\n";
    let lines: Vec<_> = json::lines::<Outer, _>(stream.as_bytes()).map(Result::unwrap).collect();
    let places: Vec<_> =
        lines.iter().map(|line| line.warnings().iter().map(|warning| warning.location().unwrap().line).collect::<Vec<_>>()).collect();
    assert_eq!(places, [vec![], vec![2], vec![4]]);
    assert!(lines[1].result.is_ok() && lines[2].result.is_err());
}

#[test]
fn other_ways_in_have_them_too() {
    let text = r#"{"kind": "Old"}"#;
    let (_, warnings) = Decoder::new().from_slice_with_warnings::<Outer>(text.as_bytes()).unwrap();
    assert_eq!(warnings.len(), 2);
    let mut reader = serde_json::Deserializer::from_str(text);
    let (_, warnings) = decode::decode_with_warnings::<Outer, _>(&mut reader, ValidationState::new()).unwrap();
    assert_eq!(warnings.to_string().lines().count(), 2);
    assert_eq!(serde_json::from_str::<Outer>(text).unwrap().kind, Some(Kind::Old));
    // In memory, whoever has made the value knows.
    assert_eq!(decode(text).0.validate(), Ok(()));
}

#[test]
fn the_description_tells() {
    let fields = Outer::SHAPE.fields().unwrap();
    let notes: Vec<_> = fields.iter().map(|field| field.deprecated).collect();
    let expected = [Some("use `kinds` instead"), None, Some("of no use"), Some("in short"), None, None, Some(""), Some(""), None];
    assert_eq!(notes, expected);
    let polar_event_core::describe::Shape::Enum(kinds) = Kind::SHAPE else { panic!() };
    let notes: Vec<_> = kinds.variants.iter().map(|variant| variant.deprecated).collect();
    assert_eq!(notes, [None, Some("use `New`"), Some("gone soon"), Some("")]);
}
