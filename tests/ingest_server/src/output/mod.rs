//! Where lines are written to.

mod file;
mod last_line;
mod stream;

use std::fs;
use std::io;
use std::os::unix::fs::FileTypeExt as _;
use std::path::Path;

use self::file::LogFile;
use self::stream::Stream;
use crate::ids::{Key, Seen};

pub(crate) enum Output {
    File(LogFile),
    Stream(Stream),
}

impl Output {
    /// Opens a file, a FIFO, or standard output; the ids of a file are known then.
    pub(crate) fn open(path: Option<&Path>, key: &Key, seen: &mut Seen) -> io::Result<Self> {
        let Some(path) = path else { return Stream::stdout().map(Self::Stream) };
        match fs::metadata(path) {
            Ok(metadata) if metadata.file_type().is_fifo() || metadata.file_type().is_char_device() => Ok(Self::Stream(Stream::open(path))),
            Ok(metadata) if !metadata.is_file() => Err(io::Error::other("it is neither a file nor a FIFO")),
            _ => {
                let (file, ids) = LogFile::open(path, key)?;
                seen.current = ids;
                Ok(Self::File(file))
            }
        }
    }

    /// What has to be done before lines are written, and before an event is said to be a duplicate.
    pub(crate) fn prepare(&mut self, seen: &mut Seen) -> io::Result<()> {
        match self {
            Self::File(file) => file.prepare(seen),
            Self::Stream(stream) => stream.prepare(),
        }
    }

    /// Appends lines. `written` is how many of the bytes stay: all or none of a file, also a part of a stream.
    pub(crate) fn append(&mut self, lines: &[u8], written: &mut usize) -> io::Result<()> {
        match self {
            Self::File(file) => file.append(lines).inspect(|()| *written = lines.len()),
            Self::Stream(stream) => stream.append(lines, written),
        }
    }

    /// Opens the output again, on request. Returns whether it is another one, or in another state.
    pub(crate) fn reopen(&mut self, seen: &mut Seen) -> io::Result<bool> {
        match self {
            Self::File(file) => file.reopen(seen),
            Self::Stream(stream) => {
                stream.reopen();
                stream.prepare().map(|()| true)
            }
        }
    }
}
