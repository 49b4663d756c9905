//! A type without the traits as the values of a map.

use std::collections::BTreeMap;

use polar_event_core::Event;

pub struct Inner {
    a: u8,
}

#[derive(Event)]
#[event(deny_unknown_fields)]
pub struct Outer {
    map: Option<BTreeMap<String, Inner>>,
}

fn main() {}
