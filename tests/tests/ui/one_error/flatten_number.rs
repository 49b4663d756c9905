//! A number that is flattened.

use polar_event_core::Event;

#[derive(Event)]
pub struct Outer {
    a: u8,
    #[event(flatten)]
    number: u32,
}

fn main() {}
