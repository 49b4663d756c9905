//! Rules on types of other crates, of which only the compiler knows what they are.

use polar_event_core::Event;

type Amount = rust_decimal::Decimal;
type Number = f64;

#[derive(Event)]
struct Rules {
    #[event(past)]
    date: chrono::NaiveDate,
    #[event(length(max = 5))]
    time: time::OffsetDateTime,
    #[event(range(max = 5))]
    url: url::Url,
    #[event(length(max = 5))]
    bytes: bytes::Bytes,
    #[event(past)]
    amount: Amount,
    #[event(decimal(places = 2))]
    number: Number,
    #[event(range(max = 5))]
    duration: std::time::Duration,
}

#[derive(Event)]
struct Keys {
    times: std::collections::BTreeMap<time::Date, u8>,
}

fn main() {}
