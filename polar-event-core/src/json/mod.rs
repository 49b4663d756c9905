//! JSON in and out.
//!
//! On the way in, a reader of our own: strict (RFC 8259), exact with numbers, safe against hostile input, and it knows where
//! everything is. [`from_slice`] and [`from_str`] decode types with `#[derive(Event)]` and report every fault; a
//! [`Decoder`] does so with settings; [`Deserializer`] serves any type with serde's `Deserialize`.
//!
//! # Numbers
//!
//! - An integer is exact or refused, also in a `serde_json::Value`, which holds those of `i64` and `u64`.
//! - `f64` and `f32` are each the nearest to the digits.
//! - `-0` is an integer. An integer field takes it for 0; in `f64`, `f32` and `serde_json::Value` it is the negative zero.
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
//! `serde_json` as the way in hands over larger integers, and `-0`, as floats, and floats as `f64`: integer fields refuse these, and of an `f32` only up to
//! 15 digits are sure to count.
//!
//! # Keys that come twice
//!
//! They are refused in structs, maps, metadata and `serde_json::Value`: two readers may take one the first and the other the last. There are two
//! exceptions. A key that no field goes by is read past however often it comes, since nothing becomes of it, and to remember each of them would take memory at
//! the sender's will; `deny_unknown_fields` refuses it each time. And types with serde's traits only (`via_serde`) decide themselves: serde's maps
//! keep the last value.
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
//! # Out
//!
//! On the way out, `serde_json`. As a way in it stays too: types with `#[derive(Event)]` have serde's `Deserialize`.

mod decoder;
mod document;
mod lines;
#[cfg(feature = "rayon")]
mod par_lines;
mod per_item;

use std::io;

use serde_core::Serialize;

use crate::decode::Decode;
use crate::error::Report;
use crate::state::SatisfiedBy;

pub use crate::reader::{Deserializer, Error, Kind, Limits};
pub use decoder::Decoder;
pub use lines::{Line, Lines, lines};
#[cfg(feature = "rayon")]
pub use par_lines::{ParLines, par_lines, par_map_lines};
pub use per_item::PerItem;

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
pub fn from_slice<'de, T: Decode<'de, Requires: SatisfiedBy>>(input: &'de [u8]) -> Result<T, Report> {
    document::decode(document::Input::Bytes(input))
}

/// Decodes and checks a JSON text.
///
/// # Errors
///
/// The report of everything that is wrong with the text.
pub fn from_str<'de, T: Decode<'de, Requires: SatisfiedBy>>(input: &'de str) -> Result<T, Report> {
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
