//! The documents: the same ones for every row and every run. `tests/tests/allocations` has a budget for each of them, too.

mod bad;
mod numbers;
mod text;

pub use bad::bad;
pub use numbers::Numbers;
pub use text::{either, faulty_events};

/// What a row has to do with the documents.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Job {
    /// Decode and check one event.
    Event,
    /// Decode and check `{"events": […]}` with events of both kinds.
    Batch,
    /// Decode and check a stream of events, one a line.
    Lines,
    /// Write an event that was decoded before.
    Write,
}

/// A kind of documents.
pub struct Workload {
    pub id: &'static str,
    pub about: &'static str,
    pub job: Job,
    /// How many there are. So many that a processor does not learn them by heart.
    pub count: usize,
    /// How many faults each has.
    pub faults: usize,
    write: fn(&mut Numbers) -> String,
}

impl Workload {
    const fn event(id: &'static str, about: &'static str, count: usize, write: fn(&mut Numbers) -> String) -> Self {
        Self { id, about, job: Job::Event, count, faults: 0, write }
    }

    const fn faulty(id: &'static str, about: &'static str, faults: usize, write: fn(&mut Numbers) -> String) -> Self {
        Self { id, about, job: Job::Event, count: 20_000, faults, write }
    }

    pub fn documents(&self) -> Vec<Vec<u8>> {
        self.first(self.count)
    }

    /// So many of its documents.
    pub fn first(&self, count: usize) -> Vec<Vec<u8>> {
        let mut numbers = Numbers::default();
        (0..count).map(|_| (self.write)(&mut numbers).into_bytes()).collect()
    }

    /// How many events there are in all documents.
    pub fn events(&self) -> usize {
        match self.job {
            Job::Batch => self.count * text::BATCH,
            Job::Lines => STREAM,
            _ => self.count,
        }
    }
}

/// How many events are in a stream.
pub const STREAM: usize = 1_000_000;

pub const WORKLOADS: [Workload; 15] = [
    Workload::event("minimal", "a name and a customer", 20_000, text::minimal),
    Workload::event("typical", "all fields, seven metadata pairs", 20_000, text::typical),
    Workload::event("full", "all fields, 50 metadata pairs of 490 characters", 400, text::full),
    Workload::event("alike", "full, with keys that begin and end alike", 400, text::alike),
    Workload::event("escaped", "typical, with escapes in each string", 20_000, text::escaped),
    Workload::event("non-ascii", "typical, with letters of other scripts and emoji", 20_000, text::non_ascii),
    Workload::event("pretty", "typical, indented", 20_000, text::pretty),
    Workload::event("reversed", "typical, with its keys in another order, the same in all", 20_000, text::reversed),
    Workload::event("shuffled", "typical, with its keys in any order, another in each", 20_000, text::shuffled),
    Workload { job: Job::Batch, count: 40, ..Workload::event("batch", "1,000 events of both kinds, typical ones", 40, text::batch) },
    Workload {
        job: Job::Lines,
        ..Workload::event("ndjson", "1,000,000 typical events, one a line, in ten streams", 20_000, text::typical)
    },
    Workload { job: Job::Write, ..Workload::event("writing", "typical, from a value to JSON", 20_000, text::typical) },
    Workload::faulty("faults-1", "typical, with a broken rule", 1, text::faults_1),
    Workload::faulty("faults-3", "typical, with three faults: a rule, a UUID, a type", 3, text::faults_3),
    Workload { count: 2_000, ..Workload::faulty("faults-50", "50 metadata pairs, each with a fault", 50, text::faults_50) },
];

pub fn workload(id: &str) -> Result<&'static Workload, String> {
    WORKLOADS.iter().find(|workload| workload.id == id).ok_or_else(|| format!("no such workload: {id}"))
}
