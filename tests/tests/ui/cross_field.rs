//! Rules across fields that cannot hold, or that name nothing.

use polar_event_core::{Event, OptionalNullable};

fn holds(_: &Fields) -> bool {
    true
}

#[derive(Event)]
struct Fields {
    #[event(required_if = holds)]
    plain: String,
    #[event(required_if = holds)]
    list: Vec<u8>,
    #[event(required, required_if = holds)]
    required: OptionalNullable<u8>,
    #[event(required, forbidden_if = holds)]
    never_absent: OptionalNullable<u8>,
    #[event(forbidden_if = holds)]
    never_forbidden: u8,
    #[event(default, forbidden_if = holds)]
    always_written: u8,
    #[event(via_serde, required_if = holds)]
    foreign: std::time::Duration,
    #[event(skip, required_if = holds)]
    skipped: u8,
    #[event(equals = pasword)]
    unknown: String,
    #[event(equals = itself)]
    itself: String,
    #[event(equals = skipped)]
    to_skipped: u8,
    #[event(equals = "password")]
    text: String,
    #[event(equals(password))]
    list_of: String,
    #[event(required_if = 5)]
    number: Option<u8>,
    #[event(required_if = |a, b, c| a)]
    three: Option<u8>,
    #[event(custom = || Ok(()))]
    none: Option<u8>,
    #[event(required_if = holds, required_if = holds)]
    twice: Option<u8>,
    #[event(required_iff = holds)]
    misspelt: Option<u8>,
    #[event(custom = |value|)]
    no_body: Option<u8>,
    password: String,
}

fn main() {}
