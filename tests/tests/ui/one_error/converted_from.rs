//! The type of `from` is not derived.

use polar_event_core::Event;

pub struct Raw {
    pub a: u8,
}

impl From<Raw> for Kept {
    fn from(raw: Raw) -> Self {
        Self { b: raw.a }
    }
}

#[derive(Event)]
#[event(from = "Raw")]
pub struct Kept {
    b: u8,
}

fn main() {}
