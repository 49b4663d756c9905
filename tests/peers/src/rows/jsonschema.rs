//! serde_json's `Value`, checked against a JSON Schema, and then made into a typed value: with a validator that is built once at run time, and
//! with one that its macro has generated.

use std::hint::black_box;
use std::sync::LazyLock;

use jsonschema::Validator;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::typed::{Batch, Event};
use super::{Lines, Row};

static EVENT: LazyLock<Validator> = LazyLock::new(|| validator(include_str!("event.schema.json")));
static BATCH: LazyLock<Validator> = LazyLock::new(|| validator(include_str!("batch.schema.json")));

fn validator(schema: &str) -> Validator {
    let schema: Value = serde_json::from_str(schema).expect("the schema is JSON");
    jsonschema::options().should_validate_formats(true).build(&schema).expect("the schema is one")
}

#[jsonschema::validator(path = "src/rows/event.schema.json", validate_formats = true)]
struct CompiledEvent;

#[jsonschema::validator(path = "src/rows/batch.schema.json", validate_formats = true)]
struct CompiledBatch;

fn faults<T: DeserializeOwned>(document: &[u8], is_valid: impl Fn(&Value) -> bool, errors: impl Fn(&Value) -> usize) -> usize {
    let Ok(value) = serde_json::from_slice::<Value>(document) else { return 1 };
    if !is_valid(&value) {
        return errors(&value);
    }
    usize::from(black_box(&serde_json::from_value::<T>(value)).is_err())
}

fn count(errors: impl Iterator<Item = impl ToString>) -> usize {
    black_box(errors.map(|error| error.to_string()).collect::<Vec<_>>()).len()
}

fn run_time<T: DeserializeOwned>(document: &[u8], validator: &Validator) -> usize {
    faults::<T>(document, |value| validator.is_valid(value), |value| count(validator.iter_errors(value)))
}

pub const RUN_TIME: Row = Row {
    id: "jsonschema",
    title: "serde_json + jsonschema",
    packages: &["jsonschema"],
    event: Some(|document| run_time::<Event>(document, &EVENT)),
    batch: Some(|document| run_time::<Batch>(document, &BATCH)),
    lines: Some(Lines::Each),
    why_not: "writing is serde's",
    ..Row::NEW
};

pub const COMPILED: Row = Row {
    id: "jsonschema-macro",
    title: "serde_json + `#[jsonschema::validator]`",
    packages: &["jsonschema-macros"],
    event: Some(|document| faults::<Event>(document, CompiledEvent::is_valid, |value| count(CompiledEvent::iter_errors(value)))),
    batch: Some(|document| faults::<Batch>(document, CompiledBatch::is_valid, |value| count(CompiledBatch::iter_errors(value)))),
    lines: Some(Lines::Each),
    why_not: "writing is serde's",
    ..Row::NEW
};
