//! A list of lists of a type without the traits, behind an alias.

use polar_event_core::Event;

pub struct Inner {
    a: u8,
}

type Table = Vec<Vec<Inner>>;

#[derive(Event)]
pub struct Outer {
    a: u8,
    table: Option<Table>,
}

fn main() {}
