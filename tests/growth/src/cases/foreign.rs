//! Types that have serde's traits only, and values that functions read.

use std::collections::BTreeMap;

use polar_event_core::Event;
use serde::{Deserialize, Deserializer, Serialize};

use super::{Case, case, ours};
use crate::documents::{list_of, nested, object};

#[derive(Serialize, Deserialize)]
struct Theirs {
    a: u8,
    list: Option<Vec<Theirs>>,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum TheirUnion {
    Byte(u8),
    Word(String),
}

#[derive(Event)]
struct Holder {
    #[event(via_serde)]
    theirs: Theirs,
}

#[derive(Event)]
struct Map {
    #[event(via_serde)]
    map: BTreeMap<String, TheirUnion>,
}

/// Foreign to itself, on each level.
#[derive(Event)]
struct Chain {
    #[event(via_serde)]
    next: Option<Box<Chain>>,
}

#[derive(Event)]
struct Read {
    #[event(deserialize_with = byte)]
    #[event(serialize_with = write)]
    next: Option<Vec<u8>>,
}

fn byte<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Vec<u8>>, D::Error> {
    Vec::<u8>::deserialize(deserializer).map(Some)
}

fn write<S: serde::Serializer>(value: &Option<Vec<u8>>, serializer: S) -> Result<S::Ok, S::Error> {
    value.serialize(serializer)
}

fn holders(bytes: usize) -> String {
    list_of(bytes, r#"{"theirs":{"a":1,"list":[{"a":1}]}}"#)
}

pub(super) fn cases() -> Vec<Case> {
    vec![
        case("foreign: wrong in each", ours::<Vec<Holder>>, |bytes| list_of(bytes, r#"{"theirs":1}"#), holders),
        case(
            "foreign: wrong at the end of each",
            ours::<Vec<Holder>>,
            |bytes| list_of(bytes, r#"{"theirs":{"list":[{"a":1},{"a":1}],"a":300}}"#),
            holders,
        ),
        case(
            "foreign: wrong at the end of a long one",
            ours::<Holder>,
            |bytes| format!("{{\"theirs\":{{\"list\":{},\"a\":300}}}}", list_of(bytes, r#"{"a":1}"#)),
            |bytes| format!("{{\"theirs\":{{\"a\":1,\"list\":{}}}}}", list_of(bytes, r#"{"a":1}"#)),
        ),
        case(
            "foreign: level within level",
            ours::<Vec<Holder>>,
            |bytes| list_of(bytes, &format!("{{\"theirs\":{}}}", nested(58, r#"{"a":1,"list":["#, "{}", "]}"))),
            holders,
        ),
        case(
            "foreign: each level foreign to the other",
            ours::<Vec<Chain>>,
            |bytes| list_of(bytes, &nested(120, r#"{"next":"#, "1", "}")),
            |bytes| list_of(bytes, r#"{"next":{"next":null}}"#),
        ),
        case(
            "foreign: each level foreign to the other, valid",
            ours::<Vec<Chain>>,
            |bytes| list_of(bytes, &nested(120, r#"{"next":"#, "{}", "}")),
            |bytes| list_of(bytes, r#"{"next":{"next":null}}"#),
        ),
        case(
            "foreign: a map of unions",
            ours::<Map>,
            |bytes| format!("{{\"map\":{}}}", object(bytes, |number| format!("\"{number}\":[]"))),
            |bytes| format!("{{\"map\":{}}}", object(bytes, |number| format!("\"{number}\":1"))),
        ),
        case(
            "foreign: read by a function",
            ours::<Vec<Read>>,
            |bytes| list_of(bytes, r#"{"next":[1,2,300]}"#),
            |bytes| list_of(bytes, r#"{"next":[1,2,3]}"#),
        ),
    ]
}
