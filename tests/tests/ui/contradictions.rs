//! Rules that nothing keeps to, and defaults and examples that break the rules.

use polar_event_core::Event;

const FIVE: u32 = 5;
const TEN: u32 = 10;

#[derive(Event)]
struct Numbers {
    #[event(range(min = TEN, max = FIVE))]
    turned_round: u32,
    #[event(positive, negative)]
    signs: i32,
    #[event(one_of(1, 2), range(min = 3))]
    chosen: u8,
    #[event(each(range(min = 3), one_of(1, 2)))]
    items: Vec<u8>,
    #[event(range(exclusive_min = 0.5), negative)]
    floats: f64,
}

#[derive(Event)]
struct Texts {
    #[event(one_of("eur", "usd"), length(min = 4))]
    chosen: String,
    #[event(one_of("eur", "usd"), prefix = "x")]
    begins: String,
    #[event(prefix = "evt_1", length(max = 4))]
    too_long: String,
    #[event(suffix = "é", ascii)]
    letters: String,
    #[event(contains = "A", lowercase)]
    case: String,
    #[event(length(min = 2))]
    letter: char,
    #[event(length(min = 6), length(bytes, max = 5))]
    bytes: String,
    #[event(email, hostname)]
    forms: String,
    #[event(not_blank, length(max = 0))]
    blank: String,
    #[event(length(max = 5, message = "short"), prefix("abcdef", message = "abc"))]
    in_words: String,
    #[event(keys(prefix = "A", lowercase))]
    keys: std::collections::BTreeMap<String, u8>,
}

#[derive(Event)]
struct Others {
    #[event(items(min = 5))]
    array: [u8; 4],
    #[event(past, future)]
    now: jiff::Timestamp,
    #[event(past(tolerance = 60), future)]
    nearly_now: jiff::Timestamp,
}

#[derive(Event)]
struct Values {
    #[event(default = 11, range(max = 10))]
    default: u8,
    #[event(default = "EUR", lowercase)]
    text: String,
    #[event(default = -1, positive)]
    sign: i8,
    #[event(range(max = 0.5), example = 0.75)]
    example: f64,
}

#[derive(Event)]
struct Name(#[event(length(max = 3), prefix = "long")] String);

#[derive(Event)]
enum Kind {
    Wide {
        #[event(uppercase, contains = "a")]
        name: String,
    },
}

/// What depends on the type's parameters is not compared.
#[derive(Event)]
struct OfLength<const N: usize> {
    #[event(length(min = N), length(bytes, max = 3))]
    name: String,
}

fn main() {}
