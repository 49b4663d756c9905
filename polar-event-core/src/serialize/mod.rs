//! Writing, where it is more than what serde's own `Serialize` is: entries of one value among those of another, functions in the place of
//! types, and types in another form than their own.

mod absent;
#[cfg(feature = "time")]
pub(crate) mod chosen;
mod flatten;
mod key;
pub(crate) mod with;
pub(crate) mod write;

pub(crate) use absent::UNSET;
pub use absent::{is_absent, is_unset};
pub(crate) use flatten::has_key;
pub use flatten::{count_entries, flatten, flatten_written};
pub(crate) use key::key_is;
pub use key::key_text;
pub use write::{Serde, Within, written};
