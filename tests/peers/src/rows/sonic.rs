//! sonic-rs in the place of serde_json, with the same types and the same garde. Its documentation advises `-C target-cpu=native`, which
//! would be for the whole program; it is measured without, as all rows are.

use std::hint::black_box;

use super::garde::{Batch, Event, validated};
use super::{Lines, Row};

pub const ROW: Row = Row {
    id: "sonic",
    title: "sonic-rs + garde",
    packages: &["sonic-rs"],
    event: Some(|document| validated(sonic_rs::from_slice::<Event>(document))),
    batch: Some(|document| validated(sonic_rs::from_slice::<Batch>(document))),
    lines: Some(Lines::Each),
    write: Some(|documents| {
        let events: Vec<Event> = documents.iter().map(|document| sonic_rs::from_slice(document).expect("it is valid")).collect();
        Box::new(move |number| black_box(sonic_rs::to_vec(&events[number]).expect("it can be written")).len())
    }),
    ..Row::NEW
};
