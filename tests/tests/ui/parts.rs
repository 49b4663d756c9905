use polar_event_core::Event;
use std::collections::BTreeMap;

#[derive(Event)]
struct Parts {
    #[event(each(length(max = 5)))]
    text: String,
    #[event(each(length(max = 5)))]
    map: BTreeMap<String, String>,
    #[event(keys(length(max = 5)))]
    list_keys: Vec<String>,
    #[event(values(length(max = 5)))]
    list_values: Vec<String>,
    #[event(each())]
    no_rule: Vec<String>,
    #[event(each)]
    no_list: Vec<String>,
    #[event(each(length(max = 5)))]
    wrong_item: Vec<u8>,
    #[event(each(each(range(min = 2, max = 1))))]
    deep: Vec<Vec<u8>>,
    #[event(values(length(max = 5)), values(length(min = 1)))]
    twice: BTreeMap<String, String>,
    #[event(items(min = 2, max = 1))]
    nothing_fits: Vec<String>,
    #[event(items(max = 1))]
    items_of_text: String,
    #[event(metadata(max_pairs = 1))]
    metadata: Vec<String>,
    #[event(each(required))]
    setting: Vec<String>,
}

fn main() {}
