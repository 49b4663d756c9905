//! Contexts that are declared wrongly.

use polar_event_core::Event;

struct Quota;

#[derive(Event)]
#[event(context = "Quota")]
struct Text {
    amount: u8,
}

#[derive(Event)]
#[event(context)]
struct Nothing {
    amount: u8,
}

#[derive(Event)]
#[event(context = Quota, context = Quota)]
struct Twice(u8);

#[derive(Event)]
#[event(context = Quota)]
enum Unit {
    One,
}

fn main() {}
