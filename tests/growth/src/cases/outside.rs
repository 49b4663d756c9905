//! Documents and types from public reports of parsers, validators and servers that took too long.

use core::time::Duration;
use std::collections::{BTreeMap, HashMap};

use jiff::Timestamp;
use polar_event_core::{Event, Metadata};
use rust_decimal::Decimal;
use serde_json::Value;
use url::Url;

use super::{Case, NODES, case, ours};
use crate::documents::{list_of, nested, object};

/// The expressions of a policy language (cedar-policy/cedar#1284).
#[derive(Event)]
#[event(untagged)]
enum Expression {
    Known(Known),
    Extension(BTreeMap<String, Vec<Expression>>),
}

#[derive(Event)]
enum Known {
    Value(i64),
    Var(String),
    #[event(rename = "!")]
    Not {
        arg: Box<Expression>,
    },
    #[event(rename = "&&")]
    And {
        left: Box<Expression>,
        right: Box<Expression>,
    },
}

/// States within states (pydantic/pydantic#8709).
#[derive(Event)]
#[event(tag = "state_type", rename_all = "snake_case")]
enum State {
    Nested { substate: Box<State> },
    Loop { substate: Box<State> },
    Leaf,
}

/// Blocks that all hold blocks (aiogram/aiogram#1842).
#[derive(Event)]
#[event(untagged)]
enum Block {
    Quote { blocks: Vec<Block>, cite: Option<String> },
    List { blocks: Vec<Block>, ordered: Option<bool> },
    Details { blocks: Vec<Block>, open: Option<bool> },
    Cell { blocks: Vec<Block>, width: Option<u8> },
    Text { text: String },
}

