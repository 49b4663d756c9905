//! Custom rules with the wrong signature.

use polar_event_core::{ValidationState, Event};

struct Fault;

fn takes_a_number(_: &u8) -> Result<(), &'static str> {
    Ok(())
}

fn answers_a_boolean(_: &str) -> bool {
    true
}

fn takes_three(_: &str, _: &ValidationState<'_>, _: u8) -> Result<(), &'static str> {
    Ok(())
}

fn answers_a_fault(_: &str, _: &ValidationState<'_>) -> Result<(), Fault> {
    Err(Fault)
}

#[derive(Event)]
#[event(check = answers_a_boolean)]
struct Custom {
    #[event(custom = takes_a_number)]
    text: String,
    #[event(custom = answers_a_boolean)]
    boolean: String,
    #[event(custom = takes_three)]
    three: String,
    #[event(custom = answers_a_fault)]
    fault: String,
    #[event(custom = |text| text.is_empty())]
    closure: String,
}

fn main() {}
