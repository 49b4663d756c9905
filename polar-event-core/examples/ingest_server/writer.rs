//! Appends lines to a file, and says when they are on the disk.
//!
//! One thread writes. While it waits for the disk, further requests queue up, and the next write has them all: so the disk is asked to
//! flush some hundred times a second, however many requests there are.

use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;

use tokio::sync::{mpsc, oneshot};

/// How many requests may wait for the writer. More wait for a place.
const QUEUE: usize = 1024;

/// How many bytes are written at once, at least if there are so many.
const AT_ONCE: usize = 4 * 1024 * 1024;

/// That the lines were not written.
#[derive(Debug)]
pub(crate) struct NotWritten;

enum Message {
    /// Whole lines, and who waits for them to be on the disk.
    Append(Vec<u8>, oneshot::Sender<Result<(), NotWritten>>),
    /// That nothing more is taken.
    Stop,
}

/// Where requests hand in their lines.
#[derive(Clone)]
pub(crate) struct Log {
    queue: mpsc::Sender<Message>,
    works: Arc<AtomicBool>,
}

impl Log {
    /// Appends whole lines, all of them or none. They are on the disk when this is done.
    pub(crate) async fn append(&self, bytes: Vec<u8>) -> Result<(), NotWritten> {
        if bytes.is_empty() {
            return Ok(());
        }
        let (done, result) = oneshot::channel();
        self.queue.send(Message::Append(bytes, done)).await.map_err(|_| NotWritten)?;
        result.await.unwrap_or(Err(NotWritten))
    }

    /// Whether the last write went well.
    pub(crate) fn works(&self) -> bool {
        self.works.load(Ordering::Relaxed)
    }
}

/// The thread that writes.
pub(crate) struct Writing {
    queue: mpsc::Sender<Message>,
    thread: JoinHandle<Result<(), String>>,
}

impl Writing {
    /// Writes all that was handed in before, and ends. What comes later is refused.
    pub(crate) fn end(self) -> Result<(), String> {
        // Where the thread has ended by itself, joining it tells.
        _ = self.queue.blocking_send(Message::Stop);
        self.thread.join().unwrap_or_else(|_| Err("the writer panicked".to_owned()))
    }
}

/// Opens the file, or standard output, and starts the thread.
pub(crate) fn open(path: Option<&Path>) -> Result<(Log, Writing), String> {
    let target = match path {
        Some(path) => Target::file(path).map_err(|error| format!("cannot append to {}: {error}", path.display()))?,
        None => Target::stdout().map_err(|error| format!("cannot write to standard output: {error}"))?,
    };
    let (queue, queued) = mpsc::channel(QUEUE);
    let works = Arc::new(AtomicBool::new(true));
    let log = Log { queue: queue.clone(), works: Arc::clone(&works) };
    let thread = std::thread::Builder::new().name("writer".to_owned()).spawn(move || write_all(target, queued, &works));
    Ok((log, Writing { queue, thread: thread.map_err(|error| format!("cannot start a thread: {error}"))? }))
}

fn write_all(mut target: Target, mut queued: mpsc::Receiver<Message>, works: &AtomicBool) -> Result<(), String> {
    let mut last = Ok(());
    while let Some(message) = queued.blocking_recv() {
        let (mut bytes, mut waiting) = (Vec::new(), Vec::new());
        let mut next = Some(message);
        while let Some(message) = next {
            match message {
                Message::Append(lines, done) => {
                    bytes.extend_from_slice(&lines);
                    waiting.push(done);
                }
                // What is in the queue already is taken out of it still.
                Message::Stop => queued.close(),
            }
            next = if bytes.len() < AT_ONCE { queued.try_recv().ok() } else { None };
        }
        if waiting.is_empty() {
            continue;
        }
        last = target.append(&bytes).map_err(|error| format!("cannot write events: {error}"));
        works.store(last.is_ok(), Ordering::Relaxed);
        if let Err(error) = &last {
            eprintln!("error: {error}");
        }
        for done in waiting {
            // Nobody waits where the client has gone away.
            _ = done.send(if last.is_ok() { Ok(()) } else { Err(NotWritten) });
        }
    }
    last
}

/// What is written to.
struct Target {
    file: File,
    /// How long the file is, with whole lines only. `None` for what is no file: a pipe, a terminal.
    len: Option<u64>,
    /// That lines may stand there which were said not to be: nothing may follow them.
    broken: bool,
}

impl Target {
    fn file(path: &Path) -> io::Result<Self> {
        let file = OpenOptions::new().read(true).append(true).create(true).open(path)?;
        let mut target = Self::new(file)?;
        target.end_with_a_line(path)?;
        // So that the file itself is there after a crash.
        if let Some(directory) = path.parent() {
            let directory = if directory.as_os_str().is_empty() { Path::new(".") } else { directory };
            // Not every system can open a directory.
            _ = File::open(directory).and_then(|directory| directory.sync_all());
        }
        Ok(target)
    }

    fn stdout() -> io::Result<Self> {
        #[cfg(unix)]
        let file = File::from(std::os::fd::AsFd::as_fd(&io::stdout()).try_clone_to_owned()?);
        #[cfg(windows)]
        let file = File::from(std::os::windows::io::AsHandle::as_handle(&io::stdout()).try_clone_to_owned()?);
        Self::new(file)
    }

    fn new(file: File) -> io::Result<Self> {
        let metadata = file.metadata()?;
        Ok(Self { file, len: metadata.is_file().then_some(metadata.len()), broken: false })
    }

    /// Removes half a line at the end: one that a crash has left there, and that was never answered for.
    fn end_with_a_line(&mut self, path: &Path) -> io::Result<()> {
        let Some(len) = self.len else { return Ok(()) };
        let mut whole = len;
        let mut block = [0; 4096];
        while whole > 0 {
            let start = whole.saturating_sub(block.len() as u64);
            let size = usize::try_from(whole - start).unwrap_or(block.len());
            let block = block.get_mut(..size).unwrap_or_default();
            self.file.seek(SeekFrom::Start(start))?;
            self.file.read_exact(block)?;
            match block.iter().rposition(|byte| *byte == b'\n') {
                Some(at) => {
                    whole = start + at as u64 + 1;
                    break;
                }
                None => whole = start,
            }
        }
        if whole < len {
            eprintln!("warning: {} ended in half a line of {} bytes, which is removed", path.display(), len - whole);
            self.file.set_len(whole)?;
        }
        self.len = Some(whole);
        Ok(())
    }

    /// Appends and flushes to the disk. If that fails, what was written is taken back.
    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.broken {
            return Err(io::Error::other("an earlier write failed and could not be taken back"));
        }
        let written = self.file.write_all(bytes).and_then(|()| self.flush());
        match (&written, &mut self.len) {
            (Ok(()), Some(len)) => *len += bytes.len() as u64,
            (Err(_), Some(len)) => self.broken = take_back(&mut self.file, *len).is_err(),
            (Err(_), None) => self.broken = true,
            (Ok(()), None) => {}
        }
        written
    }

    /// Pipes and terminals have nothing to flush.
    fn flush(&self) -> io::Result<()> {
        if self.len.is_some() { self.file.sync_data() } else { Ok(()) }
    }
}

fn take_back(file: &mut File, len: u64) -> io::Result<()> {
    file.set_len(len)?;
    file.seek(SeekFrom::Start(len))?;
    file.sync_all()
}
