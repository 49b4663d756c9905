//! The ends of a range.

use crate::value::Number;

/// One end of a [`Range`](super::Range).
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Bound {
    /// The limit itself passes.
    Inclusive(Number),
    /// The limit itself does not pass.
    Exclusive(Number),
}
