//! The models that events can be checked against.

use std::io::{self, BufRead};
use std::str::FromStr;

use polar_event_core::polar::{EventCreateCustomer, EventCreateExternalCustomer};
use polar_event_core::{DecodeOwned, Describe, Report, Snippet, json};

const MODELS: [Model; 2] =
    [Model::of::<EventCreateCustomer>("EventCreateCustomer"), Model::of::<EventCreateExternalCustomer>("EventCreateExternalCustomer")];

/// A type of events.
#[derive(Clone, Copy)]
pub(crate) struct Model {
    pub(crate) name: &'static str,
    lines: fn(&json::Decoder, &mut dyn BufRead, &mut OnLine<'_>) -> io::Result<u64>,
    document: fn(&json::Decoder, &[u8]) -> Result<(), Report>,
    redact: for<'a> fn(Snippet<'a>) -> Snippet<'a>,
}

/// What is called with each line: its number, its offset, its text, and what is wrong with it.
pub(crate) type OnLine<'a> = dyn FnMut(u64, u64, &[u8], Result<(), Report>) -> io::Result<()> + 'a;

impl Model {
    pub(crate) const fn of<T: DecodeOwned + Describe>(name: &'static str) -> Self {
        Self { name, lines: lines::<T>, document: document::<T>, redact: redact::<T> }
    }

    /// Checks every line of a stream. Returns how many bytes it had.
    pub(crate) fn lines(&self, decoder: &json::Decoder, stream: &mut dyn BufRead, on_line: &mut OnLine<'_>) -> io::Result<u64> {
        (self.lines)(decoder, stream, on_line)
    }

    /// Checks a single document.
    pub(crate) fn document(&self, decoder: &json::Decoder, text: &[u8]) -> Result<(), Report> {
        (self.document)(decoder, text)
    }

    /// Hides the values of all sensitive fields.
    pub(crate) fn redact<'a>(&self, snippet: Snippet<'a>) -> Snippet<'a> {
        (self.redact)(snippet)
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
        model.copied().ok_or_else(|| format!("the models are {}", MODELS.map(|model| model.name).join(", ")))
    }
}

fn lines<T: DecodeOwned>(decoder: &json::Decoder, stream: &mut dyn BufRead, on_line: &mut OnLine<'_>) -> io::Result<u64> {
    let mut lines = decoder.lines::<T, _>(stream);
    while let Some(line) = lines.next() {
        let line = line?;
        on_line(line.number, line.offset, lines.text(), line.result.map(drop))?;
    }
    Ok(lines.offset())
}

fn document<T: DecodeOwned>(decoder: &json::Decoder, text: &[u8]) -> Result<(), Report> {
    decoder.from_slice_with_warnings::<T>(text).map(drop)
}

fn redact<T: Describe>(snippet: Snippet<'_>) -> Snippet<'_> {
    snippet.of::<T>()
}
