//! serde_json and garde, as a careful user writes it today: what garde has as rules, and functions for the rest.

use std::hint::black_box;

use garde::Validate;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::rules::{self, Pairs};
use super::{Lines, Row};

#[derive(Debug, Deserialize, Serialize, Validate)]
pub struct Event {
    #[garde(inner(custom(good_pairs)))]
    #[serde(skip_serializing_if = "Option::is_none")]
    metadata: Option<Pairs>,
    #[garde(inner(custom(past)))]
    #[serde(skip_serializing_if = "Option::is_none")]
    timestamp: Option<Timestamp>,
    #[garde(length(chars, min = 1, max = 128), custom(no_nul))]
    name: String,
    #[garde(inner(custom(version_4)))]
    #[serde(skip_serializing_if = "Option::is_none")]
    organization_id: Option<Uuid>,
    #[garde(custom(version_4))]
    customer_id: Uuid,
}

#[derive(Debug, Deserialize, Validate)]
pub struct ExternalEvent {
    #[garde(inner(custom(good_pairs)))]
    metadata: Option<Pairs>,
    #[garde(inner(custom(past)))]
    timestamp: Option<Timestamp>,
    #[garde(length(chars, min = 1, max = 128), custom(no_nul))]
    name: String,
    #[garde(inner(custom(version_4)))]
    organization_id: Option<Uuid>,
    #[garde(length(chars, min = 1), custom(no_nul))]
    external_customer_id: String,
}

#[derive(Debug, Deserialize, Validate)]
#[serde(untagged)]
pub enum AnyEvent {
    Customer(#[garde(dive)] Event),
    External(#[garde(dive)] ExternalEvent),
}

#[derive(Debug, Deserialize, Validate)]
pub struct Batch {
    #[garde(dive)]
    events: Vec<AnyEvent>,
}

fn say(good: bool, text: &str) -> garde::Result {
    if good { Ok(()) } else { Err(garde::Error::new(text)) }
}

fn good_pairs(pairs: &Pairs, _: &()) -> garde::Result {
    rules::pairs(pairs).map_err(garde::Error::new)
}

fn no_nul(text: &str, _: &()) -> garde::Result {
    say(rules::has_no_nul(text), "U+0000")
}

fn past(timestamp: &Timestamp, _: &()) -> garde::Result {
    say(rules::is_past(timestamp), "in the future")
}

fn version_4(uuid: &Uuid, _: &()) -> garde::Result {
    say(rules::is_version_4(uuid), "not of version 4")
}

/// Validates what was decoded. Answers the number of faults, as [`super::Decode`].
pub fn validated<T: Validate<Context = ()>, E>(decoded: Result<T, E>) -> usize {
    let checked = decoded.map_err(|_| 1).and_then(|value| match value.validate() {
        Ok(()) => Ok(value),
        Err(report) => Err(black_box(report).iter().count()),
    });
    black_box(&checked).as_ref().err().copied().unwrap_or(0)
}

pub const ROW: Row = Row {
    id: "garde",
    title: "serde_json + garde",
    packages: &["serde_json", "serde", "garde", "jiff", "uuid"],
    event: Some(|document| validated(serde_json::from_slice::<Event>(document))),
    batch: Some(|document| validated(serde_json::from_slice::<Batch>(document))),
    lines: Some(Lines::Each),
    write: Some(|documents| {
        let events: Vec<Event> = documents.iter().map(|document| serde_json::from_slice(document).expect("it is valid")).collect();
        Box::new(move |number| black_box(serde_json::to_vec(&events[number]).expect("it can be written")).len())
    }),
    ..Row::NEW
};
