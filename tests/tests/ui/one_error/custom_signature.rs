//! A rule for another type.

use polar_event_core::Event;

fn check(text: &String) -> Result<(), String> {
    if text.is_empty() { Err("must not be empty".to_owned()) } else { Ok(()) }
}

#[derive(Event)]
pub struct Outer {
    #[event(custom = check)]
    number: u8,
}

fn main() {}
