//! The types without their types: each is compiled once and not for each format, of which there are so many that it would take minutes.
//!
//! Nothing that a format and a type say to each other is lost, but for two things: `ron` looks at the names of the visitors, to know those of serde's
//! derive, and this library looks at the type of the error, to know JSON. There, the types are read themselves.

use std::cell::Cell;

use erased_serde::Serialize;
use polar_event_tests::zoo::visit::{self, Borrowing, Sides, Texts};
use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::format::{Format, text_of};

/// Reads a type, and says what is in it.
type Read = fn(&mut dyn erased_serde::Deserializer<'_>) -> Result<Value, erased_serde::Error>;

/// How a type is read.
#[derive(Clone, Copy)]
pub(crate) struct Reader {
    erased: Read,
    pub(crate) ron: fn(&str) -> Result<Value, String>,
    pub(crate) json: fn(&str) -> Result<Value, String>,
    pub(crate) json_value: fn(&Value) -> Result<Value, String>,
    pub(crate) json_path: fn(&str) -> Result<Value, String>,
    /// The library's own decoders of texts, for types of ours.
    pub(crate) texts: Option<Texts>,
}

thread_local! {
    static READ: Cell<Option<Read>> = const { Cell::new(None) };
}

/// What is in the type that is being read.
struct Said(Value);

impl<'de> Deserialize<'de> for Said {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let read = READ.get().ok_or_else(|| D::Error::custom("no type is being read"))?;
        read(&mut <dyn erased_serde::Deserializer<'_>>::erase(deserializer)).map(Self).map_err(D::Error::custom)
    }
}

/// Reads a type from a format.
pub(crate) fn read<F: Format + ?Sized>(written: &F::Written, reader: Reader) -> Result<Value, String> {
    READ.set(Some(reader.erased));
    F::read::<Said>(written).map(|said| said.0)
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
    Reader {
        erased: |deserializer| value_of(&erased_serde::deserialize::<T>(deserializer)?).map_err(erased_serde::Error::custom),
        ron: |text| value_of(&ron::from_str::<T>(text).map_err(text_of)?),
        json: |text| value_of(&serde_json::from_str::<T>(text).map_err(text_of)?),
        json_value: |value| value_of(&<T>::deserialize(value).map_err(text_of)?),
        json_path: |text| {
            let mut json = serde_json::Deserializer::from_str(text);
            value_of(&serde_path_to_error::deserialize::<_, T>(&mut json).map_err(text_of)?)
        },
        texts: None,
    }
}

/// The reader of a type of ours.
pub(crate) fn reader_of_sides<Ours: DeserializeOwned + serde::Serialize>(sides: &Sides<Ours>) -> Reader {
    Reader { texts: Some(sides.texts), ..reader_of::<Ours>() }
}

/// The reader of a type of ours that borrows.
pub(crate) fn reader_of_ours<B: Borrowing>() -> Reader {
    Reader {
        erased: |deserializer| value_of(&erased_serde::deserialize::<B::Ours<'_>>(deserializer)?).map_err(erased_serde::Error::custom),
        ron: |text| value_of(&ron::from_str::<B::Ours<'_>>(text).map_err(text_of)?),
        json: |text| value_of(&serde_json::from_str::<B::Ours<'_>>(text).map_err(text_of)?),
        json_value: |value| value_of(&<B::Ours<'_>>::deserialize(value).map_err(text_of)?),
        json_path: |text| {
            let mut json = serde_json::Deserializer::from_str(text);
            value_of(&serde_path_to_error::deserialize::<_, B::Ours<'_>>(&mut json).map_err(text_of)?)
        },
        texts: Some(Texts {
            form: |decoder, form| visit::value_of(B::read_form(decoder, form)),
            csv: |_, _| Err("records lend nothing".to_owned()),
            env: |_, _| Err("variables lend nothing".to_owned()),
        }),
    }
}

/// The reader of a type of serde's that borrows.
pub(crate) fn reader_of_theirs<B: Borrowing>() -> Reader {
    Reader {
        erased: |deserializer| value_of(&erased_serde::deserialize::<B::Theirs<'_>>(deserializer)?).map_err(erased_serde::Error::custom),
        ron: |text| value_of(&ron::from_str::<B::Theirs<'_>>(text).map_err(text_of)?),
        json: |text| value_of(&serde_json::from_str::<B::Theirs<'_>>(text).map_err(text_of)?),
        json_value: |value| value_of(&<B::Theirs<'_>>::deserialize(value).map_err(text_of)?),
        json_path: |text| {
            let mut json = serde_json::Deserializer::from_str(text);
            value_of(&serde_path_to_error::deserialize::<_, B::Theirs<'_>>(&mut json).map_err(text_of)?)
        },
        texts: None,
    }
}
