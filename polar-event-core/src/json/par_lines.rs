//! Streams of documents, one per line, decoded on all cores.

use core::fmt;
use std::any::Any;
use std::collections::VecDeque;
use std::io::{self, BufRead};
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};

use super::decoder::Decoder;
use super::line_splitter::{LineSplitter, RawLine};
use super::lines::Line;
use crate::decode::DecodeOwned;

/// How much text one core decodes at a time.
const CHUNK_BYTES: usize = 256 * 1024;

/// The maximum number of lines in a chunk, since each becomes a value or a report.
const CHUNK_LINES: usize = 2 * 1024;

/// Decodes a stream of documents, one per line, on all cores. Lines are yielded in order, as from [`lines`](super::lines).
///
/// While you process some lines, the threads of the current `rayon` pool read and decode the next ones. About half a megabyte of text per
/// thread is in memory, or the longest line, and the values made from it. If decoding panics, as your `check` function may, so does the
/// calling thread.
///
/// ```
/// use polar_event_core::{Metadata, json};
///
/// let stream = "{\"a\": 1}\n{\"a\": 2}\n".repeat(1000);
/// let numbers: Vec<u64> = json::par_lines::<Metadata, _>(stream.as_bytes()).map(|line| line.unwrap().number).collect();
/// assert!(numbers.into_iter().eq(1..=2000));
/// ```
///
/// The calling thread uses and drops the values, so its core has to fetch them from memory. If you map them to something smaller,
/// [`par_map_lines`] is faster.
pub fn par_lines<T, R>(reader: R) -> ParLines<Line<T>, R>
where
    T: DecodeOwned + Send + 'static,
    R: BufRead,
{
    Decoder::new().par_lines(reader)
}

/// Like [`par_lines`], but calls `map` with each line on the core that decoded it. The results are yielded in the order of the lines.
///
/// ```
/// use polar_event_core::json::{self, Line};
/// use polar_event_core::{Event, Report};
///
/// #[derive(Event)]
/// struct Usage {
///     name: String,
///     tokens: u64,
/// }
///
/// let stream = "{\"name\": \"chat\", \"tokens\": 120}\n{\"name\": \"chat\", \"tokens\": -1}\n";
/// let tokens = json::par_map_lines(stream.as_bytes(), |line: Line<Usage>| line.result.map(|usage| usage.tokens));
/// let tokens: Vec<Result<u64, Report>> = tokens.collect::<std::io::Result<_>>()?;
/// assert!(matches!(&tokens[..], [Ok(120), Err(_)]));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn par_map_lines<T, U, R>(reader: R, map: impl Fn(Line<T>) -> U + Send + Sync + 'static) -> ParLines<U, R>
where
    T: DecodeOwned + 'static,
    U: Send + 'static,
    R: BufRead,
{
    Decoder::new().par_map_lines(reader, map)
}

impl<C: 'static> Decoder<C> {
    /// Decodes a stream of documents, one per line, on all cores: see [`par_lines`].
    pub fn par_lines<T, R>(&self, reader: R) -> ParLines<Line<T>, R>
    where
        T: DecodeOwned<C> + Send + 'static,
        R: BufRead,
    {
        self.par_map_lines(reader, |line| line)
    }

    /// Decodes and maps a stream of documents, one per line, on all cores: see [`par_map_lines`].
    pub fn par_map_lines<T, U, R>(&self, reader: R, map: impl Fn(Line<T>) -> U + Send + Sync + 'static) -> ParLines<U, R>
    where
        T: DecodeOwned<C> + 'static,
        U: Send + 'static,
        R: BufRead,
    {
        let decoder = self.clone();
        ParLines {
            read: Arc::new(move |line, text| map(decoder.line(line, text))),
            reader,
            splitter: self.line_splitter(),
            spare: Vec::new(),
            ready: VecDeque::new(),
            coming: VecDeque::new(),
            ended: false,
            failed: None,
        }
    }
}

