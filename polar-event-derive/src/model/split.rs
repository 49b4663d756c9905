//! Settings that may differ between deserializing and serializing.

/// A value for each direction: deserializing and serializing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Split<T> {
    pub(crate) read: T,
    pub(crate) write: T,
}

impl<T: Clone> Split<T> {
    /// The same value for both directions.
    pub(crate) fn both(value: T) -> Self {
        Self { read: value.clone(), write: value }
    }
}
