//! A map with lists as keys, behind an alias.

use std::collections::BTreeMap;

use polar_event_core::Event;

type Table = BTreeMap<Vec<u8>, u8>;

#[derive(Event)]
pub struct Outer {
    table: Table,
}

fn main() {}
