//! A reference that could change the text.

use polar_event_core::Event;

#[derive(Event)]
pub struct Outer<'a> {
    text: &'a mut str,
}

fn main() {}
