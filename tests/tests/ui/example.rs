//! Examples that are none.

use polar_event_core::Event;

#[derive(Event)]
struct Order {
    #[event(example)]
    a: u8,
    #[event(example = LIMIT)]
    b: u8,
    #[event(example = -"five")]
    c: u8,
    #[event(skip, example = 5)]
    d: u8,
    #[event(example = 1, example = 2)]
    fine: u8,
    #[event(example([1, "a", {"b": [true, null, -1.5,],}]), example("a"))]
    fine_as_well: serde_json::Value,
    #[event(example())]
    e: u8,
    #[event(example(1, 2))]
    f: u8,
    #[event(example([1, two]))]
    g: Vec<u8>,
    #[event(example({a: 1}))]
    h: serde_json::Value,
    #[event(example({"a" = 1, "b":}))]
    i: serde_json::Value,
    #[event(example([1,, 2]))]
    j: Vec<u8>,
}

#[derive(Event)]
#[event(example = Order, example({"a": "b"}))]
struct OnAType {
    a: String,
}

#[derive(Event)]
#[event(example('a'))]
enum OnAnEnum {
    A,
}

const LIMIT: u8 = 5;

fn main() {}
