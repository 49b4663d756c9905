//! The thread that stores events, and the queue before it.
//!
//! While the thread waits for the disk, further requests queue up, and the next write has them all: so the disk is asked to flush some
//! hundred times a second, however many requests there are. The thread alone knows which ids are stored. So an event is said to be a
//! duplicate only when the first one is on the disk.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use polar_event_core::polar::EventsIngestResponse;
use tokio::sync::{mpsc, oneshot};

use crate::group::{Answer, Group, Lines, NotStored};
use crate::health::Health;
use crate::ids::{Key, Seen};
use crate::metrics::Metrics;
use crate::output::Output;

/// How many requests may wait for the writer. More wait for a place.
const QUEUE: usize = 1024;

/// How many bytes are written at once, at least if there are so many.
const AT_ONCE: usize = 4 * 1024 * 1024;

/// How long a request waits for its events to be stored.
const MAX_WAIT: Duration = Duration::from_secs(30);

enum Message {
    Store(Lines, Answer),
    Reopen,
    /// That nothing more is taken.
    Stop,
}

/// Where requests hand in their events.
#[derive(Clone)]
pub(crate) struct Log {
    queue: mpsc::Sender<Message>,
}

impl Log {
    /// Stores the events whose ids are new, and says how many they are. They are on the disk then.
    ///
    /// Where the disk does not answer in time, nobody knows whether they are stored: the client has to send them again.
    pub(crate) async fn store(&self, lines: Lines) -> Result<EventsIngestResponse, NotStored> {
        let (answer, result) = oneshot::channel();
        let stored = async {
            self.queue.send(Message::Store(lines, answer)).await.map_err(|_| NotStored)?;
            result.await.unwrap_or(Err(NotStored))
        };
        tokio::time::timeout(MAX_WAIT, stored).await.unwrap_or(Err(NotStored))
    }

    /// Whether the thread runs.
    pub(crate) fn is_open(&self) -> bool {
        !self.queue.is_closed()
    }

    /// Opens the file again, after it was renamed, or after its disk has failed.
    pub(crate) async fn reopen(&self) {
        // Where the thread has ended, there is nothing to open.
        _ = self.queue.send(Message::Reopen).await;
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
pub(crate) fn open(
    path: Option<&Path>,
    key: &Key,
    mut seen: Seen,
    health: Arc<Health>,
    metrics: Arc<Metrics>,
) -> Result<(Log, Writing), String> {
    let name = path.map_or_else(|| "standard output".to_owned(), |path| path.display().to_string());
    let output = Output::open(path, key, &mut seen).map_err(|error| format!("cannot write to {name}: {error}"))?;
    let (queue, queued) = mpsc::channel(QUEUE);
    let writer = Writer { output, seen, health, metrics, last: Ok(()) };
    let thread = std::thread::Builder::new().name("writer".to_owned()).spawn(move || writer.run(queued));
    Ok((Log { queue: queue.clone() }, Writing { queue, thread: thread.map_err(|error| format!("cannot start a thread: {error}"))? }))
}

struct Writer {
    output: Output,
    seen: Seen,
    health: Arc<Health>,
    metrics: Arc<Metrics>,
    /// How the last write went.
    last: Result<(), String>,
}

impl Writer {
    fn run(mut self, mut queued: mpsc::Receiver<Message>) -> Result<(), String> {
        self.metrics.known_ids(self.seen.len());
        while let Some(message) = queued.blocking_recv() {
            let (mut size, mut requests, mut reopen) = (0, Vec::new(), false);
            let mut next = Some(message);
            while let Some(message) = next {
                match message {
                    // A request whose client has gone away, or was told to come again, is not worth the wait.
                    Message::Store(_, answer) if answer.is_closed() => {}
                    Message::Store(lines, answer) => {
                        size += lines.len();
                        requests.push((lines, answer));
                    }
                    Message::Reopen => reopen = true,
                    // What is in the queue already is taken out of it still.
                    Message::Stop => queued.close(),
                }
                next = if size < AT_ONCE { queued.try_recv().ok() } else { None };
            }
            if reopen {
                match self.output.reopen(&mut self.seen) {
                    Ok(false) => {}
                    opened => self.note(opened.map(drop)),
                }
            }
            if !requests.is_empty() {
                self.store(requests);
            }
            self.metrics.known_ids(self.seen.len());
        }
        self.last
    }

    /// The outcome is noted before the answers: who is told that nothing can be written finds `/healthz` say so.
    fn store(&mut self, requests: Vec<(Lines, Answer)>) {
        if let Err(error) = self.output.prepare(&mut self.seen) {
            // Nobody is answered: the channels are dropped, which says the same.
            return self.note(Err(error));
        }
        let mut group = Group::default();
        for (lines, answer) in requests {
            group.add(&lines, answer, &mut self.seen);
        }
        let (written, outcome) = group.write(&mut self.output, &mut self.seen);
        let is_ok = outcome.is_ok();
        self.note(outcome);
        group.answer(written, is_ok);
    }

    /// Tells the operator of an error once, as long as it stays the same.
    fn note(&mut self, outcome: io::Result<()>) {
        let outcome = outcome.map_err(|error| format!("cannot write events: {error}"));
        self.health.note(outcome.is_ok());
        self.metrics.wrote(outcome.is_ok());
        match &outcome {
            Err(error) if outcome != self.last => eprintln!("error: {error}"),
            Ok(()) if self.last.is_err() => eprintln!("events are written again"),
            _ => {}
        }
        self.last = outcome;
    }
}
