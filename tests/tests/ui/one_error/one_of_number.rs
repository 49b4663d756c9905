//! A constant number for a string.

use polar_event_core::Event;

const SIZE: u8 = 5;

#[derive(Event)]
pub struct Outer {
    #[event(one_of(SIZE))]
    text: String,
}

fn main() {}
