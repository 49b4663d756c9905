//! Which variant a format says a value is, by its name or by its number.

use core::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, Error, Unexpected, Visitor};

/// Reads which variant comes, as serde does: by a name, or by the index among the variants that are read.
pub(crate) struct VariantSeed<F, G> {
    /// The names, for errors.
    pub(crate) names: &'static [&'static str],
    /// The variant that goes by a name.
    pub(crate) find: F,
    /// The variant at an index.
    pub(crate) at: G,
}

impl<'de, T, F, G> DeserializeSeed<'de> for VariantSeed<F, G>
where
    F: FnOnce(&str) -> Option<T>,
    G: FnOnce(usize) -> Option<T>,
{
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<T, F, G> Visitor<'_> for VariantSeed<F, G>
where
    F: FnOnce(&str) -> Option<T>,
    G: FnOnce(usize) -> Option<T>,
{
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a variant")
    }

    fn visit_u64<E: Error>(self, index: u64) -> Result<T, E> {
        let known = usize::try_from(index).ok().and_then(self.at);
        known.ok_or_else(|| E::invalid_value(Unexpected::Unsigned(index), &"the index of a variant"))
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<T, E> {
        (self.find)(name).ok_or_else(|| E::unknown_variant(name, self.names))
    }

    fn visit_bytes<E: Error>(self, name: &[u8]) -> Result<T, E> {
        self.visit_str(&String::from_utf8_lossy(name))
    }
}

/// The index of one of these names.
pub(crate) fn variant_index<'de>(names: &'static [&'static str]) -> impl DeserializeSeed<'de, Value = usize> {
    VariantSeed {
        names,
        find: |name: &str| names.iter().position(|known| *known == name),
        at: |index| Some(index).filter(|index| *index < names.len()),
    }
}
