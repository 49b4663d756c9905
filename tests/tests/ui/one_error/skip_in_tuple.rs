//! A value in the middle of a tuple is only written.

use polar_event_core::Event;

#[derive(Event)]
pub enum Outer {
    A(#[event(skip_deserializing)] u8, u8),
}

fn main() {}
