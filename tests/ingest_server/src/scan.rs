//! Reads the ids out of a file of events, one a line.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::ops::Range;
use std::os::unix::fs::FileExt as _;
use std::path::Path;
use std::time::{Duration, Instant};

use polar_event_core::json::{self, Line};

use crate::budget::MAX_BODY;
use crate::ids::{Fingerprint, Identity, Key};

/// The longest line. One that this server writes is hardly longer than it came.
pub(crate) const MAX_LINE: usize = 2 * MAX_BODY;

/// How often progress is reported.
const REPORT: Duration = Duration::from_secs(5);

fn decoder() -> json::Decoder {
    json::Decoder::new().limits(json::Limits::new().max_input_bytes(MAX_LINE))
}

/// The id of an event, if it has one. The error says what is wrong with the text, without anything of it.
pub(crate) fn id(text: &[u8], key: &Key) -> Result<Option<Fingerprint>, String> {
    decoder().from_slice::<Identity>(text).map(|event| key.of_stored(&event)).map_err(|report| first(&report))
}

fn first(report: &polar_event_core::Report) -> String {
    report.violations().first().map_or_else(String::new, ToString::to_string)
}

/// Hands out the ids of the events in a part of a file, which is whole lines. Returns how many events there are.
pub(crate) fn ids(file: &File, path: &Path, part: Range<u64>, key: &Key, mut take: impl FnMut(Fingerprint)) -> io::Result<u64> {
    let key = *key;
    let reader = BufReader::with_capacity(1 << 20, Part { file, part: part.clone() });
    let lines = decoder().par_map_lines(reader, move |line: Line<Identity>| {
        let id = line.result.map(|event| key.of_stored(&event)).map_err(|report| (line.number, first(&report)));
        (line.offset, id)
    });
    let (mut events, mut reported) = (0, Instant::now());
    for line in lines {
        let (offset, id) = line?;
        match id {
            Ok(id) => id.into_iter().for_each(&mut take),
            Err((number, what)) => return Err(not_an_event(path, part.start, number, &what)),
        }
        events += 1;
        if reported.elapsed() >= REPORT {
            reported = Instant::now();
            eprintln!("{}: read {} of {} MB", path.display(), offset / 1_000_000, (part.end - part.start) / 1_000_000);
        }
    }
    Ok(events)
}

fn not_an_event(path: &Path, start: u64, number: u64, what: &str) -> io::Error {
    let after = if start == 0 { String::new() } else { format!(" after the first {start} bytes") };
    let text = format!("{}, line {number}{after}: {what}. Each line must be a JSON object; nothing was changed", path.display());
    io::Error::new(io::ErrorKind::InvalidData, text)
}

/// Reads a part of a file, wherever its position is.
struct Part<'a> {
    file: &'a File,
    part: Range<u64>,
}

impl Read for Part<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.part.end - self.part.start).unwrap_or(usize::MAX).min(buffer.len());
        let read = self.file.read_at(buffer.get_mut(..left).unwrap_or_default(), self.part.start)?;
        self.part.start += read as u64;
        Ok(read)
    }
}
