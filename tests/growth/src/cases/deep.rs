//! One document that nests ever deeper, where a service has lifted the limit: what is done once for each level of a document shall not be
//! done for all that is within it. Memory is that of another thread, which is not measured.

use std::thread;

use polar_event_core::json::{Decoder, Limits, PerItem};
use polar_event_core::{Decode, Event, SatisfiedBy};
use serde_json::Value;

use super::{Case, case};
use crate::documents::{nested, text};

#[derive(Event)]
struct Chain {
    name: Option<String>,
    next: Option<Box<Chain>>,
}

#[derive(Event)]
enum External {
    Unit,
    Next(Box<External>),
}

#[derive(Event)]
#[event(tag = "type")]
enum Internal {
    Leaf,
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
struct Alone {
    name: Option<String>,
    next: Option<Box<PerItem<Alone>>>,
}

#[derive(Event)]
struct Secret {
    #[event(sensitive)]
    next: Option<Box<Secret>>,
}

#[derive(Event)]
struct Foreign {
    #[event(via_serde)]
    next: Option<Box<Foreign>>,
}

/// Reads it on a stack of its own, as each level takes some.
fn deep<T: for<'de> Decode<'de, Requires: SatisfiedBy>>(text: &[u8]) -> bool {
    thread::scope(|scope| {
        let decode = || {
            let decoder = Decoder::new().limits(Limits::new().max_depth(usize::MAX));
            let decoded = decoder.from_slice::<T>(text);
            let is_valid = decoded.is_ok();
            drop(decoded);
            is_valid
        };
        let reader = thread::Builder::new().stack_size(1 << 30).spawn_scoped(scope, decode);
        reader.is_ok_and(|reader| reader.join().unwrap_or(false))
    })
}

/// So many levels that they take these bytes.
fn levels(bytes: usize, before: &str, innermost: &str, behind: &str) -> String {
    nested(bytes / (before.len() + behind.len()), before, innermost, behind)
}

pub(super) fn cases() -> Vec<Case> {
    let chain = |bytes| levels(bytes, r#"{"name":"n","next":"#, "{}", "}");
    let name = |bytes| format!("{{\"name\":{}}}", text(bytes, r"a\n"));
    vec![
        case("deep: structs", deep::<Chain>, chain, name),
        case("deep: structs, a fault at the bottom", deep::<Chain>, |bytes| levels(bytes, r#"{"next":"#, "1", "}"), chain),
        case("deep: structs, a fault on each level", deep::<Chain>, |bytes| levels(bytes, r#"{"name":1,"next":"#, "1", "}"), chain),
        case(
            "deep: structs, a fault on each level, behind",
            deep::<Chain>,
            |bytes| levels(bytes, r#"{"next":"#, "1", r#","name":1}"#),
            chain,
        )
        .from(20_000),
        case("deep: values", deep::<Value>, |bytes| levels(bytes, "[", "", "]"), |bytes| levels(bytes, r#"{"a":"#, "{}", "}")),
        case("deep: skipped", deep::<Chain>, |bytes| levels(bytes, "[", "", "]"), name),
        case("deep: skipped, in a key that is ignored", deep::<Chain>, |bytes| levels(bytes, r#"{"a":"#, "{}", "}"), name),
        case(
            "deep: external",
            deep::<External>,
            |bytes| levels(bytes, r#"{"Next":"#, r#""Unit""#, "}"),
            |bytes| levels(bytes, r#"{"Next": "#, r#""Unit""#, " }"),
        ),
        case(
            "deep: internal, tags first",
            deep::<Internal>,
            |bytes| levels(bytes, r#"{"type":"Node","next":"#, r#"{"type":"Leaf"}"#, "}"),
            |bytes| levels(bytes, r#"{"type":"Node","next":"#, r#"{"type":"Leaf"}"#, "}"),
        ),
        case(
            "deep: internal, tags last",
            deep::<Internal>,
            |bytes| levels(bytes, r#"{"next":"#, r#"{"type":"Leaf"}"#, r#","type":"Node"}"#),
            |bytes| levels(bytes, r#"{"type":"Node","next":"#, r#"{"type":"Leaf"}"#, "}"),
        ),
        case(
            "deep: adjacent, tags last",
            deep::<Adjacent>,
            |bytes| levels(bytes, r#"{"content":"#, r#"{"type":"Leaf"}"#, r#","type":"Node"}"#),
            |bytes| levels(bytes, r#"{"type":"Node","content":"#, r#"{"type":"Leaf"}"#, "}"),
        ),
        case(
            "deep: untagged lists",
            deep::<Tree>,
            |bytes| levels(bytes, "[", "[1]", "]"),
            |bytes| format!("[{}[]]", "[1,2,3],".repeat(bytes / 8)),
        ),
        case(
            "deep: untagged, the key that tells last",
            deep::<Either>,
            |bytes| levels(bytes, r#"{"next":"#, r#"{"iban":""}"#, r#","iban":""}"#),
            |bytes| levels(bytes, r#"{"iban":"","next":"#, r#"{"iban":""}"#, "}"),
        ),
        case(
            "deep: checked, a fault at the bottom",
            deep::<Alone>,
            |bytes| levels(bytes, r#"{"next":"#, "1", "}"),
            |bytes| levels(bytes, r#"{"name":"n","next":"#, "{}", "}"),
        ),
        case(
            "deep: checked, a fault on each level",
            deep::<Alone>,
            |bytes| levels(bytes, r#"{"next":"#, "1", r#","name":1}"#),
            |bytes| levels(bytes, r#"{"name":"n","next":"#, "{}", "}"),
        ),
        case(
            "deep: sensitive",
            deep::<Secret>,
            |bytes| levels(bytes, r#"{"next":"#, "1", "}"),
            |bytes| levels(bytes, r#"{"next":"#, "{}", "}"),
        ),
        case(
            "deep: foreign to itself",
            deep::<Foreign>,
            |bytes| levels(bytes, r#"{"next":"#, "1", "}"),
            |bytes| levels(bytes, r#"{"next":"#, "{}", "}"),
        ),
    ]
}
