//! Holds each pair of types of the zoos against each other, in each format.

use std::panic::{AssertUnwindSafe, catch_unwind};

use polar_event_core::describe::Shape;
use polar_event_tests::random::Random;
use polar_event_tests::zoo::visit::{Borrowing, Sides, Visitor};
use polar_event_tests::zoo::{enums, formats as zoo_of_formats, structs};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::erased::{Reader, reader_of, reader_of_ours, reader_of_sides, reader_of_theirs, write};
use crate::format::Format;
use crate::formats::{around, binary, each_format, json, memory, ours, query, text};
use crate::samples::{Sample, documents, enough, sample};

/// What was written, and what became of it.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) written: String,
    pub(crate) error: String,
}

/// A type in a format.
#[derive(Debug, Default)]
pub(crate) struct Held {
    pub(crate) name: String,
    /// How many values come back with serde's own traits.
    pub(crate) values: usize,
    /// The first value that ours does not read.
    pub(crate) read: Option<Fault>,
    /// The first such value that has a `None` which serde writes as `null` in JSON, and ours leaves out.
    pub(crate) null: Option<Fault>,
    /// The first value that ours does not write so that theirs reads it.
    pub(crate) written: Option<Fault>,
}

/// A format and all types.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) format: String,
    pub(crate) types: Vec<Held>,
}

/// See the [module](self).
#[derive(Debug, Default)]
pub(crate) struct Bed {
    pub(crate) rows: Vec<Row>,
    /// Types of which there are no values that both read from JSON as the same.
    pub(crate) without_values: Vec<String>,
    zoo: &'static str,
    types: u64,
    only: Option<String>,
}

impl Bed {
    /// All types in all formats, or in this one.
    pub(crate) fn new(only: Option<&str>) -> Self {
        let mut bed = Self { zoo: "structs", only: only.map(str::to_owned), ..Self::default() };
        // What panics is a fault like any other.
        let hook = std::panic::take_hook();
        std::panic::set_hook(Box::new(|_| {}));
        structs::visit(&mut bed);
        bed.zoo = "enums";
        enums::visit(&mut bed);
        bed.zoo = "formats";
        zoo_of_formats::visit(&mut bed);
        std::panic::set_hook(hook);
        bed
    }

    /// Random documents for the next type.
    fn documents(&mut self, shape: &'static Shape) -> Vec<String> {
        self.types += 1;
        documents(shape, &mut Random::new(self.types))
    }

    fn hold(&mut self, name: &str, ours: Reader, theirs: Reader, samples: &[Sample<'_>]) {
        let name = format!("{}::{name}", self.zoo);
        if samples.is_empty() {
            self.without_values.push(name.clone());
        }
        macro_rules! hold {
            ($($format:path)*) => { $(self.add(<$format>::name(), || hold::<$format>(&name, ours, theirs, samples));)* };
        }
        each_format!(hold);
    }

    fn add(&mut self, format: String, hold: impl FnOnce() -> Held) {
        if self.only.as_ref().is_some_and(|only| *only != format) {
            return;
        }
        let held = hold();
        match self.rows.iter_mut().find(|row| row.format == format) {
            Some(row) => row.types.push(held),
            None => self.rows.push(Row { format, types: vec![held] }),
        }
    }
}

impl Visitor for Bed {
    fn owned<Ours: Serialize + DeserializeOwned, Theirs: Serialize + DeserializeOwned>(&mut self, sides: Sides<Ours>) {
        let documents = self.documents(sides.shape);
        let samples =
            enough(documents.iter().filter_map(|text| sample((sides.read)(text).ok()?, serde_json::from_str::<Theirs>(text).ok()?)));
        self.hold(sides.name, reader_of_sides(&sides), reader_of::<Theirs>(), &samples);
    }

    fn borrowing<B: Borrowing>(&mut self) {
        let documents = self.documents(B::SHAPE);
        let samples =
            enough(documents.iter().filter_map(|text| sample(B::read(text).ok()?, serde_json::from_str::<B::Theirs<'_>>(text).ok()?)));
        self.hold(B::NAME, reader_of_ours::<B>(), reader_of_theirs::<B>(), &samples);
    }
}

fn hold<F: Format>(name: &str, ours: Reader, theirs: Reader, samples: &[Sample<'_>]) -> Held {
    let mut held = Held { name: name.to_owned(), ..Held::default() };
    for sample in samples {
        let Ok(written) = caught(|| write::<F>(&sample.theirs)) else { continue };
        if caught(|| F::read_by(&written, theirs)).ok().as_ref() != Some(&sample.in_theirs) {
            continue;
        }
        held.values += 1;
        let by_ours = if sample.has_none { &mut held.null } else { &mut held.read };
        if by_ours.is_none() {
            *by_ours = fault::<F>(&written, &sample.in_ours, ours).filter(|fault| !is_refused_null::<F>(sample, fault));
        }
        if held.written.is_none() {
            held.written = match caught(|| write::<F>(&sample.ours)) {
                Ok(written) => fault::<F>(&written, &sample.in_theirs, theirs),
                Err(error) => Some(Fault { written: format!("cannot write {}", sample.in_ours), error }),
            };
        }
    }
    held
}

/// Whether nothing is wrong but each `None` that serde writes as `null`.
fn is_refused_null<F: Format>(sample: &Sample<'_>, fault: &Fault) -> bool {
    let mut violations = fault.error.lines().filter(|line| line.contains(" ["));
    F::REFUSES_NULL && sample.has_none && violations.all(|violation| violation.contains("null"))
}

fn fault<F: Format>(written: &F::Written, expected: &Value, reader: Reader) -> Option<Fault> {
    let error = match caught(|| F::read_by(written, reader)) {
        Ok(value) if value == *expected => return None,
        Ok(value) => format!("is {value} and not {expected}"),
        Err(error) => error,
    };
    Some(Fault { written: F::show(written), error })
}

/// A panic as an error.
fn caught<T>(run: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref().copied());
        Err(format!("panicked: {}", text.unwrap_or_default()))
    })
}
