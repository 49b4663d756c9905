//! serde_json and serde's derive, without any rule: what decoding alone costs.

use std::collections::BTreeMap;
use std::hint::black_box;

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;

use super::{Lines, Row};

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "decoded and dropped")]
pub struct Event {
    metadata: Option<BTreeMap<String, Value>>,
    timestamp: Option<Timestamp>,
    name: String,
    organization_id: Option<Uuid>,
    customer_id: Uuid,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "decoded and dropped")]
pub struct ExternalEvent {
    metadata: Option<BTreeMap<String, Value>>,
    timestamp: Option<Timestamp>,
    name: String,
    organization_id: Option<Uuid>,
    external_customer_id: String,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
#[expect(dead_code, reason = "decoded and dropped")]
pub enum AnyEvent {
    Customer(Event),
    External(ExternalEvent),
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "decoded and dropped")]
pub struct Batch {
    events: Vec<AnyEvent>,
}

pub const ROW: Row = Row {
    id: "typed",
    title: "serde_json, typed, no rules",
    packages: &["serde_json", "serde"],
    event: Some(|document| usize::from(black_box(&serde_json::from_slice::<Event>(document)).is_err())),
    batch: Some(|document| usize::from(black_box(&serde_json::from_slice::<Batch>(document)).is_err())),
    lines: Some(Lines::Each),
    why_not: "writing is the same as in the first row",
    ..Row::NEW
};
