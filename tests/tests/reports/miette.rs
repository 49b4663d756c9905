//! Reports as `miette` shows them.

use miette::{Diagnostic as _, JSONReportHandler, NarratableReportHandler};
use polar_event_core::{Event, Report, Validate, json};
use serde_json::{Value, json as value};

#[derive(Event, Debug)]
struct Signup {
    #[event(length(max = 3))]
    name: String,
    age: u8,
    #[event(sensitive, length(min = 12))]
    password: Option<String>,
    #[event(custom = never)]
    never: Option<u8>,
}

fn never(_: &u8) -> Result<(), &'static str> {
    Err("is never\nright")
}

fn report(text: &str) -> Report {
    json::from_str::<Signup>(text).unwrap_err()
}

#[test]
fn labels_are_under_what_is_at_fault() {
    let text = r#"{"name": "Adaé", "never": 1, "password": "hunter2"}"#;
    let report = report(text);
    let labels: Vec<_> =
        report.labels().unwrap().map(|label| (label.label().unwrap().to_owned(), &text[label.offset()..][..label.len()])).collect();
    assert_eq!(
        labels,
        [
            ("must have at most 3 characters, has 4".to_owned(), r#""Adaé""#),
            ("is never\\u{a}right".to_owned(), "1"),
            // The password has no label.
            ("is required".to_owned(), text),
        ]
    );
    assert_eq!(
        report.help().unwrap().to_string(),
        "Shorten it to at most 3 characters.\nSend at least 12 characters, or leave the field out if it is optional.\n\
         Add the field to the object, in exactly this spelling."
    );
    assert!(report.code().is_none());
}

#[test]
fn one_code_is_the_reports_code() {
    assert_eq!(report(r#"{"name": 1, "age": 1}"#).code().unwrap().to_string(), "string_type");
    assert_eq!(report("{}").code().unwrap().to_string(), "missing");
}

#[test]
fn handlers_write_it() {
    let text = "{\n  \"name\": \"Ada\",\n  \"age\": 256\n}";
    let error = miette::Report::new(report(text)).with_source_code(text);
    let mut narrated = String::new();
    NarratableReportHandler::new().render_report(&mut narrated, error.as_ref()).unwrap();
    for expected in [
        "/age: must be an integer from 0 to 255 [int_out_of_range]",
        "line 3",
        "must be an integer from 0 to 255",
        "Send an integer from 0 to 255.",
    ] {
        assert!(narrated.contains(expected), "{expected}: {narrated}");
    }
    let mut written = String::new();
    JSONReportHandler::new().render_report(&mut written, error.as_ref()).unwrap();
    let written: Value = serde_json::from_str(&written).unwrap();
    assert_eq!(written["code"], "int_out_of_range");
    assert_eq!(written["labels"][0]["span"], value!({"offset": text.find("256").unwrap(), "length": 3}));
}

#[test]
fn values_in_memory_have_no_labels() {
    let report = Signup { name: "long".to_owned(), age: 1, password: None, never: None }.validate().unwrap_err();
    assert_eq!(report.labels().unwrap().count(), 0);
}

/// `miette` cannot show them, and panics where it tries.
#[test]
fn long_lines_have_no_labels() {
    let long = "x".repeat(10_000);
    for (text, labels) in [
        (format!(r#"{{"name": "{long}", "age": "x"}}"#), 0),
        (format!(r#"{{"name": "{}", "age": "x"}}"#, &long[..9_000]), 2),
        (format!(r#"{{"x": "{long}{long}{long}{long}{long}{long}{long}", "name": "", "age": "x"}}"#), 0),
    ] {
        let report = report(&text);
        assert_eq!(report.labels().unwrap().count(), labels);
        let error = miette::Report::new(report).with_source_code(text);
        NarratableReportHandler::new().render_report(&mut String::new(), error.as_ref()).unwrap();
    }
}
