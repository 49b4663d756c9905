//! What has been counted: events, and faults by their kind.

use std::collections::HashMap;
use std::rc::Rc;
use std::time::{Duration, Instant};

use polar_event_core::{Code, Violation};

use crate::check::{Checked, Place};
use crate::course::Course;

/// Of how many events of each kind it is kept where they are.
const FIRST_PLACES: usize = 3;

/// Two faults are of the same kind if they have the same of all of these, which contain nothing of the input. So there are only as many kinds as the
/// model has fields and rules.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Kind {
    pub(crate) code: Code,
    /// `/metadata/*`.
    pub(crate) path: String,
    pub(crate) is_key: bool,
}

impl Kind {
    fn of(violation: &Violation) -> Self {
        Self { code: violation.code(), path: violation.path().pattern(), is_key: violation.is_key_error() }
    }

    /// The path, for people to read.
    pub(crate) fn path(&self) -> String {
        let path = if self.path.is_empty() { "(document)" } else { &self.path };
        if self.is_key { format!("{path} (the key)") } else { path.to_owned() }
    }
}

/// The faults of a kind.
pub(crate) struct Group {
    pub(crate) kind: Kind,
    pub(crate) faults: u64,
    /// In how many events they are.
    pub(crate) events: u64,
    /// Where the first of these events are.
    pub(crate) first: Vec<FirstPlace>,
    /// A picture of the first fault, where one is wanted.
    pub(crate) example: Option<String>,
    /// The last of these events, counted from 1.
    last_event: u64,
}

/// Where an event is that is remembered.
pub(crate) struct FirstPlace {
    pub(crate) file: Rc<str>,
    pub(crate) line: u64,
    pub(crate) column: Option<u64>,
}

pub(crate) struct Tally {
    start: Instant,
    pub(crate) elapsed: Duration,
    pub(crate) bytes: u64,
    pub(crate) read: u64,
    pub(crate) invalid: u64,
    pub(crate) course: Course,
    groups: Vec<Group>,
    numbers: HashMap<Kind, usize>,
    /// The files that were not checked to their end, and why.
    pub(crate) unchecked: Vec<(String, String)>,
}

impl Tally {
    pub(crate) fn start() -> Self {
        Self {
            start: Instant::now(),
            elapsed: Duration::ZERO,
            bytes: 0,
            read: 0,
            invalid: 0,
            course: Course::default(),
            groups: Vec::new(),
            numbers: HashMap::new(),
            unchecked: Vec::new(),
        }
    }

    /// Counts an event. Returns the faults of a new kind.
    pub(crate) fn count<'e>(&mut self, event: &'e Checked<'_>) -> Vec<&'e Violation> {
        let mut news = Vec::new();
        self.read += 1;
        self.course.count(event.result.is_err());
        let Err(report) = &event.result else { return news };
        self.invalid += 1;
        for violation in report.violations() {
            let kind = Kind::of(violation);
            let number = *self.numbers.entry(kind).or_insert_with_key(|kind| {
                news.push(violation);
                self.groups.push(Group::new(kind.clone()));
                self.groups.len() - 1
            });
            if let Some(group) = self.groups.get_mut(number) {
                group.count(event.place, self.read);
            }
        }
        news
    }

    /// Keeps a picture of a fault, the first of its kind.
    pub(crate) fn set_example(&mut self, violation: &Violation, example: String) {
        let number = self.numbers.get(&Kind::of(violation));
        if let Some(group) = number.and_then(|number| self.groups.get_mut(*number)) {
            group.example = Some(example);
        }
    }

    pub(crate) fn finish(&mut self) {
        self.elapsed = self.start.elapsed();
    }

    pub(crate) fn valid(&self) -> u64 {
        self.read - self.invalid
    }

    /// The kinds of faults, the most frequent first.
    pub(crate) fn groups(&self) -> Vec<&Group> {
        let mut groups: Vec<_> = self.groups.iter().collect();
        // Those that are equally frequent stay in the order of the input.
        groups.sort_by_key(|group| std::cmp::Reverse((group.events, group.faults)));
        groups
    }
}

impl Group {
    fn new(kind: Kind) -> Self {
        Self { kind, faults: 0, events: 0, first: Vec::new(), example: None, last_event: 0 }
    }

    fn count(&mut self, Place { file, line, column, .. }: Place<'_>, event: u64) {
        self.faults += 1;
        if self.last_event == event {
            return;
        }
        self.last_event = event;
        self.events += 1;
        if self.first.len() < FIRST_PLACES {
            self.first.push(FirstPlace { file: file.clone(), line, column });
        }
    }
}

impl std::fmt::Display for FirstPlace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Place { file: &self.file, line: self.line, column: self.column, offset: 0 }.fmt(f)
    }
}
