//! Structs: their keys, what is flattened into them, types that nest in themselves.

use std::collections::BTreeMap;

use polar_event_core::{Event, Metadata, OptionalNullable};
use serde_json::Value;

use super::{Case, case, ours};
use crate::documents::{list_of, nested, object};

/// A struct with so many fields that a key is not found at once.
#[derive(Event)]
#[event(deny_unknown_fields)]
struct Wide {
    january: Option<u8>,
    february: Option<u8>,
    march: Option<u8>,
    april: Option<u8>,
    may: Option<u8>,
    june: Option<u8>,
    july: Option<u8>,
    august: Option<u8>,
    september: Option<u8>,
    october: Option<u8>,
    november: Option<u8>,
    december: Option<u8>,
    #[event(alias = "mon", alias = "mo", alias = "lundi", alias = "lunes")]
    monday: Option<u8>,
    tuesday: OptionalNullable<u8>,
    wednesday: OptionalNullable<u8>,
}

#[derive(Event)]
struct Required {
    name: String,
    age: u8,
    city: String,
    street: String,
    #[event(deprecated)]
    old: Option<u8>,
}

#[derive(Event)]
struct Chain {
    name: Option<String>,
    next: Option<Box<Chain>>,
}

#[derive(Event)]
#[event(deny_unknown_fields)]
struct Strict {
    next: Option<Box<Strict>>,
}

#[derive(Event)]
struct Inner {
    limit: u8,
    offset: Option<u8>,
}

#[derive(Event)]
struct Flat {
    name: Option<String>,
    #[event(flatten)]
    inner: Option<Inner>,
    #[event(flatten, keys(length(max = 30)))]
    others: BTreeMap<String, u32>,
}

#[derive(Event)]
struct FlatMetadata {
    name: Option<String>,
    #[event(flatten, metadata(max_pairs = 1_000_000))]
    metadata: Metadata,
}

#[derive(Event)]
struct FlatValues {
    name: Option<String>,
    #[event(flatten)]
    values: BTreeMap<String, Value>,
}

/// What is flattened into what is flattened.
#[derive(Event)]
struct FlatDeep {
    #[event(flatten)]
    one: Flat,
}

#[derive(Event)]
struct Secret {
    #[event(sensitive)]
    next: Option<Box<Secret>>,
    #[event(sensitive, length(max = 3))]
    word: Option<String>,
}

#[derive(Event)]
struct Crossed {
    #[event(equals = other)]
    one: Option<Vec<u8>>,
    other: Option<Vec<u8>>,
    #[event(required_if = is_long)]
    third: Option<u8>,
    #[event(forbidden_if = is_long)]
    fourth: Option<u8>,
}

fn is_long(crossed: &Crossed) -> bool {
    crossed.one.as_ref().is_some_and(|one| one.len() > 10)
}

#[derive(Event, Default)]
#[event(default)]
struct Defaults {
    list: Vec<u8>,
    text: String,
}

