//! What is no file: a pipe, a FIFO, a terminal. Nothing that is written can be taken back, and nothing is waited for without end.

use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::os::fd::AsFd as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::OFlags;

/// How long a reader may take to make room. One that has not is not waited for again until there is room.
const PATIENCE: Duration = Duration::from_secs(2);

/// A write of so many bytes does not block if the pipe is ready for writing (`PIPE_BUF` of Linux).
const AT_ONCE: usize = 4096;

pub(crate) struct Stream {
    /// `None` for standard output, which cannot be opened again.
    path: Option<PathBuf>,
    /// `None` while nobody reads.
    file: Option<File>,
    /// The line that is written half, and how much of it is.
    half: (Vec<u8>, usize),
    is_stuck: bool,
}

impl Stream {
    /// The FIFO or device is opened when there is something to write: that fails while nobody reads.
    pub(crate) fn open(path: &Path) -> Self {
        Self { path: Some(path.to_owned()), file: None, half: (Vec::new(), 0), is_stuck: false }
    }

    pub(crate) fn stdout() -> io::Result<Self> {
        let file = File::from(io::stdout().as_fd().try_clone_to_owned()?);
        if file.metadata()?.is_file() {
            return Err(io::Error::other("it is a file, which cannot be read and locked this way. Name it with --out"));
        }
        Ok(Self { path: None, file: Some(file), half: (Vec::new(), 0), is_stuck: false })
    }

    /// Finishes the line that is written half.
    pub(crate) fn prepare(&mut self) -> io::Result<()> {
        if self.file.is_none() {
            let path = self.path.as_ref().ok_or(io::ErrorKind::BrokenPipe)?;
            let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
            self.file = Some(OpenOptions::new().write(true).custom_flags(flags.bits().cast_signed()).open(path)?);
        }
        let (line, mut done) = std::mem::take(&mut self.half);
        let finished = self.write(&line, &mut done);
        if finished.is_err() {
            // A new reader begins with a whole line.
            self.half = (line, if self.file.is_some() { done } else { 0 });
        }
        finished
    }

    /// Closes the FIFO. It is opened again by the next [`prepare`](Self::prepare).
    pub(crate) fn reopen(&mut self) {
        if self.path.is_some() {
            self.file = None;
            self.half.1 = 0;
        }
    }

    /// Writes lines. If that fails, `written` is the length of the lines that are out, with the part of a line that is finished later.
    pub(crate) fn append(&mut self, lines: &[u8], written: &mut usize) -> io::Result<()> {
        let outcome = self.write(lines, written);
        if outcome.is_err() {
            if self.file.is_none() {
                // What the reader has taken before it went away is not known.
                *written = 0;
                return outcome;
            }
            let (out, rest) = lines.split_at(*written);
            let start = out.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
            if start < *written {
                let end = rest.iter().position(|byte| *byte == b'\n').map_or(lines.len(), |at| *written + at + 1);
                self.half = (lines.get(start..end).unwrap_or_default().to_vec(), *written - start);
            }
        }
        outcome
    }

    fn write(&mut self, bytes: &[u8], written: &mut usize) -> io::Result<()> {
        while let Some(rest) = bytes.get(*written..).filter(|rest| !rest.is_empty()) {
            let Some(file) = &mut self.file else { return Err(io::ErrorKind::BrokenPipe.into()) };
            if !has_room(file, if self.is_stuck { Duration::ZERO } else { PATIENCE })? {
                self.is_stuck = true;
                return Err(io::Error::other("the reader does not read"));
            }
            match file.write(rest.get(..AT_ONCE).unwrap_or(rest)) {
                Ok(count) => {
                    self.is_stuck = false;
                    *written += count;
                }
                Err(error) if matches!(error.kind(), io::ErrorKind::Interrupted | io::ErrorKind::WouldBlock) => {}
                Err(error) => {
                    if error.kind() == io::ErrorKind::BrokenPipe {
                        self.file = None;
                    }
                    return Err(error);
                }
            }
        }
        Ok(())
    }
}

fn has_room(file: &File, patience: Duration) -> io::Result<bool> {
    let patience = Timespec::try_from(patience).map_err(io::Error::other)?;
    let ready = rustix::io::retry_on_intr(|| poll(&mut [PollFd::new(file, PollFlags::OUT)], Some(&patience)))?;
    Ok(ready > 0)
}
