use std::collections::{BTreeMap, HashMap};

use polar_event_core::Event;

#[derive(Event)]
struct Inner {
    a: u8,
}

#[derive(Event)]
struct Settings {
    #[event(flatten, rename = "b", alias = "c", required)]
    named: Inner,
    #[event(flatten, nullable)]
    nullable: Option<Inner>,
    #[event(flatten, via_serde)]
    foreign: BTreeMap<String, String>,
    #[event(flatten, skip)]
    skipped: Inner,
    #[event(flatten = true)]
    value: Inner,
    #[event(flatten)]
    #[serde(flatten)]
    twice: Inner,
}

#[derive(Event)]
struct Others {
    #[serde(flatten, skip_deserializing)]
    only_written: Inner,
    #[event(flatten, message = "…")]
    words: Inner,
    #[event(flatten, sensitive, deprecated)]
    sensitive: Inner,
    #[event(flatten, required_if = condition)]
    required: Option<Inner>,
}

#[derive(Event)]
#[serde(transparent)]
struct Transparent {
    #[serde(flatten)]
    inner: Inner,
}

#[derive(Event)]
struct Closures {
    #[event(skip_serializing_if = |a, b| a == b)]
    two: u8,
}

#[derive(Event)]
struct Tuple(#[event(flatten)] Inner, u8);

#[derive(Event)]
struct TwoMaps {
    #[event(flatten)]
    first: BTreeMap<String, u8>,
    #[event(flatten)]
    second: Option<HashMap<String, u8>>,
}

#[derive(Event)]
#[event(deny_unknown_fields)]
struct Denied {
    #[event(flatten)]
    map: BTreeMap<String, u8>,
}

#[derive(Event)]
struct Rules {
    #[event(flatten, length(max = 5))]
    map: BTreeMap<String, u8>,
}

fn main() {}
