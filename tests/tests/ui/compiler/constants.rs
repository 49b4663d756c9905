//! Limits that are constants are compared when they are known.

use polar_event_core::{Describe, Event};

const LESS: usize = 5;
const MORE: usize = 6;

#[derive(Event)]
struct Constants {
    #[event(length(min = MORE, max = LESS))]
    name: String,
}

fn main() {
    let _ = Constants::SHAPE;
}
