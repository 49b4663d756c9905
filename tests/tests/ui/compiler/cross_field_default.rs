//! A field with a default that is always written, where only the compiler can tell: it could not be read again.

use polar_event_core::{Describe, Event};

type Text = String;

#[derive(Event)]
struct Fields {
    #[event(default, forbidden_if = |_| true)]
    text: Text,
}

fn main() {
    let _ = Fields::SHAPE;
}
