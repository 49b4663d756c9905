//! Objects, arrays and enums while they are read.

use serde_core::de::{DeserializeSeed, EnumAccess, Error as _, MapAccess, SeqAccess, VariantAccess, Visitor};
use serde_core::{Deserialize, Deserializer};

use super::cursor::{Reader, Result};
use super::error::{Error, Expected};
use super::jump::Jump;
use super::token::{Key, Value};

impl Reader<'_, '_> {
    #[cold]
    pub(super) fn no_key(&mut self) -> Error {
        self.syntax(Expected::Key)
    }

    #[cold]
    pub(super) fn no_separator(&mut self, close: u8) -> Error {
        self.syntax(if close == b'}' { Expected::CommaOrBrace } else { Expected::CommaOrBracket })
    }

    /// To be called when the visitor of the value that begins at `start`, or after whitespace there, has returned.
    #[inline(always)]
    pub(crate) fn finish_value(&mut self, start: usize, depth: usize) -> Result<()> {
        if self.place.take_resume() { self.resume(start, depth) } else { Ok(()) }
    }

    /// Goes to the end of a value that was given up in its middle.
    #[cold]
    fn resume(&mut self, start: usize, depth: usize) -> Result<()> {
        match self.place.take_jump() {
            None => {}
            Some(Jump::To(at)) => {
                (self.at, self.depth) = (at, depth);
                return Ok(());
            }
            Some(Jump::IfLast { given_up }) => {
                if given_up {
                    self.resume(start, depth)?;
                }
                if self.peek() == b'}' {
                    if let Some(back) = self.place.go_back(depth, self.at) {
                        self.at = back;
                    }
                }
                return Ok(());
            }
        }
        (self.at, self.depth) = (start, depth);
        self.peek();
        let start = self.at;
        // The type has judged the value, so what is met in it on the way is no news.
        let fault = self.place.take_fault();
        let skipped = self.skip();
        if skipped.is_ok() {
            self.place.take_fault();
            fault.into_iter().for_each(|fault| self.place.set_fault(fault));
            self.place.set_span(start, self.at);
        }
        skipped
    }

    /// Reads what closes an object or array, when its visitor has returned.
    #[inline]
    pub(super) fn close(&mut self, close: u8) -> Result<()> {
        if self.peek() == close {
            self.at += 1;
            self.depth -= 1;
            return Ok(());
        }
        Err(match self.peek() {
            b',' => Error::custom("there is more in it than its type takes").at(self.at),
            _ => self.no_separator(close),
        })
    }

    /// The first byte of the next part of the object or array that begins at `start`, and where it is. `None` at the end, which is not read yet.
    #[inline(always)]
    fn next_part(&mut self, start: usize, close: u8) -> Result<Option<(u8, usize)>> {
        let is_first = self.at == start + 1;
        let (byte, at) = self.peek_at(self.at);
        if byte == b',' && !is_first {
            return Ok(Some(self.peek_at(at + 1)));
        }
        if byte == close {
            self.at = at;
            self.place.set_span(start, at + 1);
            return Ok(None);
        }
        if is_first {
            return Ok(Some((byte, at)));
        }
        self.at = at;
        Err(self.no_separator(close))
    }

    /// To be called when something in the object or array that begins at `start` cannot be read: it is all that there is of it.
    #[cold]
    fn stopped(&mut self, start: usize) {
        self.place.set_span(start, self.at);
    }
}

/// The entries of an object.
pub(super) struct Entries<'r, 'de, 'p> {
    reader: &'r mut Reader<'de, 'p>,
    start: usize,
    depth: usize,
}

impl<'r, 'de, 'p> Entries<'r, 'de, 'p> {
    /// The entries of the object that begins at `start` and has been entered.
    #[inline]
    pub(super) fn new(reader: &'r mut Reader<'de, 'p>, start: usize) -> Self {
        let depth = reader.depth;
        Self { reader, start, depth }
    }

