use polar_event_core::{Event, OptionalNullable};
use serde_json::Value;
use std::collections::BTreeMap;

fn main() {}

type Alias<T> = Option<T>;

#[derive(Event)]
struct Nested {
    outer: Alias<Option<u8>>,
    items: Vec<Option<Option<u8>>>,
}

#[derive(Event, Default)]
#[event(default)]
struct ThreeStates {
    three: OptionalNullable<u8>,
}

#[derive(Event, Default)]
#[event(default)]
struct NullTwice {
    any: Option<Value>,
}

#[derive(Event)]
struct Page {
    limit: Option<u8>,
}

#[derive(Event)]
struct Unused {
    #[event(flatten, default = Page { limit: Some(1) })]
    page: Page,
    #[event(flatten, default = BTreeMap::new())]
    rest: BTreeMap<String, u8>,
}

#[derive(Event)]
struct Undecided {
    #[event(flatten)]
    page: Option<Page>,
}

#[derive(Event)]
struct UndecidedMap {
    #[event(flatten)]
    rest: Option<Box<BTreeMap<String, u8>>>,
}
