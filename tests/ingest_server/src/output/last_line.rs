//! The last line of a file, if it has no end: a crash has left it, or another program.

use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::{FileExt as _, MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use crate::ids::{Fingerprint, Key};
use crate::scan;

/// How long the whole lines of a file are, that has this length.
pub(super) fn whole_lines(file: &File, len: u64) -> io::Result<u64> {
    let mut block = [0; 4096];
    let mut end = len;
    while end > 0 {
        let start = end.saturating_sub(block.len() as u64);
        let size = usize::try_from(end - start).unwrap_or(block.len());
        let block = block.get_mut(..size).unwrap_or_default();
        file.read_exact_at(block, start)?;
        if let Some(at) = block.iter().rposition(|byte| *byte == b'\n') {
            return Ok(start + at as u64 + 1);
        }
        end = start;
    }
    Ok(0)
}

/// Ends the line if it is an event, whose id is returned, and otherwise moves it to a file beside this one.
pub(super) fn end(file: &File, path: &Path, whole: u64, len: u64, key: &Key) -> io::Result<Option<Fingerprint>> {
    let size = usize::try_from(len - whole).ok().filter(|size| *size <= scan::MAX_LINE);
    let Some(size) = size else { return Err(not_events(path, "its last line has no end, and is too long for an event")) };
    let mut text = vec![0; size];
    file.read_exact_at(&mut text, whole)?;
    match scan::id(&text, key) {
        Ok(id) => {
            eprintln!("warning: the last line of {} had no line end, which was added", path.display());
            let mut file = file;
            file.write_all(b"\n")?;
            Ok(id)
        }
        Err(what) if whole == 0 && text.first() != Some(&b'{') => Err(not_events(path, &format!("line 1: {what}"))),
        Err(_) => {
            let aside = set_aside(path, &text, file.metadata()?.mode())?;
            eprintln!("warning: {} ended in half a line of {size} bytes, which is in {} now", path.display(), aside.display());
            file.set_len(whole)?;
            Ok(None)
        }
    }
}

fn not_events(path: &Path, what: &str) -> io::Error {
    let text = format!("{}: {what}. Each line must be a JSON object; nothing was changed", path.display());
    io::Error::new(io::ErrorKind::InvalidData, text)
}

/// Writes half a line to a new file.
fn set_aside(path: &Path, text: &[u8], mode: u32) -> io::Result<PathBuf> {
    for number in 1.. {
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".incomplete-{number}"));
        let aside = PathBuf::from(name);
        match OpenOptions::new().write(true).create_new(true).mode(mode & 0o777).open(&aside) {
            Ok(mut file) => {
                file.write_all(text)?;
                file.sync_all()?;
                sync_directory(path);
                return Ok(aside);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// So that the names in the directory of a file are there after a crash.
pub(super) fn sync_directory(path: &Path) {
    let directory = path.parent().filter(|directory| !directory.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Not every file system can sync a directory.
    _ = File::open(directory).and_then(|directory| directory.sync_all());
}
