//! A mistake in a type shows as one error, and its later uses as none.

use polar_event_core::{Describe, Event, Validate, json};

#[derive(Event)]
struct Inner {
    #[event(lenght(max = 5))]
    name: String,
}

#[derive(Event)]
struct Outer {
    inner: Inner,
    list: Vec<Inner>,
}

fn main() {
    let outer: Outer = json::from_str("{}").unwrap();
    outer.validate().unwrap();
    outer.inner.validate().unwrap();
    json::to_string(&outer).unwrap();
    let _: Inner = serde_json::from_str("{}").unwrap();
    let _ = Outer::SHAPE;
    let _ = Inner::SHAPE;
}