    #[inline(always)]
    fn key<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>> {
        match tri!(self.reader.next_part(self.start, b'}')) {
            Some((b'"', at)) => seed.deserialize(Key { reader: self.reader, at }).map(Some),
            Some((_, at)) => {
                self.reader.at = at;
                Err(self.reader.no_key())
            }
            None => Ok(None),
        }
    }

    #[inline(always)]
    fn value<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value> {
        let start = tri!(self.reader.behind_colon());
        self.reader.place.set_next(start);
        let value = tri!(seed.deserialize(Value { reader: self.reader, at: start }));
        tri!(self.reader.finish_value(start, self.depth));
        Ok(value)
    }
}

impl<'de> MapAccess<'de> for Entries<'_, 'de, '_> {
    type Error = Error;

    #[inline(always)]
    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>> {
        let key = self.key(seed);
        if key.is_err() {
            self.reader.stopped(self.start);
        }
        key
    }

    #[inline(always)]
    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value> {
        let value = self.value(seed);
        if value.is_err() {
            self.reader.stopped(self.start);
        }
        value
    }
}

/// The items of an array.
pub(super) struct Items<'r, 'de, 'p> {
    reader: &'r mut Reader<'de, 'p>,
    start: usize,
    depth: usize,
}

impl<'r, 'de, 'p> Items<'r, 'de, 'p> {
    /// The items of the array that begins at `start` and has been entered.
    #[inline]
    pub(super) fn new(reader: &'r mut Reader<'de, 'p>, start: usize) -> Self {
        let depth = reader.depth;
        Self { reader, start, depth }
    }

    #[inline]
    fn item<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>> {
        let Some((_, start)) = tri!(self.reader.next_part(self.start, b']')) else { return Ok(None) };
        self.reader.place.set_next(start);
        let item = tri!(seed.deserialize(Value { reader: self.reader, at: start }));
        tri!(self.reader.finish_value(start, self.depth));
        Ok(Some(item))
    }
}

impl<'de> SeqAccess<'de> for Items<'_, 'de, '_> {
    type Error = Error;

    #[inline]
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>> {
        let item = self.item(seed);
        if item.is_err() {
            self.reader.stopped(self.start);
        }
        item
    }
}

/// Asks [`Reader`] to read the value at hand as often as it is asked for, as if it were the items of an array: as the name of a newtype.
pub(crate) const REREAD_TOKEN: &str = "$polar_event::again";

/// The value at hand, again and again.
pub(super) struct Again<'r, 'de, 'p> {
    reader: &'r mut Reader<'de, 'p>,
    start: usize,
    depth: usize,
}

impl<'r, 'de, 'p> Again<'r, 'de, 'p> {
    pub(super) fn new(reader: &'r mut Reader<'de, 'p>) -> Self {
        reader.peek();
        let (start, depth) = (reader.at, reader.depth);
        Self { reader, start, depth }
    }
}

impl<'de> SeqAccess<'de> for Again<'_, 'de, '_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>> {
        (self.reader.at, self.reader.depth) = (self.start, self.depth);
        self.reader.place.set_span(self.start, self.start);
        self.reader.place.set_next(self.start);
        let value = seed.deserialize(self.reader.value())?;
        self.reader.finish_value(self.start, self.depth)?;
        Ok(Some(value))
    }
}

/// `{"Variant": content}`, after the `{`.
pub(super) struct Variant<'r, 'de, 'p>(pub(super) &'r mut Reader<'de, 'p>);

impl<'de> EnumAccess<'de> for Variant<'_, 'de, '_> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self)> {
        if self.0.peek() != b'"' {
            return Err(self.0.no_key());
        }
        let variant = seed.deserialize(self.0.value())?;
        self.0.colon()?;
        Ok((variant, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_, 'de, '_> {
    type Error = Error;

    fn unit_variant(self) -> Result<()> {
        Deserialize::deserialize(self.0.value())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value> {
        seed.deserialize(self.0.value())
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value> {
        self.0.value().deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value> {
        self.0.value().deserialize_map(visitor)
    }
}
