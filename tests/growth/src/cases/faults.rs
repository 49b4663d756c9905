//! Rules of the author's, which may say where in a value something is wrong; and syntax errors.

use polar_event_core::{Event, Report, Violation};
use serde_json::Value;

use super::{Case, case, ours};
use crate::documents::{list, list_of, nested, object};

#[derive(Event)]
struct Numbers(#[event(custom = numbers)] Vec<u8>);

/// Says of a thousand numbers that are too large where they are, from the end on.
#[expect(clippy::ptr_arg, reason = "a rule gets what the field is")]
fn numbers(numbers: &Vec<u8>) -> Result<(), Report> {
    let wrong = numbers.iter().enumerate().rev().filter(|(_, number)| **number > 9).take(1_000);
    let wrong: Vec<Violation> = wrong.map(|(index, _)| Violation::from("is more than nine").at(index)).collect();
    if wrong.is_empty() { Ok(()) } else { Err(Report::from(wrong)) }
}

#[derive(Event)]
struct Row {
    #[event(custom = small)]
    number: u8,
    next: Option<Box<Row>>,
}

fn small(number: &u8) -> Result<(), &'static str> {
    if *number > 9 { Err("is more than nine") } else { Ok(()) }
}

/// Says on each level what is wrong at the bottom.
#[derive(Event)]
#[event(check = bottom)]
struct Deep {
    next: Option<Box<Deep>>,
    end: Option<u8>,
}

fn bottom(deep: &Deep) -> Result<(), Report> {
    let (mut at, mut depth) = (deep, 0);
    while let Some(next) = &at.next {
        (at, depth) = (next, depth + 1);
    }
    if at.end.is_none() {
        return Ok(());
    }
    Err(Report::from((0..depth).fold(Violation::from("must not end here").at("end"), |violation, _| violation.at("next"))))
}

#[derive(Event, Clone)]
#[event(try_from = String, into = String)]
struct Parsed(String);

impl TryFrom<String> for Parsed {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        if text.len() > 20 { Err(text) } else { Ok(Self(text)) }
    }
}

impl From<Parsed> for String {
    fn from(Parsed(text): Parsed) -> Self {
        text
    }
}

fn numbers_to_nine(bytes: usize) -> String {
    list_of(bytes, "9")
}

pub(super) fn cases() -> Vec<Case> {
    vec![
        case("rule of the author's: of a long list", ours::<Numbers>, |bytes| list_of(bytes, "10"), numbers_to_nine),
        case(
            "rule of the author's: the last of a long list",
            ours::<Numbers>,
            |bytes| list(bytes, |number| (9 + number * 3 / bytes).to_string()),
            numbers_to_nine,
        ),
        case(
            "rule of the author's: of many lists",
            ours::<Vec<Numbers>>,
            |bytes| list_of(bytes, &list_of(1_000, "10")),
            |bytes| list_of(bytes, "[1,2,3]"),
        ),
        case(
            "rule of the author's: on each level",
            ours::<Vec<Deep>>,
            |bytes| list_of(bytes, &nested(100, r#"{"next":"#, r#"{"end":1}"#, "}")),
            |bytes| list_of(bytes, r#"{"next":{"next":{}}}"#),
        ),
        case(
            "rule of the author's: in many rows",
            ours::<Vec<Row>>,
            |bytes| list_of(bytes, r#"{"number":10}"#),
            |bytes| list_of(bytes, r#"{"number":1}"#),
        ),
        case(
            "rule of the author's: what a conversion says",
            ours::<Vec<Parsed>>,
            |bytes| list_of(bytes, &format!("\"{}\"", "a".repeat(2_000))),
            |bytes| list_of(bytes, r#""a short text""#),
        ),
        case("syntax: an error at the end", ours::<Value>, |bytes| list_of(bytes, "{}").replace(']', "}"), |bytes| list_of(bytes, "[1,2]")),
        case(
            "syntax: an error at the end of many lines",
            ours::<Value>,
            |bytes| list_of(bytes, "\n{}").replace(']', "}"),
            |bytes| list_of(bytes, "[1,2]"),
        ),
        case(
            "syntax: an error in a deep value",
            ours::<Value>,
            |bytes| nested(100, "[", &list_of(bytes, "1"), "}"),
            |bytes| list_of(bytes, "[1,2]"),
        ),
        case(
            "syntax: something behind the end",
            ours::<Value>,
            |bytes| format!("[]{}", " ".repeat(bytes) + "1"),
            |bytes| list_of(bytes, "[1,2]"),
        ),
        case("syntax: a second document", ours::<Value>, |bytes| format!("[]{}", list_of(bytes, "1")), |bytes| list_of(bytes, "[1,2]")),
        case(
            "syntax: a comma before the end",
            ours::<Value>,
            |bytes| object(bytes, |number| format!("\"{number}\":[1,2]")).replace('}', ",}"),
            |bytes| list_of(bytes, "[1,2]"),
        ),
        case("syntax: a comment", ours::<Value>, |bytes| format!("[1 /*{}", "*".repeat(bytes)), |bytes| list_of(bytes, "[1,2]")),
    ]
}
