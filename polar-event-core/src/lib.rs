//! Decode, validate, serialize and describe JSON events in one pass, with every fault reported at once.
#![cfg_attr(docsrs, feature(doc_cfg))]

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

mod context;
mod error;
mod metadata;
mod number;
mod optional_nullable;
mod place;
mod types;

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
