//! The types of fields: what each takes, how it is checked in memory, how it describes itself. A file a family.

mod boolean;
mod character;
mod list;
mod map;
mod number;
mod phantom;
mod text;
#[cfg(feature = "jiff")]
mod timestamp;
mod tuple;
#[cfg(feature = "uuid")]
mod uuid;
mod value;
mod wrap;

pub(crate) use wrap::nullable;
