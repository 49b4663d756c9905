use indexmap::{IndexMap, IndexSet};
use polar_event_core::Event;
use rust_decimal::Decimal;
use smol_str::SmolStr;
use std::num::NonZeroU8;
use std::sync::Arc;

#[derive(Event)]
struct Types {
    #[event(length(max = 5))]
    decimal: Decimal,
    #[event(decimal())]
    no_limit: Decimal,
    #[event(decimal)]
    no_list: Decimal,
    #[event(decimal(max_digits = 2, places = 3))]
    more_places: Decimal,
    #[event(decimal(max_digits = 0))]
    no_digits: Decimal,
    #[event(decimal(places = 2, places = 2))]
    limit_twice: Decimal,
    #[event(decimal(decimal_places = 2))]
    unknown_limit: Decimal,
    #[event(decimal(places = 2))]
    float: f64,
    #[event(decimal(places = 2))]
    text: String,
    #[event(range(max = 0.12345678901234567890))]
    inexact: Decimal,
    #[event(multiple_of = 0.30000000000000000001)]
    inexact_step: Option<Decimal>,
    #[event(range(min = 2.5, max = 2))]
    empty: Decimal,
    #[event(range(max = 5))]
    small: SmolStr,
    #[event(length(max = 5))]
    map: IndexMap<String, u8>,
    #[event(keys(ascii))]
    set: IndexSet<u8>,
    #[event(range(min = 0, max = 256))]
    nonzero: NonZeroU8,
    #[event(items(max = 5))]
    shared: Arc<str>,
    #[event(past)]
    past: Decimal,
}

fn main() {}
