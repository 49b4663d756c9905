//! A flattened type without the traits in a variant.

use polar_event_core::Event;

pub struct Inner {
    pub a: u8,
}

#[derive(Event)]
#[event(tag = "kind")]
pub enum Outer {
    A {
        #[event(flatten)]
        inner: Inner,
        b: u8,
    },
}

fn main() {}
