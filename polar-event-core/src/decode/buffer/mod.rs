//! A copy of a value of any format, for where it is not known yet what it should become.

mod deserializer;

use core::fmt;
use std::borrow::Cow;

use serde_core::de::{Deserialize, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, Unexpected, VariantAccess, Visitor};

use super::hidden;
use super::raw_text::{self, RAW_PARTS, RawText, TextOptions};
use crate::reader::Kind;

pub(crate) use deserializer::{BufferDeserializer, PLACE, reads_copy};

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
    /// A text that is read as what is asked for.
    Raw(RawText<'de>),
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
            Self::Text(text) | Self::Raw(RawText { text, .. }) => Some(text),
            _ => None,
        }
    }
}

impl Buffer<'_> {
    /// The value as a text, if it is of this kind: a string, an integer or a boolean.
    pub(crate) fn text_of(&self, kind: Kind) -> Option<Cow<'_, str>> {
        Some(match (kind, self) {
            (Kind::String, Self::Text(text) | Self::Raw(RawText { text, .. })) => Cow::Borrowed(text),
            (Kind::Integer, Self::Raw(raw)) => Cow::Owned(raw_text::integer(&raw.text)?.to_string()),
            (Kind::Boolean, Self::Raw(raw)) => {
                Cow::Borrowed(if raw_text::boolean(&raw.text, raw.options.boolean_words)? { "true" } else { "false" })
            }
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

    /// A raw text in its parts: how it is read, and the text.
    fn visit_enum<A: EnumAccess<'de>>(self, parts: A) -> Result<Buffer<'de>, A::Error> {
        if !raw_text::is_raw::<A::Error>() {
            return Err(A::Error::invalid_type(Unexpected::Enum, &self));
        }
        let (options, text) = parts.variant::<u64>()?;
        Ok(match text.newtype_variant()? {
            Buffer::Text(text) => Buffer::Raw(RawText { text, options: TextOptions::from_bits(options) }),
            other => other,
        })
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
        if raw_text::is_raw::<D::Error>() {
            return deserializer.deserialize_newtype_struct(RAW_PARTS, BufferVisitor);
        }
        deserializer.deserialize_any(BufferVisitor)
    }
}
