//! The ways to do the job: each in a file of its own.

mod by_hand;
mod deser;
mod eserde;
mod garde;
#[cfg(feature = "jsonschema")]
mod jsonschema;
mod ours;
mod rules;
mod serde_valid;
mod sonic;
mod typed;
mod validator;

use std::io::BufRead;

use crate::documents::{Job, Workload};

/// Decodes and drops a document. Answers how many faults are reported, which is 0 only for an accepted document.
pub type Decode = fn(&[u8]) -> usize;

/// Reads a stream of events to its end. Answers how many were accepted.
pub type ReadLines = fn(Box<dyn BufRead + '_>) -> usize;

/// Keeps the values of some documents, and answers what writes one of them into a new vector and says how long that is.
pub type Writer = fn(&[Vec<u8>]) -> Box<dyn Fn(usize) -> usize>;

/// How events in a stream are read.
#[derive(Clone, Copy)]
pub enum Lines {
    /// Line by line into a buffer that is used again, each decoded as an event.
    Each,
    /// By a function that does all of it.
    With(ReadLines),
}

/// A way to do the job, with all that it can do.
#[derive(Clone, Copy)]
pub struct Row {
    /// For the command line.
    pub id: &'static str,
    /// For the tables.
    pub title: &'static str,
    /// The packages whose versions count.
    pub packages: &'static [&'static str],
    pub event: Option<Decode>,
    pub batch: Option<Decode>,
    pub lines: Option<Lines>,
    pub write: Option<Writer>,
    /// Why there is something that it does not do.
    pub why_not: &'static str,
}

impl Row {
    /// Nothing yet.
    const NEW: Self = Self { id: "", title: "", packages: &[], event: None, batch: None, lines: None, write: None, why_not: "" };

    pub fn does(&self, job: Job) -> bool {
        match job {
            Job::Event => self.event.is_some(),
            Job::Batch => self.batch.is_some(),
            Job::Lines => self.lines.is_some(),
            Job::Write => self.write.is_some(),
        }
    }

    /// What decodes one document of the workload.
    pub fn decodes(&self, workload: &Workload) -> Option<Decode> {
        if workload.job == Job::Batch { self.batch } else { self.event }
    }
}

/// All ways; the first is what the others are compared with.
pub const ROWS: &[Row] = &[
    garde::ROW,
    ours::OWNED,
    ours::BORROWED,
    ours::VIA_SERDE_JSON,
    ours::PARALLEL,
    ours::READY_MADE,
    by_hand::ROW,
    sonic::ROW,
    validator::ROW,
    serde_valid::ROW,
    deser::ROW,
    #[cfg(feature = "jsonschema")]
    jsonschema::RUN_TIME,
    #[cfg(feature = "jsonschema")]
    jsonschema::COMPILED,
    typed::ROW,
    eserde::ROW,
];

pub fn row(id: &str) -> Result<&'static Row, String> {
    ROWS.iter().find(|row| row.id == id).ok_or_else(|| format!("no such row: {id}"))
}
