//! A tuple that is too long.

use polar_event_core::Event;

#[derive(Event)]
pub struct Outer {
    tuple: (u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8),
}

fn main() {}
