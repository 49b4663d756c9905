//! Reading a copy as if it came from the format itself.

use core::marker::PhantomData;
use core::slice;
use std::borrow::Cow;

use serde_core::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor, value};

use super::Buffer;
use crate::decode::raw_text::{self, RAW_PARTS, RawParts, RawText};
use crate::reader::REREAD_TOKEN;

/// Asks for the place of a copied value among all that are copied at a time: as the name of a newtype.
pub(crate) const PLACE: &str = "$polar_event::place";

/// Reads a copied value as if it came from the format itself, and leaves it as it is, so that it can be read again.
pub(crate) struct BufferDeserializer<'b, 'de, E> {
    value: &'b Buffer<'de>,
    human_readable: bool,
    error: PhantomData<fn() -> E>,
}

impl<'b, 'de, E> BufferDeserializer<'b, 'de, E> {
    pub(crate) fn new(value: &'b Buffer<'de>, human_readable: bool) -> Self {
        Self { value, human_readable, error: PhantomData }
    }
}

/// Whether a deserializer reads a copy, so that it can do so [`REREAD_TOKEN`].
pub(crate) fn reads_copy<'de, D: Deserializer<'de>>() -> bool {
    typeid::of::<D>() == typeid::of::<BufferDeserializer<'_, '_, D::Error>>()
}

/// What is asked for by its type: a raw text is read as that, anything else is what it is.
macro_rules! by_type {
    ($($deserialize:ident => $visit:ident;)+) => { $(
        fn $deserialize<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
            match self.value {
                Buffer::Raw(raw) => raw.$visit(visitor),
                _ => self.deserialize_any(visitor),
            }
        }
    )+ };
}

impl<'de, E: Error> Deserializer<'de> for BufferDeserializer<'_, 'de, E> {
    type Error = E;

