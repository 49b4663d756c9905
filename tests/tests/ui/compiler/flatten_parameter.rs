//! A flattened type parameter whose argument has serde's traits only.

use polar_event_core::Event;

#[derive(Event)]
struct Page<T> {
    number: u8,
    #[event(flatten)]
    content: T,
}

#[derive(serde::Serialize)]
struct Content {
    text: String,
}

fn written<T: serde::Serialize>(_: &T) {}

fn main() {
    written(&Page { number: 1, content: Content { text: String::new() } });
}
