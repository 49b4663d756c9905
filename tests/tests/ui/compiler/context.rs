//! A type whose rules need a context cannot be decoded or validated without it, nor be in one that does not declare it.

use polar_event_core::{ValidationState, Event, Validate, decode, json};

struct Quota;

#[derive(Event)]
#[event(context = Quota)]
struct Item {
    amount: u8,
}

#[derive(Event)]
struct Order {
    items: Vec<Item>,
}

#[derive(Event)]
#[event(context = String)]
struct Other {
    item: Option<Item>,
}

#[derive(Event)]
struct Wrapped(Item);

#[derive(Event)]
struct Page<T> {
    items: Vec<T>,
    first: Item,
}

#[derive(Event)]
#[event(context = Quota, derive(TryFrom))]
struct Name(String);

fn main() {
    let _ = json::from_str::<Item>("");
    let _ = json::from_slice::<Vec<Item>>(b"");
    let _ = json::Decoder::new().context(5_u8).from_str::<Item>("");
    let _ = json::lines::<Item, _>(&b""[..]);
    let _ = serde_json::from_str::<Item>("");
    let _ = decode::decode::<Item, _>(&mut serde_json::Deserializer::from_str(""), ValidationState::new());
    let item = Item { amount: 5 };
    let _ = item.validate();
    let _ = item.validate_with(&5_u8, ValidationState::new());
}
