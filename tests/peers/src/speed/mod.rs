//! How long the job takes: all rows on all workloads.

pub mod chart;
pub mod scripts;
pub mod table;

use std::hint::black_box;
use std::io::BufRead;

use crate::documents::{Job, Workload};
use crate::rows::{Lines, ROWS, Row};
use crate::stream::{self, Stream};
use crate::timing::{self, Run};
use crate::verify::{self, Findings};

/// The documents are measured in so many portions: short ones, since only those are likely to be left alone by the rest of the machine.
const PORTIONS: usize = 50;

/// So many streams have all the events that are measured one a line.
const STREAMS: usize = 10;

/// Nanoseconds for an event.
#[derive(Debug, Clone, Copy)]
pub struct Time {
    pub best: f64,
    pub median: f64,
}

/// A row, what it does, and how long that takes.
pub struct Entry {
    pub id: String,
    pub title: String,
    /// Packages with their versions.
    pub versions: Vec<String>,
    pub findings: Findings,
    /// Why there is something that it does not do.
    pub why_not: String,
    /// By workload.
    pub times: Vec<(&'static str, Time)>,
}

impl Entry {
    pub fn time(&self, workload: &str) -> Option<Time> {
        self.times.iter().find(|(id, _)| *id == workload).map(|(_, time)| *time)
    }
}

/// What a run has found. The first entry is what the others are compared with.
pub struct Results {
    pub entries: Vec<Entry>,
    /// What was measured, with the bytes of a document.
    pub workloads: Vec<(&'static Workload, usize)>,
    pub rounds: usize,
}

impl Results {
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    /// The best time of a row as a ratio of another's.
    pub fn ratio(&self, row: &str, other: &str, workload: &str) -> Option<f64> {
        Some(self.entry(row)?.time(workload)?.best / self.entry(other)?.time(workload)?.best)
    }
}

/// Has the rows do the job, then measures them: all, or those that are named and the first. `note` hears what is going on.
pub fn measure(workloads: &[&'static Workload], rows: &[&str], rounds: usize, note: impl Fn(&str)) -> Result<Results, String> {
    note("proving that each row does the job");
    let findings = verify::verify()?;
    let entry = |(row, findings): (&Row, Findings)| Entry {
        id: row.id.to_owned(),
        title: row.title.to_owned(),
        versions: row.packages.iter().map(|name| format!("{name} {}", crate::environment::version(name))).collect(),
        findings,
        why_not: row.why_not.to_owned(),
        times: Vec::new(),
    };
    let entries = ROWS.iter().zip(findings).map(entry).collect();
    let mut results = Results { entries, workloads: Vec::new(), rounds };
    for workload in workloads {
        note(workload.id);
        let documents = workload.documents();
        results.workloads.push((workload, documents.iter().map(Vec::len).sum::<usize>() / documents.len()));
        // Long ones are not measured so often.
        let (portions, rounds) = match workload.job {
            Job::Lines => (STREAMS, rounds.div_ceil(10)),
            _ => (PORTIONS.min(documents.len()), rounds),
        };
        let portion_len = documents.len().div_ceil(portions);
        let lines = if workload.job == Job::Lines { stream::lines(&documents) } else { Vec::new() };
        let (mut places, mut runs) = (Vec::new(), Vec::new());
        for (place, row) in ROWS.iter().enumerate() {
            let wanted = rows.is_empty() || place == 0 || rows.contains(&row.id);
            if !wanted || !results.entries[place].findings.does(workload) {
                continue;
            }
            if let Some(run) = run(row, workload, &documents, &lines, portion_len) {
                places.push(place);
                runs.push(run);
            }
        }
        let times = timing::measure(&runs, portions, rounds);
        for (place, times) in places.into_iter().zip(times) {
            let each = |time: std::time::Duration| time.as_secs_f64() * 1e9 / workload.events() as f64;
            results.entries[place].times.push((workload.id, Time { best: each(times.best), median: each(times.median) }));
        }
    }
    Ok(results)
}

/// What is measured of a row: a portion of the documents.
fn run<'a>(row: &Row, workload: &'static Workload, documents: &'a [Vec<u8>], text: &'a [u8], portion: usize) -> Option<Run<'a>> {
    let portion = move |number: usize| number * portion..documents.len().min((number + 1) * portion);
    match workload.job {
        Job::Event | Job::Batch => {
            let (decode, good) = (row.decodes(workload)?, workload.faults == 0);
            Some(Box::new(move |number| documents[portion(number)].iter().for_each(|document| assert_eq!(decode(document) == 0, good))))
        }
        Job::Lines => {
            let read = read_lines(row)?;
            let events = workload.events() / STREAMS;
            Some(Box::new(move |_| assert_eq!(read(Box::new(Stream::new(text, events / documents.len()))), events)))
        }
        Job::Write => {
            let write = row.write?(documents);
            Some(Box::new(move |number| assert!(portion(number).all(|document| write(document) > 0))))
        }
    }
}

/// Reads a stream to its end, and answers how many events were good.
type Reads<'a> = Box<dyn Fn(Box<dyn BufRead + 'a>) -> usize + 'a>;

/// What reads a stream with this row.
fn read_lines<'a>(row: &Row) -> Option<Reads<'a>> {
    match row.lines? {
        Lines::With(read) => Some(Box::new(read)),
        Lines::Each => {
            let decode = row.event?;
            Some(Box::new(move |reader| each_line(reader, decode)))
        }
    }
}

fn each_line(mut reader: Box<dyn BufRead + '_>, decode: fn(&[u8]) -> usize) -> usize {
    let (mut line, mut good) = (Vec::new(), 0);
    while reader.read_until(b'\n', &mut line).is_ok_and(|len| len > 0) {
        good += usize::from(black_box(decode(&line)) == 0);
        line.clear();
    }
    good
}
