//! A reader that keeps what was read, as long as it is needed.

use std::io::{self, Read};

/// A reader that keeps what was read from it. It fails where that is more than the limit.
#[derive(Debug)]
pub(super) struct Tee<R> {
    reader: R,
    kept: Vec<u8>,
    /// The offset of what is kept in the stream.
    start: u64,
    max: usize,
}

impl<R> Tee<R> {
    pub(super) fn new(reader: R, max: usize) -> Self {
        Self { reader, kept: Vec::new(), start: 0, max }
    }

    /// Forgets what comes before this offset of the stream.
    pub(super) fn forget_before(&mut self, offset: u64) {
        let bytes = usize::try_from(offset.saturating_sub(self.start)).unwrap_or(usize::MAX).min(self.kept.len());
        self.kept.drain(..bytes);
        self.start += bytes as u64;
    }

    /// What is kept before this offset of the stream.
    pub(super) fn before(&self, offset: u64) -> &[u8] {
        let bytes = usize::try_from(offset.saturating_sub(self.start)).unwrap_or(usize::MAX);
        self.kept.get(..bytes).unwrap_or(&self.kept)
    }
}

impl<R: Read> Read for Tee<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.kept.len() > self.max.saturating_add(buffer.len()) {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "a record is longer than the limit"));
        }
        let read = self.reader.read(buffer)?;
        self.kept.extend_from_slice(buffer.get(..read).unwrap_or_default());
        Ok(read)
    }
}
