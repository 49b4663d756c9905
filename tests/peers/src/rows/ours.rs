//! polar-event: the model that all rows have, the same with borrowed fields, the model through serde_json, streams on all cores, and the
//! ready-made model, which has more fields.

use std::borrow::Cow;
use std::hint::black_box;
use std::io::BufRead;

use jiff::Timestamp;
use polar_event_core::polar::{EventCreateCustomer, EventsIngest};
use polar_event_core::{CompactString, DecodeOwned, Event, Metadata, MetadataRef, OptionalNullable, Report, json};
use serde::Serialize;
use uuid::Uuid;

use super::{Lines, Row};

#[derive(Debug, Event)]
struct Owned {
    metadata: Option<Metadata>,
    #[event(past)]
    timestamp: Option<Timestamp>,
    #[event(length(min = 1, max = 128), no_nul)]
    name: CompactString,
    #[event(uuid(version = 4))]
    organization_id: OptionalNullable<Uuid>,
    #[event(uuid(version = 4))]
    customer_id: Uuid,
}

#[derive(Debug, Event)]
struct OwnedExternal {
    metadata: Option<Metadata>,
    #[event(past)]
    timestamp: Option<Timestamp>,
    #[event(length(min = 1, max = 128), no_nul)]
    name: CompactString,
    #[event(uuid(version = 4))]
    organization_id: OptionalNullable<Uuid>,
    #[event(length(min = 1), no_nul)]
    external_customer_id: CompactString,
}

#[derive(Debug, Event)]
#[event(untagged)]
enum OwnedOfEither {
    Customer(Owned),
    External(OwnedExternal),
}

#[derive(Debug, Event)]
struct OwnedBatch {
    events: Vec<OwnedOfEither>,
}

/// [`Owned`] with strings that stay in the input.
#[derive(Debug, Event)]
struct Borrowed<'a> {
    metadata: Option<MetadataRef<'a>>,
    #[event(past)]
    timestamp: Option<Timestamp>,
    #[event(length(min = 1, max = 128), no_nul)]
    name: Cow<'a, str>,
    #[event(uuid(version = 4))]
    organization_id: OptionalNullable<Uuid>,
    #[event(uuid(version = 4))]
    customer_id: Uuid,
}

fn faults<T>(decoded: Result<T, Report>) -> usize {
    black_box(&decoded).as_ref().err().map_or(0, |report| report.violations().len())
}

/// An event or a batch.
fn decode<T: DecodeOwned>(document: &[u8]) -> usize {
    faults(json::from_slice::<T>(document))
}

fn read_lines<T: DecodeOwned>(reader: Box<dyn BufRead + '_>) -> usize {
    let lines = json::lines::<T, _>(reader);
    lines.filter(|line| black_box(line).as_ref().is_ok_and(|line| line.result.is_ok())).count()
}

fn write<T: DecodeOwned + Serialize + 'static>(documents: &[Vec<u8>]) -> Box<dyn Fn(usize) -> usize> {
    let events: Vec<T> = documents.iter().map(|document| json::from_slice(document).expect("it is valid")).collect();
    Box::new(move |number| black_box(json::to_vec(&events[number]).expect("it can be written")).len())
}

const PACKAGES: &[&str] = &["polar-event-core", "jiff", "uuid"];

pub const OWNED: Row = Row {
    id: "owned",
    title: "**polar-event**, owned fields",
    packages: PACKAGES,
    event: Some(decode::<Owned>),
    batch: Some(decode::<OwnedBatch>),
    lines: Some(Lines::With(read_lines::<Owned>)),
    write: Some(write::<Owned>),
    ..Row::NEW
};

pub const BORROWED: Row = Row {
    id: "borrowed",
    title: "**polar-event**, borrowed fields",
    packages: PACKAGES,
    event: Some(|document| faults(json::from_slice::<Borrowed<'_>>(document))),
    lines: Some(Lines::Each),
    why_not: "the batch and what is written have owned fields",
    ..Row::NEW
};

pub const VIA_SERDE_JSON: Row = Row {
    id: "via-serde-json",
    title: "polar-event through `serde_json::from_slice`",
    packages: &["polar-event-core", "serde_json"],
    // The one error carries the whole report as its text.
    event: Some(|document| {
        let decoded = serde_json::from_slice::<Owned>(document);
        black_box(&decoded).as_ref().err().map_or(0, |error| error.to_string().lines().count())
    }),
    batch: Some(|document| usize::from(black_box(&serde_json::from_slice::<OwnedBatch>(document)).is_err())),
    lines: Some(Lines::Each),
    why_not: "writing is the same as with owned fields",
    ..Row::NEW
};

pub const PARALLEL: Row = Row {
    id: "parallel",
    title: "**polar-event**, `par_lines` on all cores",
    packages: PACKAGES,
    lines: Some(Lines::With(|reader| {
        let lines = json::par_lines::<Owned, _>(reader);
        lines.filter(|line| black_box(line).as_ref().is_ok_and(|line| line.result.is_ok())).count()
    })),
    why_not: "for streams only",
    ..Row::NEW
};

pub const READY_MADE: Row = Row {
    id: "ready-made",
    title: "polar-event, the ready-made model, which has three fields more",
    packages: PACKAGES,
    event: Some(decode::<EventCreateCustomer>),
    batch: Some(decode::<EventsIngest>),
    lines: Some(Lines::With(read_lines::<EventCreateCustomer>)),
    write: Some(write::<EventCreateCustomer>),
    ..Row::NEW
};
