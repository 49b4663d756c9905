//! A default that the type does not have.

use polar_event_core::Event;

#[derive(Event)]
pub struct Inner {
    a: u8,
}

#[derive(Event)]
pub struct Outer {
    #[event(default)]
    inner: Inner,
    a: u8,
}

fn main() {}
