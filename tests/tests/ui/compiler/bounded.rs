use polar_event_core::{Event, Metadata, OptionalNullable};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Event)]
#[event(bounded)]
struct Fields {
    text: String,
    #[event(length(min = 1), no_nul)]
    no_max: Option<String>,
    #[event(length(max = 5))]
    fine: String,
    list: Vec<u8>,
    #[event(items(max = 5))]
    items: Vec<OptionalNullable<String>>,
    array: [String; 2],
    #[event(items(max = 5), each(each(length(max = 5))))]
    lists: Vec<Vec<String>>,
    #[event(items(max = 5), each(items(max = 5)))]
    maps: Vec<BTreeMap<char, String>>,
    #[event(items(max = 5), values(length(max = 5)))]
    keys: BTreeMap<String, String>,
    #[event(items(max = 5))]
    set: BTreeSet<u8>,
    pair: (u8, String),
    any: serde_json::Value,
    #[event(length(graphemes, max = 5))]
    graphemes: String,
    inner: Box<Inner>,
    metadata: Metadata,
}

#[derive(Event)]
struct Inner {
    a: u8,
}

#[derive(Event)]
#[event(bounded)]
struct Name(#[event(not_blank)] String);

#[derive(Event)]
#[event(bounded)]
enum Union {
    Text(String),
    Fields { a: u8, b: Vec<u8> },
}

fn main() {}
