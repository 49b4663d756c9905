//! Selects the parts of the source to show: which lines together, and how much of a long one.
//!
//! Apart from counting lines, for which an index exists, this never scans more of the source than it may show: a line may be megabytes
//! long.

use core::cmp::Reverse;
use core::ops::Range;

use super::line::{Lines, width};
use crate::error::Code;
use crate::error::{Location, Violation};

/// Faults that are at most this many lines apart share an excerpt.
const NEAR_LINES: usize = 5;

/// Of a value that spans more lines than this, only the opening bracket is marked.
const MAX_VALUE_LINES: usize = 6;

/// The maximum number of faults in an excerpt.
const MAX_MARKS: usize = 12;

/// The maximum number of bytes per character: the scanned text is this many times as long as the shown text.
const MAX_CHAR: usize = 4;

/// A part of the source that contains faults.
#[derive(Debug)]
pub(super) struct Excerpt<'a> {
    /// The location of its first fault.
    pub(super) location: Location,
    /// The lines as shown. The first one has the location's line number.
    pub(super) text: String,
    /// The marked ranges of the text, with their violations.
    pub(super) marks: Vec<(Range<usize>, &'a Violation)>,
}

/// A fault with the range to mark.
#[derive(Debug, Clone)]
struct Fault<'a> {
    violation: &'a Violation,
    mark: Range<usize>,
    location: Location,
    last_line: usize,
}

/// Selects excerpts.
#[derive(Debug)]
pub(super) struct Chooser<'a> {
    source: &'a [u8],
    faults: Vec<Fault<'a>>,
    /// The ranges to redact, sorted and disjoint.
    hidden: Vec<Range<usize>>,
    /// The maximum number of columns of a line.
    width: usize,
    next: usize,
}

