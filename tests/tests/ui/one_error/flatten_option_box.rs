//! A flattened type without the traits, in an option or a box.

use polar_event_core::Event;

pub struct Inner {
    pub a: u8,
}

#[derive(Event)]
pub struct Outer {
    #[event(flatten)]
    inner: Option<Box<Inner>>,
    b: u8,
}

fn main() {}
