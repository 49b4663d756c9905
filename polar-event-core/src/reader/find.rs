//! Looking up a part of a value that has been read, to say where it is.

use core::ops::Range;

use super::ahead::Ahead;
use super::cursor::Result;
use super::source_map::{Found, Place};
use super::string::{Escaped, Text};
use crate::error::{Path, Segment};

/// Where the part is that `path` leads to, in the value at `value`; or the last value on the way, where it leads on to nothing.
///
/// Only what is wrong is looked up, so this reads the text a second time instead of making the first time slower.
pub(crate) fn find(place: &Place<'_>, value: Range<usize>, path: &Path, is_key_error: bool) -> Found {
    let mut found = Found { span: value, is_part: true };
    if path.is_root() {
        return found;
    }
    Ahead::at(place, found.span.start, |ahead| {
        // The values in a value are asked about before it is.
        ahead.index_all();
        // Where the value could not be read to its end, this is all that there is of it.
        ahead.reader.text = ahead.reader.text.get(..found.span.end).unwrap_or_default();
        let mut segments = path.segments().peekable();
        while let Some(segment) = segments.next() {
            ahead.reader.at = found.span.start;
            match ahead.find_part(segment) {
                Ok(Some(part)) => found.span = if is_key_error && segments.peek().is_none() { part.key } else { part.value },
                _ => return Found { is_part: false, ..found },
            }
        }
        found
    })
}

/// A part of an object or array. An item of an array has no key, and the item is in its place.
struct Part {
    key: Range<usize>,
    value: Range<usize>,
}

impl Ahead<'_, '_> {
    /// The part of the value at hand.
    fn find_part(&mut self, segment: &Segment) -> Result<Option<Part>> {
        if !matches!((segment, self.reader.peek()), (Segment::Key(_), b'{') | (Segment::Index(_), b'[')) {
            return Ok(None);
        }
        for start in self.parts(segment) {
            self.reader.at = start;
            let Segment::Key(wanted) = segment else {
                let value = self.pass_value()?;
                return Ok(Some(Part { key: value.clone(), value }));
            };
            let is_it = match self.reader.string()? {
                Text::Borrowed(key) => key == wanted,
                Text::Escaped(Escaped::Scratch) => self.reader.scratch == *wanted,
                Text::Escaped(Escaped::Broken) => false,
            };
            if is_it {
                let key = start..self.reader.at;
                self.reader.colon()?;
                return Ok(Some(Part { key, value: self.pass_value()? }));
            }
        }
        Ok(None)
    }

    /// Reads past the value at hand, and answers where it is.
    fn pass_value(&mut self) -> Result<Range<usize>> {
        self.reader.peek();
        let start = self.reader.at;
        self.pass()?;
        Ok(start..self.reader.at)
    }
}
