//! The summary.

use std::collections::BTreeMap;
use std::fmt;
use std::time::{Duration, Instant};

use indicatif::{DecimalBytes, HumanCount};
use polar_event_core::Report;

const CODES_SHOWN: usize = 10;

pub(crate) struct Tally {
    start: Instant,
    elapsed: Duration,
    bytes: u64,
    read: u64,
    invalid: u64,
    codes: BTreeMap<&'static str, u64>,
}

impl Tally {
    pub(crate) fn start() -> Self {
        Self { start: Instant::now(), elapsed: Duration::ZERO, bytes: 0, read: 0, invalid: 0, codes: BTreeMap::new() }
    }

    pub(crate) fn count(&mut self, result: &Result<(), Report>) {
        self.read += 1;
        if let Err(report) = result {
            self.invalid += 1;
            for violation in report.violations() {
                *self.codes.entry(violation.code().as_str()).or_default() += 1;
            }
        }
    }

    pub(crate) fn finish(&mut self, bytes: u64) {
        self.elapsed = self.start.elapsed();
        self.bytes = bytes;
    }

    pub(crate) fn all_valid(&self) -> bool {
        self.invalid == 0
    }

    /// The codes of the faults, the most frequent first.
    fn most_frequent(&self) -> Vec<(&'static str, u64)> {
        let mut codes: Vec<_> = self.codes.iter().map(|(code, count)| (*code, *count)).collect();
        codes.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        codes.truncate(CODES_SHOWN);
        codes
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let per_second = |count: u64| (count as f64 / self.elapsed.as_secs_f64().max(1e-9)) as u64;
        writeln!(f, "read     {:>11}", HumanCount(self.read).to_string())?;
        writeln!(f, "valid    {:>11}", HumanCount(self.read - self.invalid).to_string())?;
        writeln!(f, "invalid  {:>11}", HumanCount(self.invalid).to_string())?;
        let (events, bytes) = (HumanCount(per_second(self.read)), DecimalBytes(per_second(self.bytes)));
        writeln!(f, "speed    {:>11} events/s, {bytes}/s", events.to_string())?;
        if !self.codes.is_empty() {
            writeln!(f, "most frequent faults")?;
        }
        for (code, count) in self.most_frequent() {
            writeln!(f, "         {:>11}  {code}", HumanCount(count).to_string())?;
        }
        Ok(())
    }
}
