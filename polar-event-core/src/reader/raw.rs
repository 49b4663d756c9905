//! `serde_json::value::RawValue`: a value as the text that it is, which `serde_json` asks for under a name of its own.

use serde_core::de::value::BorrowedStrDeserializer;
use serde_core::de::{DeserializeSeed, Error as _, MapAccess, Visitor};

use super::cursor::{Reader, Result};
use super::error::Error;

/// The name of the newtype that a raw value is asked for as, and the only key of the map that it is handed over in.
pub(super) const RAW_VALUE: &str = "$serde_json::private::RawValue";

impl<'de> Reader<'de, '_> {
    /// Reads past the value at `at` and hands over its text.
    #[cold]
    pub(super) fn visit_raw<V: Visitor<'de>>(&mut self, at: usize, visitor: V) -> Result<V::Value> {
        (_, self.at) = self.peek_at(at);
        let start = self.at;
        self.skip()?;
        let text = self.text.get(start..self.at).unwrap_or_default();
        visitor.visit_map(Raw { text, key_is_read: false })
    }
}

struct Raw<'de> {
    text: &'de str,
    key_is_read: bool,
}

impl<'de> MapAccess<'de> for Raw<'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>> {
        if core::mem::replace(&mut self.key_is_read, true) {
            return Ok(None);
        }
        seed.deserialize(BorrowedStrDeserializer::new(RAW_VALUE)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value> {
        if !self.key_is_read {
            return Err(Error::custom("a value was asked for before its key"));
        }
        seed.deserialize(BorrowedStrDeserializer::new(self.text))
    }
}
