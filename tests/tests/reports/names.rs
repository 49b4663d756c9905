//! Reports name a key as it stands in the document, and list every name that could stand there.

use polar_event_core::messages::German;
use polar_event_core::{Event, json};
use polar_event_tests::{decode, lines, params};
use serde_json::json as value;

#[derive(Event, Debug, PartialEq)]
struct Customer {
    #[event(alias = "ID", alias = "customer_id")]
    id: u32,
    name: Option<String>,
}

#[derive(Event, Debug, PartialEq)]
struct Order {
    number: Option<u32>,
    #[event(flatten)]
    customer: Customer,
}

#[derive(Event, Debug, PartialEq)]
enum Payment {
    #[event(alias = "CARD")]
    Card(u32),
    Cash(u32),
}

const NAMES: &str = "id, ID, customer_id";

#[test]
fn a_field_that_is_given_by_two_of_its_names_is_reported_at_the_second() {
    for (first, second) in [("id", "ID"), ("ID", "id"), ("customer_id", "ID"), ("ID", "ID"), ("id", "id")] {
        let text = format!(r#"{{"{first}": 1, "name": "x", "{second}": "y"}}"#);
        let expected =
            [format!("/{second} (the key): is given twice in the same object; {NAMES} are names of the same field [json_duplicate_key]")];
        let report = decode::<Customer>(&text, &[]).unwrap_err();
        assert_eq!(lines(&report), expected);
        assert_eq!(params(&report), [value!({"names": ["id", "ID", "customer_id"]})]);
        assert_eq!(lines(&decode::<Order>(&text, &[]).unwrap_err()), expected);
        let span = json::from_str::<Customer>(&text).unwrap_err().violations()[0].span().expect("a span");
        assert_eq!(text.get(span.clone()), Some(format!("\"{second}\"").as_str()));
        assert!(span.start > 10, "{span:?}: the second one");
        // Through serde, the report is the error's text.
        let error = serde_json::from_str::<Customer>(&text).unwrap_err().to_string();
        assert!(error.contains(&expected[0]), "{error}");
    }
}

#[test]
fn a_field_of_one_name_has_no_list_of_them() {
    let report = decode::<Customer>(r#"{"id": 1, "name": "x", "name": "y"}"#, &[]).unwrap_err();
    assert_eq!(lines(&report), ["/name (the key): is given twice in the same object [json_duplicate_key]"]);
    assert_eq!(params(&report), [value!({})]);
}

#[test]
fn the_names_are_in_other_languages_too() {
    let report = json::from_str::<Customer>(r#"{"id": 1, "ID": 2}"#).unwrap_err();
    assert_eq!(
        report.localized(&German).to_string(),
        format!("/ID (der Schlüssel): kommt im selben Objekt zweimal vor; {NAMES} sind Namen desselben Feldes [json_duplicate_key]")
    );
}

#[test]
fn a_variant_has_names_as_well() {
    let faults = |text| lines(&decode::<Payment>(text, &[]).unwrap_err());
    let twice =
        |key| format!("/{key} (the key): is given twice in the same object; Card, CARD are names of the same field [json_duplicate_key]");
    assert_eq!(faults(r#"{"CARD": 1, "Card": 2}"#), [twice("Card")]);
    assert_eq!(faults(r#"{"Card": 1, "CARD": 2}"#), [twice("CARD")]);
    // The one that stands there is the one to keep.
    assert_eq!(faults(r#"{"CARD": 1, "Cash": 2}"#), ["/Cash (the key): is not a field here; the fields are CARD [extra_forbidden]"]);
    assert_eq!(
        faults(r#"{"Crad": 1, "b": 2}"#),
        [
            "/Crad (the key): must be one of Card, Cash; did you mean Card? [union_tag_invalid]",
            "/b (the key): is not a field here [extra_forbidden]"
        ]
    );
}

#[derive(Event, Debug, PartialEq)]
#[event(tag = "type", deny_unknown_fields)]
enum Internal {
    Unit,
    Fields {
        a: Option<u32>,
    },
    Newtype(Strict),
    Nested(Inner),
    #[event(sensitive)]
    Hidden {
        b: Option<u32>,
    },
}

#[derive(Event, Debug, PartialEq)]
#[event(deny_unknown_fields)]
struct Strict {
    name: Option<String>,
    inner: Option<Box<Strict>>,
}

#[derive(Event, Debug, PartialEq)]
#[event(tag = "kind", deny_unknown_fields)]
enum Inner {
    One { x: Option<u32> },
}

#[derive(Event, Debug, PartialEq)]
#[event(tag = "type", content = "content", deny_unknown_fields)]
enum Adjacent {
    Unit,
    Strict(Strict),
}

#[test]
fn an_unknown_field_beside_a_tag_has_the_tag_among_the_known_ones() {
    for (text, expected) in [
        (r#"{"type": "Unit", "typ": 1}"#, "/typ (the key): is not a field here; the fields are type; did you mean type? [extra_forbidden]"),
        (
            r#"{"type": "Fields", "typ": 1, "a": 1}"#,
            "/typ (the key): is not a field here; the fields are type, a; did you mean type? [extra_forbidden]",
        ),
        (
            r#"{"typo": 1, "type": "Fields"}"#,
            "/typo (the key): is not a field here; the fields are type, a; did you mean type? [extra_forbidden]",
        ),
        (
            r#"{"type": "Newtype", "nam": "x"}"#,
            "/nam (the key): is not a field here; the fields are type, name, inner; did you mean name? [extra_forbidden]",
        ),
        (
            r#"{"type": "Nested", "kind": "One", "z": 1}"#,
            "/z (the key): is not a field here; the fields are type, kind, x [extra_forbidden]",
        ),
        // There is no tag further in.
        (
            r#"{"type": "Newtype", "inner": {"typ": 1}}"#,
            "/inner/typ (the key): is not a field here; the fields are name, inner [extra_forbidden]",
        ),
        // The path of what is sensitive ends before the key, which therefore cannot be looked at.
        (r#"{"type": "Hidden", "typ": 1}"#, "(document): is not a field here; the fields are b [extra_forbidden]"),
    ] {
        assert_eq!(lines(&decode::<Internal>(text, &[]).unwrap_err()), [expected], "{text}");
    }
    for (text, expected) in [
        (
            r#"{"type": "Unit", "contents": 1}"#,
            "/contents (the key): is not a field here; the fields are type, content; did you mean content? [extra_forbidden]",
        ),
        (
            r#"{"content": {"typ": 1}, "type": "Strict"}"#,
            "/content/typ (the key): is not a field here; the fields are name, inner [extra_forbidden]",
        ),
    ] {
        assert_eq!(lines(&decode::<Adjacent>(text, &[]).unwrap_err()), [expected], "{text}");
    }
}
