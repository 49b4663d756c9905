//! The cases of `tests/data/polar-events.jsonl`: documents for Polar's models, with what is to become of them.

use std::collections::BTreeSet;

use jiff::Timestamp;
use polar_event_core::json::Decoder;
use polar_event_core::{Decode, Report, SatisfiedBy, Violation, json};
use serde::Deserialize;
use serde_json::Value;

#[derive(Debug, Deserialize)]
pub struct Case {
    pub id: String,
    pub model: String,
    pub why: String,
    pub input: String,
    pub now: Timestamp,
    pub verdict: String,
    pub value: Option<Value>,
    pub violations: Option<BTreeSet<Vec<String>>>,
}

impl Case {
    /// Decodes the document at the time that the case has.
    pub fn decode<T: for<'de> Decode<'de, Requires: SatisfiedBy>>(&self) -> Result<T, Report> {
        Decoder::new().now(self.now).from_str(&self.input)
    }
}

/// All cases. `serde_json` rounds some floats wrongly unless built otherwise, so it is not the one to read what is expected.
#[must_use]
pub fn cases() -> Vec<Case> {
    let case = |line| serde_json::from_value(json::from_str(line).unwrap()).unwrap();
    include_str!("../data/polar-events.jsonl").lines().map(case).collect()
}

/// A violation as the cases state it: pointer, code, and `key` where the fault is in the key.
#[must_use]
pub fn stated(violation: &Violation) -> Vec<String> {
    let key = violation.is_key_error().then(|| "key".to_owned());
    [violation.pointer().to_string(), violation.code().to_string()].into_iter().chain(key).collect()
}
