//! The types of fields: what each takes, how it is checked in memory, how it describes itself. A file a family.

mod atomic;
mod boolean;
#[cfg(feature = "bytes")]
mod bytes;
mod cell;
mod character;
#[cfg(feature = "chrono")]
mod chrono;
#[cfg(feature = "rust_decimal")]
mod decimal;
mod duration;
#[cfg(feature = "jiff")]
mod duration_text;
#[cfg(any(feature = "rust_decimal", all(feature = "derive", feature = "jiff", feature = "uuid")))]
pub(crate) mod exact;
pub(crate) mod field_type;
mod flat_value;
mod format;
mod key;
mod list;
#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
mod local;
mod map;
mod net;
mod nonzero;
mod number;
mod optional_nullable;
mod path;
mod phantom;
mod range;
#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
mod rfc3339;
mod scalar;
mod struct_like;
mod struct_tag;
mod text;
mod textual;
#[cfg(feature = "time")]
mod time;
#[cfg(feature = "jiff")]
mod timestamp;
mod transparent;
mod tuple;
#[cfg(feature = "url")]
mod url;
#[cfg(feature = "uuid")]
mod uuid;
mod value;
mod wrap;
#[cfg(feature = "jiff")]
mod zoned;

pub use optional_nullable::OptionalNullable;
pub use scalar::{Scalar, decode_scalar};
pub use struct_tag::StructTag;
