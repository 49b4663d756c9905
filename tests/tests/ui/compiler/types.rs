//! Types that cannot be fields.

use polar_event_core::Event;
use std::collections::BTreeMap;

struct Plain;

#[derive(Event)]
struct Fields {
    plain: Plain,
}

#[derive(Event)]
struct Keys {
    numbers: BTreeMap<(u8, u8), String>,
}

fn main() {}
