//! The types without their types: each is compiled once and not for each format, of which there are so many that it would take minutes.

use std::cell::Cell;

use erased_serde::Serialize;
use polar_event_tests::zoo::visit::Borrowing;
use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::format::{Format, text_of};

/// Reads a type, and says what is in it.
pub(crate) type Reader = fn(&mut dyn erased_serde::Deserializer<'_>) -> Result<Value, erased_serde::Error>;

thread_local! {
    static READER: Cell<Option<Reader>> = const { Cell::new(None) };
}

/// What is in the type that is being read.
struct Read(Value);

impl<'de> Deserialize<'de> for Read {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let reader = READER.get().ok_or_else(|| D::Error::custom("no type is being read"))?;
        reader(&mut <dyn erased_serde::Deserializer<'_>>::erase(deserializer)).map(Self).map_err(D::Error::custom)
    }
}

/// Reads a type from a format.
pub(crate) fn read<F: Format>(written: &F::Written, reader: Reader) -> Result<Value, String> {
    READER.set(Some(reader));
    F::read::<Read>(written).map(|read| read.0)
}

/// Writes a value in a format.
pub(crate) fn write<F: Format>(value: &dyn Serialize) -> Result<F::Written, String> {
    F::write(&value)
}

/// What is in a value.
pub(crate) fn value_of(value: &dyn Serialize) -> Result<Value, String> {
    serde_json::to_value(value).map_err(text_of)
}

/// The reader of a type.
pub(crate) fn reader_of<T: DeserializeOwned + serde::Serialize>() -> Reader {
    |deserializer| said(&erased_serde::deserialize::<T>(deserializer)?)
}

/// The reader of a type of ours that borrows.
pub(crate) fn reader_of_ours<B: Borrowing>() -> Reader {
    |deserializer| said(&erased_serde::deserialize::<B::Ours<'_>>(deserializer)?)
}

/// The reader of a type of serde's that borrows.
pub(crate) fn reader_of_theirs<B: Borrowing>() -> Reader {
    |deserializer| said(&erased_serde::deserialize::<B::Theirs<'_>>(deserializer)?)
}

fn said(value: &dyn Serialize) -> Result<Value, erased_serde::Error> {
    value_of(value).map_err(erased_serde::Error::custom)
}
