//! Differences that JSON Schema cannot express.

use core::fmt;

pub use crate::rule::SchemaGap;

/// A place in a type where the schema differs from the decoder: see [`SchemaGap`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Gap {
    /// The type and the field: `EventCreateCustomer.timestamp`.
    pub place: String,
    /// The constraint that the schema cannot express.
    pub gap: SchemaGap,
}

impl fmt::Display for Gap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?}", self.place, self.gap)
    }
}
