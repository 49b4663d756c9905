//! A type without the traits in a tuple struct.

use polar_event_core::Event;

pub struct Inner {
    a: u8,
}

#[derive(Event)]
pub struct Outer(u8, Inner);

fn main() {}
