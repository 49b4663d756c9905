//! A type without the traits in a generic struct.

use polar_event_core::Event;

pub struct Inner {
    a: u8,
}

#[derive(Event)]
pub struct Outer<T> {
    list: Vec<T>,
    inner: Inner,
}

fn main() {}
