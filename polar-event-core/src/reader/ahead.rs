//! Reading values that are read at another time, too.

use super::cursor::{Reader, Result};
use super::index::Index;
use super::limits::Limits;
use super::part_index::PartIndex;
use super::source_map::Place;

/// A reader of values that are read at another time, too: what is wrong with them is found then.
pub(super) struct Ahead<'s, 'p> {
    pub(super) reader: Reader<'s, 'p>,
    pub(super) index: Option<Box<Index>>,
    /// Whether this reader has begun a part of the index, or goes on in one.
    begun: bool,
}

impl<'s> Ahead<'s, '_> {
    /// Has `read` look at what begins at `start`.
    pub(super) fn at<T>(place: &Place<'s>, start: usize, read: impl FnOnce(&mut Ahead<'s, '_>) -> T) -> T {
        let (text, max_depth) = place.whole_text();
        let limits = Limits::new().max_depth(max_depth).max_string_bytes(usize::MAX).max_number_bytes(usize::MAX);
        let unseen = Place::collecting(text, max_depth);
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
