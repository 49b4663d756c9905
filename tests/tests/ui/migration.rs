//! serde's attributes that have no meaning here. The tables of `docs/migration.md` have these errors.

use polar_event_core::Event;

#[derive(Event)]
#[serde(tag = "type")]
struct Tagged(u8, u8);

#[derive(Event)]
#[serde(remote = "other::Type")]
struct Remote {
    #[serde(getter = "other::Type::value")]
    value: u8,
}

#[derive(Event)]
#[serde(expecting = "a thing")]
struct Expecting {
    value: u8,
}

#[derive(Event)]
#[serde(variant_identifier)]
enum Variants {
    One,
    Two,
}

#[derive(Event)]
#[serde(field_identifier)]
enum Fields {
    One,
    Two,
}

#[derive(Event)]
enum Variant {
    #[serde(bound = "")]
    Bounded(u8),
    Other(u8),
}

fn main() {}
