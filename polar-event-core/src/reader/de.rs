//! The reader as serde's deserializer.

use serde_core::de::value::BorrowedStrDeserializer;
use serde_core::de::{Deserializer, Visitor};

use super::access::{Again, Entries, Items, REREAD_TOKEN, Variant};
use super::cursor::{Reader, Result};
use super::error::Error;
use super::number::Begun;
use super::pass::PASS_TOKEN;
use super::raw::RAW_VALUE;
use super::scalar::Scalar;
use super::source_map::FaultKind;
use super::string::{Escaped, Text};
use super::token::Value;

impl<'de, 'p> Reader<'de, 'p> {
    /// Reads the string at `at` and hands it over.
    #[inline(always)]
    pub(super) fn visit_string<V: Visitor<'de>>(&mut self, at: usize, visitor: V) -> Result<V::Value> {
        let Some((text, end)) = self.plain_string(at) else { return self.visit_scalar(b'"', Begun::nothing(at), visitor) };
        self.at = end;
        self.place.set_span(at, end);
        // The only call of this method, so that it can be inlined.
        visitor.visit_borrowed_str(text)
    }

    /// Reads the key at `at` and hands it over.
    #[inline(always)]
    pub(super) fn visit_key<V: Visitor<'de>>(&mut self, at: usize, visitor: V) -> Result<V::Value> {
        let Some((key, end)) = self.plain_string(at) else { return self.visit_escaped_key(at, visitor) };
        self.at = end;
        self.place.set_span(at, end);
        visitor.visit_borrowed_str(key)
    }

    // Visitors of keys take no numbers, so this is less than `visit_scalar`.
    fn visit_escaped_key<V: Visitor<'de>>(&mut self, at: usize, visitor: V) -> Result<V::Value> {
        if tri!(self.escaped_text(at)) { visitor.visit_str(&self.scratch) } else { visitor.visit_bytes(self.out_of_band_text(at)) }
    }

    /// Hands over what is neither a plain string nor an object.
    #[inline]
    fn visit_other<V: Visitor<'de>>(&mut self, first: u8, at: usize, visitor: V) -> Result<V::Value> {
        // One jump: of each further question, the processor may guess the answer wrong.
        match first {
            b'0'..=b'9' => match self.natural(at, first) {
                Ok((value, end)) => {
                    self.at = end;
                    self.place.set_span(at, end);
                    visitor.visit_u64(value)
                }
                Err(begun) => match self.decimal(&begun) {
                    Some(value) => visitor.visit_f64(value),
                    None => self.visit_scalar(first, begun, visitor),
                },
            },
            b't' | b'f' => visitor.visit_bool(tri!(self.boolean(first, at))),
            b'[' => self.visit_array(at, visitor),
            _ => self.visit_scalar(first, Begun::nothing(at), visitor),
        }
    }

    /// Hands over a string with escapes, a number or `null`.
    #[inline]
    fn visit_scalar<V: Visitor<'de>>(&mut self, first: u8, begun: Begun, visitor: V) -> Result<V::Value> {
        let at = begun.start;
        match tri!(self.scalar(first, begun)) {
            Scalar::Text => visitor.visit_str(&self.scratch),
            Scalar::Unsigned(value) => visitor.visit_u64(value),
            Scalar::Signed(value) => visitor.visit_i64(value),
            Scalar::Wide(value) => visitor.visit_i128(value),
            Scalar::WideUnsigned(value) => visitor.visit_u128(value),
            Scalar::Float(value) => visitor.visit_f64(value),
            Scalar::Null => visitor.visit_unit(),
            Scalar::Fault => visitor.visit_bytes(self.out_of_band_text(at)),
        }
    }

    #[inline]
    fn visit_object<V: Visitor<'de>>(&mut self, at: usize, visitor: V) -> Result<V::Value> {
        tri!(self.enter_at(at));
        let value = tri!(visitor.visit_map(Entries::new(self, at)));
        tri!(self.close(b'}'));
        self.place.set_span(at, self.at);
        Ok(value)
    }

    #[inline]
    fn visit_array<V: Visitor<'de>>(&mut self, at: usize, visitor: V) -> Result<V::Value> {
        tri!(self.enter_at(at));
        let value = tri!(visitor.visit_seq(Items::new(self, at)));
        tri!(self.close(b']'));
        self.place.set_span(at, self.at);
        Ok(value)
    }

    /// The text of the number at hand, if there is one; it is read.
    fn number_text(&mut self) -> Result<Option<&'de str>> {
        if !matches!(self.peek(), b'-' | b'0'..=b'9') {
            return Ok(None);
        }
        let start = self.at;
        self.number()?;
        self.place.set_span(start, self.at);
        Ok(self.text.get(start..self.at))
    }
}

