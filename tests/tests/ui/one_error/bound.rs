//! `bound` leaves the parameter without traits.

use polar_event_core::Event;

#[derive(Event)]
#[event(bound = "")]
pub struct Page<T> {
    items: Vec<T>,
}

fn main() {}
