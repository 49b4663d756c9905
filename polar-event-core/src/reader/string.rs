//! Strings and their escapes.

use core::mem;

use super::cursor::{Reader, Result};
use super::error::Expected;
use super::scan::scan;
use super::source_map::FaultKind;

/// The scratch has room for so many bytes from the first string with escapes on: growing to this size would take several allocations.
const ROOM: usize = 128;

/// A string that has been read.
pub(super) enum Text<'de> {
    /// It has no escapes: this is a part of the text.
    Borrowed(&'de str),
    /// It has escapes.
    Escaped(Escaped),
}

/// A string with escapes that has been read.
pub(super) enum Escaped {
    /// It is in the reader's scratch.
    Scratch,
    /// It has half a surrogate pair, which is no character. The scratch has U+FFFD in its place.
    Broken,
}

impl<'de> Reader<'de, '_> {
    /// Reads a string, whose opening quote is at hand.
    pub(super) fn string(&mut self) -> Result<Text<'de>> {
        match self.plain_string(self.at) {
            Some((text, end)) => {
                self.at = end;
                Ok(Text::Borrowed(text))
            }
            None => self.escaped_string().map(Text::Escaped),
        }
    }

    /// The string whose opening quote is at `at`, and where it ends, if it has no escapes and nothing is wrong with it.
    #[inline(always)]
    pub(super) fn plain_string(&self, at: usize) -> Option<(&'de str, usize)> {
        let start = at + 1;
        let end = scan(self.bytes(), start);
        if self.bytes().get(end) != Some(&b'"') || end - start > self.limits.string_bytes {
            return None;
        }
        Some((self.text.get(start..end)?, end + 1))
    }

    /// Reads a string that is not plain.
    #[inline(never)]
    pub(super) fn escaped_string(&mut self) -> Result<Escaped> {
        let start = self.at + 1;
        let end = scan(self.bytes(), start);
        if end - start > self.limits.string_bytes {
            return Err(self.limit(FaultKind::Size(self.limits.string_bytes), start - 1, (end + 1).min(self.text.len())));
        }
        self.unescape(start, end)
    }

    /// Goes on with a string at its first special byte.
    fn unescape(&mut self, start: usize, mut at: usize) -> Result<Escaped> {
        let mut plain = mem::take(&mut self.scratch);
        plain.clear();
        plain.reserve(ROOM);
        let (mut copied, mut broken) = (start, false);
        loop {
            if at - start > self.limits.string_bytes {
                return Err(self.limit(FaultKind::Size(self.limits.string_bytes), start - 1, at));
            }
            plain.push_str(self.text.get(copied..at).unwrap_or_default());
            match self.bytes().get(at) {
                Some(b'"') => break,
                Some(b'\\') => {
                    let (char, next) = self.escape(at)?;
                    broken |= char.is_none();
                    plain.push(char.unwrap_or(char::REPLACEMENT_CHARACTER));
                    copied = next;
                    at = scan(self.bytes(), next);
                }
                Some(_) => return Err(self.syntax_at(at, Expected::NoControl)),
                None => return Err(self.syntax_at(at, Expected::Quote)),
            }
        }
        self.scratch = plain;
        self.at = at + 1;
        Ok(if broken { Escaped::Broken } else { Escaped::Scratch })
    }

    /// The character that the escape at `at` stands for, and what comes after it. `None` for half a surrogate pair.
    fn escape(&mut self, at: usize) -> Result<(Option<char>, usize)> {
        let char = match self.bytes().get(at + 1) {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(at),
            _ => return Err(self.syntax_at(at + 1, Expected::Escape)),
        };
        Ok((Some(char), at + 2))
    }

    fn unicode_escape(&mut self, at: usize) -> Result<(Option<char>, usize)> {
        let first = self.hex(at + 2)?;
        let next = at + 6;
        let is_high = (0xD800..0xDC00).contains(&first);
        if is_high && self.bytes().get(next..).is_some_and(|rest| rest.starts_with(b"\\u")) {
            let second = self.hex(next + 2)?;
            if (0xDC00..0xE000).contains(&second) {
                let char = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
                return Ok((char::from_u32(char), next + 6));
            }
        }
        Ok((char::from_u32(first), next))
    }

    fn hex(&mut self, at: usize) -> Result<u32> {
        let mut unit = 0;
        for at in at..at + 4 {
            let digit = self.bytes().get(at).and_then(|byte| char::from(*byte).to_digit(16));
            let Some(digit) = digit else { return Err(self.syntax_at(at, Expected::Hex)) };
            unit = unit << 4 | digit;
        }
        Ok(unit)
    }
}
