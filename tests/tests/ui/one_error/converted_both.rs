//! The type of `from` and `into` is not derived.

use polar_event_core::Event;

pub struct Raw {
    pub a: u8,
}

impl From<Raw> for Kept {
    fn from(raw: Raw) -> Self {
        Self { b: raw.a }
    }
}

impl From<Kept> for Raw {
    fn from(kept: Kept) -> Self {
        Self { a: kept.b }
    }
}

#[derive(Event, Clone)]
#[event(from = "Raw", into = "Raw")]
pub struct Kept {
    b: u8,
}

fn main() {}
