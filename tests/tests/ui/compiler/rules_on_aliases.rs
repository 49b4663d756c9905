//! Where the syntax of a type does not tell, the compiler does.

use polar_event_core::{Event, Metadata};
use std::collections::BTreeMap;

type Age = u8;
type Name = String;
type Names = Vec<String>;
type Pairs = BTreeMap<String, String>;

#[derive(Event)]
struct Aliases {
    #[event(length(max = 5))]
    text: Age,
    #[event(range(max = 5))]
    number: Name,
    #[event(items(max = 5))]
    collection: Name,
    #[event(keys(length(max = 5)))]
    map: Names,
    #[event(uuid)]
    uuid: Age,
    #[event(past)]
    time: Name,
    #[event(metadata(max_pairs = 5))]
    metadata: Pairs,
    #[event(nullable)]
    option: Metadata,
}

fn main() {}
