//! The models that events can be checked against.

use std::io::{self, BufRead};
use std::str::FromStr;

use polar_event_core::polar::{EventCreateCustomer, EventCreateExternalCustomer};
use polar_event_core::{Decode, Report, SatisfiedBy, json};

use crate::Failure;

const MODELS: [Model; 2] = [
    Model { name: "EventCreateCustomer", check: check::<EventCreateCustomer> },
    Model { name: "EventCreateExternalCustomer", check: check::<EventCreateExternalCustomer> },
];

#[derive(Clone, Copy)]
pub(crate) struct Model {
    name: &'static str,
    check: fn(&json::Decoder, Stream<'_>, &mut OnLine<'_>) -> Result<u64, Failure>,
}

pub(crate) type Stream<'a> = &'a mut dyn BufRead;

/// What is called with each line, or with the reason why there is none.
pub(crate) type OnLine<'a> = dyn FnMut(io::Result<Line<'_>>) -> Result<(), Failure> + 'a;

/// A line that has been checked.
pub(crate) struct Line<'a> {
    /// From 1; blank lines count.
    pub(crate) number: u64,
    /// The byte of the stream at which the line begins.
    pub(crate) offset: u64,
    pub(crate) text: &'a [u8],
    pub(crate) result: Result<(), Report>,
}

impl Model {
    /// Checks every line of a stream. Answers how many bytes it had.
    pub(crate) fn check(&self, decoder: &json::Decoder, stream: Stream<'_>, on_line: &mut OnLine<'_>) -> Result<u64, Failure> {
        (self.check)(decoder, stream, on_line)
    }
}

impl Default for Model {
    fn default() -> Self {
        MODELS[0]
    }
}

impl FromStr for Model {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let model = MODELS.iter().find(|model| model.name == name);
        model.copied().ok_or_else(|| {
            let names: Vec<_> = MODELS.iter().map(|model| model.name).collect();
            format!("the models are {}", names.join(", "))
        })
    }
}

fn check<T: for<'de> Decode<'de, Requires: SatisfiedBy>>(
    decoder: &json::Decoder,
    stream: Stream<'_>,
    on_line: &mut OnLine<'_>,
) -> Result<u64, Failure> {
    let mut lines = decoder.lines::<T, _>(stream);
    while let Some(line) = lines.next() {
        let text = lines.text();
        on_line(line.map(|line| Line { number: line.number, offset: line.offset, text, result: line.result.map(drop) }))?;
    }
    Ok(lines.offset())
}
