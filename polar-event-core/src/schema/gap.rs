//! What JSON Schema cannot say.

use core::fmt;

pub use crate::rule::SchemaGap;

/// A place of a type where the schema differs: see [`SchemaGap`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Gap {
    /// The type and the field: `EventCreateCustomer.timestamp`.
    pub place: String,
    /// What the schema does not say.
    pub gap: SchemaGap,
}

impl fmt::Display for Gap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?}", self.place, self.gap)
    }
}
