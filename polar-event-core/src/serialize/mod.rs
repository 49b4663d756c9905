//! Writing, where it is more than what serde's own `Serialize` is: entries of one value among those of another.

mod flatten;

pub use flatten::{count_entries, flatten};
