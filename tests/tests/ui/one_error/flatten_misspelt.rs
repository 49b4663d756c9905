//! An attribute of the flattened type is misspelt.

use polar_event_core::Event;

#[derive(Event)]
pub struct Inner {
    #[event(lenght(max = 3))]
    a: String,
}

#[derive(Event)]
pub struct Outer {
    #[event(flatten)]
    inner: Inner,
    b: u8,
}

fn main() {}
