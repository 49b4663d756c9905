//! Decode, validate, serialize and describe JSON events in one pass, with every fault reported at once.
//!
//! Derive [`Event`] for a struct of yours, and [`json::from_str`] or [`json::from_slice`] gives either a value that is certainly
//! valid or a [`Report`] of everything that is wrong with the document:
//!
//! ```
//! use polar_event_core::{Event, json};
//!
//! #[derive(Event, Debug)]
//! struct Payment {
//!     /// The amount in cents.
//!     #[event(range(min = 1))]
//!     amount: u64,
//!     #[event(one_of("eur", "usd"))]
//!     currency: String,
//!     #[event(length(max = 140))]
//!     note: Option<String>,
//! }
//!
//! let report = json::from_str::<Payment>(r#"{"amount": 0, "currency": "EUR", "note": 5}"#).unwrap_err();
//! assert_eq!(report.to_string(), "\
//! /amount: must be at least 1 [greater_than_equal]
//! /currency: must be one of \"eur\", \"usd\" [literal_error]
//! /note: must be a string, not an integer [string_type]");
//! ```
//!
//! # What the derive gives
//!
//! | trait | what for |
//! | --- | --- |
//! | [`Decode`] | reading and checking in one pass; used by [`json`], or with any serde format by [`decode::decode`] |
//! | [`Validate`] | checking a value in memory by the same rules |
//! | [`Describe`] | fields, types, rules and doc comments as a constant |
//! | `serde::Serialize`, `serde::Deserialize` | everything else that takes serde's traits; an error's text carries the whole report |
//!
//! The type is a struct with named fields, a struct around one value, or an enum whose variants have no fields.
//!
//! A newtype such as `struct Name(#[event(length(max = 40))] String)` is written as its value, and nothing gets into it unchecked: it has
//! `TryFrom` its value, `FromStr` where the value is a string, number, boolean or character, `AsRef`, `into_inner`, and with
//! `#[event(deref)]` also `Deref`. An enum is written as the name of its variant; `rename`, `alias` and `rename_all` mean what they mean
//! on fields.
//!
//! # Attributes of a struct
//!
//! | attribute | meaning |
//! | --- | --- |
//! | `rename_all = "camelCase"` | how the fields' names are written: serde's eight cases |
//! | `deny_unknown_fields` | a field that the struct does not have is `extra_forbidden`; otherwise it is read past |
//! | `default`, `default = value` | absent fields are taken from `Default::default()`, or from this value |
//! | `rename = "…"` | the struct's name, for formats that write it |
//! | `check = path` | a function that sees the whole struct, for rules across fields |
//! | `crate = path` | where this crate is, if it is re-exported or renamed |
//!
//! # Attributes of a field
//!
//! | attribute | meaning |
//! | --- | --- |
//! | `rename = "…"` | the name in the document |
//! | `alias = "…"` | a further name that is understood; it may be given several times |
//! | `default`, `default = value` | the field may be absent, and is `Default::default()` or this value then |
//! | `nullable` | on an `Option`: `null` stands for `None` |
//! | `required` | on an [`OptionalNullable`] or a nullable `Option`: the field must be there |
//! | `skip` | the field is neither read nor written, and made by `default` |
//! | `foreign` | the type has serde's traits only |
//! | `check = path` | a function that sees the whole field, absent or not |
//!
//! and the rules: `length`, `pattern`, `one_of`, `not_blank`, `ascii`, `alphanumeric`, `lowercase`, `uppercase`, `no_control`, `no_nul`,
//! `prefix`, `suffix`, `contains`, `range`, `positive`, `negative`, `multiple_of`, `uuid`, `past`, `future`, `items`, `metadata`, `each`,
//! `keys`, `values`, `custom`. Module [`rule`] describes each with its parameters and codes. Limits may be constants: `length(max = MAX_NAME)`.
//!
//! `#[serde(rename, rename_all, alias, default, skip, deny_unknown_fields)]` mean the same as here. Other serde attributes do not
//! compile.
//!
//! # Custom rules
//!
//! `custom = path` calls a function with a reference to the value, or to what is in an `Option`, when nothing else is wrong with it.
//! It answers `Result<(), E>`, where `E` is whatever a [`Report`] can be made from: a text, a [`Violation`], or a list of them.
//!
//! `check = path` calls a function with the field as it is, also where it is absent, or, on the struct, with the struct; and with the
//! [`Context`], for rules that need to know more than the document: see [`Context::data`].
//!
//! ```
//! use polar_event_core::{Context, Event, Violation, json};
//!
//! fn in_order(range: &Range, _: &Context<'_>) -> Result<(), Violation> {
//!     if range.from <= range.to { Ok(()) } else { Err(Violation::from("must not be before `from`").at("to")) }
//! }
//!
//! #[derive(Event, Debug)]
//! #[event(check = in_order)]
//! struct Range {
//!     from: u32,
//!     to: u32,
//! }
//!
//! let report = json::from_str::<Range>(r#"{"from": 5, "to": 4}"#).unwrap_err();
//! assert_eq!(report.to_string(), "/to: must not be before `from` [value_error]");
//! ```
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod decode;
pub mod describe;
pub mod json;
#[cfg(all(feature = "derive", feature = "jiff", feature = "uuid"))]
pub mod polar;
pub mod rule;
pub mod validate;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

/// The README's examples, compiled and run with the tests.
#[cfg(all(doctest, feature = "derive", feature = "jiff", feature = "uuid"))]
#[doc = include_str!("../../README.md")]
struct Readme;

mod context;
mod error;
mod metadata;
mod number;
mod optional_nullable;
mod place;
mod types;
mod with;

pub use context::{Context, MAX_REPORT_BYTES, MAX_VIOLATIONS, Mark};
pub use decode::Decode;
pub use describe::Describe;
pub use error::{Code, Literal, Location, MAX_KEY_BYTES, Param, Params, Path, Report, Segment, Violation};
pub use metadata::{Iter as MetadataIter, Metadata, MetadataKey, MetadataValue};
pub use number::Number;
pub use optional_nullable::OptionalNullable;
#[cfg(feature = "derive")]
pub use polar_event_derive::Event;
pub use rule::MetadataRules;
pub use validate::Validate;
