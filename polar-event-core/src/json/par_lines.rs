//! Many documents, one a line, on all cores.

use core::marker::PhantomData;
use core::ops::Range;
use std::io::{self, BufRead};
use std::vec;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::decoder::Decoder;
use super::lines::{Line, RawLine, Splitter};
use crate::decode::Decode;
use crate::need::{MetBy, NoContext};

/// So much text is read before it is shared out among the cores.
const CHUNK_BYTES: usize = 1024 * 1024;

/// And not more lines, since each becomes a value or a report.
const CHUNK_LINES: usize = 8 * 1024;

/// Decodes a stream of documents, one a line, on all cores. The lines come in their order, as from [`lines`](super::lines).
///
/// Memory holds about a megabyte of text at a time, or the longest line, with the values made of it.
///
/// ```
/// use polar_event_core::{Metadata, json};
///
/// let stream = "{\"a\": 1}\n{\"a\": 2}\n".repeat(1000);
/// let numbers: Vec<u64> = json::par_lines::<Metadata, _>(stream.as_bytes()).map(|line| line.unwrap().number).collect();
/// assert!(numbers.into_iter().eq(1..=2000));
/// ```
pub fn par_lines<T: for<'de> Decode<'de, Context: MetBy> + Send, R: BufRead>(reader: R) -> ParLines<T, R> {
    Decoder::new().par_lines(reader)
}

impl<C> Decoder<C> {
    /// Decodes a stream of documents, one a line, on all cores: see [`par_lines`].
    pub fn par_lines<T: for<'de> Decode<'de, Context: MetBy<C>> + Send, R: BufRead>(&self, reader: R) -> ParLines<T, R, C> {
        let lines = Splitter::new(reader, self.max_input_bytes());
        let ready = Vec::new().into_iter();
        ParLines { decoder: self.clone(), lines, text: Vec::new(), ready, failed: None, decoded: PhantomData }
    }
}

/// The documents of a stream, one a line, decoded on all cores. Made by [`par_lines`].
#[derive(Debug)]
pub struct ParLines<T, R, C = NoContext> {
    decoder: Decoder<C>,
    lines: Splitter<R>,
    text: Vec<u8>,
    ready: vec::IntoIter<Line<T>>,
    failed: Option<io::Error>,
    decoded: PhantomData<fn() -> T>,
}

impl<T, R: BufRead, C> ParLines<T, R, C> {
    /// Reads lines until there is enough to share out, or the stream ends or fails.
    fn read_chunk(&mut self) -> Vec<(RawLine, Range<usize>)> {
        self.text.clear();
        let mut lines = Vec::new();
        while self.text.len() < CHUNK_BYTES && lines.len() < CHUNK_LINES {
            let start = self.text.len();
            match self.lines.next_line(&mut self.text) {
                Ok(Some(line)) => lines.push((line, start..self.text.len())),
                Ok(None) => break,
                Err(error) => {
                    self.failed = Some(error);
                    break;
                }
            }
        }
        lines
    }
}

impl<T: for<'de> Decode<'de, Context: MetBy<C>> + Send, R: BufRead, C> Iterator for ParLines<T, R, C> {
    type Item = io::Result<Line<T>>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(line) = self.ready.next() {
            return Some(Ok(line));
        }
        if let Some(error) = self.failed.take() {
            return Some(Err(error));
        }
        let lines = self.read_chunk();
        let (decoder, text) = (&self.decoder, &self.text);
        let decode = |(line, range): &(RawLine, Range<usize>)| decoder.line(*line, text.get(range.clone()).unwrap_or_default());
        self.ready = lines.par_iter().map(decode).collect::<Vec<_>>().into_iter();
        self.ready.next().map(Ok).or_else(|| self.failed.take().map(Err))
    }
}
