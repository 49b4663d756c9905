//! The cases: for each construct, the worst document that we know, and a valid one to hold it against.

mod collections;
mod deep;
mod faults;
mod foreign;
mod kept;
mod lenient;
mod objects;
mod outside;
mod parts;
mod reports;
mod streams;
mod text;
mod texts;
mod through;
mod unions;

use polar_event_core::{Decode, SatisfiedBy, json};

/// What is decoded, and from which documents.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    /// Decodes a document and does with it what the case is about; answers whether it is valid.
    pub(crate) run: fn(&[u8]) -> bool,
    /// The worst document of about so many bytes.
    pub(crate) worst: fn(usize) -> String,
    /// A typical valid document of about so many bytes.
    pub(crate) valid: fn(usize) -> String,
    /// The bytes of the smallest document. The others have ten and a hundred times as many.
    pub(crate) bytes: usize,
    /// The most multiples of the work for ten times the text.
    pub(crate) growth: f64,
    /// The most multiples of the work for the valid document.
    pub(crate) times: f64,
    /// The most bytes of memory for a byte of the text, on top of the text.
    pub(crate) memory: f64,
}

/// A case with the bounds that hold unless it says otherwise.
const fn case(name: &'static str, run: fn(&[u8]) -> bool, worst: fn(usize) -> String, valid: fn(usize) -> String) -> Case {
    Case { name, run, worst, valid, bytes: 10_000, growth: 12.0, times: 20.0, memory: 40.0 }
}

/// A map of one entry has room for eleven: so many bytes of memory for one of `{"":` take the maps of std and of `serde_json`.
const NODES: f64 = 150.0;

impl Case {
    /// The same, where it takes more memory for a reason.
    const fn with_memory(self, memory: f64) -> Self {
        Self { memory, ..self }
    }

    /// The same from other sizes: fewer bytes where a case takes long, more where it takes some until a report is full.
    const fn from(self, bytes: usize) -> Self {
        Self { bytes, ..self }
    }

    /// The same, where std or `serde_json` keep something in order: each key is compared with some of the others, more of them the more there are.
    const fn in_order(self) -> Self {
        Self { growth: 16.0, ..self }
    }

    /// The same, where it takes more work for a reason.
    const fn with_times(self, times: f64) -> Self {
        Self { times, ..self }
    }
}

/// By this library's reader.
fn ours<T: for<'de> Decode<'de, Requires: SatisfiedBy>>(text: &[u8]) -> bool {
    json::from_slice::<T>(text).is_ok()
}

/// By serde's trait, from `serde_json`.
fn through<T: serde::de::DeserializeOwned>(text: &[u8]) -> bool {
    serde_json::from_slice::<T>(text).is_ok()
}

/// All of them.
pub(crate) fn all() -> Vec<Case> {
    [
        text::cases(),
        texts::cases(),
        collections::cases(),
        objects::cases(),
        unions::cases(),
        parts::cases(),
        foreign::cases(),
        kept::cases(),
        lenient::cases(),
        faults::cases(),
        reports::cases(),
        streams::cases(),
        through::cases(),
        deep::cases(),
        outside::cases(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
