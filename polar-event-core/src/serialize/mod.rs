//! Writing, where it is more than what serde's own `Serialize` is: entries of one value among those of another.

mod flatten;
mod key;

pub(crate) use flatten::has_key;
pub use flatten::{count_entries, flatten, flatten_written};
pub(crate) use key::key_is;
