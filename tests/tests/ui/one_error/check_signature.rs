//! A check for another type.

use polar_event_core::Event;

fn check(number: &u8) -> Result<(), String> {
    if *number > 0 { Ok(()) } else { Err("must not be 0".to_owned()) }
}

#[derive(Event)]
#[event(check = check)]
pub enum Outer {
    A(u8),
    B,
}

fn main() {}
