//! Lines of bounded length, from an input of any length, through one buffer.

use std::io::{self, BufRead, Read as _};

/// The longest line that is read. A longer one is skipped without being held in memory.
pub(crate) const MAX_LINE_BYTES: usize = 1 << 20;

pub(crate) struct Lines<R> {
    input: R,
    buffer: Vec<u8>,
    number: u64,
    offset: u64,
}

pub(crate) struct Line<'a> {
    /// From 1; blank lines count.
    pub(crate) number: u64,
    /// The byte of the input at which the line begins.
    pub(crate) offset: u64,
    pub(crate) text: Text<'a>,
}

pub(crate) enum Text<'a> {
    /// The line without its end (`\n` or `\r\n`).
    Whole(&'a [u8]),
    TooLong,
}

impl<R: BufRead> Lines<R> {
    pub(crate) fn new(input: R) -> Self {
        Self { input, buffer: Vec::new(), number: 0, offset: 0 }
    }

    /// The next line, or `None` at the end. It borrows the buffer, so this is no `Iterator`.
    pub(crate) fn next(&mut self) -> io::Result<Option<Line<'_>>> {
        self.buffer.clear();
        // Two bytes more than the limit, so that a line that just fits is read together with its `\r\n`.
        let mut length = self.input.by_ref().take(MAX_LINE_BYTES as u64 + 2).read_until(b'\n', &mut self.buffer)?;
        if length == 0 {
            return Ok(None);
        }
        let text = if self.buffer.ends_with(b"\n") || length < MAX_LINE_BYTES + 2 {
            without_line_end(&self.buffer)
        } else {
            length += self.input.skip_until(b'\n')?;
            &self.buffer
        };
        let text = if text.len() <= MAX_LINE_BYTES { Text::Whole(text) } else { Text::TooLong };
        let line = Line { number: self.number + 1, offset: self.offset, text };
        self.number += 1;
        self.offset += length as u64;
        Ok(Some(line))
    }

    /// How many bytes have been read.
    pub(crate) fn offset(&self) -> u64 {
        self.offset
    }
}

fn without_line_end(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}
