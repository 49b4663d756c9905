//! Some of the entries that are kept, as an object of their own.

use std::borrow::Cow;

use serde_core::de::value::{BorrowedStrDeserializer, StrDeserializer};
use serde_core::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

use super::going_back::{KeptValue, ReturnSeed, StaySeed};
use super::selection::Selection;
use crate::decode::buffer::BufferDeserializer;
use crate::reader::{Place, REREAD_TOKEN};

/// Some of the entries, as an object.
pub(super) struct SelectedDeserializer<'s, 'de, A: MapAccess<'de>> {
    pub(super) selection: &'s mut Selection<'de, A::Error>,
    pub(super) indexes: &'s [usize],
    pub(super) object: &'s mut A,
    pub(super) place: Option<&'s Place<'s>>,
}

impl<'s, 'de, A: MapAccess<'de>> SelectedDeserializer<'s, 'de, A> {
    fn entries(self) -> SelectedEntries<'s, 'de, A> {
        SelectedEntries { of: self, next: Some(0), value: None }
    }

    /// The entry with this number, whose key has been read.
    pub(super) fn value_of(self, index: usize) -> SelectedEntries<'s, 'de, A> {
        let entry = SelectedEntries { of: self, next: None, value: Some(index) };
        entry.publish(index);
        entry
    }

    /// The same entries once more.
    fn again(&mut self) -> SelectedDeserializer<'_, 'de, A> {
        self.selection.publish(self.place);
        SelectedDeserializer { selection: self.selection, indexes: self.indexes, object: self.object, place: self.place }
    }
}

impl<'de, A: MapAccess<'de>> Deserializer<'de> for SelectedDeserializer<'_, 'de, A> {
    type Error = A::Error;

    fn is_human_readable(&self) -> bool {
        self.selection.human_readable
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, A::Error> {
        visitor.visit_map(self.entries())
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, A::Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, A::Error> {
        if name == REREAD_TOKEN { visitor.visit_seq(SelectedAgain(self)) } else { visitor.visit_newtype_struct(self) }
    }

    /// The name of the variant is the key of the one entry.
    fn deserialize_enum<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value, A::Error> {
        visitor.visit_enum(serde_core::de::value::MapAccessDeserializer::new(self.entries()))
    }

    serde_core::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// The object, as often as it is asked for.
struct SelectedAgain<'s, 'de, A: MapAccess<'de>>(SelectedDeserializer<'s, 'de, A>);

impl<'de, A: MapAccess<'de>> SeqAccess<'de> for SelectedAgain<'_, 'de, A> {
    type Error = A::Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, A::Error> {
        seed.deserialize(self.0.again()).map(Some)
    }
}

/// Some of the entries, while they are read.
pub(in crate::decode) struct SelectedEntries<'s, 'de, A: MapAccess<'de>> {
    of: SelectedDeserializer<'s, 'de, A>,
    /// The number of the next one among the selected; `None` behind the last one.
    next: Option<usize>,
    /// The entry whose value comes next.
    value: Option<usize>,
}

impl<'de, A: MapAccess<'de>> SelectedEntries<'_, 'de, A> {
    /// Says where the key of an entry is.
    fn publish(&self, index: usize) {
        if let (Some(place), Some(kept)) = (self.of.place, self.of.selection.entries.get(index)) {
            place.set_span(kept.span.start, kept.span.end);
        }
    }

    /// The end of the object.
    fn end(&mut self) {
        self.next = None;
        self.of.selection.publish(self.of.place);
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for SelectedEntries<'_, 'de, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        let Some(next) = self.next else { return Ok(None) };
        let Some(&index) = self.of.indexes.get(next) else {
            self.end();
            return Ok(None);
        };
        self.next = Some(next + 1);
        self.value = Some(index);
        self.publish(index);
        let Some(kept) = self.of.selection.entries.get(index) else { return Ok(None) };
        match &kept.key {
            Cow::Borrowed(key) => seed.deserialize(BorrowedStrDeserializer::new(key)).map(Some),
            Cow::Owned(key) => seed.deserialize(StrDeserializer::new(key)).map(Some),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        let SelectedDeserializer { selection, object, place, .. } = &mut self.of;
        let Some(kept) = self.value.take().and_then(|index| selection.entries.get(index)) else {
            // A flattened value in this one sends the reader about by itself.
            return object.next_value_seed(seed);
        };
        match (&kept.value, place, selection.back) {
            (KeptValue::Copy(copy), ..) => seed.deserialize(BufferDeserializer::new(copy, selection.human_readable)),
            (KeptValue::At(_), Some(place), Some(back)) => {
                object.next_value_seed(ReturnSeed { seed: StaySeed, place, to: kept.span.end })?;
                object.next_value_seed(ReturnSeed { seed, place, to: back })
            }
            (KeptValue::At(_), ..) => Err(A::Error::custom("a value was asked for without its source")),
        }
    }
}
