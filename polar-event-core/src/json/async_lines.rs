//! Streams of documents, one per line, read without blocking.

use core::marker::PhantomData;
use core::pin::Pin;
use std::io;

use tokio::io::{AsyncBufRead, AsyncBufReadExt};

use super::decoder::Decoder;
use super::line_splitter::{LineSplitter, Next, Taken};
use super::lines::Line;
use crate::decode::DecodeOwned;
use crate::state::NoContext;

/// Decodes a stream of documents, one per line, as it arrives: [`lines`](super::lines) for a reader of `tokio`.
///
/// A body of any length takes the memory of one line, of which at most [`Limits::max_input_bytes`](super::Limits::max_input_bytes) are kept.
///
/// ```
/// use polar_event_core::json;
///
/// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
/// let mut lines = json::async_lines::<u8, _>("1\n\n300\n".as_bytes());
/// let mut sum = 0;
/// while let Some(line) = lines.next_line().await? {
///     match line.result {
///         Ok(number) => sum += number,
///         Err(report) => assert_eq!(report.violations()[0].location().unwrap().line, 3),
///     }
/// }
/// assert_eq!(sum, 1);
/// # Ok::<(), std::io::Error>(())
/// # })?;
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn async_lines<T: DecodeOwned, R: AsyncBufRead>(reader: R) -> AsyncLines<T, R> {
    Decoder::new().async_lines(reader)
}

impl<C> Decoder<C> {
    /// Decodes a stream of documents, one per line, as it arrives: see [`async_lines`].
    pub fn async_lines<T: DecodeOwned<C>, R: AsyncBufRead>(&self, reader: R) -> AsyncLines<T, R, C> {
        AsyncLines {
            decoder: self.clone(),
            reader: Box::pin(reader),
            splitter: self.line_splitter(),
            text: Vec::new(),
            is_done: false,
            decoded: PhantomData,
        }
    }
}

/// The documents of a stream, one per line. Created by [`async_lines`].
#[derive(Debug)]
pub struct AsyncLines<T, R, C = NoContext> {
    decoder: Decoder<C>,
    reader: Pin<Box<R>>,
    splitter: LineSplitter,
    text: Vec<u8>,
    /// Whether `text` is that of a line that was returned.
    is_done: bool,
    decoded: PhantomData<fn() -> T>,
}

impl<T, R, C> AsyncLines<T, R, C> {
    /// The text of the last line that was read, as from [`Lines::text`](super::Lines::text).
    #[must_use]
    pub fn text(&self) -> &[u8] {
        &self.text
    }

    /// How many bytes of the stream have been read, as from [`Lines::offset`](super::Lines::offset).
    #[must_use]
    pub fn offset(&self) -> u64 {
        self.splitter.offset()
    }
}

impl<T: DecodeOwned<C>, R: AsyncBufRead, C> AsyncLines<T, R, C> {
    /// The next line; `None` at the end. If the future is dropped, as by a timeout, nothing is lost: the next call goes on.
    ///
    /// # Errors
    ///
    /// The reader's own.
    pub async fn next_line(&mut self) -> io::Result<Option<Line<T>>> {
        if core::mem::take(&mut self.is_done) {
            self.text.clear();
        }
        loop {
            let part = self.reader.fill_buf().await?;
            let Taken { bytes, line } = self.splitter.take(part, &mut self.text);
            self.reader.consume(bytes);
            match line {
                Next::Unfinished => {}
                Next::Line(line) => {
                    self.is_done = true;
                    return Ok(Some(self.decoder.line(line, &self.text)));
                }
                Next::End => return Ok(None),
            }
        }
    }
}
