//! A type without the traits in a box.

use polar_event_core::Event;

pub struct Inner {
    a: u8,
}

#[derive(Event)]
pub struct Outer {
    inner: Box<Inner>,
    #[event(default)]
    a: u8,
}

fn main() {}
