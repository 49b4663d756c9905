//! `FromStr` of a newtype whose value has none.

use polar_event_core::Event;

#[derive(Event)]
pub enum Plan {
    Pro,
}

#[derive(Event)]
#[event(derive(FromStr))]
pub struct Outer(Plan);

fn main() {}
