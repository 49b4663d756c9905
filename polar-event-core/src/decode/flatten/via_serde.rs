//! Flattened values whose types have serde's traits only: read from a copy of the entries that are left, as serde's own `flatten` does.
//!
//! A struct takes the entries that its `deserialize_struct` asks for, an externally tagged enum the one that names a variant. A map, and
//! whatever else takes any keys, sees all entries, and leaves them to the others.

use core::fmt;
use core::marker::PhantomData;
use std::borrow::Cow;
use std::error::Error as _;

use serde_core::de::value::{BorrowedStrDeserializer, MapAccessDeserializer, StrDeserializer};
use serde_core::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

use super::selection::Selection;
use crate::decode::buffer::{Buffer, BufferDeserializer};
use crate::decode::via_serde::{expected, report_error};
use crate::decode::with::Read;
use crate::state::ValidationState;

/// The state of such a value. `OPTIONAL` says that the field is an `Option` of it, which is `None` if the value cannot be read and none of the
/// entries is the value's own.
pub struct FlatViaSerde<T, const OPTIONAL: bool> {
    read: Result<T, Unread>,
    /// Whether it has entries of its own.
    present: bool,
}

/// Why there is no value.
enum Unread {
    /// It has not been tried.
    Yet,
    /// What the type says, and what it expects, if that is known.
    Error { words: String, expected: Option<String> },
    /// That is reported elsewhere.
    Reported,
}

impl<T, const OPTIONAL: bool> fmt::Debug for FlatViaSerde<T, OPTIONAL> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FlatViaSerde").field("present", &self.present).finish_non_exhaustive()
    }
}

impl<T, const OPTIONAL: bool> FlatViaSerde<T, OPTIONAL> {
    /// No entry yet.
    #[must_use]
    pub fn new() -> Self {
        Self { read: Err(Unread::Yet), present: false }
    }
}

impl<T, const OPTIONAL: bool> Default for FlatViaSerde<T, OPTIONAL> {
    fn default() -> Self {
        Self::new()
    }
}

/// Has such a value take and read its entries from those that were kept, by its type or by a function.
///
/// # Errors
///
/// The format's own.
pub fn flat_select_via_serde<'de, T, R: Read<'de, T>, A: MapAccess<'de>, const OPTIONAL: bool>(
    state: &mut FlatViaSerde<T, OPTIONAL>,
    _: PhantomData<R>,
    selection: &mut Selection<'de, A::Error>,
    object: &mut A,
    cx: &mut ValidationState<'_>,
) -> Result<(), A::Error> {
    let free: Vec<usize> = (0..selection.len()).filter(|index| selection.free_key(*index).is_some()).collect();
    let (mut values, mut has_faults) = (Vec::with_capacity(free.len()), false);
    selection.object(&free, object, cx).deserialize_map(Copies { values: &mut values, has_faults: &mut has_faults, cx })?;
    if has_faults {
        // Whoever takes the entry, or passes over it, reports that.
        state.read = Err(Unread::Reported);
        return Ok(());
    }
    let entries: Vec<Entry<'_, 'de>> = free.into_iter().zip(&values).map(|(index, value)| Entry { index, value }).collect();
    let count = selection.free();
    let read = R::read(Left { selection: &mut *selection, entries });
    state.present = selection.free() < count;
    state.read = read.map_err(|error: A::Error| Unread::Error { words: error.to_string(), expected: expected(error.source()) });
    Ok(())
}

/// Whether such a value has entries of its own.
#[must_use]
pub fn flat_present_via_serde<T, const OPTIONAL: bool>(state: &FlatViaSerde<T, OPTIONAL>) -> bool {
    state.present
}

