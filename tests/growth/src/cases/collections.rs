//! Lists, sets, maps and metadata.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use indexmap::{IndexMap, IndexSet};
use polar_event_core::{Event, Metadata, MetadataRef, json};
use serde_json::Value;

use super::{Case, NODES, case, ours};
use crate::documents::{list, list_of, nested, object};

#[derive(Event)]
struct Unique(#[event(unique)] Vec<String>);

#[derive(Event)]
struct UniqueFloats(#[event(unique)] Vec<f64>);

#[derive(Event)]
struct UniqueLists(#[event(unique)] Vec<Vec<u8>>);

#[derive(Event)]
struct Contains(#[event(contains = "b")] Vec<String>);

#[derive(Event)]
struct Ruled(#[event(keys(length(max = 12), lowercase), values(length(max = 4), ascii))] BTreeMap<String, String>);

#[derive(Event)]
struct Many(#[event(metadata(max_pairs = 1_000_000, max_key = 1_000))] Metadata);

fn pairs(bytes: usize) -> String {
    object(bytes, |number| format!("\"key_{number}\":{number}"))
}

/// One that has everything.
fn in_one(entries: &str) -> String {
    format!("[{entries}]")
}

fn of_fifty(bytes: usize) -> String {
    list_of(bytes, &object(550, |number| format!("\"key_{number}\":{number}")))
}

/// The keys of eight digits that have the same fingerprint, which is made without a secret: whoever tries some has thousands.
fn same_prints() -> impl Iterator<Item = String> {
    const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
    let print = |key: &[u8]| {
        let eight = key.first_chunk::<8>().map_or(0, |eight| u64::from_le_bytes(*eight));
        (eight.wrapping_mul(FACTOR) ^ eight ^ 8).wrapping_mul(FACTOR) >> 54
    };
    (0..).map(|number| format!("{number:08}")).filter(move |key| print(key.as_bytes()) == 0)
}

/// A thousand of these, and others.
fn of_same_prints(bytes: usize) -> String {
    let keys: Vec<String> = same_prints().take(1_000).collect();
    object(bytes, |number| keys.get(number).map_or_else(|| format!("\"key_{number}\":1"), |key| format!("\"{key}\":1")))
}

pub(super) fn cases() -> Vec<Case> {
    vec![
        case("list: wrong types", ours::<Vec<u8>>, |bytes| list_of(bytes, "{}"), |bytes| list_of(bytes, "1")),
        case("list: too many in an array", ours::<[u8; 3]>, |bytes| list_of(bytes, "1"), |_| "[1,2,3]".to_owned()),
        case("list: deep and skipped", ours::<Vec<u8>>, |bytes| list_of(bytes, &nested(120, "[", "", "]")), |bytes| list_of(bytes, "1")),
        case("list: not closed", ours::<Value>, |bytes| "[".repeat(bytes), |bytes| list_of(bytes, "1")),
        case(
            "set: the same item",
            ours::<BTreeSet<String>>,
            |bytes| list_of(bytes, r#""a""#),
            |bytes| list(bytes, |number| format!("\"{number}\"")),
        ),
        case("set: long items that begin alike", ours::<BTreeSet<String>>, begin_alike, |bytes| {
            list(bytes, |number| format!("\"{number}\""))
        })
        .in_order(),
        case("set: hashed", ours::<HashSet<String>>, begin_alike, |bytes| list(bytes, |number| format!("\"{number}\""))),
        case("set: in order", ours::<IndexSet<String>>, begin_alike, |bytes| list(bytes, |number| format!("\"{number}\""))),
        case(
            "unique: the same item",
            ours::<Unique>,
            |bytes| list_of(bytes, r#""""#),
            |bytes| list(bytes, |number| format!("\"{number}\"")),
        ),
        case("unique: different items", ours::<Unique>, begin_alike, |bytes| list(bytes, |number| format!("\"{number}\""))),
        case(
            "unique: floats",
            ours::<UniqueFloats>,
            |bytes| list(bytes, |number| (number % 2).to_string()),
            |bytes| list(bytes, |number| format!("{number}.5")),
        ),
        case(
            "unique: lists",
            ours::<UniqueLists>,
            |bytes| list_of(bytes, "[]"),
            |bytes| list(bytes, |number| format!("[{},{},{}]", number % 256, number / 256 % 256, number / 65_536)),
        ),
        case("contains: not there", ours::<Contains>, |bytes| list_of(bytes, r#""""#), |bytes| list_of(bytes, r#""b""#)),
        case("map: the same key", ours::<BTreeMap<String, u8>>, |bytes| object(bytes, |_| "\"a\":1".to_owned()), pairs_of_bytes),
        case("map: keys that begin alike", ours::<BTreeMap<String, u8>>, keys_begin_alike, pairs_of_bytes).in_order(),
        case("map: hashed, the same key", ours::<HashMap<String, u8>>, |bytes| object(bytes, |_| "\"a\":1".to_owned()), pairs_of_bytes),
        case("map: hashed, different keys", ours::<HashMap<String, u8>>, keys_begin_alike, pairs_of_bytes),
        case("map: in order", ours::<IndexMap<String, u8>>, keys_begin_alike, pairs_of_bytes),
        case(
            "map: rules on keys and values",
            ours::<Ruled>,
            |bytes| object(bytes, |number| format!("\"KEY_{number}\":\"värde\"")),
            |bytes| object(bytes, |number| format!("\"key_{number}\":\"word\"")),
        ),
        case(
            "map: escaped keys",
            ours::<BTreeMap<String, u8>>,
            |bytes| object(bytes, |number| format!("\"\\u0061{number}\":1")),
            pairs_of_bytes,
        ),
        case(
            "map: halves of surrogates as keys",
            ours::<BTreeMap<String, u8>>,
            |bytes| object(bytes, |_| r#""\ud800":1"#.to_owned()),
            pairs_of_bytes,
        ),
        case(
            "map: nested",
            ours::<Nested>,
            |bytes| list_of(bytes, &nested(120, "{\"\":", "{}", "}")),
            |bytes| list_of(bytes, r#"{"a":{"b":{}}}"#),
        )
        .with_memory(NODES),
        case("value: the same key", ours::<Value>, |bytes| object(bytes, |_| "\"a\":1".to_owned()), pairs),
        case("value: different keys", ours::<Value>, pairs, pairs),
        case("value: nested objects", ours::<Value>, |bytes| list_of(bytes, &nested(120, "{\"\":", "1", "}")), pairs).with_memory(NODES),
        case(
            "value: nested, the same keys",
            ours::<Vec<Value>>,
            |bytes| list_of(bytes, &nested(60, "{\"a\":1,\"a\":", "1", "}")),
            pairs_in_list,
        )
        .with_memory(NODES),
        case("value: empty objects", ours::<Value>, |bytes| list_of(bytes, "{}"), pairs),
        case("metadata: too many pairs", ours::<Vec<Metadata>>, |bytes| in_one(&pairs(bytes)), of_fifty),
        case("metadata: the same key", ours::<Vec<Metadata>>, |bytes| in_one(&object(bytes, |_| "\"a\":1".to_owned())), of_fifty),
        case(
            "metadata: bad pairs",
            ours::<Vec<Metadata>>,
            |bytes| in_one(&object(bytes, |number| format!("\"key_{number}\":null"))),
            of_fifty,
        ),
        case(
            "metadata: keys that are too long",
            ours::<Vec<Metadata>>,
            |bytes| in_one(&object(bytes, |number| format!("\"{}{number}\":1", "k".repeat(150)))),
            of_fifty,
        ),
        case(
            "metadata: fifty pairs, again and again",
            ours::<Vec<Metadata>>,
            |bytes| list_of(bytes, &object(330, |number| format!("\"{number}\":1"))),
            of_fifty,
        ),
        case("metadata: fingerprints that are the same", ours::<Vec<Metadata>>, |bytes| list_of(bytes, &of_same_prints(600)), of_fifty),
        case("metadata: many pairs that are allowed", ours::<Many>, pairs, pairs),
        case("metadata: many with the same fingerprints", ours::<Many>, of_same_prints, pairs),
        case("metadata: many bad pairs", ours::<Many>, |bytes| object(bytes, |number| format!("\"{number}\":[]")), pairs),
        case(
            "metadata: borrowed",
            |text| json::from_slice::<Vec<MetadataRef<'_>>>(text).is_ok(),
            |bytes| list_of(bytes, &object(600, |number| format!("\"\\u006b{number}\":\"\\n\""))),
            of_fifty,
        ),
        case("metadata: empty", ours::<Vec<Metadata>>, |bytes| list_of(bytes, "{}"), of_fifty),
    ]
}

#[derive(Event)]
struct Nested(Vec<Level>);

#[derive(Event)]
#[event(transparent)]
struct Level(BTreeMap<String, Level>);

fn begin_alike(bytes: usize) -> String {
    list(bytes, |number| format!("\"{}{number}\"", "a".repeat(200)))
}

fn keys_begin_alike(bytes: usize) -> String {
    object(bytes, |number| format!("\"{}{number}\":1", "a".repeat(200)))
}

fn pairs_of_bytes(bytes: usize) -> String {
    object(bytes, |number| format!("\"key_{number}\":{}", number % 256))
}

fn pairs_in_list(bytes: usize) -> String {
    list_of(bytes, r#"{"a":1,"b":[true,null],"c":{"d":"e"}}"#)
}
