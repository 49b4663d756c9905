//! Holds each pair of types of the zoos against each other, in each format.

use std::panic::{AssertUnwindSafe, catch_unwind};

use polar_event_core::describe::Shape;
use polar_event_tests::random::Random;
use polar_event_tests::zoo::visit::{Borrowing, Sides, Visitor};
use polar_event_tests::zoo::{enums, formats as zoo_of_formats, structs};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::format::{Format, Lending, text_of};
use crate::formats::{around, binary, each_format, json, memory, query, text};
use crate::samples::{Expected, documents, expected};

/// What was written, and what became of it.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) written: String,
    pub(crate) error: String,
}

/// A type in a format.
#[derive(Debug)]
pub(crate) struct Held {
    pub(crate) name: String,
    /// How many values come back with serde's own traits.
    pub(crate) values: usize,
    /// The first value that ours does not read.
    pub(crate) read: Option<Fault>,
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
}

impl Bed {
    /// All types in all formats.
    pub(crate) fn new() -> Self {
        let mut bed = Self { zoo: "structs", ..Self::default() };
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

    /// The name of a type, and documents for it.
    fn begin(&mut self, name: &str, shape: &'static Shape) -> (String, Vec<String>) {
        self.types += 1;
        (format!("{}::{name}", self.zoo), documents(shape, &mut Random::new(self.types)))
    }

    fn add(&mut self, format: String, held: Held) {
        match self.rows.iter_mut().find(|row| row.format == format) {
            Some(row) => row.types.push(held),
            None => self.rows.push(Row { format, types: vec![held] }),
        }
    }

    fn note<O, T>(&mut self, name: &str, samples: &[(O, T, Expected)]) {
        if samples.is_empty() {
            self.without_values.push(name.to_owned());
        }
    }
}

impl Visitor for Bed {
    fn owned<Ours: Serialize + DeserializeOwned, Theirs: Serialize + DeserializeOwned>(&mut self, sides: Sides<Ours>) {
        let (name, documents) = self.begin(sides.name, sides.shape);
        let samples = documents.iter().filter_map(|text| {
            let (ours, theirs) = ((sides.read)(text).ok()?, serde_json::from_str(text).ok()?);
            let expected = expected::<Ours, Theirs>(&ours, &theirs)?;
            Some((ours, theirs, expected))
        });
        let samples: Vec<_> = samples.collect();
        self.note(&name, &samples);
        macro_rules! hold {
            (lending { $($lending:path)* } owning { $($owning:path)* }) => {
                $(self.add(<$lending>::name(), hold_owned::<$lending, Ours, Theirs>(&name, &samples));)*
                $(self.add(<$owning>::name(), hold_owned::<$owning, Ours, Theirs>(&name, &samples));)*
            };
        }
        each_format!(hold);
    }

    fn borrowing<B: Borrowing>(&mut self) {
        let (name, documents) = self.begin(B::NAME, B::SHAPE);
        let samples = documents.iter().filter_map(|text| {
            let (ours, theirs) = (B::read(text).ok()?, serde_json::from_str(text).ok()?);
            let expected = expected::<B::Ours<'_>, B::Theirs<'_>>(&ours, &theirs)?;
            Some((ours, theirs, expected))
        });
        let samples: Vec<_> = samples.collect();
        self.note(&name, &samples);
        macro_rules! hold {
            (lending { $($lending:path)* } owning { $($owning:path)* }) => {
                $(self.add(<$lending>::name(), hold_borrowing::<$lending, B>(&name, &samples));)*
            };
        }
        each_format!(hold);
    }
}

fn hold_owned<F: Format, O: Serialize + DeserializeOwned, T: Serialize + DeserializeOwned>(
    name: &str,
    samples: &[(O, T, Expected)],
) -> Held {
    let ways = Ways {
        write_ours: &|index| F::write(&samples[index].0),
        write_theirs: &|index| F::write(&samples[index].1),
        read_ours: &|written| value_of(&F::read::<O>(written)?),
        read_theirs: &|written| value_of(&F::read::<T>(written)?),
        show: F::show,
    };
    ways.hold(name, &mut samples.iter().map(|(.., expected)| expected))
}

fn hold_borrowing<F: Lending, B: Borrowing>(name: &str, samples: &[(B::Ours<'_>, B::Theirs<'_>, Expected)]) -> Held {
    let ways = Ways {
        write_ours: &|index| F::write(&samples[index].0),
        write_theirs: &|index| F::write(&samples[index].1),
        read_ours: &|written| value_of(&F::lend::<B::Ours<'_>>(written)?),
        read_theirs: &|written| value_of(&F::lend::<B::Theirs<'_>>(written)?),
        show: F::show,
    };
    ways.hold(name, &mut samples.iter().map(|(.., expected)| expected))
}

#[inline(never)]
fn value_of<T: Serialize>(value: &T) -> Result<Value, String> {
    serde_json::to_value(value).map_err(text_of)
}

/// What a format does with the values of a pair of types, each by its number.
struct Ways<'a, W> {
    write_ours: &'a dyn Fn(usize) -> Result<W, String>,
    write_theirs: &'a dyn Fn(usize) -> Result<W, String>,
    read_ours: &'a dyn Fn(&W) -> Result<Value, String>,
    read_theirs: &'a dyn Fn(&W) -> Result<Value, String>,
    show: fn(&W) -> String,
}

impl<W> Ways<'_, W> {
    fn hold(&self, name: &str, expected: &mut dyn Iterator<Item = &Expected>) -> Held {
        let mut held = Held { name: name.to_owned(), values: 0, read: None, written: None };
        for (index, expected) in expected.enumerate() {
            let Ok(theirs) = caught(|| (self.write_theirs)(index)) else { continue };
            if caught(|| (self.read_theirs)(&theirs)).ok().as_ref() != Some(&expected.theirs) {
                continue;
            }
            held.values += 1;
            if held.read.is_none() {
                held.read = self.fault(&theirs, &expected.ours, self.read_ours);
            }
            if held.written.is_none() {
                held.written = match caught(|| (self.write_ours)(index)) {
                    Ok(ours) => self.fault(&ours, &expected.theirs, self.read_theirs),
                    Err(error) => Some(Fault { written: format!("not {}", expected.ours), error }),
                };
            }
        }
        held
    }

    fn fault(&self, written: &W, expected: &Value, read: &dyn Fn(&W) -> Result<Value, String>) -> Option<Fault> {
        let error = match caught(|| read(written)) {
            Ok(value) if value == *expected => return None,
            Ok(value) => format!("is {value} and not {expected}"),
            Err(error) => error,
        };
        Some(Fault { written: (self.show)(written), error })
    }
}

/// A panic as an error.
fn caught<T>(run: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref().copied());
        Err(format!("panicked: {}", text.unwrap_or_default()))
    })
}
