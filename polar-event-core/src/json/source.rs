//! Documents that are read or held elsewhere: by a reader, or as a `serde_json::Value`.

use core::fmt;
use std::io::{self, Read};

use super::decoder::Decoder;
use crate::decode::DecodeOwned;
use crate::error::Report;

/// Why there is no value from a reader: it failed, or the document was refused.
#[derive(Debug)]
#[non_exhaustive]
pub enum ReadError {
    /// The reader's own error.
    Io(io::Error),
    /// The report of everything that is wrong with the document.
    Report(Report),
}

impl ReadError {
    /// The report, if the document was read.
    #[must_use]
    pub fn report(&self) -> Option<&Report> {
        if let Self::Report(report) = self { Some(report) } else { None }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => error.fmt(f),
            Self::Report(report) => report.fmt(f),
        }
    }
}

impl std::error::Error for ReadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io(error) => Some(error),
            Self::Report(report) => Some(report),
        }
    }
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<Report> for ReadError {
    fn from(report: Report) -> Self {
        Self::Report(report)
    }
}

/// Decodes and validates JSON from a reader, which is read to its end, or to the limit on the text: at most one byte more than
/// [`Limits::max_input_bytes`](super::Limits::max_input_bytes) is read and kept.
///
/// The text is read before it is decoded, so the reader needs no buffer.
///
/// # Errors
///
/// The reader's error, or a report of everything that is wrong with the document.
///
/// ```
/// use polar_event_core::{Code, json};
///
/// let numbers: Vec<u8> = json::from_reader("[1, 2, 3]".as_bytes())?;
/// assert_eq!(numbers, [1, 2, 3]);
///
/// let decoder = json::Decoder::new().limits(json::Limits::new().max_input_bytes(1000));
/// let error = decoder.from_reader::<Vec<u8>, _>(std::io::repeat(b' ')).unwrap_err();
/// assert_eq!(error.report().unwrap().violations()[0].code(), Code::JsonSize);
/// # Ok::<(), json::ReadError>(())
/// ```
pub fn from_reader<T: DecodeOwned, R: Read>(reader: R) -> Result<T, ReadError> {
    Decoder::new().from_reader(reader)
}

/// Decodes and validates a `serde_json::Value`. There is no text, so a report has no places.
///
/// A `Value` has lost which keys came twice and how numbers were written: decode a text where there is one. To borrow from a `Value`,
/// [`decode`](crate::decode::decode) takes a reference to it.
///
/// # Errors
///
/// A report of everything that is wrong with the value.
///
/// ```
/// use polar_event_core::json;
/// use polar_event_core::polar::EventCreateCustomer;
///
/// let value = serde_json::json!({"name": "signup", "customer_id": 7, "metadata": {"plan": null}});
/// let report = json::from_value::<EventCreateCustomer>(value).unwrap_err();
/// assert_eq!(report.violations().len(), 2);
/// ```
pub fn from_value<T: DecodeOwned>(value: serde_json::Value) -> Result<T, Report> {
    Decoder::new().from_value(value)
}

/// Gives the violations of a report their places in the JSON text that it is about: spans, lines and columns, by their paths. For what was found after
/// the document was decoded, such as in a database; where a violation has a place, it stays.
///
/// ```
/// use polar_event_core::{Code, Violation, json};
///
/// let text = "{\n  \"name\": \"root\"\n}";
/// let report = json::locate(Violation::new(Code::Custom("name_taken")).at("name").into(), text);
/// let violation = &report.violations()[0];
/// assert_eq!((&text[violation.span().unwrap()], violation.location().unwrap().line), ("\"root\"", 2));
/// ```
///
/// A path that leads nowhere gets the place of the last value on the way.
#[must_use]
pub fn locate(report: Report, text: &str) -> Report {
    Decoder::new().locate(report, text)
}

impl<C> Decoder<C> {
    /// Decodes and validates JSON from a reader: see [`from_reader`].
    ///
    /// # Errors
    ///
    /// The reader's error, or a report of everything that is wrong with the document.
    pub fn from_reader<T: DecodeOwned<C>, R: Read>(&self, reader: R) -> Result<T, ReadError> {
        let max = self.max_input_bytes();
        let mut text = Vec::new();
        reader.take((max as u64).saturating_add(1)).read_to_end(&mut text)?;
        Ok(self.from_slice(&text)?)
    }
}
