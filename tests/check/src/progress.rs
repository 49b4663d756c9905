//! A line that shows how far the check is, for input that takes a while.

use std::cell::Cell;
use std::io::{self, IsTerminal as _, Write as _};
use std::rc::Rc;
use std::time::{Duration, Instant};

use crate::tally::Tally;
use crate::text::{bytes, counted, percent};

/// What is checked sooner shows nothing.
const PATIENCE: Duration = Duration::from_millis(500);

/// The line is written again after this time.
const INTERVAL: Duration = Duration::from_millis(200);

/// The clock is looked at every so many events.
const STRIDE: u64 = 1024;

/// Goes to the beginning of the line and erases it.
const ERASE: &str = "\r\u{1b}[2K";

pub(crate) struct Progress {
    is_wanted: bool,
    /// Whether what is found is written to a terminal, too.
    shares_terminal: bool,
    /// The length of all files, if it is known.
    length: Option<u64>,
    pub(crate) bytes_read: Rc<Cell<u64>>,
    start: Instant,
    next: Instant,
    is_shown: bool,
}

impl Progress {
    pub(crate) fn new(length: Option<u64>, shares_terminal: bool) -> Self {
        let (start, bytes_read) = (Instant::now(), Rc::default());
        let is_wanted = io::stderr().is_terminal();
        Self { is_wanted, shares_terminal, length, bytes_read, start, next: start + PATIENCE, is_shown: false }
    }

    /// Another event has been counted.
    pub(crate) fn advance(&mut self, tally: &Tally) {
        if !self.is_wanted || tally.read % STRIDE != 0 {
            return;
        }
        let now = Instant::now();
        if now < self.next {
            return;
        }
        let read = self.bytes_read.get();
        let done = match self.length {
            Some(length) => format!("{} of {}", percent(read, length), bytes(length)),
            None => bytes(read),
        };
        let speed = read as f64 / now.duration_since(self.start).as_secs_f64();
        let (speed, invalid) = (bytes(speed as u64), counted(tally.invalid, "bad event"));
        // A terminal that is gone shows nothing.
        let _ = write!(io::stderr(), "{ERASE}{done}, {speed}/s, {invalid}");
        self.next = now + INTERVAL;
        self.is_shown = true;
    }

    /// Makes room for a message on stderr.
    pub(crate) fn clear(&mut self) {
        if self.is_shown {
            let _ = write!(io::stderr(), "{ERASE}");
            self.is_shown = false;
        }
    }

    /// Makes room for what is found, if it is written to the same terminal.
    pub(crate) fn clear_for_output(&mut self) {
        if self.shares_terminal {
            self.clear();
        }
    }
}
