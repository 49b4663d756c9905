//! A type without the traits in an array.

use polar_event_core::Event;

pub struct Inner {
    a: u8,
}

#[derive(Event)]
pub struct Outer {
    #[event(items(min = 1))]
    array: [Inner; 2],
}

fn main() {}
