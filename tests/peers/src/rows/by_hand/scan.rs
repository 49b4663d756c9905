//! A cursor over a text without escapes.

use super::{Result, Value, Wrong};

pub(super) struct Scan<'a> {
    text: &'a str,
    at: usize,
}

const ONES: u64 = u64::from_ne_bytes([0x01; 8]);
const HIGH_BITS: u64 = u64::from_ne_bytes([0x80; 8]);

/// Sets the high bit of the first byte that ends a string, be it well or not.
#[inline(always)]
fn mark_end(word: u64) -> u64 {
    let (quote, escape) = (word ^ (ONES * u64::from(b'"')), word ^ (ONES * u64::from(b'\\')));
    let zero = |word: u64| word.wrapping_sub(ONES) & !word;
    (zero(quote) | zero(escape) | (word.wrapping_sub(ONES * 0x20) & !word)) & HIGH_BITS
}

fn is_end(byte: u8) -> bool {
    byte < 0x20 || byte == b'"' || byte == b'\\'
}

impl<'a> Scan<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    #[inline(always)]
    fn bytes(&self) -> &'a [u8] {
        self.text.as_bytes()
    }

    #[inline(always)]
    fn rest(&self) -> &'a [u8] {
        &self.bytes()[self.at..]
    }

    /// The next byte that is no whitespace; 0 at the end.
    #[inline(always)]
    pub(super) fn peek(&mut self) -> u8 {
        match self.bytes().get(self.at) {
            Some(&byte) if byte > b' ' => byte,
            _ => self.peek_behind_space(),
        }
    }

    #[cold]
    fn peek_behind_space(&mut self) -> u8 {
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = self.bytes().get(self.at) {
            self.at += 1;
        }
        match self.bytes().get(self.at) {
            Some(0) => 1,
            Some(&byte) => byte,
            None => 0,
        }
    }

    #[inline(always)]
    pub(super) fn byte(&mut self, byte: u8) -> Result<()> {
        if self.peek() != byte {
            return Err(Wrong);
        }
        self.at += 1;
        Ok(())
    }

    #[inline(always)]
    pub(super) fn word(&mut self, word: &[u8]) -> bool {
        let good = self.rest().starts_with(word);
        self.at += if good { word.len() } else { 0 };
        good
    }

    /// Reads `,` or what closes the object.
    #[inline(always)]
    pub(super) fn is_last(&mut self, close: u8) -> Result<bool> {
        let byte = self.peek();
        self.at += 1;
        if byte == b',' || byte == close { Ok(byte == close) } else { Err(Wrong) }
    }

    /// The first 40 bytes in words of eight, the rest in chunks that the compiler turns into vectors.
    #[inline(always)]
    pub(super) fn string(&mut self) -> Result<&'a str> {
        self.byte(b'"')?;
        let (bytes, start) = (self.bytes(), self.at);
        let mut at = start;
        let end = loop {
            let Some(word) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) else { break tail(bytes, at) };
            let marks = mark_end(u64::from_le_bytes(*word));
            if marks != 0 {
                break at + marks.trailing_zeros() as usize / 8;
            }
            at += 8;
            if at - start >= 40 {
                at = wide(bytes, at);
            }
        };
        if bytes.get(end) != Some(&b'"') {
            return Err(Wrong);
        }
        self.at = end + 1;
        Ok(&self.text[start..end])
    }

    #[inline(always)]
    pub(super) fn number(&mut self) -> Result<Value<'a>> {
        let rest = self.rest();
        let is_negative = rest.first() == Some(&b'-');
        let first = usize::from(is_negative);
        let (mut at, mut value) = (first, 0_i64);
        while let Some(digit @ b'0'..=b'9') = rest.get(at) {
            value = value.wrapping_mul(10).wrapping_add(i64::from(digit - b'0'));
            at += 1;
        }
        if at == first || at - first > 18 || (at - first > 1 && rest[first] == b'0') {
            return Err(Wrong);
        }
        if let Some(b'.' | b'e' | b'E') = rest.get(at) {
            let more = rest[at..].iter().take_while(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-')).count();
            let text = &self.text[self.at..self.at + at + more];
            self.at += text.len();
            return text.parse().ok().filter(|value: &f64| value.is_finite()).map(Value::Float).ok_or(Wrong);
        }
        self.at += at;
        Ok(Value::Integer(if is_negative { -value } else { value }))
    }
}

#[inline(never)]
fn wide(bytes: &[u8], mut at: usize) -> usize {
    while let Some(chunk) = bytes.get(at..).and_then(|rest| rest.first_chunk::<32>()) {
        if chunk.iter().fold(false, |end, &byte| end | is_end(byte)) {
            break;
        }
        at += 32;
    }
    at
}

#[cold]
fn tail(bytes: &[u8], at: usize) -> usize {
    at + bytes[at..].iter().take_while(|byte| !is_end(**byte)).count()
}
