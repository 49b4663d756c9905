//! Keys of objects, for types that take other things than strings for keys.

use serde_core::de::{Deserializer, Error as _, Visitor};

use super::error::Error;
use super::reader::{Reader, Result};

/// The key at hand. Numbers and booleans are read from its text.
pub(super) struct Key<'r, 'de, 'p>(pub(super) &'r mut Reader<'de, 'p>);

macro_rules! numbers {
    ($($method:ident)+) => { $(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
            let start = self.0.at;
            self.0.at += 1;
            if !matches!(self.0.bytes().get(self.0.at), Some(b'-' | b'0'..=b'9')) {
                return Err(Error::custom("a key of this map must be a number in quotes").at(start));
            }
            let value = self.0.$method(visitor)?;
            if self.0.bytes().get(self.0.at) != Some(&b'"') {
                return Err(self.0.syntax("expected a number in quotes"));
            }
            self.0.at += 1;
            Ok(value)
        }
    )+ };
}

impl<'de> Deserializer<'de> for Key<'_, 'de, '_> {
    type Error = Error;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.0.visit_string(visitor)
    }

    #[inline(always)]
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.0.visit_string(visitor)
    }

    numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
        deserialize_f32 deserialize_f64
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        let rest = self.0.bytes().get(self.0.at..).unwrap_or_default();
        for (text, value) in [("\"true\"", true), ("\"false\"", false)] {
            if rest.starts_with(text.as_bytes()) {
                self.0.at += text.len();
                return visitor.visit_bool(value);
            }
        }
        self.0.visit_string(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(self, name: &'static str, variants: &'static [&'static str], visitor: V) -> Result<V::Value> {
        self.0.deserialize_enum(name, variants, visitor)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.0.deserialize_bytes(visitor)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.0.deserialize_bytes(visitor)
    }

    serde_core::forward_to_deserialize_any! {
        char string unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}
