//! Values that have `None` where a document has `null`, whether or not that is allowed there: values in memory that documents may not
//! produce.

use serde_core::de::value::{MapDeserializer, SeqDeserializer, StrDeserializer};
use serde_core::de::{Deserializer, IntoDeserializer, Visitor};
use serde_json::{Error, Value};

/// Copies of the document in each of which one value is `null`.
pub(super) fn with_nulls(document: &Value) -> Vec<Value> {
    let mut found = Vec::new();
    match document {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                for changed in with_nulls(item).into_iter().chain([Value::Null]) {
                    let mut items = items.clone();
                    items.get_mut(index).into_iter().for_each(|item| *item = changed.clone());
                    found.push(Value::Array(items));
                }
            }
        }
        Value::Object(entries) => {
            for (key, value) in entries {
                for changed in with_nulls(value).into_iter().chain([Value::Null]) {
                    let mut entries = entries.clone();
                    entries.insert(key.clone(), changed);
                    found.push(Value::Object(entries));
                }
            }
        }
        _ => {}
    }
    found
}

/// A document as a deserializer. It claims that the format is not human-readable, so that an `Option` accepts a `null` as `None`.
#[derive(Clone, Copy)]
pub(super) struct NullAsNone<'a>(pub(super) &'a Value);

impl<'de> IntoDeserializer<'de, Error> for NullAsNone<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for NullAsNone<'de> {
    type Error = Error;

    fn is_human_readable(&self) -> bool {
        !self.0.is_null()
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::Array(items) => visitor.visit_seq(SeqDeserializer::new(items.iter().map(Self))),
            Value::Object(entries) => {
                visitor.visit_map(MapDeserializer::new(entries.iter().map(|(key, value)| (StrDeserializer::new(key), Self(value)))))
            }
            plain => plain.deserialize_any(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        // In such formats, an `OptionalNullable` is an enum.
        if self.0.is_null() && variants.contains(&"Null") {
            return visitor.visit_enum(StrDeserializer::<Error>::new("Null"));
        }
        self.0.deserialize_enum(name, variants, visitor)
    }

    serde_core::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        seq tuple tuple_struct map struct identifier ignored_any
    }
}
