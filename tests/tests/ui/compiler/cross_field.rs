//! Where the syntax of a type does not tell, the compiler does, and functions must have the right shape.

use polar_event_core::{ValidationState, Event};

type Text = String;
type Number = u8;

struct Thing(u8);

fn holds(_: &Fields) -> bool {
    true
}

fn takes_another(_: &Thing) -> bool {
    true
}

fn answers_a_result(_: &Fields, _: &ValidationState<'_>) -> Result<(), &'static str> {
    Ok(())
}

fn takes_three(_: &Fields, _: &ValidationState<'_>, _: u8) -> bool {
    true
}

#[derive(Event)]
struct Fields {
    #[event(equals = number)]
    text: Text,
    number: Number,
    #[event(required_if = takes_another)]
    another: Option<u8>,
    #[event(required_if = answers_a_result)]
    result: Option<u8>,
    #[event(forbidden_if = takes_three)]
    three: Option<u8>,
    #[event(forbidden_if = |fields| fields.number)]
    closure: Option<u8>,
}

fn main() {
    let _ = holds;
}
