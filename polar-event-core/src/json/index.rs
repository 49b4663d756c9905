//! Where the objects and arrays of a text end, so that looking ahead passes over each of them once.

use super::limits::Limits;
use super::parts::PartIndex;
use super::reader::{Reader, Result};
use super::skip::Containers;
use crate::place::Place;

/// The ends of the objects and arrays in a part of the text.
///
/// Tags that come last, the choice of a variant and the places of violations all pass over values that are read at another time. Without
/// this, each level of nesting would pass over all the levels in it. It is built where somebody looks ahead, and only as far as that
/// goes: eight bytes for each object and array there.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// Start and end of each object and array in the part, from its beginning, in the order of the starts.
    containers: Vec<(u32, u32)>,
    /// Those of them that are open while the part grows.
    open: Vec<usize>,
    /// The places of violations that were looked up.
    parts: PartIndex,
    /// The part: every object and array that starts in it is among `containers`.
    start: usize,
    end: usize,
}

impl Index {
    /// Begins a new part at `at`, unless that is in the part already.
    fn begin(&mut self, at: usize) {
        if !(self.start..self.end).contains(&at) {
            self.containers.clear();
            (self.start, self.end) = (at, at);
        }
    }

    /// The end of the object or array that starts at `at`, if that is in the part.
    fn end_of(&self, at: usize) -> Option<usize> {
        let at = u32::try_from(at.checked_sub(self.start)?).ok()?;
        let found = self.containers.binary_search_by_key(&at, |&(start, _)| start).ok()?;
        self.containers.get(found).map(|&(_, end)| self.start + end as usize)
    }

    /// Ends the part at `at`. What is still open ends there, as the text is no JSON from there on.
    fn end_at(&mut self, at: usize) {
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

/// A reader of values that are read at another time, too: what is wrong with them is found then.
pub(super) struct Ahead<'s, 'p> {
    pub(super) reader: Reader<'s, 'p>,
    index: Option<Box<Index>>,
    /// Whether this reader has begun a part of the index, or goes on in one.
    begun: bool,
}

impl<'s> Ahead<'s, '_> {
    /// Has `read` look at what begins at `start`.
    pub(super) fn at<T>(place: &Place<'s>, start: usize, read: impl FnOnce(&mut Ahead<'s, '_>) -> T) -> T {
        let (text, max_depth) = place.whole_text();
        let limits = Limits::new().max_depth(max_depth).max_string_bytes(usize::MAX).max_number_bytes(usize::MAX);
        let unseen = Place::lenient(text, max_depth);
        let mut reader = Reader::new((text, false), limits, &unseen);
        reader.at = start;
        let mut ahead = Ahead { reader, index: place.take_index(), begun: false };
        let answer = read(&mut ahead);
        place.set_index(ahead.index);
        answer
    }

    /// Puts all of the text into the index: for who looks at values in no order.
    pub(super) fn index_all(&mut self) {
        let index = self.index.get_or_insert_default();
        if index.start == 0 && index.end == self.reader.text.len() {
            return;
        }
        index.containers.clear();
        (index.start, index.end) = (0, 0);
        let at = self.reader.at;
        self.reader.at = 0;
        // An error is found by whoever reads the text itself.
        let _ = self.reader.skip_noting(&mut **index);
        index.end_at(self.reader.at);
        index.end = self.reader.text.len();
        (self.reader.at, self.reader.depth) = (at, 0);
    }

    pub(super) fn take_parts(&mut self) -> PartIndex {
        self.index.as_mut().map(|index| core::mem::take(&mut index.parts)).unwrap_or_default()
    }

    pub(super) fn set_parts(&mut self, parts: PartIndex) {
        self.index.get_or_insert_default().parts = parts;
    }

    /// Reads past the value at hand.
    pub(super) fn pass(&mut self) -> Result<()> {
        let Self { reader, index, begun } = self;
        if !matches!(reader.peek(), b'{' | b'[') {
            return reader.skip();
        }
        let index = index.get_or_insert_default();
        if !*begun {
            index.begin(reader.at);
            *begun = true;
        }
        if let Some(end) = index.end_of(reader.at) {
            reader.at = end;
            return Ok(());
        }
        if reader.at < index.end {
            return reader.skip();
        }
        let passed = reader.skip_noting(&mut **index);
        index.end_at(reader.at);
        passed
    }
}
