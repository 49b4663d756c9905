//! Custom rules with the wrong signature.

use polar_event_core::Event;

fn takes_a_number(_: &u8) -> Result<(), &'static str> {
    Ok(())
}

fn answers_a_boolean(_: &str) -> bool {
    true
}

#[derive(Event)]
struct Custom {
    #[event(custom = takes_a_number)]
    text: String,
    #[event(custom = answers_a_boolean)]
    boolean: String,
}

fn main() {}