    fn is_human_readable(&self) -> bool {
        self.human_readable
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        let human_readable = self.human_readable;
        match self.value {
            Buffer::Null => visitor.visit_unit(),
            Buffer::Boolean(value) => visitor.visit_bool(*value),
            Buffer::Signed(value) => visitor.visit_i64(*value),
            Buffer::Unsigned(value) => visitor.visit_u64(*value),
            Buffer::Wide(value) => visitor.visit_i128(*value),
            Buffer::WideUnsigned(value) => visitor.visit_u128(*value),
            Buffer::Float(value) => visitor.visit_f64(*value),
            Buffer::Text(Cow::Borrowed(value)) => visitor.visit_borrowed_str(value),
            Buffer::Text(Cow::Owned(value)) => visitor.visit_str(value),
            Buffer::Raw(raw) => raw.visit_text(visitor),
            Buffer::Bytes(Cow::Borrowed(value)) => visitor.visit_borrowed_bytes(value),
            Buffer::Bytes(Cow::Owned(value)) => visitor.visit_bytes(value),
            Buffer::Array(items) => visitor.visit_seq(Items { items: items.iter(), human_readable, error: PhantomData }),
            Buffer::Object(entries) => visitor.visit_map(Entries::new(entries, human_readable)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.value {
            Buffer::Null => visitor.visit_none(),
            Buffer::Raw(raw) if raw.is_none() => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, E> {
        match name {
            REREAD_TOKEN => visitor.visit_seq(Again(self)),
            RAW_PARTS => match self.value {
                Buffer::Raw(raw) => visitor.visit_enum(RawParts { raw, error: PhantomData }),
                _ => self.deserialize_any(visitor),
            },
            PLACE => visitor.visit_u64(core::ptr::from_ref(self.value).addr() as u64),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(self, name: &'static str, variants: &'static [&'static str], visitor: V) -> Result<V::Value, E> {
        match self.value {
            Buffer::Text(Cow::Borrowed(text)) | Buffer::Raw(RawText { text: Cow::Borrowed(text), .. }) => {
                value::BorrowedStrDeserializer::new(text).deserialize_enum(name, variants, visitor)
            }
            Buffer::Text(Cow::Owned(text)) | Buffer::Raw(RawText { text: Cow::Owned(text), .. }) => {
                value::StrDeserializer::new(text).deserialize_enum(name, variants, visitor)
            }
            Buffer::Object(entries) => {
                let entries = Entries::new(entries, self.human_readable);
                visitor.visit_enum(value::MapAccessDeserializer::new(entries))
            }
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_unit()
    }

    by_type! {
        deserialize_bool => visit_boolean;
        deserialize_i8 => visit_integer;
        deserialize_i16 => visit_integer;
        deserialize_i32 => visit_integer;
        deserialize_i64 => visit_integer;
        deserialize_i128 => visit_wide_integer;
        deserialize_u8 => visit_integer;
        deserialize_u16 => visit_integer;
        deserialize_u32 => visit_integer;
        deserialize_u64 => visit_integer;
        deserialize_u128 => visit_wide_integer;
        deserialize_f32 => visit_single;
        deserialize_f64 => visit_float;
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.value {
            Buffer::Raw(raw) if raw.is_none() => visitor.visit_unit(),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        let human_readable = self.human_readable;
        match self.value {
            Buffer::Raw(raw) => {
                let items: Vec<_> = raw.items().into_iter().map(Buffer::Raw).collect();
                visitor.visit_seq(Items { items: items.iter(), human_readable, error: PhantomData })
            }
            // Items by their indices, in their order.
            Buffer::Object(entries) if raw_text::is_raw::<E>() && is_list(entries) => {
                visitor.visit_seq(Items { items: entries.iter().map(|(_, item)| item), human_readable, error: PhantomData })
            }
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, E> {
        match self.value {
            // Where an item is due, an empty text is that item.
            Buffer::Raw(raw) if raw.is_none() && raw.options.list_separator.is_none() && len > 0 => visitor.visit_seq(Items {
                items: slice::from_ref(self.value).iter(),
                human_readable: self.human_readable,
                error: PhantomData,
            }),
            _ => self.deserialize_seq(visitor),
        }
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(self, _: &'static str, len: usize, visitor: V) -> Result<V::Value, E> {
        self.deserialize_tuple(len, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.value {
            Buffer::Raw(raw) if raw.is_none() => visitor.visit_map(Entries::new(&[], self.human_readable)),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value, E> {
        self.deserialize_map(visitor)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.value {
            Buffer::Raw(RawText { text: Cow::Borrowed(text), .. }) => visitor.visit_borrowed_bytes(text.as_bytes()),
            Buffer::Raw(RawText { text: Cow::Owned(text), .. }) => visitor.visit_bytes(text.as_bytes()),
            _ => self.deserialize_seq(visitor),
        }
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        self.deserialize_bytes(visitor)
    }

    serde_core::forward_to_deserialize_any! {
        char str string unit_struct identifier
    }
}

/// The value itself, as often as it is asked for.
struct Again<'b, 'de, E>(BufferDeserializer<'b, 'de, E>);

impl<'de, E: Error> SeqAccess<'de> for Again<'_, 'de, E> {
    type Error = E;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, E> {
        seed.deserialize(BufferDeserializer::new(self.0.value, self.0.human_readable)).map(Some)
    }
}

/// Whether the keys of entries are the indices of a list: 0, 1 and so on.
fn is_list(entries: &[(Buffer<'_>, Buffer<'_>)]) -> bool {
    let is_index = |(index, (key, _)): (usize, &(Buffer<'_>, _))| key.text().is_some_and(|key| *key == *index.to_string());
    !entries.is_empty() && entries.iter().enumerate().all(is_index)
}

struct Items<I, E> {
    items: I,
    human_readable: bool,
    error: PhantomData<fn() -> E>,
}

impl<'b, 'de: 'b, I: ExactSizeIterator<Item = &'b Buffer<'de>>, E: Error> SeqAccess<'de> for Items<I, E> {
    type Error = E;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, E> {
        let item = self.items.next();
        item.map(|item| seed.deserialize(BufferDeserializer::new(item, self.human_readable))).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len())
    }
}

/// The entries of a copied object.
struct Entries<'b, 'de, E> {
    entries: slice::Iter<'b, (Buffer<'de>, Buffer<'de>)>,
    value: Option<&'b Buffer<'de>>,
    human_readable: bool,
    error: PhantomData<fn() -> E>,
}

impl<'b, 'de, E> Entries<'b, 'de, E> {
    fn new(entries: &'b [(Buffer<'de>, Buffer<'de>)], human_readable: bool) -> Self {
        Self { entries: entries.iter(), value: None, human_readable, error: PhantomData }
    }
}

impl<'de, E: Error> MapAccess<'de> for Entries<'_, 'de, E> {
    type Error = E;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, E> {
        let Some((key, value)) = self.entries.next() else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(BufferDeserializer::new(key, self.human_readable)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, E> {
        let value = self.value.take().ok_or_else(|| E::custom("a value was asked for before its key"))?;
        seed.deserialize(BufferDeserializer::new(value, self.human_readable))
    }
}
