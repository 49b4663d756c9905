//! Many documents, one a line, on all cores.

use core::fmt;
use std::any::Any;
use std::collections::VecDeque;
use std::io::{self, BufRead};
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};
use std::vec;

use super::decoder::Decoder;
use super::lines::{Line, RawLine, Splitter};
use crate::decode::Decode;
use crate::need::{MetBy, NoContext};

/// So much text is decoded by one core at a time.
const CHUNK_BYTES: usize = 256 * 1024;

/// And not more lines, since each becomes a value or a report.
const CHUNK_LINES: usize = 2 * 1024;

/// Decodes a stream of documents, one a line, on all cores. The lines come in their order, as from [`lines`](super::lines).
///
/// While the caller looks at some lines, the next ones are read and decoded by the threads of the current `rayon` pool. Memory holds about half a
/// megabyte of text for each of them, or the longest line, with the values made of it. If decoding panics, as a `check` of yours may, the caller does.
///
/// ```
/// use polar_event_core::{Metadata, json};
///
/// let stream = "{\"a\": 1}\n{\"a\": 2}\n".repeat(1000);
/// let numbers: Vec<u64> = json::par_lines::<Metadata, _>(stream.as_bytes()).map(|line| line.unwrap().number).collect();
/// assert!(numbers.into_iter().eq(1..=2000));
/// ```
pub fn par_lines<T, R>(reader: R) -> ParLines<T, R>
where
    T: for<'de> Decode<'de, Context: MetBy> + Send + 'static,
    R: BufRead,
{
    Decoder::new().par_lines(reader)
}

impl<C> Decoder<C> {
    /// Decodes a stream of documents, one a line, on all cores: see [`par_lines`].
    pub fn par_lines<T, R>(&self, reader: R) -> ParLines<T, R, C>
    where
        T: for<'de> Decode<'de, Context: MetBy<C>> + Send + 'static,
        R: BufRead,
    {
        ParLines {
            decoder: self.clone(),
            lines: Splitter::new(reader, self.max_input_bytes()),
            spare: Vec::new(),
            ready: Vec::new().into_iter(),
            coming: VecDeque::new(),
            ended: false,
            failed: None,
        }
    }
}

/// The documents of a stream, one a line, decoded on all cores. Made by [`par_lines`].
pub struct ParLines<T, R, C = NoContext> {
    decoder: Decoder<C>,
    lines: Splitter<R>,
    /// The texts of chunks that have been decoded, to be used again.
    spare: Vec<Chunk>,
    ready: vec::IntoIter<Line<T>>,
    /// What is being decoded, in its order.
    coming: VecDeque<Receiver<Decoded<T>>>,
    /// Whether there is nothing left to read.
    ended: bool,
    /// The reader's error, which comes after the lines before it.
    failed: Option<io::Error>,
}

impl<T, R, C> fmt::Debug for ParLines<T, R, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ParLines").field("decoder", &self.decoder).finish_non_exhaustive()
    }
}

/// Lines that are decoded together.
#[derive(Debug, Default)]
struct Chunk {
    text: Vec<u8>,
    lines: Vec<(RawLine, Range<usize>)>,
}

/// What has become of a chunk, or with what decoding it has panicked.
type Decoded<T> = Result<(Vec<Line<T>>, Chunk), Box<dyn Any + Send>>;

impl<T, R: BufRead, C> ParLines<T, R, C> {
    /// Reads lines until there is enough for one core, or the stream ends or fails.
    fn read_chunk(&mut self) -> Option<Chunk> {
        let Chunk { mut text, mut lines } = self.spare.pop().unwrap_or_default();
        text.clear();
        lines.clear();
        while !self.ended && text.len() < CHUNK_BYTES && lines.len() < CHUNK_LINES {
            let start = text.len();
            match self.lines.next_line(&mut text) {
                Ok(Some(line)) => lines.push((line, start..text.len())),
                Ok(None) => self.ended = true,
                Err(error) => {
                    self.failed = Some(error);
                    self.ended = true;
                }
            }
        }
        (!lines.is_empty()).then_some(Chunk { text, lines })
    }
}

impl<T: for<'de> Decode<'de, Context: MetBy<C>> + Send + 'static, R: BufRead, C: 'static> ParLines<T, R, C> {
    /// Keeps all threads busy: one chunk for each, and one that waits.
    fn hand_out(&mut self) {
        while self.coming.len() <= rayon::current_num_threads() {
            let Some(chunk) = self.read_chunk() else { return };
            let (sender, receiver) = sync_channel(1);
            let decoder = self.decoder.clone();
            rayon::spawn(move || {
                let decoded = catch_unwind(AssertUnwindSafe(|| decode(&decoder, chunk)));
                // Nobody waits for it if the stream was dropped.
                let _ = sender.send(decoded);
            });
            self.coming.push_back(receiver);
        }
    }
}

fn decode<T: for<'de> Decode<'de, Context: MetBy<C>>, C>(decoder: &Decoder<C>, chunk: Chunk) -> (Vec<Line<T>>, Chunk) {
    let text = |range: &Range<usize>| chunk.text.get(range.clone()).unwrap_or_default();
    let lines = chunk.lines.iter().map(|(line, range)| decoder.line(*line, text(range))).collect();
    (lines, chunk)
}

/// Waits for a chunk. A thread of the pool helps while it waits: it may be the only one.
fn receive<T>(receiver: &Receiver<T>) -> Option<T> {
    while let Some(state) = match receiver.try_recv() {
        Ok(received) => return Some(received),
        Err(TryRecvError::Disconnected) => return None,
        Err(TryRecvError::Empty) => rayon::yield_now(),
    } {
        if state == rayon::Yield::Idle {
            std::thread::yield_now();
        }
    }
    receiver.recv().ok()
}

impl<T: for<'de> Decode<'de, Context: MetBy<C>> + Send + 'static, R: BufRead, C: 'static> Iterator for ParLines<T, R, C> {
    type Item = io::Result<Line<T>>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(line) = self.ready.next() {
                return Some(Ok(line));
            }
            self.hand_out();
            let Some(first) = self.coming.pop_front() else { return self.failed.take().map(Err) };
            match receive(&first) {
                Some(Ok((lines, chunk))) => {
                    self.spare.push(chunk);
                    self.ready = lines.into_iter();
                }
                Some(Err(panic)) => resume_unwind(panic),
                // A pool that drops what it was given says so by this.
                None => return Some(Err(io::Error::other("the thread pool has not decoded these lines"))),
            }
        }
    }
}
