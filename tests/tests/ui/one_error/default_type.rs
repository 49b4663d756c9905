//! A default of another type.

use polar_event_core::Event;

fn name() -> u8 {
    5
}

#[derive(Event)]
pub struct Outer {
    #[serde(default = "name")]
    name: String,
}

fn main() {}
