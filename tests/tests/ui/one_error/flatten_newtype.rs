//! A flattened newtype of a number.

use polar_event_core::Event;

#[derive(Event)]
pub struct Count(u8);

#[derive(Event)]
pub struct Outer {
    a: u8,
    #[event(flatten)]
    count: Count,
}

fn main() {}
