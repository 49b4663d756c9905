//! Objects, arrays and enums while they are read.

use serde_core::de::value::BorrowedStrDeserializer;
use serde_core::de::{DeserializeSeed, EnumAccess, Error as _, MapAccess, SeqAccess, VariantAccess, Visitor};
use serde_core::{Deserialize, Deserializer};

use super::error::Error;
use super::key::Key;
use super::reader::{Reader, Result};
use super::string::Text;

impl Reader<'_, '_> {
    #[cold]
    pub(super) fn no_key(&mut self) -> Error {
        self.syntax("expected a key in double quotes")
    }

    #[cold]
    pub(super) fn no_separator(&mut self, close: u8) -> Error {
        self.syntax(if close == b'}' { "expected `,` or `}` after a value" } else { "expected `,` or `]` after a value" })
    }

    /// To be called when the visitor of the value that begins at `start` has returned.
    #[inline]
    pub(super) fn finish_value(&mut self, start: usize, depth: usize) -> Result<()> {
        if self.place.take_resume() {
            self.resume(start, depth)?;
        }
        self.place.set_span(start, self.at);
        Ok(())
    }

    /// Goes to the end of a value that was given up in its middle.
    #[cold]
    fn resume(&mut self, start: usize, depth: usize) -> Result<()> {
        (self.at, self.depth) = (start, depth);
        // The type has judged the value, so what is met in it on the way is no news.
        let fault = self.place.take_fault();
        let skipped = self.skip();
        if skipped.is_ok() {
            self.place.take_fault();
            fault.into_iter().for_each(|fault| self.place.set_fault(fault));
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

    /// Goes to the next part of an object or array. `false` at its end, which is not read yet.
    #[inline]
    fn next_part(&mut self, is_first: &mut bool, start: usize, close: u8) -> Result<bool> {
        match self.peek() {
            byte if byte == close => {
                self.place.set_span(start, self.at + 1);
                return Ok(false);
            }
            b',' if !*is_first => {
                self.at += 1;
                self.peek();
            }
            _ if *is_first => {}
            _ => return Err(self.no_separator(close)),
        }
        *is_first = false;
        Ok(true)
    }

    /// To be called when something in the object or array that begins at `start` cannot be read: it is all that there is of it.
    #[cold]
    fn stopped(&mut self, start: usize, error: Error) -> Error {
        self.place.set_span(start, self.at);
        error
    }

    /// Whether the key at hand is `name`, written without escapes.
    #[inline]
    fn is_key(&self, name: &str) -> bool {
        let inner = self.bytes().get(self.at + 1..).unwrap_or_default();
        inner.strip_prefix(name.as_bytes()).is_some_and(|rest| rest.first() == Some(&b'"'))
    }
}

/// The entries of an object.
pub(super) struct Entries<'r, 'de, 'p> {
    reader: &'r mut Reader<'de, 'p>,
    start: usize,
    depth: usize,
    is_first: bool,
    /// The declared names, in the order in which they are most likely to come.
    names: &'static [&'static str],
    /// Which of them is likely to come next.
    next: usize,
}

impl<'r, 'de, 'p> Entries<'r, 'de, 'p> {
    /// The entries of the object that begins at `start` and has been entered.
    #[inline]
    pub(super) fn new(reader: &'r mut Reader<'de, 'p>, start: usize) -> Self {
        let (depth, names) = (reader.depth, reader.place.take_names());
        Self { reader, start, depth, is_first: true, names, next: 0 }
    }

    #[inline]
    fn key<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>> {
        if !self.reader.next_part(&mut self.is_first, self.start, b'}')? {
            return Ok(None);
        }
        if self.reader.peek() != b'"' {
            return Err(self.reader.no_key());
        }
        if self.names.is_empty() { seed.deserialize(Key(self.reader)) } else { self.named_key(seed) }.map(Some)
    }

    #[inline]
    fn value<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value> {
        self.reader.colon()?;
        let start = self.reader.at;
        self.reader.place.set_next(start);
        let value = seed.deserialize(&mut *self.reader)?;
        self.reader.finish_value(start, self.depth)?;
        Ok(value)
    }

    /// Reads a key that is likely to be one of the declared names.
    #[inline]
    fn named_key<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<K::Value> {
        let start = self.reader.at;
        if let Some(name) = self.names.get(self.next).filter(|name| self.reader.is_key(name)) {
            self.reader.at += name.len() + 2;
            self.reader.place.set_field(self.next);
            self.next += 1;
            self.reader.place.set_span(start, self.reader.at);
            return seed.deserialize(BorrowedStrDeserializer::new(name));
        }
        let Text::Borrowed(key) = self.reader.string()? else {
            self.reader.at = start;
            return seed.deserialize(Key(self.reader));
        };
        if let Some(index) = self.names.iter().position(|name| *name == key) {
            self.reader.place.set_field(index);
            self.next = index + 1;
        }
        self.reader.place.set_span(start, self.reader.at);
        seed.deserialize(BorrowedStrDeserializer::new(key))
    }
}

impl<'de> MapAccess<'de> for Entries<'_, 'de, '_> {
    type Error = Error;

    #[inline]
    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>> {
        self.key(seed).map_err(|error| self.reader.stopped(self.start, error))
    }

    #[inline]
    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value> {
        self.value(seed).map_err(|error| self.reader.stopped(self.start, error))
    }
}

/// The items of an array.
pub(super) struct Items<'r, 'de, 'p> {
    reader: &'r mut Reader<'de, 'p>,
    start: usize,
    depth: usize,
    is_first: bool,
}

impl<'r, 'de, 'p> Items<'r, 'de, 'p> {
    /// The items of the array that begins at `start` and has been entered.
    #[inline]
    pub(super) fn new(reader: &'r mut Reader<'de, 'p>, start: usize) -> Self {
        let depth = reader.depth;
        Self { reader, start, depth, is_first: true }
    }

    #[inline]
    fn item<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>> {
        if !self.reader.next_part(&mut self.is_first, self.start, b']')? {
            return Ok(None);
        }
        let start = self.reader.at;
        self.reader.place.set_next(start);
        let item = seed.deserialize(&mut *self.reader)?;
        self.reader.finish_value(start, self.depth)?;
        Ok(Some(item))
    }
}

impl<'de> SeqAccess<'de> for Items<'_, 'de, '_> {
    type Error = Error;

    #[inline]
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>> {
        self.item(seed).map_err(|error| self.reader.stopped(self.start, error))
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
        let variant = seed.deserialize(&mut *self.0)?;
        self.0.colon()?;
        Ok((variant, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_, 'de, '_> {
    type Error = Error;

    fn unit_variant(self) -> Result<()> {
        Deserialize::deserialize(self.0)
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value> {
        seed.deserialize(self.0)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value> {
        self.0.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value> {
        self.0.deserialize_map(visitor)
    }
}
