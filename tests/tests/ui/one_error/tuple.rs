//! A type without the traits in a tuple.

use polar_event_core::Event;

pub struct Inner {
    a: u8,
}

#[derive(Event)]
pub struct Outer {
    tuple: (u8, Inner, String),
}

fn main() {}
