//! The files to check, and how they are opened.

use std::cell::Cell;
use std::ffi::OsString;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::PathBuf;
use std::rc::Rc;

use crate::compression::{self, Compression};
use crate::kind::Sample;
use crate::text::printable;

const READ_BUFFER_BYTES: usize = 256 << 10;

/// How much of a file is read to see of what kind it is.
const SAMPLE_BYTES: usize = 64 << 10;

/// From a stream that is still being written, so many lines have to do: its writer may be waiting.
const SAMPLE_LINES_OF_STREAM: usize = 2;

#[derive(Clone)]
pub(crate) enum Input {
    Stdin,
    File(PathBuf),
}

impl From<OsString> for Input {
    fn from(argument: OsString) -> Self {
        if argument == "-" { Self::Stdin } else { Self::File(argument.into()) }
    }
}

impl Input {
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Stdin => "stdin".to_owned(),
            Self::File(path) => printable(&path.to_string_lossy()),
        }
    }

    /// The length in bytes, where it is known.
    pub(crate) fn length(&self) -> Option<u64> {
        let Self::File(path) = self else { return None };
        path.metadata().ok().filter(|metadata| metadata.is_file()).map(|metadata| metadata.len())
    }

    /// Opens it. What is read is added to `bytes_read`, as it is in the file.
    pub(crate) fn open(&self, bytes_read: Rc<Cell<u64>>) -> io::Result<Opened> {
        let (mut reader, is_stream): (Box<dyn Read>, bool) = match self {
            Self::Stdin => (Box::new(Counted { inner: io::stdin().lock(), bytes_read }), true),
            Self::File(path) => {
                let file = File::open(path)?;
                let is_stream = !file.metadata()?.is_file();
                (Box::new(Counted { inner: file, bytes_read }), is_stream)
            }
        };
        let mut sample = Sample::read(&mut reader, is_stream)?;
        let compression = compression::of(&sample.bytes);
        let mut reader = again(&sample, reader);
        if let Some(compression) = compression {
            match compression.reader(reader) {
                Some(decompressed) => reader = Box::new(decompressed?),
                None => return Ok(Opened { reader: Box::new(io::empty()), sample, compression: Some(compression), is_readable: false }),
            }
            sample = Sample::read(&mut reader, is_stream)?;
            reader = again(&sample, reader);
        }
        let reader = Box::new(BufReader::with_capacity(READ_BUFFER_BYTES, reader));
        Ok(Opened { reader, sample, compression, is_readable: true })
    }
}

pub(crate) struct Opened {
    pub(crate) reader: Box<dyn BufRead>,
    /// The beginning of what is read.
    pub(crate) sample: Sample,
    pub(crate) compression: Option<Compression>,
    /// `false` for a compression that this program was built without.
    pub(crate) is_readable: bool,
}

impl Sample {
    fn read(reader: &mut dyn Read, is_stream: bool) -> io::Result<Self> {
        let mut bytes = vec![0; SAMPLE_BYTES];
        let (mut len, mut is_whole) = (0, false);
        while let Some(rest @ [_, ..]) = bytes.get_mut(len..) {
            match reader.read(rest) {
                Ok(0) => {
                    is_whole = true;
                    break;
                }
                Ok(read) => len += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
            let lines = || bytes.iter().take(len).filter(|byte| **byte == b'\n').count();
            if is_stream && lines() >= SAMPLE_LINES_OF_STREAM {
                break;
            }
        }
        bytes.truncate(len);
        Ok(Self { bytes, is_whole })
    }
}

/// The reader from its beginning.
fn again(sample: &Sample, reader: Box<dyn Read>) -> Box<dyn Read> {
    Box::new(Cursor::new(sample.bytes.clone()).chain(reader))
}

/// Counts what is read.
struct Counted<R> {
    inner: R,
    bytes_read: Rc<Cell<u64>>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.bytes_read.set(self.bytes_read.get() + read as u64);
        Ok(read)
    }
}
