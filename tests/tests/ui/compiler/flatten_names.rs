use std::collections::BTreeMap;

use polar_event_core::{Event, Metadata};

#[derive(Event)]
struct Inner {
    a: u8,
    #[event(rename = "type", alias = "kind")]
    kind: u8,
}

#[derive(Event)]
struct OwnAndInner {
    a: u8,
    #[event(flatten)]
    inner: Inner,
}

#[derive(Event)]
struct Aliases<'a> {
    #[event(flatten)]
    inner: Option<Inner>,
    #[event(alias = "kind")]
    other: &'a str,
}

#[derive(Event)]
struct Between {
    #[event(flatten)]
    inner: Box<Inner>,
}

#[derive(Event)]
struct Twice {
    b: u8,
    #[event(flatten)]
    between: Between,
    #[event(flatten)]
    again: Inner,
}

#[derive(Event)]
struct WithMetadata {
    #[event(flatten)]
    metadata: Metadata,
}

#[derive(Event)]
struct TwoMaps {
    #[event(flatten)]
    with: WithMetadata,
    #[event(flatten)]
    map: BTreeMap<String, u8>,
}

#[derive(Event)]
#[event(deny_unknown_fields)]
struct Denied {
    #[event(flatten)]
    metadata: Metadata,
}

fn main() {}
