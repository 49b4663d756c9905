//! A rule that takes a value instead of a reference.

use polar_event_core::Event;

fn check(number: u8) -> Result<(), String> {
    if number > 0 { Ok(()) } else { Err("must not be 0".to_owned()) }
}

#[derive(Event)]
pub struct Outer {
    #[event(custom = check)]
    number: u8,
}

fn main() {}
