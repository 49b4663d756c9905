//! A field whose type has none of the traits.

use polar_event_core::Event;

pub struct Inner {
    a: u8,
}

#[derive(Event)]
pub struct Outer {
    inner: Inner,
}

fn main() {}
