//! The items have no hash.

use polar_event_core::Event;

#[derive(Event)]
pub struct Inner {
    a: u8,
}

#[derive(Event)]
pub struct Outer {
    set: std::collections::HashSet<Inner>,
}

fn main() {}
