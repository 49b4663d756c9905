//! A copy of a value of any format, for where it is not known yet what it should become.

use core::fmt;
use core::marker::PhantomData;
use std::borrow::Cow;
use std::vec;

use serde_core::de::{Deserialize, DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, SeqAccess, Visitor, value};

use crate::json::Kind;

/// A value. Strings are borrowed where the format lends them.
#[derive(Debug, Clone)]
pub(crate) enum Buffer<'de> {
    Null,
    Boolean(bool),
    Signed(i64),
    Unsigned(u64),
    Wide(i128),
    WideUnsigned(u128),
    Float(f64),
    Text(Cow<'de, str>),
    Bytes(Cow<'de, [u8]>),
    Array(Vec<Self>),
    Object(Vec<(Self, Self)>),
}

impl Buffer<'_> {
    /// The text, if this is one.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// What this is in JSON. Bytes are none of it; a string is nearest.
    pub(crate) fn kind(&self) -> Kind {
        match self {
            Self::Null => Kind::Null,
            Self::Boolean(_) => Kind::Boolean,
            Self::Signed(_) | Self::Unsigned(_) | Self::Wide(_) | Self::WideUnsigned(_) => Kind::Integer,
            Self::Float(_) => Kind::Float,
            Self::Text(_) | Self::Bytes(_) => Kind::String,
            Self::Array(_) => Kind::Array,
            Self::Object(_) => Kind::Object,
        }
    }
}

struct BufferVisitor;

macro_rules! keep {
    ($($visit:ident($value:ident: $type:ty) => $kept:expr;)+) => { $(
        fn $visit<E>(self, $value: $type) -> Result<Buffer<'de>, E> {
            Ok($kept)
        }
    )+ };
}

impl<'de> Visitor<'de> for BufferVisitor {
    type Value = Buffer<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON can hold")
    }

    keep! {
        visit_bool(value: bool) => Buffer::Boolean(value);
        visit_i64(value: i64) => Buffer::Signed(value);
        visit_u64(value: u64) => Buffer::Unsigned(value);
        visit_i128(value: i128) => Buffer::Wide(value);
        visit_u128(value: u128) => Buffer::WideUnsigned(value);
        visit_f64(value: f64) => Buffer::Float(value);
        visit_str(value: &str) => Buffer::Text(Cow::Owned(value.to_owned()));
        visit_borrowed_str(value: &'de str) => Buffer::Text(Cow::Borrowed(value));
        visit_bytes(value: &[u8]) => Buffer::Bytes(Cow::Owned(value.to_owned()));
        visit_borrowed_bytes(value: &'de [u8]) => Buffer::Bytes(Cow::Borrowed(value));
    }

    fn visit_unit<E>(self) -> Result<Buffer<'de>, E> {
        Ok(Buffer::Null)
    }

    fn visit_none<E>(self) -> Result<Buffer<'de>, E> {
        Ok(Buffer::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Buffer<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Buffer<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut array: A) -> Result<Buffer<'de>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = array.next_element()? {
            items.push(item);
        }
        Ok(Buffer::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Buffer<'de>, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = object.next_entry()? {
            entries.push(entry);
        }
        Ok(Buffer::Object(entries))
    }
}

impl<'de> Deserialize<'de> for Buffer<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(BufferVisitor)
    }
}

/// Reads a copied value as if it came from the format itself.
pub(crate) struct BufferDeserializer<'de, E> {
    value: Buffer<'de>,
    human_readable: bool,
    error: PhantomData<fn() -> E>,
}

impl<'de, E> BufferDeserializer<'de, E> {
    pub(crate) fn new(value: Buffer<'de>, human_readable: bool) -> Self {
        Self { value, human_readable, error: PhantomData }
    }
}

impl<'de, E: Error> Deserializer<'de> for BufferDeserializer<'de, E> {
    type Error = E;

    fn is_human_readable(&self) -> bool {
        self.human_readable
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        let human_readable = self.human_readable;
        match self.value {
            Buffer::Null => visitor.visit_unit(),
            Buffer::Boolean(value) => visitor.visit_bool(value),
            Buffer::Signed(value) => visitor.visit_i64(value),
            Buffer::Unsigned(value) => visitor.visit_u64(value),
            Buffer::Wide(value) => visitor.visit_i128(value),
            Buffer::WideUnsigned(value) => visitor.visit_u128(value),
            Buffer::Float(value) => visitor.visit_f64(value),
            Buffer::Text(Cow::Borrowed(value)) => visitor.visit_borrowed_str(value),
            Buffer::Text(Cow::Owned(value)) => visitor.visit_string(value),
            Buffer::Bytes(Cow::Borrowed(value)) => visitor.visit_borrowed_bytes(value),
            Buffer::Bytes(Cow::Owned(value)) => visitor.visit_byte_buf(value),
            Buffer::Array(items) => visitor.visit_seq(Items { items: items.into_iter(), human_readable, error: PhantomData }),
            Buffer::Object(entries) => visitor.visit_map(Entries::new(entries, human_readable)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.value {
            Buffer::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, E> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(self, name: &'static str, variants: &'static [&'static str], visitor: V) -> Result<V::Value, E> {
        match self.value {
            Buffer::Text(text) => text.into_deserializer().deserialize_enum(name, variants, visitor),
            Buffer::Object(entries) => {
                let entries = Entries::new(entries, self.human_readable);
                visitor.visit_enum(value::MapAccessDeserializer::new(entries))
            }
            _ => self.deserialize_any(visitor),
        }
    }

    serde_core::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        seq tuple tuple_struct map struct identifier ignored_any
    }
}

struct Items<'de, E> {
    items: vec::IntoIter<Buffer<'de>>,
    human_readable: bool,
    error: PhantomData<fn() -> E>,
}

impl<'de, E: Error> SeqAccess<'de> for Items<'de, E> {
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
pub(crate) struct Entries<'de, E> {
    entries: vec::IntoIter<(Buffer<'de>, Buffer<'de>)>,
    value: Option<Buffer<'de>>,
    human_readable: bool,
    error: PhantomData<fn() -> E>,
}

impl<'de, E> Entries<'de, E> {
    pub(crate) fn new(entries: Vec<(Buffer<'de>, Buffer<'de>)>, human_readable: bool) -> Self {
        Self { entries: entries.into_iter(), value: None, human_readable, error: PhantomData }
    }
}

impl<'de, E: Error> MapAccess<'de> for Entries<'de, E> {
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
