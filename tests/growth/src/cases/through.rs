//! The same types by serde's trait, from `serde_json`: nothing can be looked at ahead there, so that more is copied.

use std::collections::BTreeMap;

use polar_event_core::json::PerItem;
use polar_event_core::{Event, Metadata};

use super::{Case, case, through};
use crate::documents::{list_of, nested, object};

#[derive(Event)]
#[event(tag = "type")]
enum Internal {
    Leaf { name: Option<String> },
    Node { next: Box<Internal> },
}

#[derive(Event)]
#[event(tag = "type", content = "content")]
enum Adjacent {
    Leaf,
    Node(Box<Adjacent>),
}

#[derive(Event)]
#[event(untagged)]
enum Tree {
    Bytes(Vec<u8>),
    Kids(Vec<Tree>),
}

#[derive(Event)]
#[event(untagged)]
enum Either {
    Card { card_number: String, next: Option<Box<Either>> },
    Transfer { iban: String, next: Option<Box<Either>> },
}

#[derive(Event)]
struct Flat {
    name: Option<String>,
    #[event(flatten)]
    others: BTreeMap<String, u32>,
}

#[derive(Event)]
struct Chain {
    next: Option<Box<Chain>>,
}

#[derive(Event)]
struct Alone {
    next: Option<Box<PerItem<Alone>>>,
}

#[derive(Event)]
struct Foreign {
    #[event(via_serde)]
    next: Option<Box<Foreign>>,
}

/// A list of which all faults are found: those of a bare `Vec` are `serde_json`'s, which ends at the first.
#[derive(Event)]
struct List<T>(Vec<T>);

fn chains(bytes: usize) -> String {
    list_of(bytes, r#"{"next":{"next":{}}}"#)
}

pub(super) fn cases() -> Vec<Case> {
    let chain = |bytes| list_of(bytes, &nested(110, r#"{"next":"#, "1", "}"));
    vec![
        case(
            "serde_json: internal, tags that come last",
            through::<List<Internal>>,
            |bytes| list_of(bytes, &nested(110, r#"{"next":"#, r#"{"type":"Leaf"}"#, r#","type":"Node"}"#)),
            |bytes| list_of(bytes, r#"{"type":"Node","next":{"type":"Leaf"}}"#),
        )
        .with_times(10.0),
        case(
            "serde_json: adjacent, tags that come last",
            through::<List<Adjacent>>,
            |bytes| list_of(bytes, &nested(110, r#"{"content":"#, r#"{"type":"Leaf"}"#, r#","type":"Node"}"#)),
            |bytes| list_of(bytes, r#"{"type":"Node","content":{"type":"Leaf"}}"#),
        )
        .with_times(10.0),
        case(
            "serde_json: untagged, lists in lists",
            through::<List<Tree>>,
            |bytes| list_of(bytes, &nested(110, "[", "[1]", "]")),
            |bytes| list_of(bytes, "[[1,2,3],[4,5,6]]"),
        ),
        case(
            "serde_json: untagged, level within level",
            through::<List<Either>>,
            |bytes| list_of(bytes, &nested(110, r#"{"next":"#, r#"{"iban":""}"#, r#","iban":""}"#)),
            |bytes| list_of(bytes, r#"{"iban":"","next":{"iban":""}}"#),
        ),
        case(
            "serde_json: flatten",
            through::<Flat>,
            |bytes| object(bytes, |number| format!("\"key_{number}\":-1")),
            |bytes| object(bytes, |number| format!("\"key_{number}\":1")),
        ),
        case(
            "serde_json: metadata",
            through::<List<Metadata>>,
            |bytes| list_of(bytes, &object(330, |number| format!("\"{number}\":null"))),
            |bytes| list_of(bytes, &object(550, |number| format!("\"key_{number}\":{number}"))),
        ),
        case("serde_json: a fault at the bottom", through::<List<Chain>>, chain, chains),
        case("serde_json: checked, level within level", through::<List<Alone>>, chain, chains),
        case("serde_json: foreign, level within level", through::<List<Foreign>>, chain, chains),
        case("serde_json: faults in many", through::<List<Chain>>, |bytes| list_of(bytes, "1"), chains),
    ]
}
