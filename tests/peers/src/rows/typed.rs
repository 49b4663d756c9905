//! serde_json and serde's derive, without any check: what decoding alone costs.

use std::collections::BTreeMap;
use std::hint::black_box;

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "decoded and dropped")]
struct Event {
    metadata: Option<BTreeMap<String, Value>>,
    timestamp: Option<Timestamp>,
    name: String,
    organization_id: Option<Uuid>,
    customer_id: Uuid,
}

pub fn accepts(document: &[u8]) -> bool {
    black_box(&serde_json::from_slice::<Event>(document)).is_ok()
}
