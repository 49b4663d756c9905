//! A type without the traits in an untagged enum.

use polar_event_core::Event;

pub struct Inner {
    a: u8,
}

#[derive(Event)]
#[event(untagged)]
pub enum Outer {
    A(u8),
    B(Inner),
}

fn main() {}
