//! Writes lines of the source for display, and maps source bytes to the written text.

use core::ops::Range;

use super::visible;

/// Replaces a value that must not be shown. It has a fixed length, so that it does not reveal the length of the value.
const BLACKENED: &str = "████████";

/// Replaces text that was cut.
const CUT: &str = "…";

/// The lines as shown.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub(super) text: String,
    /// What was written for which bytes of the source, in order.
    units: Vec<Unit>,
}

#[derive(Debug)]
struct Unit {
    source: Range<usize>,
    shown: Range<usize>,
}

impl Lines {
    /// Writes a line without its end. Omits the ranges in `cuts` and redacts those in `hidden`; both are sorted.
    pub(super) fn push_line(&mut self, source: &[u8], line: Range<usize>, cuts: &[Range<usize>], hidden: &[Range<usize>]) {
        let mut at = line.start;
        while at < line.end {
            // A cut takes precedence: nothing hidden inside it is shown.
            let (end, by) = if let Some(cut) = containing(cuts, at) {
                (cut.end, CUT)
            } else if let Some(secret) = containing(hidden, at) {
                (secret.end, BLACKENED)
            } else {
                let next = |ranges: &[Range<usize>]| ranges.iter().map(|range| range.start).find(|start| *start > at);
                let end = [next(cuts), next(hidden), Some(line.end)].into_iter().flatten().min().unwrap_or(line.end);
                self.push_text(source, at..end.min(line.end));
                at = end;
                continue;
            };
            let end = end.min(line.end);
            self.push_unit(at..end, |text| text.push_str(by));
            at = end;
        }
    }

    /// Writes the line end that is at `at`.
    pub(super) fn push_end(&mut self, at: usize) {
        self.push_unit(at..at + 1, |text| text.push('\n'));
    }

    fn push_text(&mut self, source: &[u8], range: Range<usize>) {
        let mut at = range.start;
        for chunk in source.get(range.clone()).unwrap_or_default().utf8_chunks() {
            for char in chunk.valid().chars() {
                let end = at + char.len_utf8();
                let ends_line = char == '\r' && matches!(source.get(end), None | Some(b'\n'));
                self.push_unit(at..end, |text| {
                    if !ends_line {
                        visible::push(text, char);
                    }
                });
                at = end;
            }
            for &byte in chunk.invalid() {
                self.push_unit(at..at + 1, |text| visible::push_byte(text, byte));
                at += 1;
            }
        }
    }

    fn push_unit(&mut self, source: Range<usize>, push: impl FnOnce(&mut String)) {
        let start = self.text.len();
        push(&mut self.text);
        self.units.push(Unit { source, shown: start..self.text.len() });
    }

    /// The range of the text that shows these bytes of the source.
    pub(super) fn shown(&self, source: &Range<usize>) -> Range<usize> {
        let first = self.units.partition_point(|unit| unit.source.end <= source.start);
        let start = self.units.get(first).map_or(self.text.len(), |unit| unit.shown.start);
        let behind = self.units.partition_point(|unit| unit.source.start < source.end);
        let end = behind.checked_sub(1).and_then(|last| self.units.get(last)).map_or(0, |unit| unit.shown.end);
        start..end.max(start)
    }
}

fn containing(ranges: &[Range<usize>], at: usize) -> Option<&Range<usize>> {
    ranges.iter().find(|range| range.contains(&at))
}

/// The approximate number of columns of the text: precise enough to decide whether a line must be cut.
pub(super) fn width(text: &[u8]) -> usize {
    text.iter()
        .map(|byte| match byte {
            b'\t' => 4,
            0x80..=0xBF => 0,
            // Characters of three or four bytes are mostly wide.
            0xE0..=0xFF => 2,
            _ => 1,
        })
        .sum()
}
