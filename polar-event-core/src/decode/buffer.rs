//! A copy of a value of any format, for where it is not known yet what it should become.

use core::fmt;
use core::marker::PhantomData;
use core::slice;
use std::borrow::Cow;

use serde_core::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor, value};

use super::hidden;
use crate::reader::{Kind, REREAD_TOKEN};

/// A value. Strings are borrowed where the format lends them.
#[derive(Debug)]
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
    /// A number that the format has hidden.
    fn of_digits(digits: &str) -> Self {
        let wide = || digits.parse().map(Self::Wide).or_else(|_| digits.parse().map(Self::WideUnsigned));
        wide().unwrap_or_else(|_| Self::Float(digits.parse().unwrap_or(f64::NAN)))
    }

    /// The text, if this is one.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

impl Buffer<'_> {
    /// The value as a text, if it is of this kind: a string, an integer or a boolean.
    pub(crate) fn text_of(&self, kind: Kind) -> Option<Cow<'_, str>> {
        Some(match (kind, self) {
            (Kind::String, Self::Text(text)) => Cow::Borrowed(text),
            (Kind::Integer, Self::Signed(value)) => Cow::Owned(value.to_string()),
            (Kind::Integer, Self::Unsigned(value)) => Cow::Owned(value.to_string()),
            (Kind::Integer, Self::Wide(value)) => Cow::Owned(value.to_string()),
            (Kind::Integer, Self::WideUnsigned(value)) => Cow::Owned(value.to_string()),
            (Kind::Boolean, Self::Boolean(value)) => Cow::Borrowed(if *value { "true" } else { "false" }),
            _ => return None,
        })
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
        if let [(Self::Value::Text(key), Self::Value::Text(digits))] = entries.as_slice() {
            if hidden::is_key(key) && hidden::may_hide::<A::Error>() {
                return Ok(Buffer::of_digits(digits));
            }
        }
        Ok(Buffer::Object(entries))
    }
}

impl<'de> Deserialize<'de> for Buffer<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(BufferVisitor)
    }
}

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
            Buffer::Bytes(Cow::Borrowed(value)) => visitor.visit_borrowed_bytes(value),
            Buffer::Bytes(Cow::Owned(value)) => visitor.visit_bytes(value),
            Buffer::Array(items) => visitor.visit_seq(Items { items: items.iter(), human_readable, error: PhantomData }),
            Buffer::Object(entries) => visitor.visit_map(Entries::new(entries, human_readable)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.value {
            Buffer::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, E> {
        match name {
            REREAD_TOKEN => visitor.visit_seq(Again(self)),
            PLACE => visitor.visit_u64(core::ptr::from_ref(self.value).addr() as u64),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(self, name: &'static str, variants: &'static [&'static str], visitor: V) -> Result<V::Value, E> {
        match self.value {
            Buffer::Text(Cow::Borrowed(text)) => value::BorrowedStrDeserializer::new(text).deserialize_enum(name, variants, visitor),
            Buffer::Text(Cow::Owned(text)) => value::StrDeserializer::new(text).deserialize_enum(name, variants, visitor),
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

    serde_core::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        seq tuple tuple_struct map struct identifier
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

struct Items<'b, 'de, E> {
    items: slice::Iter<'b, Buffer<'de>>,
    human_readable: bool,
    error: PhantomData<fn() -> E>,
}

impl<'de, E: Error> SeqAccess<'de> for Items<'_, 'de, E> {
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
