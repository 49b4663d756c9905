//! A file that lines are appended to: of this server alone, with whole lines only, and always the one that its path names.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Seek as _, Write as _};
use std::os::unix::fs::{FileExt as _, MetadataExt as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::fs::{Advice, fadvise};

use super::last_line;
use crate::ids::{Ids, Key, Seen};
use crate::scan;

/// How often, and for how long, a program that has renamed the file is waited for, since it may be about to create the next one.
const LOOKS: u32 = 10;
const BETWEEN_LOOKS: Duration = Duration::from_millis(10);

pub(crate) struct LogFile {
    path: PathBuf,
    key: Key,
    file: File,
    /// How long the file is, as far as this server knows: whole lines, whose ids are known.
    len: u64,
    /// That it was truncated while a group was written, which is its beginning now.
    truncated: bool,
    /// Why nothing can be written until the file is opened again.
    broken: Option<String>,
}

impl LogFile {
    /// Opens, locks and reads the file, and brings its last line to an end. A file that is not one of events is not touched.
    pub(crate) fn open(path: &Path, key: &Key) -> io::Result<(Self, Ids)> {
        let file = loop {
            let file = OpenOptions::new().read(true).append(true).create(true).open(path)?;
            file.try_lock().map_err(|error| match error {
                TryLockError::WouldBlock => io::Error::other(format!(
                    "{} is in use by another process, which has locked it. End that process, or choose another file",
                    path.display()
                )),
                TryLockError::Error(error) => error,
            })?;
            // It may have been renamed before it was locked.
            match names(path, &file) {
                Ok(true) => break file,
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        };
        let mut opened = Self { path: path.to_owned(), key: *key, file, len: 0, truncated: false, broken: None };
        let ids = opened.read(true)?;
        last_line::sync_directory(path);
        Ok((opened, ids))
    }

    /// Reads the ids of the whole file. They are on the disk then, whoever has written them.
    fn read(&mut self, may_end_last_line: bool) -> io::Result<Ids> {
        let len = self.file.metadata()?.len();
        let whole = last_line::whole_lines(&self.file, len)?;
        let mut ids = Ids::default();
        let mut take = |id| _ = ids.insert(id);
        let mut events = scan::ids(&self.file, &self.path, 0..whole, &self.key, &mut take)?;
        if whole < len && !may_end_last_line {
            return Err(half_a_line());
        }
        if whole < len {
            last_line::end(&self.file, &self.path, whole, len, &self.key)?.into_iter().for_each(take);
        }
        self.file.sync_all()?;
        self.len = self.file.metadata()?.len();
        events += u64::from(self.len > whole);
        eprintln!("{}: {events} events, {} ids, {} bytes", self.path.display(), ids.len(), self.len);
        Ok(ids)
    }

    /// Makes sure that the file is the one that its path names, and that all ids in it are known.
    pub(crate) fn prepare(&mut self, seen: &mut Seen) -> io::Result<()> {
        if let Some(why) = &self.broken {
            return Err(io::Error::other(format!("{why}; nothing is written until SIGHUP or a restart")));
        }
        let metadata = self.file.metadata()?;
        if metadata.nlink() == 0 || !self.is_named()? {
            let (opened, ids) = Self::open(&self.path, &self.key)?;
            eprintln!("{} is another file now: the one before was renamed or deleted", self.path.display());
            seen.next_file(ids);
            *self = opened;
        } else if self.truncated || metadata.len() < self.len {
            seen.next_file(self.read(false)?);
            eprintln!("{} was truncated, and is read again", self.path.display());
            self.truncated = false;
        } else if metadata.len() > self.len {
            self.catch_up(metadata.len(), seen)?;
        }
        Ok(())
    }

    /// Whether the path names the file. Where it names nothing, whoever has renamed the file has a moment to create the next one.
    fn is_named(&self) -> io::Result<bool> {
        for _ in 0..LOOKS {
            match names(&self.path, &self.file) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => std::thread::sleep(BETWEEN_LOOKS),
                named => return named,
            }
        }
        Ok(false)
    }

    /// Reads what another program has appended.
    fn catch_up(&mut self, len: u64, seen: &mut Seen) -> io::Result<()> {
        if last_line::whole_lines(&self.file, len)? < len {
            return Err(half_a_line());
        }
        scan::ids(&self.file, &self.path, self.len..len, &self.key, |id| _ = seen.insert(id))?;
        self.sync()?;
        self.len = len;
        Ok(())
    }

    /// Opens the file again, on request, if anything is wrong with it: it is read from the disk, and its last line brought to an end.
    /// Returns whether that was so.
    pub(crate) fn reopen(&mut self, seen: &mut Seen) -> io::Result<bool> {
        if self.prepare(seen).is_ok() {
            return Ok(false);
        }
        // What was not written may still be in the cache.
        _ = fadvise(&self.file, 0, None, Advice::DontNeed);
        // Without its lock, nothing may be written to it.
        self.broken.get_or_insert_with(|| "the file could not be opened again".to_owned());
        self.file.unlock()?;
        let is_same = names(&self.path, &self.file).unwrap_or(false);
        let (opened, ids) = Self::open(&self.path, &self.key)?;
        if is_same {
            seen.current = ids;
        } else {
            seen.next_file(ids);
        }
        *self = opened;
        Ok(true)
    }

    /// Appends lines, and flushes them to the disk. If that fails, what was written is taken back.
    pub(crate) fn append(&mut self, lines: &[u8]) -> io::Result<()> {
        if lines.is_empty() {
            return Ok(());
        }
        let mut written = 0;
        if let Err(error) = self.write(lines, &mut written) {
            if let Err(why) = self.take_back(lines.get(..written).unwrap_or_default()) {
                self.broken = Some(format!("half a write could not be taken back ({why})"));
            }
            return Err(error);
        }
        if let Err(error) = self.sync() {
            // What stays there is read when the file is opened again.
            _ = self.take_back(lines);
            return Err(error);
        }
        let end = self.file.stream_position()?;
        let start = end.saturating_sub(lines.len() as u64);
        let metadata = self.file.metadata()?;
        if metadata.nlink() == 0 {
            return Err(io::Error::other("the file was deleted while it was written to"));
        }
        if metadata.len() < end {
            return Err(io::Error::other("the file was truncated while it was written to"));
        }
        self.truncated = start < self.len;
        // Where others have written before it, the next group reads what they wrote.
        if start == self.len {
            self.len = end;
        }
        Ok(())
    }

    /// If that fails, nobody knows what is on the disk: the next attempt could succeed without having written it.
    fn sync(&mut self) -> io::Result<()> {
        self.file.sync_data().inspect_err(|error| self.broken = Some(format!("the disk did not take a write ({error})")))
    }

    fn write(&mut self, lines: &[u8], written: &mut usize) -> io::Result<()> {
        let mut end = None;
        while let Some(rest) = lines.get(*written..).filter(|rest| !rest.is_empty()) {
            match self.file.write(rest) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(count) => {
                    let start = end.replace(self.file.stream_position()?);
                    *written += count;
                    if start.is_some_and(|start| end != Some(start + count as u64)) {
                        return Err(io::Error::other("another program has written to the file in the middle of a line"));
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Cuts what this server has written off the end of the file, if that is what is there.
    fn take_back(&mut self, written: &[u8]) -> io::Result<()> {
        if written.is_empty() {
            return Ok(());
        }
        let len = self.file.metadata()?.len();
        let start = self.file.stream_position()?.saturating_sub(written.len() as u64);
        let mut there = vec![0; written.len()];
        if len != start + written.len() as u64 || self.file.read_exact_at(&mut there, start).is_err() || there != written {
            return Err(io::Error::other("the end of the file is not what was written"));
        }
        self.file.set_len(start)?;
        self.file.sync_all()
    }
}

fn half_a_line() -> io::Error {
    io::Error::other("the last line of the file has no end: another program is writing to it, or SIGHUP is due")
}

fn names(path: &Path, file: &File) -> io::Result<bool> {
    let (named, file) = (fs::metadata(path)?, file.metadata()?);
    Ok((named.dev(), named.ino()) == (file.dev(), file.ino()))
}
