//! Examples that are none.

use polar_event_core::Event;

#[derive(Event)]
struct Order {
    #[event(example)]
    a: u8,
    #[event(example = LIMIT)]
    b: u8,
    #[event(example = -"five")]
    c: u8,
    #[event(skip, example = 5)]
    d: u8,
    #[event(example = 1, example = 2)]
    fine: u8,
}

const LIMIT: u8 = 5;

fn main() {}
