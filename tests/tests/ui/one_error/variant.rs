//! A type without the traits in a variant.

use polar_event_core::Event;

pub struct Inner {
    a: u8,
}

#[derive(Event)]
pub enum Outer {
    Unit,
    Inner(Inner),
}

fn main() {}
