//! Texts whose type the receiver knows: what a query string, a CSV record or an environment has. A number is read where one is asked for.

use core::fmt::{self, Display};
use core::marker::PhantomData;
use core::str::FromStr;
use std::borrow::Cow;

use serde_core::de::value::{BorrowedStrDeserializer, StrDeserializer};
use serde_core::de::{self, DeserializeSeed, EnumAccess, Expected, IntoDeserializer, Unexpected, VariantAccess, Visitor};

use crate::reader;

/// A text and how it is read.
#[derive(Debug, Clone)]
pub(crate) struct RawText<'de> {
    pub(crate) text: Cow<'de, str>,
    pub(crate) options: TextOptions,
}

/// How texts are read as other types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct TextOptions {
    /// Whether `1`, `0`, `yes`, `no`, `on` and `off` are booleans.
    pub(crate) boolean_words: bool,
    /// Whether an empty text is nothing: `None`, or a list, map or struct with nothing in it.
    pub(crate) empty_is_none: bool,
    /// What stands between the items of a list in one text.
    pub(crate) list_separator: Option<char>,
}

impl TextOptions {
    fn bits(self) -> u64 {
        u64::from(self.boolean_words) | u64::from(self.empty_is_none) << 1 | u64::from(self.list_separator.map_or(0, u32::from)) << 2
    }

    pub(crate) fn from_bits(bits: u64) -> Self {
        let separator = u32::try_from(bits >> 2).ok().and_then(char::from_u32);
        Self { boolean_words: bits & 1 != 0, empty_is_none: bits & 2 != 0, list_separator: separator.filter(|it| *it != '\0') }
    }
}

/// Asks for a raw text in its parts, so that a copy of it is a raw text, too: as the name of a newtype.
pub(crate) const RAW_PARTS: &str = "$polar_event::raw_parts";

/// The parts of a raw text: how it is read, and the text.
pub(crate) struct RawParts<'b, 'de, E> {
    pub(crate) raw: &'b RawText<'de>,
    pub(crate) error: PhantomData<fn() -> E>,
}

impl<'de, E: de::Error> EnumAccess<'de> for RawParts<'_, 'de, E> {
    type Error = E;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), E> {
        seed.deserialize(self.raw.options.bits().into_deserializer()).map(|options| (options, self))
    }
}

impl<'de, E: de::Error> VariantAccess<'de> for RawParts<'_, 'de, E> {
    type Error = E;

    fn unit_variant(self) -> Result<(), E> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, E> {
        match &self.raw.text {
            Cow::Borrowed(text) => seed.deserialize(BorrowedStrDeserializer::new(text)),
            Cow::Owned(text) => seed.deserialize(StrDeserializer::new(text)),
        }
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, E> {
        self.raw.visit_text(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, E> {
        self.raw.visit_text(visitor)
    }
}

impl<'de> RawText<'de> {
    pub(crate) fn is_none(&self) -> bool {
        self.options.empty_is_none && self.text.is_empty()
    }

    /// The items, where a list is asked for: the text alone, unless a separator is set or the text is nothing.
    pub(crate) fn items(&self) -> Vec<Self> {
        if self.is_none() {
            return Vec::new();
        }
        let Some(separator) = self.options.list_separator else { return vec![self.clone()] };
        let item = |text| Self { text, options: self.options };
        match &self.text {
            text if text.is_empty() => Vec::new(),
            Cow::Borrowed(text) => text.split(separator).map(|part| item(Cow::Borrowed(part))).collect(),
            Cow::Owned(text) => text.split(separator).map(|part| item(Cow::Owned(part.to_owned()))).collect(),
        }
    }

    pub(crate) fn visit_text<V: Visitor<'de>, E: de::Error>(&self, visitor: V) -> Result<V::Value, E> {
        match &self.text {
            Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
            Cow::Owned(text) => visitor.visit_str(text),
        }
    }

    /// As a boolean; any other text stays one, so that the visitor refuses it.
    pub(crate) fn visit_boolean<V: Visitor<'de>, E: de::Error>(&self, visitor: V) -> Result<V::Value, E> {
        match boolean(&self.text, self.options.boolean_words) {
            Some(value) => visitor.visit_bool(value),
            None => self.visit_text(visitor),
        }
    }

    /// As an integer: digits after a sign, if any.
    pub(crate) fn visit_integer<V: Visitor<'de>, E: de::Error>(&self, visitor: V) -> Result<V::Value, E> {
        if !is_integer(&self.text) {
            return self.visit_text(visitor);
        }
        if let Some(value) = parse(&self.text) {
            return visitor.visit_u64(value);
        }
        if let Some(value) = parse(&self.text) {
            return visitor.visit_i64(value);
        }
        // Beyond 64 bits, the nearest value of 128 bits is as far out of range.
        match parse(&self.text) {
            Some(value) => visitor.visit_i128(value),
            None if self.text.starts_with('-') => visitor.visit_i128(i128::MIN),
            None => visitor.visit_u128(parse(&self.text).unwrap_or(u128::MAX)),
        }
    }

