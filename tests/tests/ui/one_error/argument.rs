//! A type without the traits as the argument of a generic one.

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
    page: Page<Inner>,
}

fn main() {}
