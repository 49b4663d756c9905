//! Promises that are read off the results for all rows.

use super::Promise;
use super::Target::AtMost;
use crate::speed::Results;

/// Row, other row, workload, and the largest ratio of their times.
const PROMISES: [(&str, &str, &str, f64); 6] = [
    ("borrowed", "garde", "typical", 0.26),
    ("borrowed", "by-hand", "typical", 1.15),
    ("owned", "garde", "typical", 0.33),
    ("borrowed", "garde", "full", 0.35),
    ("owned", "garde", "full", 0.35),
    ("owned", "garde", "batch", 0.25),
];

/// The same row on two workloads.
const WORKLOADS: [(&str, &str, &str, &str, f64); 4] = [
    ("owned", "reversed", "typical", "keys in another order", 1.25),
    ("owned", "shuffled", "typical", "keys in another order in each document", 1.25),
    ("owned", "alike", "full", "a full event whose keys begin and end alike, against one whose keys differ", 1.15),
    ("owned", "faults-3", "typical", "a document with three faults, against a valid one", 2.0),
];

/// Those of which both sides were measured.
pub fn of(results: &Results) -> Vec<Promise> {
    let title = |id: &str| results.entry(id).map_or(id, |entry| &entry.title).replace("**", "");
    let rows = PROMISES.iter().filter_map(|&(row, other, workload, most)| {
        let measured = results.ratio(row, other, workload)?;
        Some(Promise::ratio(format!("{workload}: {}, against {}", title(row), title(other)), measured, AtMost(most)))
    });
    let workloads = WORKLOADS.iter().filter_map(|&(row, one, other, what, most)| {
        let time = |workload| Some(results.entry(row)?.time(workload)?.best);
        Some(Promise::ratio(what, time(one)? / time(other)?, AtMost(most)))
    });
    rows.chain(workloads).collect()
}
