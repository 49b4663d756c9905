//! A flattened generic type of one without the traits.

use polar_event_core::Event;

pub struct Inner {
    a: u8,
}

#[derive(Event)]
pub struct Page<T> {
    items: Vec<T>,
}

#[derive(Event)]
pub struct Outer {
    a: u8,
    #[event(flatten)]
    page: Page<Inner>,
}

fn main() {}
