//! JSON in and out.
//!
//! On the way in, a reader of our own: strict (RFC 8259), exact with numbers, safe against hostile input, and it knows where
//! everything is. [`from_slice`] and [`from_str`] decode types with `#[derive(Event)]` and report every fault; a
//! [`Decoder`] does so with settings; [`Deserializer`] serves any type with serde's `Deserialize`.
//!
//! On the way out, `serde_json`. As a way in it stays too: types with `#[derive(Event)]` have serde's `Deserialize`.

mod access;
mod ahead;
mod checked;
mod de;
mod decoder;
mod deserializer;
mod document;
mod error;
mod find;
mod index;
mod key;
mod limits;
mod lines;
mod mistake;
mod number;
#[cfg(feature = "rayon")]
mod par_lines;
mod reader;
mod scalar;
mod scan;
mod skip;
mod string;
mod syntax;

use std::io;

use serde_core::Serialize;

use crate::decode::Decode;
use crate::error::Report;
use crate::need::MetBy;

pub(crate) use access::AGAIN;
pub use ahead::Kind;
pub(crate) use ahead::{first_item_at, keys_at, kind_of};
pub use checked::Checked;
pub use decoder::Decoder;
pub use deserializer::Deserializer;
pub use error::Error;
pub(crate) use index::Index;
pub use limits::Limits;
pub use lines::{Line, Lines, lines};
#[cfg(feature = "rayon")]
pub use par_lines::{ParLines, par_lines, par_map_lines};

/// Decodes and checks a JSON text of UTF-8 bytes.
///
/// # Errors
///
/// The report of everything that is wrong with the text.
///
/// ```
/// use polar_event_core::{Metadata, json};
///
/// let metadata: Metadata = json::from_slice(br#"{"model": "gpt-4o"}"#)?;
/// assert_eq!(metadata.len(), 1);
/// # Ok::<(), polar_event_core::Report>(())
/// ```
pub fn from_slice<'de, T: Decode<'de, Context: MetBy>>(input: &'de [u8]) -> Result<T, Report> {
    document::decode(document::Input::Bytes(input))
}

/// Decodes and checks a JSON text.
///
/// # Errors
///
/// The report of everything that is wrong with the text.
pub fn from_str<'de, T: Decode<'de, Context: MetBy>>(input: &'de str) -> Result<T, Report> {
    document::decode(document::Input::Text(input))
}

/// Writes a value as compact JSON.
///
/// # Errors
///
/// As [`serde_json::to_vec`]: a map with keys that are no strings.
pub fn to_vec<T: Serialize + ?Sized>(value: &T) -> serde_json::Result<Vec<u8>> {
    serde_json::to_vec(value)
}

/// Writes a value as compact JSON.
///
/// # Errors
///
/// As [`serde_json::to_string`]: a map with keys that are no strings.
pub fn to_string<T: Serialize + ?Sized>(value: &T) -> serde_json::Result<String> {
    serde_json::to_string(value)
}

/// Writes a value as compact JSON.
///
/// # Errors
///
/// As [`serde_json::to_writer`]: the writer's, or a map with keys that are no strings.
pub fn to_writer<W: io::Write, T: Serialize + ?Sized>(writer: W, value: &T) -> serde_json::Result<()> {
    serde_json::to_writer(writer, value)
}
