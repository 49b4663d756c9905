//! A type without the traits in a type whose options are nullable.

use polar_event_core::Event;

pub struct Inner {
    pub a: u8,
}

#[derive(Event)]
#[event(nullable)]
pub struct Outer {
    inner: Inner,
    b: Option<u8>,
}

fn main() {}
