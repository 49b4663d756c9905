//! The documents in `tests/data/polar-service.jsonl`, with what Polar's service answered.

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
pub(crate) struct Case {
    pub(crate) id: String,
    pub(crate) model: String,
    pub(crate) why: String,
    input: Option<String>,
    bytes: Option<String>,
    pub(crate) now: Timestamp,
    pub(crate) verdict: String,
    #[serde(default)]
    pub(crate) violations: Vec<(String, String)>,
    pub(crate) value: Option<Value>,
}

impl Case {
    pub(crate) fn body(&self) -> Vec<u8> {
        match &self.bytes {
            Some(hex) => (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect(),
            None => self.text().unwrap().as_bytes().to_vec(),
        }
    }

    /// The document, if it is UTF-8.
    pub(crate) fn text(&self) -> Option<&str> {
        self.input.as_deref()
    }
}

pub(crate) fn cases() -> Vec<Case> {
    include_str!("../../data/polar-service.jsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}
