//! Integers and booleans as names of variants.

use polar_event_core::Event;

#[derive(Event)]
enum External {
    #[event(rename = 1)]
    A(u8),
    #[event(rename = 2)]
    B,
}

#[derive(Event)]
enum Units {
    #[event(rename = 1)]
    A,
}

#[derive(Event)]
#[event(untagged)]
enum Untagged {
    #[event(rename = 1)]
    A(u8),
}

#[derive(Event)]
#[event(tag = "type")]
enum Mixed {
    #[event(rename = 1)]
    A,
    B,
    #[event(rename = true)]
    C,
    #[event(rename = 4, alias = "four")]
    D,
    #[event(other)]
    E,
}

#[derive(Event)]
#[event(tag = "type")]
enum Kept {
    #[event(rename = 1)]
    A,
    #[event(other)]
    Other(String),
}

#[derive(Event)]
#[event(tag = "type")]
enum TooLarge {
    #[event(rename = 18446744073709551616)]
    A,
    #[event(rename = 1.5)]
    B,
}

#[derive(Event)]
#[event(tag = "type")]
enum NoType {
    #[event(rename = -1)]
    A,
    #[event(rename = 18446744073709551615)]
    B,
}

#[derive(Event)]
#[event(tag = "type")]
enum Twice {
    #[event(rename = 1)]
    A,
    #[event(rename = 0x1)]
    B,
}

fn main() {}
