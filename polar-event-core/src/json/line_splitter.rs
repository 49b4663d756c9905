//! Splits a stream into lines, whichever way it is read.

use std::io::{self, BufRead};

/// A line as read from the stream: without its line end (`\n` or `\r\n`), and cut if it is too long.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct RawLine {
    pub(super) number: u64,
    pub(super) offset: u64,
    /// Its length in bytes, of which at most the limit are kept.
    pub(crate) len: u64,
}

/// Splits a stream into lines, of each of which it keeps at most as many bytes as the limit.
#[derive(Debug)]
pub(crate) struct LineSplitter {
    number: u64,
    offset: u64,
    max: usize,
    skips_blank: bool,
    separator: u8,
    /// The line that has begun, and where it does in the text.
    begun: Option<(RawLine, usize)>,
}

/// What a part of a stream was.
#[derive(Debug)]
pub(crate) struct Taken {
    /// How many of its bytes were taken.
    pub(crate) bytes: usize,
    pub(crate) line: Next,
}

/// What is known of the next line.
#[derive(Debug)]
pub(crate) enum Next {
    /// It goes on in the next part.
    Unfinished,
    Line(RawLine),
    /// The stream has ended, and there is none.
    End,
}

impl LineSplitter {
    pub(super) fn new(max: usize, skips_blank: bool) -> Self {
        Self { number: 0, offset: 0, max, skips_blank, separator: b'\n', begun: None }
    }

    /// Splits at another byte.
    #[cfg(feature = "axum")]
    pub(crate) fn separated_by(self, separator: u8) -> Self {
        Self { separator, ..self }
    }

    /// How many bytes have been taken.
    pub(super) fn offset(&self) -> u64 {
        self.offset
    }

    /// Takes bytes of the next line from a part of the stream, and appends them to `text`. An empty part is the end of the stream.
    pub(crate) fn take(&mut self, part: &[u8], text: &mut Vec<u8>) -> Taken {
        let (mut line, start) = self.begun.take().unwrap_or((RawLine { number: self.number + 1, offset: self.offset, len: 0 }, text.len()));
        let len = memchr::memchr(self.separator, part).unwrap_or(part.len());
        // One byte more than the limit, so that a line of exactly the limit is read together with its `\r`.
        let room = self.max.saturating_add(1).saturating_sub(text.len() - start);
        text.extend_from_slice(part.get(..len.min(room)).unwrap_or_default());
        line.len += len as u64;
        let (is_last, ends) = (part.is_empty(), len < part.len());
        let bytes = len + usize::from(ends);
        self.offset += bytes as u64;
        if is_last && line.len == 0 {
            return Taken { bytes, line: Next::End };
        }
        if !ends && !is_last {
            self.begun = Some((line, start));
            return Taken { bytes, line: Next::Unfinished };
        }
        self.number += 1;
        let strips_cr = self.separator == b'\n' && line.len <= (self.max as u64).saturating_add(1);
        if strips_cr && text.get(start..).is_some_and(|text| text.ends_with(b"\r")) {
            text.pop();
            line.len -= 1;
        }
        text.truncate(start.saturating_add(self.max));
        if self.skips_blank && line.len <= self.max as u64 && is_blank(text.get(start..).unwrap_or_default()) {
            text.truncate(start);
            return Taken { bytes, line: Next::Unfinished };
        }
        Taken { bytes, line: Next::Line(line) }
    }

    /// Appends the next line of a reader to `text`.
    pub(super) fn next_line(&mut self, reader: &mut impl BufRead, text: &mut Vec<u8>) -> io::Result<Option<RawLine>> {
        loop {
            let part = match reader.fill_buf() {
                Ok(part) => part,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            let Taken { bytes, line } = self.take(part, text);
            reader.consume(bytes);
            match line {
                Next::Unfinished => {}
                Next::Line(line) => return Ok(Some(line)),
                Next::End => return Ok(None),
            }
        }
    }
}

fn is_blank(text: &[u8]) -> bool {
    text.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'))
}
