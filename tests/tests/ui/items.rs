use polar_event_core::Event;
use std::collections::BTreeMap;

#[derive(Event)]
struct Items {
    #[event(unique)]
    text: String,
    #[event(unique)]
    number: u8,
    #[event(unique)]
    map: BTreeMap<String, u8>,
    #[event(unique = true)]
    flag: Vec<u8>,
    #[event(unique, unique)]
    twice: Vec<u8>,
    #[event(contains = 5)]
    number_in_text: String,
    #[event(contains = 5)]
    number_in_texts: Vec<String>,
    #[event(contains = "a")]
    text_in_numbers: Vec<u8>,
    #[event(contains = 256)]
    beyond: Vec<u8>,
    #[event(contains = 0.5)]
    fraction: Vec<u8>,
    #[event(contains = true)]
    boolean: Vec<bool>,
    #[event(contains = "a")]
    lists: Vec<Vec<String>>,
    #[event(contains = "a")]
    in_map: BTreeMap<String, String>,
    #[event(contains("a"))]
    no_value: Vec<String>,
    #[event(contains = 1, contains = 2)]
    two: Vec<u8>,
}

fn main() {}
