//! Parts of a document whose faults are their own.

use std::collections::BTreeMap;

use polar_event_core::json::PerItem;
use polar_event_core::{Event, Metadata, Report, Violation};

use super::{Case, case, ours};
use crate::documents::{list, list_of, nested, object};

#[derive(Event)]
struct Item {
    name: String,
    #[event(range(max = 150))]
    age: u8,
}

#[derive(Event)]
struct Node {
    name: String,
    kids: Option<Vec<PerItem<Node>>>,
}

#[derive(Event)]
struct Chain {
    next: Option<Box<PerItem<Chain>>>,
    #[event(deprecated)]
    old: Option<u8>,
}

/// A part of which a rule of the author's says what is wrong, and where.
#[derive(Event)]
#[event(check = all_wrong)]
struct Told {
    list: Vec<u8>,
}

fn all_wrong(told: &Told) -> Result<(), Report> {
    let wrong = told.list.iter().enumerate().rev().filter(|(_, number)| **number > 9).take(100);
    let wrong: Vec<Violation> = wrong.map(|(index, _)| Violation::from("is more than nine").at(index).at("list")).collect();
    if wrong.is_empty() { Ok(()) } else { Err(Report::from(wrong)) }
}

fn items(bytes: usize) -> String {
    list_of(bytes, r#"{"name":"Ada","age":36}"#)
}

fn nodes(bytes: usize) -> String {
    list_of(bytes, r#"{"name":"a","kids":[{"name":"b"},{"name":"c"}]}"#)
}

fn chains(bytes: usize) -> String {
    list_of(bytes, r#"{"next":{"next":{}}}"#)
}

fn told(bytes: usize) -> String {
    list_of(bytes, r#"{"list":[1,2,3]}"#)
}

pub(super) fn cases() -> Vec<Case> {
    type Lists = Vec<PerItem<Vec<PerItem<Vec<PerItem<u8>>>>>>;
    vec![
        case("checked: empty objects", ours::<Vec<PerItem<Item>>>, |bytes| list_of(bytes, "{}"), items),
        case("checked: wrong types", ours::<Vec<PerItem<Item>>>, |bytes| list_of(bytes, "1"), items),
        case("checked: two faults each", ours::<Vec<PerItem<Item>>>, |bytes| list_of(bytes, r#"{"name":1,"age":200}"#), items),
        case("checked: on lines of their own", ours::<Vec<PerItem<Item>>>, |bytes| list_of(bytes, "\n{}"), items),
        case("checked: wide characters before", ours::<Vec<PerItem<Item>>>, |bytes| list_of(bytes, r#"{"字字字字":"","name":1}"#), items),
        case(
            "checked: long keys on the way",
            ours::<Vec<PerItem<BTreeMap<String, u8>>>>,
            |bytes| list_of(bytes, &format!("{{\"{}\":null}}", "k".repeat(1_000))),
            |bytes| list_of(bytes, r#"{"key":1}"#),
        ),
        case("checked: unknown scalars", ours::<Vec<PerItem<u8>>>, |bytes| list_of(bytes, "{}"), |bytes| list_of(bytes, "1")),
        case("checked: the whole", ours::<PerItem<Vec<u8>>>, |bytes| list_of(bytes, "{}"), |bytes| list_of(bytes, "1")),
        case(
            "checked: the values of a map",
            ours::<BTreeMap<String, PerItem<Item>>>,
            |bytes| object(bytes, |number| format!("\"{number}\":{{}}")),
            |bytes| object(bytes, |number| format!("\"{number}\":{{\"name\":\"Ada\",\"age\":36}}")),
        ),
        case("checked: lists in lists", ours::<Lists>, |bytes| list_of(bytes, "[[{}],[{}],1]"), |bytes| list_of(bytes, "[[1,2],[3]]")),
        case(
            "checked: a fault behind each list",
            ours::<Vec<PerItem<Node>>>,
            |bytes| list_of(bytes, r#"{"kids":[{"name":1},{"kids":[{}]}],"name":1}"#),
            nodes,
        ),
        case(
            "checked: one in a long list behind many",
            ours::<PerItem<Node>>,
            |bytes| format!("{{\"kids\":{},\"name\":1}}", list_of(bytes, r#"{"kids":[{}],"name":1}"#)),
            |bytes| format!("{{\"name\":\"a\",\"kids\":{}}}", nodes(bytes)),
        ),
        case(
            "checked: level within level",
            ours::<Vec<PerItem<Node>>>,
            |bytes| list_of(bytes, &nested(60, r#"{"kids":["#, r#"{"name":1}"#, r#"],"name":1}"#)),
            nodes,
        ),
        case(
            "checked: level within level, no lists",
            ours::<Vec<PerItem<Chain>>>,
            |bytes| list_of(bytes, &nested(120, r#"{"next":"#, "1", "}")),
            chains,
        ),
        case(
            "checked: level within level, deprecated",
            ours::<Vec<PerItem<Chain>>>,
            |bytes| list_of(bytes, &nested(120, r#"{"old":1,"next":"#, "{}", "}")),
            chains,
        ),
        case("checked: deprecated", ours::<Vec<PerItem<Chain>>>, |bytes| list_of(bytes, r#"{"old":1}"#), chains),
        case(
            "checked: metadata",
            ours::<Vec<PerItem<Metadata>>>,
            |bytes| list_of(bytes, &object(300, |number| format!("\"{number}\":null"))),
            |bytes| list_of(bytes, &object(300, |number| format!("\"{number}\":1"))),
        ),
        case("checked: told by a rule, in each", ours::<Vec<PerItem<Told>>>, |bytes| list_of(bytes, r#"{"list":[10]}"#), told),
        case(
            "checked: told by a rule, a hundred in one",
            ours::<PerItem<Told>>,
            |bytes| format!("{{\"list\":{}}}", list_of(bytes, "10")),
            |bytes| format!("{{\"list\":{}}}", list_of(bytes, "1")),
        ),
        case(
            "checked: told by a rule, many with a hundred",
            ours::<Vec<PerItem<Told>>>,
            |bytes| list_of(bytes, &format!("{{\"list\":{}}}", list_of(1_000, "10"))),
            told,
        ),
        case(
            "checked: told by a rule, behind a long one",
            ours::<Vec<PerItem<Told>>>,
            |bytes| {
                let long = format!("{{\"list\":{}}}", list(bytes / 2, |_| "1".to_owned()));
                list(bytes, |number| if number == 0 { long.clone() } else { r#"{"list":[10]}"#.to_owned() })
            },
            told,
        ),
    ]
}
