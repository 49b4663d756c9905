//! A pointer.

use polar_event_core::Event;

#[derive(Event)]
pub struct Outer {
    pointer: *const u8,
}

fn main() {}
