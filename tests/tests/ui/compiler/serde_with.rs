//! Rules on what a function reads need a type that can be validated.

use polar_event_core::Event;
use serde::Serialize;

#[derive(Serialize)]
struct Plain;

fn read<'de, D: serde::Deserializer<'de>>(_: D) -> Result<Plain, D::Error> {
    Ok(Plain)
}

fn wrong<'de, D: serde::Deserializer<'de>>(_: D) -> Result<u8, D::Error> {
    Ok(0)
}

#[derive(Event)]
struct Rules {
    #[event(deserialize_with = read, length(max = 5))]
    value: Plain,
}

#[derive(Event)]
struct Types {
    #[event(deserialize_with = wrong)]
    value: String,
}

fn main() {}
