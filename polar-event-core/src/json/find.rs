//! Looking up a part of a value that has been read, to say where it is.

use core::ops::Range;

use super::limits::Limits;
use super::reader::{Reader, Result};
use super::string::{Escaped, Text};
use crate::error::{Path, Segment};
use crate::place::{Found, Place};

/// Where the part is that `path` leads to, in the value at `value`; or the last value on the way, where it leads on to nothing.
///
/// Only what is wrong is looked up, so this reads the text a second time instead of making the first time slower.
pub(super) fn find(text: &str, max_depth: usize, value: Range<usize>, path: &Path, at_key: bool) -> Found {
    let place = Place::lenient(text, max_depth);
    let limits = Limits::new().max_depth(max_depth).max_string_bytes(usize::MAX).max_number_bytes(usize::MAX);
    let mut reader = Reader::new((text.get(..value.end).unwrap_or_default(), false), limits, &place);
    let mut found = Found { span: value, is_part: true };
    let mut segments = path.segments().peekable();
    while let Some(segment) = segments.next() {
        reader.at = found.span.start;
        match reader.find_part(segment) {
            Ok(Some(part)) => found.span = if at_key && segments.peek().is_none() { part.key } else { part.value },
            _ => return Found { is_part: false, ..found },
        }
    }
    found
}

/// A part of an object or array. An item of an array has no key, and the item is in its place.
struct Part {
    key: Range<usize>,
    value: Range<usize>,
}

impl Reader<'_, '_> {
    /// The part of the value at hand.
    fn find_part(&mut self, segment: &Segment) -> Result<Option<Part>> {
        match (segment, self.peek()) {
            (Segment::Key(wanted), b'{') => self.find_entry(wanted),
            (Segment::Index(index), b'[') => self.find_item(*index),
            _ => Ok(None),
        }
    }

    fn find_entry(&mut self, wanted: &str) -> Result<Option<Part>> {
        self.enter()?;
        while self.peek() == b'"' {
            let start = self.at;
            let is_it = match self.string()? {
                Text::Borrowed(key) => key == wanted,
                Text::Escaped(Escaped::Scratch) => self.scratch == wanted,
                Text::Escaped(Escaped::Broken) => false,
            };
            let key = start..self.at;
            self.colon()?;
            let value = self.pass()?;
            if is_it {
                return Ok(Some(Part { key, value }));
            }
            if !self.pass_comma() {
                break;
            }
        }
        Ok(None)
    }

    fn find_item(&mut self, index: usize) -> Result<Option<Part>> {
        self.enter()?;
        for _ in 0..index {
            self.pass()?;
            if !self.pass_comma() {
                return Ok(None);
            }
        }
        let value = self.pass()?;
        Ok(Some(Part { key: value.clone(), value }))
    }

    /// Reads past the value at hand, and answers where it is.
    fn pass(&mut self) -> Result<Range<usize>> {
        self.peek();
        let start = self.at;
        self.skip()?;
        Ok(start..self.at)
    }

    /// Reads past a comma, if there is one.
    fn pass_comma(&mut self) -> bool {
        let is_comma = self.peek() == b',';
        self.at += usize::from(is_comma);
        is_comma
    }
}
