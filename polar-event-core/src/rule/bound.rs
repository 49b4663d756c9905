//! The ends of a range.

use crate::value::Number;

/// One end of a [`Range`](super::Range).
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Bound {
    /// The limit itself is valid.
    Inclusive(Number),
    /// The limit itself is not valid.
    Exclusive(Number),
}
