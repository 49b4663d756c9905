//! What is made of reports: texts, answers, pictures.

use core::fmt::Write;
use std::collections::BTreeMap;

use polar_event_core::messages::German;
use polar_event_core::{Event, Report, json};
use serde_json::Value;

use super::{Case, case};
use crate::documents::{list, list_of, nested, object};

#[derive(Event)]
struct Row {
    #[event(length(max = 3))]
    name: String,
    #[event(sensitive, length(max = 3))]
    secret: Option<String>,
    #[event(one_of("gold", "silver"))]
    metal: Option<String>,
}

#[derive(Event)]
struct Rows(Vec<Row>);

/// Makes everything of the report that can be made of it.
fn tell(report: &Report, _: &str) {
    let mut text = String::new();
    let _ = write!(text, "{report}{}", report.localized(&German));
    text.push_str(&json::to_string(report).unwrap_or_default());
}

fn answer(report: &Report, source: &str) {
    let _ = json::to_string(&report.fastapi());
    let _ = json::to_string(&report.fastapi().input(source));
    let _ = json::to_string(&report.problem());
}

fn picture(report: &Report, source: &str) {
    let _ = report.snippet(source).to_string();
    let _ = report.snippet(source).color(true).hide_fields(["name"]).width(80).to_string();
}

/// Decodes rows, and does this with the report.
fn rows(text: &[u8], make: fn(&Report, &str)) -> bool {
    let Ok(text) = str::from_utf8(text) else { return false };
    match json::from_str::<Rows>(text) {
        Ok(_) => true,
        Err(report) => {
            make(&report, text);
            false
        }
    }
}

fn maps(text: &[u8], make: fn(&Report, &str)) -> bool {
    let Ok(text) = str::from_utf8(text) else { return false };
    match json::from_str::<Vec<BTreeMap<String, BTreeMap<String, u8>>>>(text) {
        Ok(_) => true,
        Err(report) => {
            make(&report, text);
            false
        }
    }
}

fn values(text: &[u8], make: fn(&Report, &str)) -> bool {
    let Ok(text) = str::from_utf8(text) else { return false };
    match json::from_str::<Value>(text) {
        Ok(_) => true,
        Err(report) => {
            make(&report, text);
            false
        }
    }
}

fn good(bytes: usize) -> String {
    list_of(bytes, r#"{"name":"Ada","metal":"gold"}"#)
}

fn good_maps(bytes: usize) -> String {
    list_of(bytes, r#"{"a":{"b":1,"c":2}}"#)
}

/// A fault in each of a hundred parts of the text, which has one line or many.
fn spread(bytes: usize, line: &str) -> String {
    let row = |name: &str| format!("{line}{{\"name\":\"{name}\",\"metal\":\"god\"}}");
    list(bytes, |number| row(if number.is_multiple_of(bytes / 30 / 100) { "too long" } else { "Ada" }))
}

macro_rules! cases {
    ($($name:literal, $decode:ident, $worst:expr, $valid:expr;)+) => {
        vec![$(
            case(concat!("report: ", $name), |text| $decode(text, tell), $worst, $valid),
            case(concat!("answer: ", $name), |text| $decode(text, answer), $worst, $valid),
            case(concat!("snippet: ", $name), |text| $decode(text, picture), $worst, $valid),
        )+]
    };
}

pub(super) fn cases() -> Vec<Case> {
    cases! {
        "faults at the beginning of a line", rows, |bytes| list_of(bytes, r#"{"name":"too long","secret":"secret"}"#), good;
        "faults on lines of their own", rows, |bytes| list_of(bytes, "\n{\"name\":\"too long\",\"secret\":\"secret\"}"), good;
        "faults all over a line", rows, |bytes| spread(bytes, ""), good;
        "faults all over many lines", rows, |bytes| spread(bytes, "\n"), good;
        "a fault of the size of the text", rows, |bytes| format!("[{{\"name\":{}}}]", list_of(bytes, "1")), good;
        "a fault on each of many lines", rows, |bytes| format!("[{{\"name\":{}}}]", list_of(bytes, "\n\t1")), good;
        "wide and control characters", rows, |bytes| list_of(bytes, "{\"name\":\"字\u{202e}\u{7f}\t字字字\"}").replace('\t', r"\t"), good;
        "long keys", maps, |bytes| list_of(bytes, &format!("{{\"{0}\":{{\"{0}\":null}}}}", "~/\\u0001".repeat(200))), good_maps;
        "long keys of quotes", maps, object_list, good_maps;
        "deep faults", values, |bytes| list_of(bytes, &nested(120, r#"{"a":"#, "1e999", "}")), |bytes| list_of(bytes, "[1,2]");
    }
}

fn object_list(bytes: usize) -> String {
    list_of(bytes, &object(2_000, |number| format!("\"{}{number}\":1", r#"\""#.repeat(50))))
}
