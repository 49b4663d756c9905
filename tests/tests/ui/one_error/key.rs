//! A list as the key of a map.

use std::collections::BTreeMap;

use polar_event_core::Event;

pub struct Inner {
    a: u8,
}

#[derive(Event)]
pub struct Outer {
    map: BTreeMap<Vec<u8>, u8>,
}

fn main() {}
