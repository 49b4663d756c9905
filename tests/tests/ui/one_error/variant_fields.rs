//! A type without the traits in the fields of a variant.

use polar_event_core::Event;

pub struct Inner {
    a: u8,
}

#[derive(Event)]
#[event(tag = "type")]
pub enum Outer {
    A { a: u8 },
    B { inner: Vec<Inner> },
}

fn main() {}
