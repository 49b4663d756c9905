//! The summary, for people and for programs.

use std::fmt;

use serde::Serialize;

use crate::tally::{Group, Tally};
use crate::text::{bytes, counted, grouped, percent};

/// How many kinds of faults are listed: for people a screenful, for programs more than any model has.
const ROWS: usize = 20;
const JSON_ROWS: usize = 1000;

/// For people.
pub(crate) struct Summary<'a> {
    pub(crate) tally: &'a Tally,
    /// How many bad events have no picture.
    pub(crate) hidden: u64,
}

impl fmt::Display for Summary<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tally = self.tally;
        if self.hidden > 0 {
            let has = if self.hidden == 1 { "has" } else { "have" };
            writeln!(f, "{} {has} no picture here; --show all shows each.\n", counted(self.hidden, "bad event"))?;
        }
        writeln!(f, "read     {:>11}", grouped(tally.read))?;
        writeln!(f, "valid    {:>11}", grouped(tally.valid()))?;
        let share = if tally.invalid > 0 { format!("  {}", percent(tally.invalid, tally.read)) } else { String::new() };
        writeln!(f, "invalid  {:>11}{share}", grouped(tally.invalid))?;
        if !tally.unchecked.is_empty() {
            writeln!(f, "not checked to the end: {}", counted(tally.unchecked.len() as u64, "file"))?;
        }
        let per_second = |count: u64| (count as f64 / tally.elapsed.as_secs_f64().max(1e-9)) as u64;
        writeln!(f, "speed    {:>11} events/s, {}/s", grouped(per_second(tally.read)), bytes(per_second(tally.bytes)))?;
        self.table(f)
    }
}

impl Summary<'_> {
    fn table(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let groups = self.tally.groups();
        let (shown, more) = groups.split_at(groups.len().min(ROWS));
        if shown.is_empty() {
            return Ok(());
        }
        let head = ["bad events", "code", "path", "first at"].map(str::to_owned);
        let rows: Vec<_> = std::iter::once(head).chain(shown.iter().map(|group| row(group))).collect();
        let width = |column: fn(&[String; 4]) -> &String| rows.iter().map(|row| column(row).chars().count()).max().unwrap_or(0);
        let (events, code, path) = (width(|row| &row[0]), width(|row| &row[1]), width(|row| &row[2]));
        writeln!(f)?;
        for row in &rows {
            writeln!(f, "{:>events$}  {:code$}  {:path$}  {}", row[0], row[1], row[2], row[3])?;
        }
        if !more.is_empty() {
            let kinds = if more.len() == 1 { "kind" } else { "kinds" };
            writeln!(f, "and {} more {kinds} of faults", more.len())?;
        }
        Ok(())
    }
}

fn row(group: &Group) -> [String; 4] {
    let first = group.first.first().map(ToString::to_string).unwrap_or_default();
    [grouped(group.events), group.kind.code.as_str().to_owned(), group.kind.path(), first]
}

/// For programs.
#[derive(Serialize)]
pub(crate) struct JsonSummary<'a> {
    read: u64,
    valid: u64,
    invalid: u64,
    bytes: u64,
    seconds: f64,
    /// The most frequent first.
    kinds: Vec<JsonKind<'a>>,
    /// How many kinds are not listed.
    more_kinds: usize,
    not_checked: Vec<JsonUnchecked<'a>>,
}

#[derive(Serialize)]
struct JsonKind<'a> {
    code: &'a str,
    path: &'a str,
    is_key_error: bool,
    events: u64,
    faults: u64,
    first: Vec<JsonPlace<'a>>,
}

#[derive(Serialize)]
struct JsonPlace<'a> {
    file: &'a str,
    line: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u64>,
}

#[derive(Serialize)]
struct JsonUnchecked<'a> {
    file: &'a str,
    error: &'a str,
}

impl<'a> JsonSummary<'a> {
    pub(crate) fn of(tally: &'a Tally) -> Self {
        let groups = tally.groups();
        let more_kinds = groups.len().saturating_sub(JSON_ROWS);
        Self {
            read: tally.read,
            valid: tally.valid(),
            invalid: tally.invalid,
            bytes: tally.bytes,
            seconds: tally.elapsed.as_secs_f64(),
            kinds: groups.into_iter().take(JSON_ROWS).map(JsonKind::of).collect(),
            more_kinds,
            not_checked: tally.unchecked.iter().map(|(file, error)| JsonUnchecked { file, error }).collect(),
        }
    }
}

impl<'a> JsonKind<'a> {
    fn of(group: &'a Group) -> Self {
        let place = |first: &'a crate::tally::FirstPlace| JsonPlace { file: &first.file, line: first.line, column: first.column };
        Self {
            code: group.kind.code.as_str(),
            path: &group.kind.path,
            is_key_error: group.kind.is_key,
            events: group.events,
            faults: group.faults,
            first: group.first.iter().map(place).collect(),
        }
    }
}
