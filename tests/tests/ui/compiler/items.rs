//! Whether items can be compared, and with what, only the compiler knows.

use polar_event_core::{Event, Metadata};
use std::collections::BTreeSet;

type Names = Vec<String>;
type Age = u8;

#[derive(Event, Clone, PartialEq)]
struct Measure {
    value: f64,
}

#[derive(Event)]
struct Items<T> {
    #[event(unique)]
    set: BTreeSet<u8>,
    #[event(unique)]
    alias: Age,
    #[event(unique)]
    metadata: Metadata,
    #[event(unique)]
    measures: Vec<Measure>,
    #[event(each(unique))]
    names: Vec<Names>,
    #[event(unique)]
    generic: Vec<T>,
    #[event(contains = "a")]
    text_in_number: Age,
    #[event(contains = 5)]
    number_in_texts: Names,
    #[event(contains = 5)]
    number_in_number: Age,
    #[event(contains = "a")]
    text_in_structs: Vec<Measure>,
    #[event(url)]
    url: Names,
    #[event(email)]
    email: Age,
}

fn main() {}
