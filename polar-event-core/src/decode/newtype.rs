//! Structs around one value, and structs without fields, which formats may name.

use core::fmt;
use core::marker::PhantomData;

use serde_core::de::{Deserializer, Error, IgnoredAny, SeqAccess, Unexpected, Visitor};

use super::Decode;
use super::part::{Part, PartSeed};
use super::via_serde::{ViaSerde, read_with};
use super::with::Read;
use crate::rule::{ITEM_RULES, Rules};
use crate::state::ValidationState;

/// Decodes what is in a newtype of this name.
///
/// # Errors
///
/// The deserializer's own.
#[inline]
pub fn newtype<'de, T, P: Part<'de, T>, D: Deserializer<'de>>(
    deserializer: D,
    name: &'static str,
    part: P,
    rules: Rules,
    cx: &mut ValidationState<'_>,
) -> Result<Option<T>, D::Error> {
    if cx.collects() {
        return part.decode(deserializer, rules, cx);
    }
    deserializer.deserialize_newtype_struct(name, Newtype { part, rules, cx, decoded: PhantomData })
}

struct Newtype<'a, 'c, T, P> {
    part: P,
    rules: Rules,
    cx: &'a mut ValidationState<'c>,
    decoded: PhantomData<fn() -> T>,
}

impl<'de, T, P: Part<'de, T>> Visitor<'de> for Newtype<'_, '_, T, P> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a newtype")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        self.part.decode(deserializer, self.rules, self.cx)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut array: A) -> Result<Option<T>, A::Error> {
        let read = array.next_element_seed(PartSeed::new(self.part, self.rules, self.cx))?;
        read.ok_or_else(|| A::Error::invalid_length(0, &"a newtype with one value"))
    }
}

/// The same for a value that `R` reads and `check` checks.
///
/// # Errors
///
/// The deserializer's own.
pub fn newtype_with<'de, T, R: Read<'de, T>, D: Deserializer<'de>>(
    deserializer: D,
    name: &'static str,
    reader: PhantomData<R>,
    check: impl FnOnce(&T, &mut ValidationState<'_>),
    cx: &mut ValidationState<'_>,
) -> Result<Option<T>, D::Error> {
    if cx.collects() {
        return read_with(deserializer, reader, check, cx);
    }
    let checkpoint = cx.checkpoint();
    let value = deserializer.deserialize_newtype_struct(name, NewtypeWith(ViaSerde::<T, R>::new(cx)))?;
    if let Some(value) = &value {
        check(value, cx);
    }
    Ok(value.filter(|_| cx.is_clean_since(checkpoint)))
}

struct NewtypeWith<S>(S);

impl<'de, T, R: Read<'de, T>> Visitor<'de> for NewtypeWith<ViaSerde<'_, '_, T, R>> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a newtype")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        serde_core::de::DeserializeSeed::deserialize(self.0, deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut array: A) -> Result<Option<T>, A::Error> {
        array.next_element_seed(self.0)?.ok_or_else(|| A::Error::invalid_length(0, &"a newtype with one value"))
    }
}

/// Decodes a struct of this name that has no fields: `null` in JSON.
///
/// # Errors
///
/// The deserializer's own.
pub fn unit<'de, T, D: Deserializer<'de>>(
    deserializer: D,
    name: &'static str,
    value: T,
    cx: &mut ValidationState<'_>,
) -> Result<Option<T>, D::Error> {
    if cx.collects() {
        return Ok(<()>::decode(deserializer, ITEM_RULES, cx)?.map(|()| value));
    }
    deserializer.deserialize_unit_struct(name, Unit { takes_empty: !name.is_empty() })?;
    Ok(Some(value))
}

struct Unit {
    /// Whether an array without items is one. A variant without a name of its own is none.
    takes_empty: bool,
}

impl<'de> Visitor<'de> for Unit {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a unit struct")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    /// As MessagePack writes it.
    fn visit_seq<A: SeqAccess<'de>>(self, mut array: A) -> Result<(), A::Error> {
        match array.next_element::<IgnoredAny>()? {
            None if self.takes_empty => Ok(()),
            _ => Err(A::Error::invalid_type(Unexpected::Seq, &self)),
        }
    }
}
