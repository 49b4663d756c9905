//! A trait object.

use std::fmt::Debug;

use polar_event_core::Event;

#[derive(Event)]
pub struct Outer {
    value: Option<Box<dyn Debug>>,
}

fn main() {}
