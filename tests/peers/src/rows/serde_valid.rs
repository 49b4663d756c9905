//! serde_valid by its own `from_json_slice`, which is serde_json and then its validation. Its lengths are in grapheme clusters.

use std::hint::black_box;

use jiff::Timestamp;
use serde::Deserialize;
use serde_valid::Validate;
use serde_valid::json::FromJsonSlice;
use serde_valid::validation::{Error, Errors};
use uuid::Uuid;

use super::rules::{self, Pairs};
use super::{Lines, Row};

#[derive(Debug, Deserialize, Validate)]
struct Event {
    #[validate(custom = good_pairs)]
    metadata: Option<Pairs>,
    #[validate(custom = past)]
    timestamp: Option<Timestamp>,
    #[validate(min_length = 1)]
    #[validate(max_length = 128)]
    #[validate(custom = no_nul)]
    name: String,
    #[validate(custom = maybe_version_4)]
    organization_id: Option<Uuid>,
    #[validate(custom = version_4)]
    customer_id: Uuid,
}

#[derive(Debug, Deserialize, Validate)]
struct ExternalEvent {
    #[validate(custom = good_pairs)]
    metadata: Option<Pairs>,
    #[validate(custom = past)]
    timestamp: Option<Timestamp>,
    #[validate(min_length = 1)]
    #[validate(max_length = 128)]
    #[validate(custom = no_nul)]
    name: String,
    #[validate(custom = maybe_version_4)]
    organization_id: Option<Uuid>,
    #[validate(min_length = 1)]
    #[validate(custom = no_nul)]
    external_customer_id: String,
}

#[derive(Debug, Deserialize, Validate)]
#[serde(untagged)]
enum AnyEvent {
    Customer(#[validate] Event),
    External(#[validate] ExternalEvent),
}

#[derive(Debug, Deserialize, Validate)]
struct Batch {
    #[validate]
    events: Vec<AnyEvent>,
}

fn say(good: bool, text: &str) -> Result<(), Error> {
    if good { Ok(()) } else { Err(Error::Custom(text.to_owned())) }
}

fn good_pairs(pairs: &Option<Pairs>) -> Result<(), Error> {
    pairs.as_ref().map_or(Ok(()), |pairs| rules::pairs(pairs).map_err(Error::Custom))
}

#[expect(clippy::ptr_arg, reason = "the derive hands over the field")]
fn no_nul(text: &String) -> Result<(), Error> {
    say(rules::has_no_nul(text), "U+0000")
}

fn past(timestamp: &Option<Timestamp>) -> Result<(), Error> {
    say(timestamp.as_ref().is_none_or(rules::is_past), "in the future")
}

fn version_4(uuid: &Uuid) -> Result<(), Error> {
    say(rules::is_version_4(uuid), "not of version 4")
}

fn maybe_version_4(uuid: &Option<Uuid>) -> Result<(), Error> {
    uuid.as_ref().map_or(Ok(()), version_4)
}

fn count(errors: &Errors) -> usize {
    match errors {
        Errors::Object(errors) => errors.errors.len() + errors.properties.values().map(count).sum::<usize>(),
        Errors::Array(errors) => errors.errors.len() + errors.items.values().map(count).sum::<usize>(),
        Errors::NewType(errors) => errors.len(),
    }
}

fn faults<T>(decoded: Result<T, serde_valid::Error<serde_json::Error>>) -> usize {
    match black_box(&decoded) {
        Ok(_) => 0,
        Err(serde_valid::Error::ValidationError(errors)) => count(errors),
        Err(_) => 1,
    }
}

pub const ROW: Row = Row {
    id: "serde-valid",
    title: "serde_json + serde_valid",
    packages: &["serde_valid"],
    event: Some(|document| faults(Event::from_json_slice(document))),
    batch: Some(|document| faults(Batch::from_json_slice(document))),
    lines: Some(Lines::Each),
    why_not: "writing is the same as in the first row",
    ..Row::NEW
};
