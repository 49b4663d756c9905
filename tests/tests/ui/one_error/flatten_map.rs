//! A flattened map of a type without the traits.

use std::collections::BTreeMap;

use polar_event_core::Event;

pub struct Inner {
    a: u8,
}

#[derive(Event)]
pub struct Outer {
    a: u8,
    #[event(flatten)]
    others: BTreeMap<String, Inner>,
}

fn main() {}
