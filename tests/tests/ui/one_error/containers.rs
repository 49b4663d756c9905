//! A type without the traits in an option of a list, beside a map.

use std::collections::BTreeMap;

use polar_event_core::Event;

pub struct Inner {
    a: u8,
}

#[derive(Event)]
pub struct Outer {
    list: Option<Vec<Inner>>,
    map: BTreeMap<String, u8>,
}

fn main() {}
