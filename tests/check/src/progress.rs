//! The progress bar, for input that takes a while.

use std::io::{self, IsTerminal as _};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// What is checked sooner shows no bar.
const PATIENCE: Duration = Duration::from_millis(500);

/// The bar is moved every so many events.
const STRIDE: u32 = 1024;

pub(crate) struct Progress {
    /// `None` where stderr is no terminal.
    bar: Option<ProgressBar>,
    start: Instant,
    is_shown: bool,
    shares_terminal: bool,
    events: u32,
}

impl Progress {
    /// `length` is that of the input in bytes; `shares_terminal` says that the faults are printed to the terminal, too.
    pub(crate) fn new(length: Option<u64>, shares_terminal: bool) -> Self {
        let bar = io::stderr().is_terminal().then(|| hidden_bar(length));
        Self { bar, start: Instant::now(), is_shown: false, shares_terminal, events: 0 }
    }

    /// Another event has been checked, which began at `offset`.
    pub(crate) fn advance(&mut self, offset: u64) {
        let Some(bar) = &self.bar else { return };
        self.events = self.events.wrapping_add(1);
        if self.events % STRIDE != 0 {
            return;
        }
        bar.set_position(offset);
        if !self.is_shown && self.start.elapsed() >= PATIENCE {
            bar.set_draw_target(ProgressDrawTarget::stderr());
            self.is_shown = true;
        }
    }

    /// Takes the bar off the terminal while `print` prints.
    pub(crate) fn pause<T>(&self, print: impl FnOnce() -> T) -> T {
        match &self.bar {
            Some(bar) if self.is_shown && self.shares_terminal => bar.suspend(print),
            _ => print(),
        }
    }

    pub(crate) fn finish(self) {
        if let Some(bar) = self.bar {
            bar.finish_and_clear();
        }
    }
}

fn hidden_bar(length: Option<u64>) -> ProgressBar {
    let template = match length {
        Some(_) => "{wide_bar} {percent:>3} % of {decimal_total_bytes}, {decimal_bytes_per_sec}, {eta} left",
        None => "{spinner} {decimal_bytes}, {decimal_bytes_per_sec}",
    };
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::with_draw_target(length, ProgressDrawTarget::hidden()).with_style(style)
}
