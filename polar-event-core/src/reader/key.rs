//! Keys of objects, for types that take other things than strings for keys.

use serde_core::de::{Deserializer, Error as _, Visitor};

use super::cursor::{Reader, Result};
use super::error::Error;
use super::source_map::Place;
use super::token::{Key, Value};

macro_rules! numbers {
    ($($method:ident)+) => { $(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
            if !self.holds_number() {
                return Err(Error::custom("a key of this map must be a number in quotes").at(self.at));
            }
            let Self { reader, at } = self;
            reader.at = at + 1;
            let value = reader.value().$method(visitor)?;
            reader.at += 1;
            Ok(value)
        }
    )+ };
}

impl<'r, 'de, 'p> Key<'r, 'de, 'p> {
    /// The same as a value.
    fn value(self) -> Value<'r, 'de, 'p> {
        Value { reader: self.reader, at: self.at }
    }

    /// Whether there is a number between the quotes, and nothing else. A key that is none is JSON all the same, so that it is read apart.
    fn holds_number(&self) -> bool {
        let Some((text, _)) = self.reader.plain_string(self.at) else { return false };
        let place = Place::default();
        let mut reader = Reader::new((text, false), self.reader.limits, &place);
        text.starts_with(|first: char| first == '-' || first.is_ascii_digit()) && reader.number().is_ok() && reader.at == text.len()
    }
}

impl<'de> Deserializer<'de> for Key<'_, 'de, '_> {
    type Error = Error;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.reader.visit_key(self.at, visitor)
    }

    #[inline(always)]
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.reader.visit_key(self.at, visitor)
    }

    #[inline(always)]
    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.reader.visit_key(self.at, visitor)
    }

    numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
        deserialize_f32 deserialize_f64
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        let rest = self.reader.bytes().get(self.at..).unwrap_or_default();
        for (text, value) in [("\"true\"", true), ("\"false\"", false)] {
            if rest.starts_with(text.as_bytes()) {
                self.reader.at = self.at + text.len();
                return visitor.visit_bool(value);
            }
        }
        self.reader.visit_key(self.at, visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(self, name: &'static str, variants: &'static [&'static str], visitor: V) -> Result<V::Value> {
        self.value().deserialize_enum(name, variants, visitor)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.value().deserialize_bytes(visitor)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.value().deserialize_bytes(visitor)
    }

    serde_core::forward_to_deserialize_any! {
        char string unit unit_struct seq tuple tuple_struct map struct ignored_any
    }
}