fn months(bytes: usize) -> String {
    list_of(bytes, r#"{"january":1,"june":6,"december":12,"monday":1,"tuesday":null}"#)
}

fn people(bytes: usize) -> String {
    list_of(bytes, r#"{"name":"Ada","age":36,"city":"London","street":"St James's Square"}"#)
}

fn chains(bytes: usize) -> String {
    list_of(bytes, r#"{"name":"a","next":{"name":"b","next":{"name":"c"}}}"#)
}

fn flat(bytes: usize) -> String {
    object(bytes, |number| match number {
        0 => r#""name":"n","limit":1,"offset":2"#.to_owned(),
        number => format!("\"key_{number}\":{number}"),
    })
}

pub(super) fn cases() -> Vec<Case> {
    vec![
        case(
            "struct: unknown keys in one",
            ours::<Vec<Wide>>,
            |bytes| format!("[{}]", object(bytes, |number| format!("\"wendesday{number}\":1"))),
            months,
        ),
        case("struct: unknown keys in many", ours::<Vec<Wide>>, |bytes| list_of(bytes, r#"{"wendesday":1}"#), months),
        case(
            "struct: long unknown keys",
            ours::<Vec<Wide>>,
            |bytes| list_of(bytes, &format!("{{\"{}\":1}}", "wednesday".repeat(18))),
            months,
        ),
        case(
            "struct: keys that come twice",
            ours::<Vec<Wide>>,
            |bytes| list_of(bytes, r#"{"wednesday":1,"wednesday":1,"wednesday":1}"#),
            months,
        ),
        case(
            "struct: a key that comes again and again",
            ours::<Vec<Wide>>,
            |bytes| format!("[{}]", object(bytes, |_| "\"wednesday\":1".to_owned())),
            months,
        ),
        case(
            "struct: keys in the other order",
            ours::<Vec<Wide>>,
            |bytes| list_of(bytes, r#"{"wednesday":1,"tuesday":1,"lunes":1,"december":1,"november":1,"october":1}"#),
            months,
        ),
        case("struct: escaped keys", ours::<Vec<Wide>>, |bytes| list_of(bytes, r#"{"\u0077ednesday":1}"#), months),
        case(
            "struct: unknown keys that are ignored",
            ours::<Vec<Required>>,
            |bytes| list_of(bytes, r#"{"a":[],"b":{},"c":{"d":[{}]}}"#),
            people,
        ),
        case("struct: nothing in it", ours::<Vec<Required>>, |bytes| list_of(bytes, "{}"), people),
        case("struct: all wrong", ours::<Vec<Required>>, |bytes| list_of(bytes, r#"{"name":1,"age":"","city":[],"street":{}}"#), people),
        case(
            "struct: deprecated fields",
            ours::<Vec<Required>>,
            |bytes| list_of(bytes, r#"{"old":1,"name":"","age":1,"city":"","street":""}"#),
            people,
        ),
        case("struct: arrays in its place", ours::<Vec<Required>>, |bytes| list_of(bytes, "[[],[],[]]"), people),
        case(
            "struct: defaults",
            ours::<Vec<Defaults>>,
            |bytes| list_of(bytes, "{}"),
            |bytes| list_of(bytes, r#"{"list":[1,2,3],"text":"text"}"#),
        ),
        case("recursion: deep", ours::<Vec<Chain>>, |bytes| list_of(bytes, &nested(120, r#"{"next":"#, "{}", "}")), chains),
        case("recursion: a fault at the bottom", ours::<Vec<Chain>>, |bytes| list_of(bytes, &nested(120, r#"{"next":"#, "1", "}")), chains),
        case(
            "recursion: a fault on each level",
            ours::<Vec<Chain>>,
            |bytes| list_of(bytes, &nested(120, r#"{"name":1,"next":"#, "1", "}")),
            chains,
        ),
        case(
            "recursion: unknown keys on each level",
            ours::<Vec<Strict>>,
            |bytes| list_of(bytes, &nested(120, r#"{"nxt":1,"next":"#, "{}", "}")),
            |bytes| list_of(bytes, r#"{"next":{"next":{}}}"#),
        ),
        case("recursion: deeper than is allowed", ours::<Vec<Chain>>, |bytes| r#"[{"next":"#.repeat(bytes / 9), chains),
        case(
            "recursion: long keys on the way",
            ours::<Vec<Value>>,
            |bytes| list_of(bytes, &nested(120, &format!("{{\"{}\":", "k".repeat(100)), "1e999", "}")),
            |bytes| list_of(bytes, r#"{"a":{"b":1.5}}"#),
        ),
        case("flatten: a map", ours::<Flat>, |bytes| object(bytes, |number| format!("\"key_{number}\":-1")), flat),
        case("flatten: the same key", ours::<Flat>, |bytes| object(bytes, |_| "\"key\":1".to_owned()), flat),
        case("flatten: known keys again and again", ours::<Flat>, |bytes| object(bytes, |_| "\"limit\":1".to_owned()), flat),
        case("flatten: in what is flattened", ours::<FlatDeep>, |bytes| object(bytes, |number| format!("\"key_{number}\":{{}}")), flat),
        case(
            "flatten: many",
            ours::<Vec<FlatDeep>>,
            |bytes| list_of(bytes, r#"{"a":1,"offset":300}"#),
            |bytes| list_of(bytes, r#"{"name":"n","limit":1,"offset":2,"a":3,"b":4}"#),
        ),
        case("flatten: metadata", ours::<FlatMetadata>, |bytes| object(bytes, |number| format!("\"key_{number}\":null")), flat),
        case("flatten: values", ours::<FlatValues>, |bytes| object(bytes, |number| format!("\"key_{number}\":{{\"\":[]}}")), flat),
        case("flatten: values, the same key", ours::<FlatValues>, |bytes| object(bytes, |_| "\"key\":{}".to_owned()), flat),
        case(
            "sensitive: level within level",
            ours::<Vec<Secret>>,
            |bytes| list_of(bytes, &nested(120, r#"{"word":"words","next":"#, r#"{"word":"words"}"#, "}")),
            |bytes| list_of(bytes, r#"{"word":"two","next":{"word":"one"}}"#),
        ),
        case(
            "cross-field: long lists",
            ours::<Vec<Crossed>>,
            |bytes| {
                let list = list_of(bytes / 25, "1");
                list_of(bytes, &format!("{{\"one\":{list},\"fourth\":1,\"other\":{}}}", list.replace("1]", "2]")))
            },
            |bytes| list_of(bytes, r#"{"one":[1,2,3],"other":[1,2,3]}"#),
        ),
        case(
            "cross-field: empty",
            ours::<Vec<Crossed>>,
            |bytes| list_of(bytes, r#"{"one":[]}"#),
            |bytes| list_of(bytes, r#"{"one":[1,2,3],"other":[1,2,3]}"#),
        ),
    ]
}
