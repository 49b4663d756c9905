//! An attribute of the key is misspelt.

use polar_event_core::Event;

#[derive(Event, PartialEq, Eq, PartialOrd, Ord)]
pub struct Id(#[event(lenght(max = 3))] String);

#[derive(Event)]
pub struct Outer {
    map: std::collections::BTreeMap<Id, u8>,
    #[event(length(max = 2))]
    id: Id,
}

fn main() {}
