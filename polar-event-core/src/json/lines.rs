//! Streams of documents, one per line.

use core::marker::PhantomData;
use std::io::{self, BufRead};

use super::decoder::Decoder;
use super::line_splitter::{LineSplitter, RawLine};
use crate::decode::{Decode, DecodeOwned};
use crate::error::{Report, Warnings};
use crate::state::{NoContext, SatisfiedBy};

/// One decoded line of a stream.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Line<T> {
    /// The line number, from 1. Blank lines count.
    pub number: u64,
    /// The offset of the line's first byte in the stream. Spans in the report are relative to it.
    pub offset: u64,
    /// The value, or a report of everything that is wrong with the line. Line numbers in the report are those of the stream.
    pub result: Result<T, Report>,
    accepted_with: Warnings,
}

impl<T> Line<T> {
    /// Warnings about the document, whether it is accepted or not. Line numbers are those of the stream.
    ///
    /// ```
    /// use polar_event_core::{Event, json};
    ///
    /// #[derive(Event)]
    /// struct Item {
    ///     #[event(deprecated)]
    ///     old: Option<u8>,
    /// }
    ///
    /// let mut places = Vec::new();
    /// for line in json::lines::<Item, _>("{}\n{\"old\": 1}\n{\"old\": \"x\"}\n".as_bytes()) {
    ///     places.extend(line?.warnings().iter().map(|warning| warning.location().unwrap().line));
    /// }
    /// assert_eq!(places, [2, 3]);
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn warnings(&self) -> &Warnings {
        self.result.as_ref().err().map_or(&self.accepted_with, Report::warnings)
    }
}

impl<C> Decoder<C> {
    /// Decodes a line that was read before.
    pub(super) fn line<'de, T: Decode<'de, Requires: SatisfiedBy<C>>>(&self, line: RawLine, text: &'de [u8]) -> Line<T> {
        let result = if line.len > text.len() as u64 { Err(self.too_long(text.len())) } else { self.from_slice_with_warnings(text) };
        let (result, accepted_with) = Warnings::of_stream(result, line.number);
        Line { number: line.number, offset: line.offset, result, accepted_with }
    }

    /// Decodes a stream of documents, one per line: see [`lines`](super::lines).
    pub fn lines<T: DecodeOwned<C>, R: BufRead>(&self, reader: R) -> Lines<T, R, C> {
        Lines { decoder: self.clone(), reader, splitter: self.line_splitter(), text: Vec::new(), decoded: PhantomData }
    }

    pub(crate) fn line_splitter(&self) -> LineSplitter {
        LineSplitter::new(self.max_input_bytes(), self.skips_blank_lines())
    }
}

/// Decodes a stream of documents, one per line (NDJSON, JSON Lines).
///
/// A bad line does not end the stream. Neither does a line longer than [`Limits::max_input_bytes`](super::Limits::max_input_bytes), which
/// is skipped without being kept in memory. Lines that contain only whitespace are skipped silently, unless
/// [`refuse_blank_lines`](Decoder::refuse_blank_lines) is set. The iterator's errors are I/O errors of the reader.
///
/// ```
/// use polar_event_core::{Metadata, json};
///
/// let stream = "{\"a\": 1}\n\n{\"a\": null}\n{\"a\": 3}\n";
/// let mut lines = json::lines::<Metadata, _>(stream.as_bytes());
/// let mut good = 0;
/// while let Some(line) = lines.next() {
///     let line = line?;
///     match line.result {
///         Ok(_) => good += 1,
///         Err(report) => {
///             assert_eq!((line.number, line.offset), (3, 10));
///             assert_eq!(lines.text(), b"{\"a\": null}");
///             assert_eq!(report.violations()[0].location().unwrap().line, 3);
///         }
///     }
/// }
/// assert_eq!(good, 2);
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn lines<T: DecodeOwned, R: BufRead>(reader: R) -> Lines<T, R> {
    Decoder::new().lines(reader)
}

/// An iterator over the documents of a stream, one per line. Created by [`lines`].
#[derive(Debug)]
pub struct Lines<T, R, C = NoContext> {
    decoder: Decoder<C>,
    reader: R,
    splitter: LineSplitter,
    text: Vec<u8>,
    decoded: PhantomData<fn() -> T>,
}

impl<T, R, C> Lines<T, R, C> {
    /// The text of the last line that was read, without its line end; only its beginning if it was too long.
    #[must_use]
    pub fn text(&self) -> &[u8] {
        &self.text
    }

    /// How many bytes of the stream have been read: the offset of the next line, or at the end the stream's length.
    ///
    /// ```
    /// use polar_event_core::json;
    ///
    /// let mut lines = json::lines::<u8, _>("1\r\n\n22\n".as_bytes());
    /// assert_eq!(lines.offset(), 0);
    /// lines.next();
    /// assert_eq!(lines.offset(), 3);
    /// while lines.next().is_some() {}
    /// assert_eq!(lines.offset(), 7);
    /// ```
    #[must_use]
    pub fn offset(&self) -> u64 {
        self.splitter.offset()
    }
}

impl<T: DecodeOwned<C>, R: BufRead, C> Iterator for Lines<T, R, C> {
    type Item = io::Result<Line<T>>;

    fn next(&mut self) -> Option<Self::Item> {
        self.text.clear();
        let line = self.splitter.next_line(&mut self.reader, &mut self.text).transpose()?;
        Some(line.map(|line| self.decoder.line(line, &self.text)))
    }
}
