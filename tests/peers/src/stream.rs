//! A long stream from a text that comes again and again, as from a file that is in memory already.

use std::io::{BufRead, Read, Result};

/// What a `BufReader` of a file would have at a time.
const BUFFER: usize = 64 * 1024;

pub struct Stream<'a> {
    text: &'a [u8],
    at: usize,
    times: usize,
}

impl<'a> Stream<'a> {
    /// The text so many times.
    pub fn new(text: &'a [u8], times: usize) -> Self {
        Self { text, at: 0, times }
    }
}

impl Read for Stream<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let text = self.fill_buf()?;
        let len = text.len().min(buffer.len());
        buffer[..len].copy_from_slice(&text[..len]);
        self.consume(len);
        Ok(len)
    }
}

impl BufRead for Stream<'_> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        if self.at == self.text.len() {
            self.at = 0;
            self.times = self.times.saturating_sub(1);
        }
        let end = if self.times == 0 { 0 } else { self.text.len().min(self.at + BUFFER) };
        Ok(self.text.get(self.at..end).unwrap_or_default())
    }

    fn consume(&mut self, len: usize) {
        self.at += len;
    }
}

/// Documents as lines.
pub fn lines(documents: &[Vec<u8>]) -> Vec<u8> {
    let mut text = documents.join(&b'\n');
    text.push(b'\n');
    text
}
