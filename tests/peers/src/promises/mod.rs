//! What this library promises of itself, held against what is measured.

mod alone;
mod pairs;
mod ratios;

pub use alone::measure as measure_alone;

use crate::documents::{Workload, workload};
use crate::speed::{self, Results};

/// A promise, and what came of it.
pub struct Promise {
    pub what: String,
    pub measured: f64,
    pub unit: &'static str,
    pub target: Target,
}

#[derive(Clone, Copy)]
pub enum Target {
    AtMost(f64),
    AtLeast(f64),
}

impl Promise {
    /// So many times as much as something else.
    fn ratio(what: impl Into<String>, measured: f64, target: Target) -> Self {
        Self { what: what.into(), measured, unit: "", target }
    }

    fn is_kept_within(&self, margin: f64) -> bool {
        match self.target {
            Target::AtMost(most) => self.measured <= most * (1.0 + margin),
            Target::AtLeast(least) => self.measured >= least * (1.0 - margin),
        }
    }

    fn line(&self) -> String {
        let (word, target) = match self.target {
            Target::AtMost(most) => ("at most", most),
            Target::AtLeast(least) => ("at least", least),
        };
        let verdict = if self.is_kept_within(0.0) { "yes" } else { "**no**" };
        format!("| {} | {:.2}{} | {word} {target}{} | {verdict} |\n", self.what, self.measured, self.unit, self.unit)
    }
}

/// The workloads and rows that the promises about speed are about.
const WORKLOADS: [&str; 7] = ["typical", "full", "alike", "reversed", "shuffled", "batch", "faults-3"];
const ROWS: [&str; 4] = ["garde", "owned", "borrowed", "by-hand"];

/// Measures all of them. Takes what has been measured already.
pub fn measure(results: Option<&Results>, rounds: usize, note: impl Fn(&str) + Copy) -> Result<Vec<Promise>, String> {
    let fresh;
    let results = match results {
        Some(results) => results,
        None => {
            let workloads: Vec<&'static Workload> = WORKLOADS.iter().map(|id| workload(id)).collect::<Result<_, _>>()?;
            fresh = speed::measure(&workloads, &ROWS, rounds, note)?;
            &fresh
        }
    };
    let mut promises = ratios::of(results);
    note("two of ours against each other");
    promises.extend(pairs::measure(rounds));
    note("memory, and two cores, each in a process of its own");
    promises.extend(alone::promises()?);
    Ok(promises)
}

pub fn table(promises: &[Promise]) -> String {
    let lines: String = promises.iter().map(Promise::line).collect();
    format!("| promise | measured | target | kept |\n| --- | ---: | ---: | --- |\n{lines}")
}

/// Those that are missed by more than a tenth.
pub fn missed(promises: &[Promise]) -> Vec<&str> {
    promises.iter().filter(|promise| !promise.is_kept_within(0.1)).map(|promise| promise.what.as_str()).collect()
}
