//! What the cursor stands at: a value or a key, which implement serde's deserializer elsewhere.

use super::cursor::Reader;

/// The value at `at`, or after whitespace there.
pub(crate) struct Value<'r, 'de, 'p> {
    pub(super) reader: &'r mut Reader<'de, 'p>,
    pub(super) at: usize,
}

/// The key at hand. Numbers and booleans are read from its text.
pub(super) struct Key<'r, 'de, 'p> {
    pub(super) reader: &'r mut Reader<'de, 'p>,
    /// Where it begins.
    pub(super) at: usize,
}

impl<'de, 'p> Reader<'de, 'p> {
    /// The value that comes next.
    #[inline]
    pub(crate) fn value(&mut self) -> Value<'_, 'de, 'p> {
        let at = self.at;
        Value { reader: self, at }
    }
}
