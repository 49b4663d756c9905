//! Decoding and writing JSON.
//!
//! Decoding uses this library's own parser. It is strict (RFC 8259), exact with numbers, safe against hostile input, and knows the location
//! of every value. [`from_slice`] and [`from_str`] decode types with `#[derive(Event)]` and report every fault. A [`Decoder`] does so with
//! custom settings. [`Deserializer`] works with any type that implements serde's `Deserialize`.
//!
//! # Numbers
//!
//! - An integer is exact or refused. This includes a `serde_json::Value`, which holds integers of `i64` and `u64`.
//! - `f64` and `f32` are each the nearest value to the decimal digits.
//! - `-0` is an integer. It is 0 in an integer field, and negative zero in `f64`, `f32` and `serde_json::Value`.
//!
//! ```
//! use polar_event_core::json;
//!
//! assert_eq!(json::from_str("7.038531e-26"), Ok(7.038531e-26_f32));
//! assert_ne!(7.038531e-26_f64 as f32, 7.038531e-26_f32);
//! assert_eq!(json::from_str("-0"), Ok(0_i32));
//! assert!(json::from_str::<f64>("-0").is_ok_and(f64::is_sign_negative));
//! let report = json::from_str::<serde_json::Value>(r#"{"big": 18446744073709551616}"#).unwrap_err();
//! assert_eq!(report.to_string(), "/big: must be an integer from -9223372036854775808 to 18446744073709551615 [int_out_of_range]");
//! ```
//!
//! If you decode through `serde_json` instead, it passes larger integers, and `-0`, on as floats, and all floats as `f64`. Integer fields
//! refuse these, and an `f32` is certain only up to 15 digits.
//!
//! # Duplicate keys
//!
//! Duplicate keys are refused in structs, maps, metadata and `serde_json::Value`, since one parser may use the first value and another the
//! last. There are two exceptions. An unknown key that is ignored may occur any number of times: it has no effect, and remembering each
//! such key would let the sender decide how much memory is used; `deny_unknown_fields` refuses it each time. Types that implement only
//! serde's traits (`via_serde`) decide for themselves: serde's maps keep the last value.
//!
//! ```
//! use polar_event_core::{Event, json};
//! use std::collections::HashMap;
//!
//! #[derive(Event, Debug)]
//! struct Item {
//!     name: String,
//!     #[event(via_serde)]
//!     counts: HashMap<String, u8>,
//! }
//!
//! let item: Item = json::from_str(r#"{"name": "tea", "x": 1, "x": 2, "counts": {"a": 1, "a": 2}}"#).unwrap();
//! assert_eq!(item.counts["a"], 2);
//! let report = json::from_str::<Item>(r#"{"name": "tea", "name": "tea", "counts": {}}"#).unwrap_err();
//! assert_eq!(report.to_string(), "/name (the key): is given twice in the same object [json_duplicate_key]");
//! ```
//!
//! # Writing
//!
//! Values are written by `serde_json`. You can also decode with `serde_json`: types with `#[derive(Event)]` implement serde's
//! `Deserialize`.

#[cfg(feature = "tokio")]
mod async_lines;
mod decoder;
mod document;
mod line_splitter;
mod lines;
#[cfg(feature = "rayon")]
mod par_lines;
mod per_item;
mod source;

use std::io;

use serde_core::Serialize;

use crate::decode::Decode;
use crate::error::Report;
use crate::state::SatisfiedBy;

pub use crate::reader::{Deserializer, Error, Kind, Limits};
#[cfg(feature = "tokio")]
pub use async_lines::{AsyncLines, async_lines};
pub use decoder::Decoder;
#[cfg(feature = "axum")]
pub(crate) use line_splitter::{LineSplitter, Next};
pub use lines::{Line, Lines, lines};
#[cfg(feature = "rayon")]
pub use par_lines::{ParLines, par_lines, par_map_lines};
pub use per_item::PerItem;
pub use source::{ReadError, from_reader, from_value, locate};

/// Decodes and validates JSON from UTF-8 bytes.
///
/// # Errors
///
/// A report of everything that is wrong with the document.
///
/// ```
/// use polar_event_core::{Metadata, json};
///
/// let metadata: Metadata = json::from_slice(br#"{"model": "gpt-4o"}"#)?;
/// assert_eq!(metadata.len(), 1);
/// # Ok::<(), polar_event_core::Report>(())
/// ```
pub fn from_slice<'de, T: Decode<'de, Requires: SatisfiedBy>>(input: &'de [u8]) -> Result<T, Report> {
    document::decode(document::Input::Bytes(input))
}

/// Decodes and validates JSON from a string.
///
/// # Errors
///
/// A report of everything that is wrong with the document.
pub fn from_str<'de, T: Decode<'de, Requires: SatisfiedBy>>(input: &'de str) -> Result<T, Report> {
    document::decode(document::Input::Text(input))
}

/// Writes a value as compact JSON.
///
/// # Errors
///
/// Like [`serde_json::to_vec`]: fails for a map whose keys are not strings.
pub fn to_vec<T: Serialize + ?Sized>(value: &T) -> serde_json::Result<Vec<u8>> {
    serde_json::to_vec(value)
}

/// Writes a value as compact JSON.
///
/// # Errors
///
/// Like [`serde_json::to_string`]: fails for a map whose keys are not strings.
pub fn to_string<T: Serialize + ?Sized>(value: &T) -> serde_json::Result<String> {
    serde_json::to_string(value)
}

/// Writes a value as JSON for people: indented by two spaces, a line for each entry and item.
///
/// # Errors
///
/// Like [`serde_json::to_string_pretty`]: fails for a map whose keys are not strings.
///
/// ```
/// use polar_event_core::json;
///
/// assert_eq!(json::to_string_pretty(&[1, 2])?, "[\n  1,\n  2\n]");
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn to_string_pretty<T: Serialize + ?Sized>(value: &T) -> serde_json::Result<String> {
    serde_json::to_string_pretty(value)
}

/// Writes a value as JSON for people, as [`to_string_pretty`] does.
///
/// # Errors
///
/// Like [`serde_json::to_vec_pretty`]: fails for a map whose keys are not strings.
pub fn to_vec_pretty<T: Serialize + ?Sized>(value: &T) -> serde_json::Result<Vec<u8>> {
    serde_json::to_vec_pretty(value)
}

/// Writes a value as JSON for people, as [`to_string_pretty`] does.
///
/// # Errors
///
/// Like [`serde_json::to_writer_pretty`]: fails if the writer fails, or for a map whose keys are not strings.
pub fn to_writer_pretty<W: io::Write, T: Serialize + ?Sized>(writer: W, value: &T) -> serde_json::Result<()> {
    serde_json::to_writer_pretty(writer, value)
}

/// Writes a value as compact JSON.
///
/// # Errors
///
/// Like [`serde_json::to_writer`]: fails if the writer fails, or for a map whose keys are not strings.
pub fn to_writer<W: io::Write, T: Serialize + ?Sized>(writer: W, value: &T) -> serde_json::Result<()> {
    serde_json::to_writer(writer, value)
}
