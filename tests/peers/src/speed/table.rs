//! The results as tables in Markdown.

use std::fmt::Write as _;

use super::{Entry, Results, Time};
use crate::documents::{Job, Workload, bad};

/// So many names of bad documents are in a footnote; more are counted.
const NAMED: usize = 6;

/// The tables, by the best times and without those that nobody has measured.
pub fn tables(results: &Results) -> String {
    let of = |choose: fn(&Workload) -> bool| -> Vec<&'static Workload> {
        results.workloads.iter().map(|(workload, _)| *workload).filter(|workload| choose(workload)).collect()
    };
    let mut notes = Notes::default();
    let about = results.workloads.iter().map(|(workload, bytes)| format!("| {} | {bytes} | {} |\n", workload.id, workload.about));
    let mut text = format!("| workload | bytes | what is in it |\n| --- | ---: | --- |\n{}\n", about.collect::<String>());
    for (title, workloads) in [
        ("One event", of(|workload| workload.job == Job::Event && workload.faults == 0)),
        ("Many events, and writing", of(|workload| workload.job != Job::Event)),
        ("Documents with faults; in parentheses, how many of them are reported", of(|workload| workload.faults > 0)),
    ] {
        if !workloads.is_empty() {
            write!(text, "**{title}**\n\n{}\n", table(results, &workloads, &mut notes)).expect("a string takes everything");
        }
    }
    text + &notes.text()
}

/// A table of some workloads for a short account.
pub fn short(results: &Results, workloads: &[&'static Workload]) -> String {
    let mut notes = Notes::default();
    let text = table(results, workloads, &mut notes);
    format!("{text}\n{}", notes.text())
}

/// What the rows were built with, each once.
pub fn versions(results: &Results) -> String {
    let mut versions: Vec<&str> = results.entries.iter().flat_map(|entry| &entry.versions).map(String::as_str).collect();
    let mut seen = std::collections::HashSet::new();
    versions.retain(|version| seen.insert(*version));
    versions.join(", ")
}

fn table(results: &Results, workloads: &[&'static Workload], notes: &mut Notes) -> String {
    let mut text = head(results, workloads);
    for entry in results.entries.iter().filter(|entry| workloads.iter().any(|workload| entry.time(workload.id).is_some())) {
        let title = format!("{}{}", entry.title, notes.mark(entry));
        text += &line(results, entry, &title, workloads);
    }
    let first = |of: fn(&Time) -> f64| -> String {
        let times = workloads
            .iter()
            .map(|workload| results.entries[0].time(workload.id).map_or("–".to_owned(), |time| format!("{:.0}", of(&time))));
        times.collect::<Vec<_>>().join(" | ")
    };
    writeln!(text, "| *the first row, ns, best* | {} |", first(|time| time.best)).expect("a string takes everything");
    writeln!(text, "| *the first row, ns, median* | {} |", first(|time| time.median)).expect("a string takes everything");
    text
}

fn head(results: &Results, workloads: &[&'static Workload]) -> String {
    let names = workloads.iter().map(|workload| {
        let bytes = results.workloads.iter().find(|(have, _)| have.id == workload.id).map_or(0, |(_, bytes)| *bytes);
        if workload.job == Job::Event { format!("{}, {bytes} bytes", workload.id) } else { workload.id.to_owned() }
    });
    format!("| | {} |\n| --- |{}\n", names.collect::<Vec<_>>().join(" | "), " ---: |".repeat(workloads.len()))
}

fn line(results: &Results, entry: &Entry, title: &str, workloads: &[&'static Workload]) -> String {
    let cell = |workload: &&'static Workload| {
        let (Some(time), Some(first)) = (entry.time(workload.id), results.entries[0].time(workload.id)) else { return "–".to_owned() };
        let ratio = format!("{:.2}", time.best / first.best);
        match entry.findings.faults.iter().find(|(id, _)| *id == workload.id) {
            Some((_, found)) => format!("{ratio} ({found})"),
            None => ratio,
        }
    };
    format!("| {title} | {} |\n", workloads.iter().map(cell).collect::<Vec<_>>().join(" | "))
}

/// Footnotes, each of them once.
#[derive(Default)]
struct Notes(Vec<String>);

impl Notes {
    /// The number of an entry's footnote, if it has one.
    fn mark(&mut self, entry: &Entry) -> String {
        let Some(note) = note(entry) else { return String::new() };
        let number = self.0.iter().position(|have| *have == note).unwrap_or_else(|| {
            self.0.push(note);
            self.0.len() - 1
        });
        format!(" {}", superscript(number + 1))
    }

    fn text(&self) -> String {
        let notes = self.0.iter().enumerate().map(|(number, note)| format!("{} {note}", superscript(number + 1)));
        notes.map(|note| format!("{note}  \n")).collect()
    }
}

/// What an entry does not do, as found by running it.
fn note(entry: &Entry) -> Option<String> {
    let (all, accepts) = (bad().len(), &entry.findings.accepts);
    let mut parts = Vec::new();
    if accepts.len() > NAMED {
        parts.push(format!("accepts {} of the {all} bad documents", accepts.len()));
    } else if !accepts.is_empty() {
        parts.push(format!("accepts {}", accepts.join(", ")));
    }
    if !entry.findings.refuses.is_empty() {
        parts.push(format!("refuses valid documents: {}", entry.findings.refuses.join(", ")));
    }
    if !entry.why_not.is_empty() {
        parts.push(entry.why_not.clone());
    }
    (!parts.is_empty()).then(|| parts.join("; ") + ".")
}

fn superscript(number: usize) -> String {
    let digits = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    number.to_string().bytes().map(|digit| digits[usize::from(digit - b'0')]).collect()
}
