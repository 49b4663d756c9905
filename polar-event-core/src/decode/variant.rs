//! The variant of an enum in formats that are not human-readable, by name or by number.

use core::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, Error, Unexpected, Visitor};

/// Reads which of these names a variant has; answers its index.
pub(crate) struct VariantIndex(pub(crate) &'static [&'static str]);

impl<'de> DeserializeSeed<'de> for VariantIndex {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for VariantIndex {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a variant")
    }

    fn visit_u64<E: Error>(self, index: u64) -> Result<usize, E> {
        let known = usize::try_from(index).ok().filter(|index| *index < self.0.len());
        known.ok_or_else(|| E::invalid_value(Unexpected::Unsigned(index), &self))
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<usize, E> {
        self.0.iter().position(|known| *known == name).ok_or_else(|| E::unknown_variant(name, self.0))
    }

    fn visit_bytes<E: Error>(self, name: &[u8]) -> Result<usize, E> {
        self.visit_str(&String::from_utf8_lossy(name))
    }
}