    /// As an integer of 128 bits, for which there is no value beyond.
    pub(crate) fn visit_wide_integer<V: Visitor<'de>, E: de::Error>(&self, visitor: V) -> Result<V::Value, E> {
        let fits = parse::<i128>(&self.text).is_some() || parse::<u128>(&self.text).is_some();
        if fits { self.visit_integer(visitor) } else { self.visit_text(visitor) }
    }

    /// As a number, with a fraction and an exponent, if any. Infinity and NaN have no digits.
    pub(crate) fn visit_float<V: Visitor<'de>, E: de::Error>(&self, visitor: V) -> Result<V::Value, E> {
        match parse(&self.text).filter(|_| is_decimal(&self.text)) {
            Some(value) => visitor.visit_f64(value),
            None => self.visit_text(visitor),
        }
    }

    /// The same in single precision: the digits are rounded once.
    pub(crate) fn visit_single<V: Visitor<'de>, E: de::Error>(&self, visitor: V) -> Result<V::Value, E> {
        match parse(&self.text).filter(|_| is_decimal(&self.text)) {
            Some(value) => visitor.visit_f32(value),
            None => self.visit_text(visitor),
        }
    }
}

/// The boolean that a text is.
pub(crate) fn boolean(text: &str, words: bool) -> Option<bool> {
    match text {
        "true" => Some(true),
        "false" => Some(false),
        "1" | "yes" | "on" if words => Some(true),
        "0" | "no" | "off" if words => Some(false),
        _ => None,
    }
}

/// The integer that a text is, if 128 bits can hold it.
pub(crate) fn integer(text: &str) -> Option<i128> {
    parse(text).filter(|_| is_integer(text))
}

/// Whether a text is an integer in decimal digits.
fn is_integer(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a text has only what decimal numbers have, so that `inf` and `nan` are none.
fn is_decimal(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+' | b'e' | b'E'))
}

fn parse<T: FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}

/// The error of a decoder of texts. Its type says that values are asked for by their types, and that one can be given up.
#[derive(Debug)]
pub(crate) struct RawError(reader::Error);

/// Whether errors of this type are those of a decoder of texts.
#[inline(always)]
pub(crate) fn is_raw<E>() -> bool {
    typeid::of::<E>() == typeid::of::<RawError>()
}

impl Display for RawError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Display::fmt(&self.0, f)
    }
}

impl std::error::Error for RawError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source()
    }
}

impl de::Error for RawError {
    fn custom<T: Display>(message: T) -> Self {
        Self(reader::Error::custom(message))
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self(reader::Error::invalid_type(found, expected))
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self(reader::Error::invalid_value(found, expected))
    }

    fn invalid_length(length: usize, expected: &dyn Expected) -> Self {
        Self(reader::Error::invalid_length(length, expected))
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        Self(reader::Error::unknown_variant(variant, expected))
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        Self(reader::Error::unknown_field(field, expected))
    }

    fn missing_field(field: &'static str) -> Self {
        Self(reader::Error::missing_field(field))
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self(reader::Error::duplicate_field(field))
    }
}
