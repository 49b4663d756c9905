//! The keys have no hash.

use polar_event_core::Event;

#[derive(Event)]
pub struct Id(String);

#[derive(Event)]
pub struct Outer {
    map: std::collections::HashMap<Id, u8>,
}

fn main() {}