/// Types that are asked for by name, where that makes a difference: integers of 128 bits, and floats, which take integers
/// of any size.
macro_rules! by_text {
    ($($method:ident($number:ident) => $visit:ident if $good:expr;)+) => { $(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
            let Self { reader, at } = self;
            (_, reader.at) = reader.peek_at(at);
            let start = reader.at;
            let Some(text) = reader.number_text()? else { return reader.value().deserialize_any(visitor) };
            match text.parse::<$number>() {
                Ok(value) if $good(&value) => visitor.$visit(value),
                Ok(_) => {
                    reader.out_of_band(FaultKind::Infinite, start)?;
                    visitor.visit_bytes(reader.out_of_band_text(start))
                }
                Err(_) => Value { reader, at: start }.deserialize_any(visitor),
            }
        }
    )+ };
}

impl<'de> Deserializer<'de> for Value<'_, 'de, '_> {
    type Error = Error;

    #[inline(always)]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        let Self { reader, at } = self;
        match reader.peek_at(at) {
            (b'"', at) => reader.visit_string(at, visitor),
            (b'{', at) => reader.visit_object(at, visitor),
            (first, at) => reader.visit_other(first, at, visitor),
        }
    }

    by_text! {
        deserialize_i128(i128) => visit_i128 if |_: &i128| true;
        deserialize_u128(u128) => visit_u128 if |_: &u128| true;
        deserialize_f32(f32) => visit_f32 if |value: &f32| value.is_finite();
        deserialize_f64(f64) => visit_f64 if |value: &f64| value.is_finite();
    }

    #[inline]
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        let Self { reader, at } = self;
        let (first, at) = reader.peek_at(at);
        if first != b'n' {
            return visitor.visit_some(Value { reader, at });
        }
        reader.at = at;
        reader.literal("null")?;
        reader.place.set_span(at, reader.at);
        visitor.visit_none()
    }

    #[inline]
    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value> {
        match name {
            REREAD_TOKEN => {
                self.reader.at = self.at;
                visitor.visit_seq(Again::new(self.reader))
            }
            PASS_TOKEN => self.reader.visit_passed(self.at, visitor),
            RAW_VALUE => self.reader.visit_raw(self.at, visitor),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value> {
        let Self { reader, at } = self;
        reader.at = at;
        match reader.peek() {
            b'{' => {
                reader.enter()?;
                let value = visitor.visit_enum(Variant(reader))?;
                reader.close(b'}')?;
                Ok(value)
            }
            b'"' => match reader.string()? {
                Text::Borrowed(variant) => visitor.visit_enum(BorrowedStrDeserializer::new(variant)),
                Text::Escaped(Escaped::Scratch) => visitor.visit_enum(serde_core::de::value::StrDeserializer::new(&reader.scratch)),
                Text::Escaped(Escaped::Broken) => Err(reader.refuse(FaultKind::HalfPair, reader.at, reader.at)),
            },
            _ => reader.value().deserialize_any(visitor),
        }
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        let Self { reader, at } = self;
        let (first, at) = reader.peek_at(at);
        if first != b'"' {
            return Value { reader, at }.deserialize_any(visitor);
        }
        reader.at = at;
        match reader.string()? {
            Text::Borrowed(text) => visitor.visit_borrowed_bytes(text.as_bytes()),
            Text::Escaped(Escaped::Scratch) => visitor.visit_bytes(reader.scratch.as_bytes()),
            Text::Escaped(Escaped::Broken) => Err(reader.refuse(FaultKind::HalfPair, at, reader.at)),
        }
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.deserialize_bytes(visitor)
    }

    #[inline]
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.reader.at = self.at;
        self.reader.skip()?;
        visitor.visit_unit()
    }

    serde_core::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 char str string unit unit_struct seq tuple tuple_struct map struct identifier
    }
}