impl<'a> Chooser<'a> {
    /// Creates one for those violations that have a span.
    pub(super) fn new(source: &'a [u8], violations: &[&'a Violation], hidden: Vec<Range<usize>>, width: usize) -> Self {
        let mut chooser = Self { source, faults: Vec::new(), hidden: merged(hidden), width, next: 0 };
        let mut spans: Vec<_> = violations.iter().filter_map(|&violation| Some((clamped(violation.span()?, source), violation))).collect();
        spans.sort_by_key(|(span, _)| (span.start, Reverse(span.end)));
        // The start of the next different value.
        let mut next = usize::MAX;
        let mut faults = Vec::with_capacity(spans.len());
        for (index, (span, violation)) in spans.iter().enumerate().rev() {
            let holds_others = next < span.end;
            faults.push(chooser.fault(violation, span.clone(), holds_others));
            if index.checked_sub(1).and_then(|index| spans.get(index)).is_some_and(|(before, _)| before.start < span.start) {
                next = span.start;
            }
        }
        faults.reverse();
        chooser.faults = faults;
        chooser
    }

    /// The number of faults that have not been shown yet.
    pub(super) fn left(&self) -> usize {
        self.faults.len() - self.next.min(self.faults.len())
    }

    /// The last line that is shown.
    pub(super) fn last_line(&self) -> usize {
        self.faults.iter().map(|fault| fault.last_line).max().unwrap_or(1)
    }

    fn slice(&self, range: Range<usize>) -> &'a [u8] {
        self.source.get(range).unwrap_or_default()
    }

    fn fault(&self, violation: &'a Violation, span: Range<usize>, holds_others: bool) -> Fault<'a> {
        let location = violation.location().unwrap_or(Location { line: 1, column: 1 });
        let is_container = matches!(self.source.get(span.start), Some(b'{' | b'['));
        let mut mark = span.clone();
        let mut lines = 0;
        if is_container {
            let is_absent = matches!(violation.base_code(), Code::Missing | Code::UnionTagNotFound | Code::DefaultError);
            let is_long = span.len() > MAX_CHAR * self.width;
            if !is_long {
                lines = self.slice(span.clone()).iter().filter(|byte| **byte == b'\n').count();
            }
            if is_absent || is_long || holds_others || lines >= MAX_VALUE_LINES || violation.is_sensitive() {
                mark.end = span.start + 1;
                lines = 0;
            }
        }
        Fault { violation, mark, location, last_line: location.line + lines }
    }

    /// The start of the line that contains the byte `at`, searching only as far as can be shown, and whether that start was found.
    fn line_start(&self, at: usize) -> (usize, bool) {
        let first = at.saturating_sub(MAX_CHAR * self.width);
        match self.slice(first..at).iter().rposition(|byte| *byte == b'\n') {
            Some(end) => (first + end + 1, true),
            None => (first, first == 0),
        }
    }

    /// The end of the line that contains the byte `at`, searching only as far as can be shown, and whether that end was found.
    fn line_end(&self, at: usize) -> (usize, bool) {
        let last = self.source.len().min(at + MAX_CHAR * self.width);
        match self.slice(at..last).iter().position(|byte| *byte == b'\n') {
            Some(end) => (at + end, true),
            None => (last, last == self.source.len()),
        }
    }

    /// Whether the faults of a line are close enough for one piece of it to show them all.
    fn fit_on_a_line(&self, first: &Fault<'_>, last: &Fault<'_>) -> bool {
        let (start, starts) = self.line_start(first.mark.start);
        let (end, ends) = self.line_end(last.mark.end);
        let span = last.mark.end.saturating_sub(first.mark.start);
        span <= self.width * 2 / 3
            || (starts && ends && end - start <= MAX_CHAR * self.width && width(self.slice(start..end)) <= self.width)
    }

    /// The faults of the next excerpt.
    fn take_group(&mut self) -> Vec<Fault<'a>> {
        let mut group: Vec<Fault<'a>> = Vec::new();
        // The first fault of the current line, as an index into the group.
        let mut first = 0;
        while let Some(fault) = self.faults.get(self.next) {
            if let (Some(last), Some(first_of_line)) = (group.last(), group.get(first)) {
                let is_same_line = fault.location.line == last.last_line;
                let between = fault.mark.start.saturating_sub(last.mark.end);
                let fits = if is_same_line {
                    self.fit_on_a_line(first_of_line, fault)
                } else {
                    fault.location.line.abs_diff(last.last_line) <= NEAR_LINES && between <= MAX_CHAR * self.width
                };
                if !fits || group.len() >= MAX_MARKS {
                    break;
                }
                if !is_same_line {
                    first = group.len();
                }
            }
            group.push(fault.clone());
            self.next += 1;
        }
        group
    }

    /// The ranges to cut from a line so that its marks remain visible.
    fn cuts(&self, line: &Range<usize>, (starts, ends): (bool, bool), marks: &[Range<usize>]) -> Vec<Range<usize>> {
        if starts && ends && line.len() <= MAX_CHAR * self.width && width(self.slice(line.clone())) <= self.width {
            return Vec::new();
        }
        let mut inner: Vec<Range<usize>> = Vec::new();
        let (mut first, mut last) = (line.end, line.start);
        for mark in marks {
            let (start, end) = (mark.start.max(line.start), mark.end.min(line.end));
            (first, last) = (first.min(start), last.max(end));
            if end.saturating_sub(start) > self.width / 2 {
                inner.push(self.char_start(start + self.width / 3)..self.char_start(end - self.width / 10));
            }
        }
        if marks.is_empty() {
            (first, last) = (line.start, line.start);
        }
        let inner = merged(inner);
        let left_out: usize = inner.iter().map(ExactSizeIterator::len).sum();
        let room = self.width.saturating_sub((last - first.min(last)).saturating_sub(left_out)).max(20);
        // Half of the room is after the marks, if the line is long enough.
        let behind = (line.end - last.min(line.end)).min(room / 2);
        let before = (first - line.start.min(first)).min(room - behind);
        let (start, end) = (self.char_start(first - before), self.char_start(last + room - before));
        let mut cuts = Vec::new();
        if start > line.start {
            cuts.push(line.start..start);
        } else if !starts {
            cuts.push(line.start..self.char_start(line.start + 1));
        }
        cuts.extend(inner);
        if end < line.end {
            cuts.push(end..line.end);
        } else if !ends {
            cuts.push(self.char_start(line.end.saturating_sub(1))..line.end);
        }
        cuts
    }

    /// The start of the character that contains the byte `at`.
    fn char_start(&self, at: usize) -> usize {
        let is_start = |at: &usize| !matches!(self.source.get(*at), Some(0x80..=0xBF));
        (at.saturating_sub(MAX_CHAR - 1)..=at).rev().find(is_start).unwrap_or(at)
    }
}

impl<'a> Iterator for Chooser<'a> {
    type Item = Excerpt<'a>;

    fn next(&mut self) -> Option<Excerpt<'a>> {
        let group = self.take_group();
        let first = group.first()?;
        let last_line = group.iter().map(|fault| fault.last_line).max()?;
        let mut lines = Lines::default();
        let (mut start, mut starts) = self.line_start(first.mark.start);
        for number in first.location.line..=last_line {
            let on_it = group.iter().filter(|fault| (fault.location.line..=fault.last_line).contains(&number));
            let marks: Vec<_> = on_it.clone().map(|fault| fault.mark.clone()).collect();
            // A value that continues on later lines is short; any other may be long, and the line ends after it.
            let behind = on_it.map(|fault| if fault.last_line == number { fault.mark.end } else { fault.mark.start }).max();
            let (end, ends) = self.line_end(behind.unwrap_or(start).max(start));
            let cuts = self.cuts(&(start..end), (starts, ends), &marks);
            lines.push_line(self.source, start..end, &cuts, &self.hidden);
            if number == last_line || !ends || end >= self.source.len() {
                break;
            }
            lines.push_end(end);
            (start, starts) = (end + 1, true);
        }
        let marks = group.iter().map(|fault| (lines.shown(&fault.mark), fault.violation)).collect();
        Some(Excerpt { location: first.location, text: lines.text, marks })
    }
}

fn clamped(span: Range<usize>, source: &[u8]) -> Range<usize> {
    let start = span.start.min(source.len());
    start..span.end.clamp(start, source.len())
}

/// Sorts and merges ranges.
fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.retain(|range| range.start < range.end);
    ranges.sort_by_key(|range| range.start);
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}
