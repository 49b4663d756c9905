//! Writing, where it is more than what serde's own `Serialize` is: entries of one value among those of another, functions in the place of
//! types, and types in another form than their own.

mod absent;
mod flatten;
mod key;
mod long_array;
pub(crate) mod with;
#[cfg(feature = "time")]
pub(crate) mod write;

pub(crate) use absent::UNSET;
pub use absent::{is_absent, is_unset};
pub(crate) use flatten::has_key;
pub use flatten::{count_entries, flatten, flatten_written};
pub(crate) use key::key_is;
pub use key::key_text;
pub use long_array::LongArray;