/// An iterator over the documents of a stream, one per line, decoded on all cores. Created by [`par_lines`] and [`par_map_lines`].
pub struct ParLines<U, R> {
    /// Decodes and maps one line.
    read: Arc<Read<U>>,
    reader: R,
    splitter: LineSplitter,
    /// Chunks whose memory is reused: allocating and freeing so much would be measurable.
    spare: Vec<Chunk<U>>,
    ready: VecDeque<U>,
    /// The chunks that are being decoded, in order.
    coming: VecDeque<Receiver<Decoded<U>>>,
    /// Whether the whole stream has been read.
    ended: bool,
    /// The reader's error, yielded after the lines before it.
    failed: Option<io::Error>,
}

type Read<U> = dyn Fn(RawLine, &[u8]) -> U + Send + Sync;

impl<U, R> fmt::Debug for ParLines<U, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ParLines").finish_non_exhaustive()
    }
}

/// Lines that are decoded together.
struct Chunk<U> {
    text: Vec<u8>,
    lines: Vec<(RawLine, Range<usize>)>,
    decoded: VecDeque<U>,
}

impl<U> Default for Chunk<U> {
    fn default() -> Self {
        Self { text: Vec::new(), lines: Vec::new(), decoded: VecDeque::new() }
    }
}

impl<U> Chunk<U> {
    fn decode(mut self, read: &Read<U>) -> Self {
        let text = |range: &Range<usize>| self.text.get(range.clone()).unwrap_or_default();
        self.decoded.extend(self.lines.iter().map(|(line, range)| read(*line, text(range))));
        self
    }
}

/// A decoded chunk, or the panic that decoding it caused.
type Decoded<U> = Result<Chunk<U>, Box<dyn Any + Send>>;

impl<U: Send + 'static, R: BufRead> ParLines<U, R> {
    /// Reads lines until there is enough text for one core, or the stream ends or fails.
    fn read_chunk(&mut self) -> Option<Chunk<U>> {
        let mut chunk = self.spare.pop().unwrap_or_default();
        let Chunk { text, lines, .. } = &mut chunk;
        text.clear();
        lines.clear();
        while !self.ended && text.len() < CHUNK_BYTES && lines.len() < CHUNK_LINES {
            let start = text.len();
            match self.splitter.next_line(&mut self.reader, text) {
                Ok(Some(line)) => lines.push((line, start..text.len())),
                Ok(None) => self.ended = true,
                Err(error) => {
                    self.failed = Some(error);
                    self.ended = true;
                }
            }
        }
        (!lines.is_empty()).then_some(chunk)
    }

    /// Keeps all threads busy: one chunk for each, and one in the queue.
    fn hand_out(&mut self) {
        while self.coming.len() <= rayon::current_num_threads() {
            let Some(chunk) = self.read_chunk() else { return };
            let (sender, receiver) = sync_channel(1);
            let read = Arc::clone(&self.read);
            rayon::spawn(move || {
                let decoded = catch_unwind(AssertUnwindSafe(|| chunk.decode(&*read)));
                // The receiver is gone if the stream was dropped.
                let _ = sender.send(decoded);
            });
            self.coming.push_back(receiver);
        }
    }
}

/// Waits for a chunk. Meanwhile a thread of the pool helps: it may be the only one.
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

impl<U: Send + 'static, R: BufRead> Iterator for ParLines<U, R> {
    type Item = io::Result<U>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(line) = self.ready.pop_front() {
                return Some(Ok(line));
            }
            self.hand_out();
            let Some(first) = self.coming.pop_front() else { return self.failed.take().map(Err) };
            match receive(&first) {
                Some(Ok(mut chunk)) => {
                    core::mem::swap(&mut self.ready, &mut chunk.decoded);
                    self.spare.push(chunk);
                }
                Some(Err(panic)) => resume_unwind(panic),
                // The pool dropped the job without running it.
                None => return Some(Err(io::Error::other("the thread pool has not decoded these lines"))),
            }
        }
    }
}
