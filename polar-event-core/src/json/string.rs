//! Strings: scanning for their end, and escapes.

use core::mem;

use super::reader::{Reader, Result};
use crate::place::FaultKind;

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

const ONES: u64 = u64::from_ne_bytes([0x01; 8]);
const HIGH_BITS: u64 = u64::from_ne_bytes([0x80; 8]);

/// Sets the high bit of the first byte that is `"`, `\` or a control character, and of no byte before it.
#[inline(always)]
fn mark_special(word: u64) -> u64 {
    // Exchanging 0x20 with 0x22, and 0x21 with 0x23, puts the quote right behind the control characters.
    let low = (word ^ (ONES * 0x02)).wrapping_sub(ONES * 0x21);
    let escape = (word ^ (ONES * b'\\' as u64)).wrapping_sub(ONES);
    // What is less than another wraps around, and then its high bit says so, unless that was set before.
    (low | escape) & !word & HIGH_BITS
}

#[inline(always)]
const fn is_special(byte: u8) -> bool {
    byte < 0x20 || byte == b'"' || byte == b'\\'
}

/// The offset of the next `"`, `\` or control character; that of the end if there is none.
///
/// Most strings are short: 16 bytes are looked at on the spot.
#[inline(always)]
fn scan(bytes: &[u8], begin: usize) -> usize {
    if let Some([a, b, c, d, e, f, g, h, last @ ..]) = bytes.get(begin..).and_then(<[u8]>::first_chunk::<16>) {
        if let Some(end) = special_in(&[*a, *b, *c, *d, *e, *f, *g, *h]) {
            return begin + end;
        }
        return match special_in(last) {
            Some(end) => begin + 8 + end,
            None => scan_on(bytes, begin + 16),
        };
    }
    scan_on(bytes, begin)
}

/// Where in a word something special is.
#[inline(always)]
fn special_in(word: &[u8; 8]) -> Option<usize> {
    let special = mark_special(u64::from_le_bytes(*word));
    if special == 0 { None } else { Some(special.trailing_zeros() as usize / 8) }
}

/// Looks at no more than so many words. `Err` says where to go on.
#[inline(always)]
fn scan_words(bytes: &[u8], mut at: usize, count: usize) -> Result<usize, usize> {
    for _ in 0..count {
        let Some(word) = bytes.get(at..).and_then(<[u8]>::first_chunk) else { break };
        if let Some(end) = special_in(word) {
            return Ok(at + end);
        }
        at += 8;
    }
    Err(at)
}

/// Goes on where nothing special was near: in words, then in chunks of 32, which the compiler turns into vector instructions.
#[inline(never)]
fn scan_on(bytes: &[u8], begin: usize) -> usize {
    let mut at = match scan_words(bytes, begin, 4) {
        Ok(end) => return end,
        Err(at) => at,
    };
    while let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk::<32>) {
        // No early end: that is what keeps it in vectors.
        if chunk.iter().fold(false, |special, &byte| special | is_special(byte)) {
            break;
        }
        at += 32;
    }
    match scan_words(bytes, at, 4) {
        Ok(end) => end,
        Err(at) => at + bytes.get(at..).unwrap_or_default().iter().take_while(|byte| !is_special(**byte)).count(),
    }
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
                Some(_) => return Err(self.syntax_at(at, "expected a string without unescaped control characters")),
                None => return Err(self.syntax_at(at, "expected `\"` at the end of a string")),
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
            _ => return Err(self.syntax_at(at + 1, "expected one of `\"\\/bfnrtu` after `\\` in a string")),
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
            let Some(digit) = digit else { return Err(self.syntax_at(at, "expected four hexadecimal digits after `\\u`")) };
            unit = unit << 4 | digit;
        }
        Ok(unit)
    }
}
