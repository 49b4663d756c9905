//! A constant number for a string, behind an alias.

use polar_event_core::Event;

const SIZE: u8 = 5;

type Name = String;

#[derive(Event)]
pub struct Outer {
    #[event(one_of(SIZE))]
    text: Name,
}

fn main() {}
