//! Decoding from pairs of texts: query strings, forms, records of CSV, environment variables, command lines.
//!
//! All values are texts, and a type is read from the text as the field asks for it: an integer in digits, a boolean as `true` or `false`, a
//! timestamp in its own form. Everything else is as with JSON: all faults are reported at once, with the same codes and pointers, unknown and
//! repeated names included. A number that cannot be parsed is `int_parsing` or `float_parsing`, as in pydantic, instead of `int_type`.
//!
//! [`from_pairs`] takes pairs from anywhere. [`form`](crate::form) reads query strings and forms, [`csv`](crate::csv) records, and
//! [`env`](crate::env) environment variables; what they have in common is set on one [`Decoder`].
//!
//! ```
//! use polar_event_core::{Event, text};
//!
//! #[derive(Event, Debug)]
//! struct Search {
//!     #[event(length(min = 1))]
//!     query: String,
//!     #[event(range(min = 1, max = 100))]
//!     limit: Option<u8>,
//!     tags: Option<Vec<String>>,
//!     exact: Option<bool>,
//! }
//!
//! let search: Search = text::from_pairs([("query", "tea"), ("limit", "5"), ("tags", "a"), ("tags", "b")])?;
//! assert_eq!((search.limit, search.tags.map(|tags| tags.len())), (Some(5), Some(2)));
//!
//! let report = text::from_pairs::<Search, _>([("query", ""), ("limit", "ten"), ("exact", "maybe")]).unwrap_err();
//! assert_eq!(
//!     report.to_string(),
//!     "/query: must have at least 1 character, has 0 [string_too_short]\n\
//!      /limit: must be an integer in digits [int_parsing]\n\
//!      /exact: must be true or false [bool_parsing]"
//! );
//! # Ok::<(), polar_event_core::Report>(())
//! ```
//!
//! # Lists and structs
//!
//! A name that is given several times is a list, where the field is one; a single text is a list of one. [`Decoder::list_separator`] splits
//! a text. With [`Decoder::names`], names have parts: `address[city]` or `address.city`. `bytes::Bytes` is the bytes of its text.
//!
//! The pairs as a whole are a struct, a map, or an enum with a tag: a list of pairs is not decoded.
//!
//! # Enums
//!
//! An enum of names is the name; an enum with data has its tag among the pairs. The value of an untagged enum is the first variant
//! that can be read from the text, in the order of their declaration: put `String` last. Metadata and `serde_json::Value` take every text as
//! it is, since they ask for no type.

mod decoder;
mod names;
mod pair;
#[cfg(any(feature = "axum", feature = "actix-web"))]
mod params;
mod places;
mod tree;

use crate::decode::Decode;
use crate::error::Report;
use crate::state::SatisfiedBy;

pub use decoder::Decoder;
pub use names::Names;
pub use pair::Pair;
#[cfg(any(feature = "axum", feature = "actix-web", feature = "csv"))]
pub(crate) use pair::lossy;

/// Decodes and validates pairs of names and texts.
///
/// # Errors
///
/// A report of everything that is wrong with them.
pub fn from_pairs<'de, T, I>(pairs: I) -> Result<T, Report>
where
    T: Decode<'de, Requires: SatisfiedBy>,
    I: IntoIterator<Item: Into<Pair<'de>>>,
{
    Decoder::new().from_pairs(pairs)
}
