//! Floats have no hash.

use polar_event_core::Event;

#[derive(Event)]
pub struct Outer {
    set: std::collections::HashSet<f64>,
}

fn main() {}