/// The value, unless `check` finds a fault in it.
pub fn flat_finish_via_serde<T>(
    state: FlatViaSerde<T, false>,
    check: impl FnOnce(&T, &mut ValidationState<'_>),
    cx: &mut ValidationState<'_>,
) -> Option<T> {
    let value = finish(state.read, cx)?;
    checked(value, check, cx)
}

/// The same for an `Option`.
pub fn flat_finish_option_via_serde<T>(
    state: FlatViaSerde<T, true>,
    check: impl FnOnce(&Option<T>, &mut ValidationState<'_>),
    cx: &mut ValidationState<'_>,
) -> Option<Option<T>> {
    let value = match (state.read, state.present) {
        (Err(Unread::Error { .. } | Unread::Yet), false) => None,
        (read, _) => Some(finish(read, cx)?),
    };
    checked(value, check, cx)
}

fn finish<T>(read: Result<T, Unread>, cx: &mut ValidationState<'_>) -> Option<T> {
    match read {
        Ok(value) => return Some(value),
        Err(Unread::Error { words, expected }) => report_error(&words, || expected, cx),
        Err(Unread::Yet) => report_error(&"has not been read", || None, cx),
        Err(Unread::Reported) => {}
    }
    None
}

fn checked<T>(value: T, check: impl FnOnce(&T, &mut ValidationState<'_>), cx: &mut ValidationState<'_>) -> Option<T> {
    let checkpoint = cx.checkpoint();
    check(&value, cx);
    cx.is_clean_since(checkpoint).then_some(value)
}

/// Copies the values of entries.
struct Copies<'a, 'c, 'de> {
    values: &'a mut Vec<Buffer<'de>>,
    /// Whether one has what only JSON can hold, such as half a surrogate pair.
    has_faults: &'a mut bool,
    cx: &'a ValidationState<'c>,
}

impl<'de> Visitor<'de> for Copies<'_, '_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        while object.next_key::<IgnoredAny>()?.is_some() {
            self.values.push(object.next_value()?);
            *self.has_faults |= self.cx.take_fault().is_some();
        }
        Ok(())
    }
}

/// An entry that is left.
struct Entry<'v, 'de> {
    /// Its number among those that are kept.
    index: usize,
    value: &'v Buffer<'de>,
}

/// The entries that are left, as an object.
struct Left<'s, 'v, 'de, E> {
    selection: &'s mut Selection<'de, E>,
    entries: Vec<Entry<'v, 'de>>,
}

impl<'s, 'v, 'de, E: Error> Left<'s, 'v, 'de, E> {
    /// Those with one of these names, which belong to the value then.
    fn take(mut self, names: &[&str]) -> Object<'s, 'v, 'de, E> {
        let selection = self.selection;
        self.entries.retain(|entry| selection.free_key(entry.index).is_some_and(|key| names.contains(&key)));
        self.entries.iter().for_each(|entry| selection.take(entry.index));
        Object { selection, entries: self.entries.into_iter(), value: None }
    }

    /// All of them, which belong to the value as well as to others.
    fn all(self) -> Object<'s, 'v, 'de, E> {
        self.entries.iter().for_each(|entry| self.selection.mark_read(entry.index));
        Object { selection: self.selection, entries: self.entries.into_iter(), value: None }
    }
}

impl<'de, E: Error> Deserializer<'de> for Left<'_, '_, 'de, E> {
    type Error = E;

    fn is_human_readable(&self) -> bool {
        self.selection.human_readable
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_map(self.all())
    }

    fn deserialize_struct<V: Visitor<'de>>(self, _: &'static str, fields: &'static [&'static str], visitor: V) -> Result<V::Value, E> {
        visitor.visit_map(self.take(fields))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        mut self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, E> {
        let selection = &*self.selection;
        let is_variant = |entry: &Entry<'_, '_>| selection.free_key(entry.index).is_some_and(|key| variants.contains(&key));
        let Some(at) = self.entries.iter().position(is_variant) else {
            return Err(E::custom(format_args!("no variant of enum {name} found in flattened data")));
        };
        self.entries = vec![self.entries.swap_remove(at)];
        visitor.visit_enum(MapAccessDeserializer::new(self.take(variants)))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, E> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, E> {
        visitor.visit_unit()
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_unit()
    }

    serde_core::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf seq tuple tuple_struct map identifier
    }
}

/// Entries that are read.
struct Object<'s, 'v, 'de, E> {
    selection: &'s Selection<'de, E>,
    entries: std::vec::IntoIter<Entry<'v, 'de>>,
    /// The value of the key that was read last.
    value: Option<&'v Buffer<'de>>,
}

impl<'de, E: Error> MapAccess<'de> for Object<'_, '_, 'de, E> {
    type Error = E;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, E> {
        let Some(entry) = self.entries.next() else { return Ok(None) };
        self.value = Some(entry.value);
        match self.selection.key(entry.index) {
            Some(Cow::Borrowed(key)) => seed.deserialize(BorrowedStrDeserializer::new(key)).map(Some),
            Some(Cow::Owned(key)) => seed.deserialize(StrDeserializer::new(key)).map(Some),
            None => Ok(None),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, E> {
        let value = self.value.take().ok_or_else(|| E::custom("a value was asked for before its key"))?;
        seed.deserialize(BufferDeserializer::new(value, self.selection.human_readable))
    }
}
