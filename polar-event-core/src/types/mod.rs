//! The types of fields: what each takes, how it is checked in memory, how it describes itself. A file a family.

mod boolean;
mod character;
#[cfg(feature = "chrono")]
mod chrono;
mod list;
mod map;
mod number;
#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
mod rfc3339;
mod text;
#[cfg(any(feature = "jiff", feature = "chrono", feature = "time", feature = "url"))]
mod textual;
#[cfg(feature = "time")]
mod time;
#[cfg(feature = "jiff")]
mod timestamp;
mod tuple;
#[cfg(feature = "uuid")]
mod uuid;
mod value;
mod wrap;

pub(crate) use wrap::nullable;
