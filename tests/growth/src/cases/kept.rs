//! Flattened enums, whose entries are kept until the variant is known, and variants that keep what has an unknown name.

use std::collections::BTreeMap;

use polar_event_core::Event;
use serde_json::Value;

use super::{Case, case, ours, through};
use crate::documents::{list_of, nested, object};

#[derive(Event)]
struct Node {
    id: Option<u8>,
    #[event(flatten)]
    kind: Kind,
}

#[derive(Event)]
#[event(tag = "type")]
enum Kind {
    Leaf,
    Branch { child: Box<Node>, pad: Option<Vec<u8>> },
    Many { children: Vec<Node> },
}

#[derive(Event)]
struct Shape {
    id: Option<u8>,
    #[event(flatten)]
    form: Form,
    #[event(flatten)]
    rest: BTreeMap<String, u8>,
}

#[derive(Event)]
#[event(untagged)]
enum Form {
    Circle { radius: u8, inner: Option<Box<Shape>> },
    Square { side: u8, inner: Option<Box<Shape>> },
}

/// Keeps the name and what comes with it, which may be another one.
#[derive(Event)]
#[event(tag = "type")]
enum Kept {
    Known,
    #[event(other)]
    Other {
        kind: String,
        rest: Box<Rest>,
    },
}

#[derive(Event)]
struct Rest {
    inner: Option<Kept>,
}

#[derive(Event)]
enum Named {
    Known(u8),
    #[event(other)]
    Other(String, Box<Maybe>),
}

#[derive(Event)]
struct Maybe {
    inner: Option<Named>,
}

#[derive(Event)]
#[event(tag = "type")]
enum Tailed {
    Known {
        a: u8,
    },
    #[event(untagged)]
    Free {
        inner: Option<Box<Tailed>>,
    },
    #[event(untagged)]
    Any {
        inner: Value,
    },
}

fn nodes(bytes: usize) -> String {
    list_of(bytes, r#"{"id":1,"type":"Branch","child":{"type":"Leaf"}}"#)
}

pub(super) fn cases() -> Vec<Case> {
    vec![
        case(
            "kept: the tag comes last",
            ours::<Vec<Node>>,
            |bytes| list_of(bytes, r#"{"child":{"type":"Leaf"},"id":1,"type":"Branch"}"#),
            nodes,
        ),
        case(
            "kept: each level in the other",
            ours::<Vec<Node>>,
            |bytes| list_of(bytes, &nested(120, r#"{"pad":[1],"child":"#, r#"{"type":"Leaf"}"#, r#","id":1,"type":"Branch"}"#)),
            nodes,
        ),
        case(
            "kept: each level in the other, wrong",
            ours::<Vec<Node>>,
            |bytes| list_of(bytes, &nested(120, r#"{"pad":[1],"child":"#, r#"{"type":"Lea"}"#, r#","id":1,"type":"Branch"}"#)),
            nodes,
        ),
        case(
            "kept: each level in the other, from serde_json",
            through::<Vec<Node>>,
            |bytes| list_of(bytes, &nested(60, r#"{"pad":[1],"child":"#, r#"{"type":"Leaf"}"#, r#","id":1,"type":"Branch"}"#)),
            nodes,
        ),
        case(
            "kept: many keys",
            ours::<Node>,
            |bytes| format!("{{\"a\":{},\"type\":\"Leaf\"}}", object(bytes, |number| format!("\"{number}\":1"))),
            |bytes| format!("{{\"type\":\"Many\",\"children\":{}}}", list_of(bytes, r#"{"type":"Leaf"}"#)),
        ),
        case(
            "kept: many keys that are nobody's",
            ours::<Node>,
            |bytes| object(bytes, |number| if number == 0 { "\"type\":\"Leaf\"".to_owned() } else { format!("\"{number}\":[[]]") }),
            |bytes| format!("{{\"type\":\"Many\",\"children\":{}}}", list_of(bytes, r#"{"type":"Leaf"}"#)),
        ),
        case(
            "kept: untagged, each level in the other",
            ours::<Vec<Shape>>,
            |bytes| list_of(bytes, &nested(120, r#"{"a":1,"inner":"#, r#"{"side":1}"#, r#","b":2,"radius":1}"#)),
            |bytes| list_of(bytes, r#"{"a":1,"side":1,"inner":{"radius":1}}"#),
        ),
        case(
            "kept: unknown names within each other",
            ours::<Vec<Kept>>,
            |bytes| list_of(bytes, &nested(120, r#"{"inner":"#, r#"{"type":"Known"}"#, r#","type":"x"}"#)),
            |bytes| list_of(bytes, r#"{"type":"x","inner":{"type":"Known"}}"#),
        ),
        case(
            "kept: unknown names as keys within each other",
            ours::<Vec<Named>>,
            |bytes| list_of(bytes, &nested(60, r#"{"x":{"inner":"#, r#"{"Known":1}"#, "}}")),
            |bytes| list_of(bytes, r#"{"x":{"inner":{"Known":1}}}"#),
        ),
        case(
            "kept: variants without names within each other",
            ours::<Vec<Tailed>>,
            |bytes| list_of(bytes, &nested(120, r#"{"inner":"#, r#"{"type":"Known","a":300}"#, "}")),
            |bytes| list_of(bytes, r#"{"inner":{"inner":null}}"#),
        ),
    ]
}
