//! A type without the traits in a newtype.

use polar_event_core::Event;

pub struct Inner {
    a: u8,
}

#[derive(Event)]
pub struct Outer(Inner);

fn main() {}
