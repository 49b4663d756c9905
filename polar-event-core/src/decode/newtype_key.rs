//! Newtypes as keys of maps, which formats may name.

use core::fmt;
use std::borrow::Cow;

use serde_core::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::key::DecodeKey;
use crate::state::ValidationState;

/// Reads the text of a key that is a newtype of this name around a `K`.
///
/// # Errors
///
/// The format's own.
pub fn read_newtype_key<'de, K: DecodeKey<'de>, A: MapAccess<'de>>(
    object: &mut A,
    name: &'static str,
    cx: &mut ValidationState<'_>,
) -> Result<Option<Cow<'de, str>>, A::Error> {
    if cx.collects() {
        return K::read(object, cx);
    }
    K::read(&mut NewtypeKeys { object, name }, cx)
}

/// A map whose keys are asked for as newtypes.
struct NewtypeKeys<'a, A> {
    object: &'a mut A,
    name: &'static str,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for NewtypeKeys<'_, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        self.object.next_key_seed(InNewtype { name: self.name, seed })
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.object.next_value_seed(seed)
    }
}

/// What is in a newtype.
struct InNewtype<S> {
    name: &'static str,
    seed: S,
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for InNewtype<S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        deserializer.deserialize_newtype_struct(self.name, self)
    }
}

impl<'de, S: DeserializeSeed<'de>> Visitor<'de> for InNewtype<S> {
    type Value = S::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a newtype as the key")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        self.seed.deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut array: A) -> Result<S::Value, A::Error> {
        array.next_element_seed(self.seed)?.ok_or_else(|| A::Error::invalid_length(0, &"a newtype with one value"))
    }
}
