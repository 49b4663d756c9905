//! Where the objects and arrays of a text end, so that looking ahead passes over each of them once.

use super::part_index::PartIndex;

/// Who wants to know of the objects and arrays that are passed over.
pub(super) trait Containers {
    /// One starts at `at`.
    fn open(&mut self, at: usize);

    /// The one that was opened last ends before `end`.
    fn close(&mut self, end: usize);
}

/// Nobody.
impl Containers for () {
    #[inline]
    fn open(&mut self, _: usize) {}

    #[inline]
    fn close(&mut self, _: usize) {}
}

/// The ends of the objects and arrays in a part of the text.
///
/// Tags that come last, the choice of a variant and the places of violations all pass over values that are read at another time. Without
/// this, each level of nesting would pass over all the levels in it. It is built where somebody looks ahead, and only as far as that
/// goes: eight bytes for each object and array there.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// Start and end of each object and array in the part, from its beginning, in the order of the starts.
    pub(super) containers: Vec<(u32, u32)>,
    /// Those of them that are open while the part grows.
    open: Vec<usize>,
    /// The places of violations that were looked up.
    pub(super) parts: PartIndex,
    /// The part: every object and array that starts in it is among `containers`.
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Index {
    /// Begins a new part at `at`, unless that is in the part already.
    pub(super) fn begin(&mut self, at: usize) {
        if !(self.start..self.end).contains(&at) {
            self.containers.clear();
            (self.start, self.end) = (at, at);
        }
    }

    /// The end of the object or array that starts at `at`, if that is in the part.
    pub(super) fn end_of(&self, at: usize) -> Option<usize> {
        let at = u32::try_from(at.checked_sub(self.start)?).ok()?;
        let found = self.containers.binary_search_by_key(&at, |&(start, _)| start).ok()?;
        self.containers.get(found).map(|&(_, end)| self.start + end as usize)
    }

    /// Ends the part before the value at `at`, which does not end.
    pub(super) fn end_before(&mut self, at: usize) {
        self.open.clear();
        let from = at.saturating_sub(self.start);
        self.containers.truncate(self.containers.partition_point(|&(start, _)| (start as usize) < from));
        self.end = at;
    }

    /// Ends the part at `at`. What is still open ends there, as the text is no JSON from there on.
    pub(super) fn end_at(&mut self, at: usize) {
        while !self.open.is_empty() {
            self.close(at);
        }
        self.end = self.end.max(at);
    }
}

impl Containers for Index {
    fn open(&mut self, at: usize) {
        self.open.push(self.containers.len());
        // What is 4 GiB behind the beginning is not found, and passed over as if nobody had done so before.
        self.containers.push((u32::try_from(at - self.start).unwrap_or(u32::MAX), u32::MAX));
    }

    fn close(&mut self, end: usize) {
        if let Some(container) = self.open.pop().and_then(|open| self.containers.get_mut(open)) {
            container.1 = u32::try_from(end - self.start).unwrap_or(u32::MAX);
        }
    }
}
