#![doc = include_str!("../docs/crate.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

#[macro_use]
mod tri;

#[cfg(feature = "actix-web")]
pub mod actix_web;
pub mod answer;
#[cfg(feature = "axum")]
pub mod axum;
#[cfg(feature = "csv")]
pub mod csv;
pub mod decode;
pub mod describe;
pub mod env;
#[cfg(feature = "percent-encoding")]
pub mod form;
pub mod json;
pub mod messages;
#[cfg(all(feature = "derive", feature = "jiff", feature = "uuid"))]
pub mod polar;
pub mod prelude;
pub mod rule;
pub mod schema;
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
pub mod testing;
pub mod text;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

/// The README's examples, compiled and run with the tests.
#[cfg(all(doctest, feature = "derive", feature = "jiff", feature = "uuid"))]
#[doc = include_str!("../../README.md")]
struct Readme;

// For documentation only: there is nothing to import.
#[cfg(any(doc, all(doctest, feature = "derive")))]
#[doc = include_str!("../docs/migration.md")]
pub mod migration {}

// For documentation only, too.
#[cfg(any(doc, all(doctest, feature = "derive", feature = "uuid")))]
#[doc = include_str!("../docs/shapes.md")]
pub mod shapes {}

// And this one.
#[cfg(any(doc, all(doctest, feature = "derive")))]
#[doc = include_str!("../docs/serde.md")]
pub mod differences {}

mod error;
#[cfg(any(feature = "axum", feature = "actix-web"))]
mod http;
mod metadata;
mod reader;
mod render;
mod serialize;
mod state;
mod types;
mod union;
mod validate;
mod value;

/// A string that stores up to 24 bytes inline, from the crate `compact_str`. [`Metadata`] and the ready-made models use it.
#[doc(no_inline)]
pub use compact_str::CompactString;
pub use decode::{Decode, DecodeOwned};
pub use describe::Describe;
pub use error::{
    Code, CustomCode, Literal, Location, MAX_KEY_BYTES, MAX_REPORT_BYTES, MAX_VIOLATIONS, Param, Params, Path, Report, Segment,
    Translation, Violation, Warnings,
};
pub use metadata::{Iter as MetadataIter, Metadata, MetadataKey, MetadataRef, MetadataValue, MetadataValueRef};
#[cfg(feature = "derive")]
pub use polar_event_derive::Event;
#[cfg(feature = "annotate-snippets")]
pub use render::Snippet;
pub use rule::MetadataRules;
pub use state::{Checkpoint, NoContext, Requires, SatisfiedBy, ValidationState};
pub use types::{OptionalNullable, Scalar};
pub use validate::Validate;
pub use value::{Number, UnixTime};
