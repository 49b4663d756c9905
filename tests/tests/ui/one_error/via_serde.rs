//! The type has no traits of serde.

use polar_event_core::Event;

pub struct Raw {
    pub a: u8,
}

#[derive(Event)]
pub struct Outer {
    #[event(via_serde)]
    raw: Raw,
}

fn main() {}
