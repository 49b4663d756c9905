//! eserde: every wrong type at once, and no rules. What is not its own is `compat`, as its documentation says.

use std::collections::HashMap;
use std::hint::black_box;

use jiff::Timestamp;
use serde_json::Value;
use uuid::Uuid;

use super::{Lines, Row};

#[derive(Debug, eserde::Deserialize)]
#[expect(dead_code, reason = "decoded and dropped")]
struct Event {
    metadata: Option<HashMap<String, Value>>,
    #[eserde(compat)]
    timestamp: Option<Timestamp>,
    name: String,
    #[eserde(compat)]
    organization_id: Option<Uuid>,
    #[eserde(compat)]
    customer_id: Uuid,
}

pub const ROW: Row = Row {
    id: "eserde",
    title: "eserde, no rules",
    packages: &["eserde"],
    event: Some(|document| {
        let decoded = eserde::json::from_slice::<Event>(document);
        black_box(&decoded).as_ref().err().map_or(0, |errors| errors.iter().count())
    }),
    lines: Some(Lines::Each),
    why_not: "its derive takes no untagged enum, and writing is serde's",
    ..Row::NEW
};
