//! A type without the traits beside the tag of an enum.

use polar_event_core::Event;

pub struct Inner {
    a: u8,
}

#[derive(Event)]
#[event(tag = "type")]
pub enum Outer {
    A { a: u8 },
    B(Inner),
}

fn main() {}
