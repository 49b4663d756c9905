//! serde_json and validator. It derives no enums, so a batch has events with both ids optional, and a function on the struct that wants one of them.

use std::hint::black_box;

use jiff::Timestamp;
use serde::Deserialize;
use uuid::Uuid;
use validator::{Validate, ValidationError, ValidationErrors, ValidationErrorsKind};

use super::rules::{self, Pairs};
use super::{Lines, Row};

#[derive(Debug, Deserialize, Validate)]
struct Event {
    #[validate(custom(function = good_pairs))]
    metadata: Option<Pairs>,
    #[validate(custom(function = past))]
    timestamp: Option<Timestamp>,
    #[validate(length(min = 1, max = 128), custom(function = no_nul))]
    name: String,
    #[validate(custom(function = version_4))]
    organization_id: Option<Uuid>,
    #[validate(custom(function = version_4))]
    customer_id: Uuid,
}

#[derive(Debug, Deserialize, Validate)]
#[validate(schema(function = one_id))]
struct AnyEvent {
    #[validate(custom(function = good_pairs))]
    metadata: Option<Pairs>,
    #[validate(custom(function = past))]
    timestamp: Option<Timestamp>,
    #[validate(length(min = 1, max = 128), custom(function = no_nul))]
    name: String,
    #[validate(custom(function = version_4))]
    organization_id: Option<Uuid>,
    #[validate(custom(function = version_4))]
    customer_id: Option<Uuid>,
    #[validate(length(min = 1), custom(function = no_nul))]
    external_customer_id: Option<String>,
}

#[derive(Debug, Deserialize, Validate)]
struct Batch {
    #[validate(nested)]
    events: Vec<AnyEvent>,
}

fn say(good: bool, code: &'static str) -> Result<(), ValidationError> {
    if good { Ok(()) } else { Err(ValidationError::new(code)) }
}

fn good_pairs(pairs: &Pairs) -> Result<(), ValidationError> {
    rules::pairs(pairs).map_err(|text| ValidationError::new("metadata").with_message(text.into()))
}

fn no_nul(text: &str) -> Result<(), ValidationError> {
    say(rules::has_no_nul(text), "nul")
}

fn past(timestamp: &Timestamp) -> Result<(), ValidationError> {
    say(rules::is_past(timestamp), "future")
}

fn version_4(uuid: &Uuid) -> Result<(), ValidationError> {
    say(rules::is_version_4(uuid), "version")
}

fn one_id(event: &AnyEvent) -> Result<(), ValidationError> {
    say(event.customer_id.is_some() != event.external_customer_id.is_some(), "customer")
}

fn count(errors: &ValidationErrors) -> usize {
    let of = |kind: &ValidationErrorsKind| match kind {
        ValidationErrorsKind::Struct(errors) => count(errors),
        ValidationErrorsKind::List(items) => items.values().map(|errors| count(errors)).sum(),
        ValidationErrorsKind::Field(errors) => errors.len(),
    };
    errors.errors().values().map(of).sum()
}

fn validated<T: Validate>(decoded: serde_json::Result<T>) -> usize {
    let checked = decoded.map_err(|_| 1).and_then(|value| match value.validate() {
        Ok(()) => Ok(value),
        Err(errors) => Err(count(black_box(&errors))),
    });
    black_box(&checked).as_ref().err().copied().unwrap_or(0)
}

pub const ROW: Row = Row {
    id: "validator",
    title: "serde_json + validator",
    packages: &["validator"],
    event: Some(|document| validated(serde_json::from_slice::<Event>(document))),
    batch: Some(|document| validated(serde_json::from_slice::<Batch>(document))),
    lines: Some(Lines::Each),
    why_not: "writing is the same as in the first row",
    ..Row::NEW
};
