//! Fields that are never absent, where only the compiler can tell.

use polar_event_core::{Describe, Event};

type Text = String;

#[derive(Event)]
struct Fields {
    #[event(required_if = |_| true)]
    text: Text,
}

fn main() {
    let _ = Fields::SHAPE;
}