#[derive(Event)]
struct Emails(#[event(each(email))] Vec<String>);

#[derive(Event)]
struct Hosts(#[event(each(hostname))] Vec<String>);

#[derive(Event)]
struct Few {
    name: Option<String>,
}

fn integers(bytes: usize) -> String {
    list_of(bytes, "1")
}

fn pairs(bytes: usize) -> String {
    object(bytes, |number| format!("\"key_{number}\":null"))
}

/// Keys with the same hash in Java: two letters can be had in two ways.
fn same_hash(bytes: usize) -> String {
    object(bytes, |number| {
        let key: String = (0..16).map(|bit| if number >> bit & 1 == 0 { "Aa" } else { "BB" }).collect();
        format!("\"{key}\":null")
    })
}

/// A string of this beginning and at most a megabyte of this.
fn long(bytes: usize, begin: &str, part: &str) -> String {
    format!("[\"{begin}{}\"]", part.repeat(bytes.min(990_000) / part.len()))
}

pub(super) fn cases() -> Vec<Case> {
    let events = |bytes| list_of(bytes, r#"{"name":"n"}"#);
    let blocks = |bytes| list_of(bytes, r#"{"blocks":[{"text":"a"},{"text":"b"}],"cite":"c"}"#);
    let expressions = |bytes| list_of(bytes, r#"{"&&":{"left":{"Var":"a"},"right":{"Value":1}}}"#);
    let states = |bytes| list_of(bytes, r#"{"state_type":"loop","substate":{"state_type":"leaf"}}"#);
    vec![
        case(
            "outside: cedar#1284, level within level",
            ours::<Vec<Expression>>,
            |bytes| list_of(bytes, &nested(60, r#"{"!":{"arg":"#, r#"{"Value":1}"#, "}}")),
            expressions,
        ),
        case(
            "outside: cedar#1284, extensions",
            ours::<Vec<Expression>>,
            |bytes| list_of(bytes, &nested(60, r#"{"ip":["#, r#"{"Value":1}"#, "]}")),
            expressions,
        )
        .with_memory(NODES),
        case(
            "outside: cedar#1284, a fault at the bottom",
            ours::<Vec<Expression>>,
            |bytes| list_of(bytes, &nested(30, r#"{"!":{"arg":{"ip":["#, r#"{"Value":"1"}"#, "]}}}")),
            expressions,
        ),
        case(
            "outside: pydantic#8709",
            ours::<Vec<State>>,
            |bytes| {
                list_of(
                    bytes,
                    &nested(60, r#"{"state_type":"loop","substate":{"state_type":"nested","substate":"#, r#"{"state_type":"leaf"}"#, "}}"),
                )
            },
            states,
        ),
        case(
            "outside: pydantic#8709, an unknown state at the bottom",
            ours::<Vec<State>>,
            |bytes| {
                list_of(
                    bytes,
                    &nested(
                        60,
                        r#"{"substate":{"substate":"#,
                        r#"{"state_type":"laef"}"#,
                        r#","state_type":"nested"},"state_type":"loop"}"#,
                    ),
                )
            },
            states,
        ),
        case(
            "outside: aiogram#1842",
            ours::<Vec<Block>>,
            |bytes| list_of(bytes, &nested(60, r#"{"blocks":["#, r#"{"text":"a"}"#, "]}")),
            blocks,
        ),
        case(
            "outside: aiogram#1842, a fault at the bottom",
            ours::<Vec<Block>>,
            |bytes| list_of(bytes, &nested(60, r#"{"blocks":["#, "{}", "]}")),
            blocks,
        )
        .from(3_000),
        case("outside: json4s#553, a map", ours::<HashMap<String, Option<u8>>>, same_hash, pairs),
        case("outside: json4s#553, a value", ours::<Value>, same_hash, pairs).in_order(),
        case(
            "outside: json4s#553, metadata",
            ours::<Vec<Metadata>>,
            |bytes| format!("[{}]", same_hash(bytes)),
            |bytes| list_of(bytes, &object(550, |number| format!("\"key_{number}\":{number}"))),
        ),
        case("outside: json4s#553, ignored", ours::<Few>, same_hash, |bytes| format!("{{\"name\":\"{}\"}}", "a\\n".repeat(bytes / 3))),
        case("outside: borer#8, digits", ours::<Vec<Decimal>>, |bytes| format!("[{}]", "9".repeat(bytes)), integers),
        case("outside: borer#8, exponents", ours::<Vec<Decimal>>, |bytes| list_of(bytes, "1e-100000000"), integers),
        case("outside: jsoniter-scala#282", ours::<Vec<Decimal>>, |bytes| long(bytes, "0.", "0"), integers),
        case(
            "outside: jackson-databind#2141, times",
            ours::<Vec<Timestamp>>,
            |bytes| list_of(bytes, "1e1000000000"),
            |bytes| list_of(bytes, r#""2026-01-31T09:30:00Z""#),
        ),
        case(
            "outside: jackson-databind#2141, durations",
            ours::<Vec<Duration>>,
            |bytes| list_of(bytes, r#"{"secs":1e1000000000,"nanos":0}"#),
            |bytes| list_of(bytes, r#"{"secs":1,"nanos":0}"#),
        ),
        case("outside: protobuf#26032", ours::<Vec<u64>>, |bytes| list_of(bytes, "1e536870000"), integers),
        case("outside: spray-json#278", ours::<Vec<Few>>, |bytes| list_of(bytes, &format!("{{\"a\":{}}}", "9".repeat(4_000))), events),
        case(
            "outside: CVE-2022-45061, a host name",
            ours::<Hosts>,
            |bytes| long(bytes, "xn--016c", "a"),
            |bytes| list_of(bytes, r#""www.example.com""#),
        ),
        case(
            "outside: CVE-2022-45061, a URL",
            ours::<Vec<Url>>,
            |bytes| long(bytes, "http://xn--016c", "a"),
            |bytes| list_of(bytes, r#""https://example.com/a?b=c""#),
        ),
        case("outside: CVE-2024-3772", ours::<Emails>, |bytes| long(bytes, "<", " "), |bytes| list_of(bytes, r#""someone@example.com""#)),
        case(
            "outside: CVE-2024-3772, quotes",
            ours::<Emails>,
            |bytes| long(bytes, r#"\""#, r"a "),
            |bytes| list_of(bytes, r#""someone@example.com""#),
        ),
    ]
}
