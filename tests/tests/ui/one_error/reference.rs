//! A reference to a type that cannot be borrowed from a text.

use polar_event_core::Event;

#[derive(Event)]
pub struct Inner {
    a: u8,
}

#[derive(Event)]
pub struct Outer<'a> {
    inner: Vec<&'a Inner>,
}

fn main() {}
