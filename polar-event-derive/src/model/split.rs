//! What may differ between what is read and what is written.

/// One of each: for reading and for writing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Split<T> {
    pub(crate) read: T,
    pub(crate) write: T,
}

impl<T: Clone> Split<T> {
    /// The same for both.
    pub(crate) fn both(value: T) -> Self {
        Self { read: value.clone(), write: value }
    }
}
