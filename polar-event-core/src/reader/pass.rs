//! Passing over values that are read later, when it is known what they are: the reader goes back to them.

use serde_core::de::Visitor;

use super::ahead::Ahead;
use super::cursor::{Reader, Result};
use super::kind::Kind;
use super::number::Number;
use super::source_map::Place;
use super::string::{Escaped, Text};

/// Asks [`Reader`] to pass over the value at hand, and to say where it begins: as the name of a newtype.
pub(crate) const PASS_TOKEN: &str = "$polar_event::pass";

impl<'de> Reader<'de, '_> {
    /// Passes over the value at `at`, or after whitespace there. Faults in it are found when it is read.
    #[cold]
    pub(super) fn visit_passed<V: Visitor<'de>>(&mut self, at: usize, visitor: V) -> Result<V::Value> {
        self.at = at;
        let is_container = matches!(self.peek(), b'{' | b'[');
        let start = self.at;
        match is_container.then(|| Ahead::at(self.place, start, |ahead| ahead.end_of_entry())).flatten() {
            Some(end) => self.at = end,
            None => {
                let skipped = self.skip();
                self.place.take_fault();
                skipped?;
            }
        }
        self.place.set_passed_depth(self.depth);
        visitor.visit_u64(start as u64)
    }
}

impl Ahead<'_, '_> {
    /// Where the object or array at hand ends, which is the value of an entry. The entries behind it are put into the index at once, so that
    /// each of them, and what is in them, is passed over at full length only once. `None` if it does not end.
    fn end_of_entry(&mut self) -> Option<usize> {
        self.reader.peek();
        let start = self.reader.at;
        let index = self.index.get_or_insert_default();
        if !(index.start..index.end).contains(&start) {
            index.begin(start);
            loop {
                let value = self.reader.at;
                if self.reader.skip_noting(&mut **index).is_err() {
                    index.end_before(value);
                    break;
                }
                index.end_at(self.reader.at);
                if self.reader.pass_key().is_none() {
                    break;
                }
            }
        }
        index.end_of(start)
    }
}

impl Reader<'_, '_> {
    /// Passes over a comma, the key behind it and its colon, and goes to the value.
    fn pass_key(&mut self) -> Option<()> {
        if self.peek() != b',' {
            return None;
        }
        self.at += 1;
        if self.peek() != b'"' {
            return None;
        }
        self.string().ok()?;
        self.colon().ok()?;
        self.peek();
        Some(())
    }
}

/// Calls `read` with the value of this kind, a string, an integer or a boolean, that begins at `start`, if one does.
pub(crate) fn text_at_start<T>(place: &Place<'_>, start: usize, kind: Kind, read: impl FnOnce(&str) -> T) -> Option<T> {
    Ahead::at(place, start, |ahead| ahead.text(kind, read))
}

impl Ahead<'_, '_> {
    /// Calls `read` with the value of this kind at hand, as a text, if there is one.
    #[inline]
    pub(super) fn text<T>(&mut self, kind: Kind, read: impl FnOnce(&str) -> T) -> Option<T> {
        if kind == Kind::String { self.string(read) } else { self.scalar_text(kind).map(|text| read(&text)) }
    }

    /// An integer or a boolean as a text.
    #[cold]
    #[inline(never)]
    fn scalar_text(&mut self, kind: Kind) -> Option<String> {
        let reader = &mut self.reader;
        match (kind, reader.peek()) {
            (Kind::Boolean, first @ (b't' | b'f')) => reader.boolean(first, reader.at).ok().map(|value| value.to_string()),
            (Kind::Integer, b'-' | b'0'..=b'9') => match reader.number().ok()? {
                Number::Unsigned(value) => Some(value.to_string()),
                Number::Negative(value) => Some(value.to_string()),
                Number::NegativeZero => Some("0".to_owned()),
                _ => None,
            },
            _ => None,
        }
    }

    /// Calls `read` with the string at hand, if there is one.
    fn string<T>(&mut self, read: impl FnOnce(&str) -> T) -> Option<T> {
        if self.reader.peek() != b'"' {
            return None;
        }
        match self.reader.string().ok()? {
            Text::Borrowed(text) => Some(read(text)),
            Text::Escaped(Escaped::Scratch) => Some(read(&self.reader.scratch)),
            Text::Escaped(Escaped::Broken) => None,
        }
    }
}
