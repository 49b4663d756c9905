//! What a format is here: something that writes values and reads them again.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::erased::{Reader, read};

/// A format, with the function of its crate that people use.
pub(crate) trait Format {
    /// What is written: text, bytes, or values in memory.
    type Written;

    /// Whether `null` is refused where no field is said to be `nullable`: JSON, where all faults are collected.
    const REFUSES_NULL: bool = false;

    fn name() -> String;

    fn write<T: Serialize>(value: &T) -> Result<Self::Written, String>;

    fn read<T: DeserializeOwned>(written: &Self::Written) -> Result<T, String>;

    /// Reads what this reader reads, and says what is in it.
    fn read_by(written: &Self::Written, reader: Reader) -> Result<Value, String> {
        read::<Self>(written, reader)
    }

    /// What was written, for people.
    fn show(written: &Self::Written) -> String;
}

/// An error as its text.
pub(crate) fn text_of(error: impl std::fmt::Display) -> String {
    error.to_string()
}

/// Implements [`Format`] by an expression for each function.
macro_rules! format_of {
    ($format:ident, $name:expr, text, |$value:ident| $write:expr, |$written:ident| $read:expr) => {
        format_of!(@ $format, $name, String, |$value| $write, |$written| $read, |text| text.clone());
    };
    ($format:ident, $name:expr, bytes, |$value:ident| $write:expr, |$written:ident| $read:expr) => {
        format_of!(@ $format, $name, Vec<u8>, |$value| $write, |$written| $read, |bytes| bytes.escape_ascii().to_string());
    };
    ($format:ident, $name:expr, $of:ty, |$value:ident| $write:expr, |$written:ident| $read:expr) => {
        format_of!(@ $format, $name, $of, |$value| $write, |$written| $read, |value| format!("{value:?}"));
    };
    (@ $format:ident, $name:expr, $of:ty, |$value:ident| $write:expr, |$written:ident| $read:expr, |$shown:ident| $show:expr) => {
        pub(crate) struct $format;

        impl $crate::format::Format for $format {
            type Written = $of;

            fn name() -> String {
                String::from($name)
            }

            fn write<T: serde::Serialize>($value: &T) -> Result<Self::Written, String> {
                $write.map_err($crate::format::text_of)
            }

            fn read<T: serde::de::DeserializeOwned>($written: &Self::Written) -> Result<T, String> {
                $read.map_err($crate::format::text_of)
            }

            fn show($shown: &Self::Written) -> String {
                $show
            }
        }
    };
}

pub(crate) use format_of;
