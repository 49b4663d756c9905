//! A function.

use polar_event_core::Event;

#[derive(Event)]
pub enum Outer {
    A(fn(u8) -> u8),
    B,
}

fn main() {}
