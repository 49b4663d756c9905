//! Newtypes are flattened as what they hold, which must have keys.

use polar_event_core::Event;

#[derive(Event)]
struct Name(String);

#[derive(Event)]
struct Named {
    #[event(flatten)]
    name: Name,
}

fn main() {}
