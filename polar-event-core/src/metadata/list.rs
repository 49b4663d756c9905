//! The list that stores the pairs of a [`Metadata`](super::Metadata).

use core::mem;
use core::ops::Range;
use std::borrow::Cow;

use compact_str::CompactString;

use super::pairs::{Pairs, make_room, push_in_place};
use super::{Metadata, MetadataKey, MetadataValue, MetadataValueRef};

/// The maximum length of a key that is stored inline, in bytes.
const SHORT: usize = size_of::<CompactString>();

/// The initial capacity for long keys in bytes.
const FIRST_BYTES: usize = 128;

/// Pairs in order.
#[derive(Debug, Clone, Default)]
pub struct List {
    pairs: Vec<(Key, MetadataValue)>,
    long: LongKeys,
}

/// The long keys, concatenated, so that they need no allocation each. Boxed, since most lists have none, and lists are moved.
#[derive(Debug, Clone, Default)]
struct LongKeys(#[expect(clippy::box_collection, reason = "to be small")] Option<Box<String>>);

impl LongKeys {
    #[inline(always)]
    fn as_str(&self) -> &str {
        self.0.as_ref().map_or("", |text| text)
    }

    #[inline(never)]
    fn push(&mut self, key: &str) -> Key {
        let text = self.0.get_or_insert_with(|| Box::new(String::with_capacity(FIRST_BYTES)));
        let start = text.len();
        text.push_str(key);
        Key::Long(start..text.len())
    }
}

/// A key, or its position.
#[derive(Debug, Clone)]
enum Key {
    Short(CompactString),
    /// The range in the long keys.
    Long(Range<usize>),
}

impl Key {
    #[inline(always)]
    fn new(key: &str, long: &mut LongKeys) -> Self {
        if key.len() <= SHORT { Self::Short(key.into()) } else { long.push(key) }
    }

    #[inline(always)]
    fn as_str<'a>(&'a self, long: &'a str) -> &'a str {
        match self {
            Self::Short(key) => key,
            Self::Long(range) => long.get(range.clone()).unwrap_or_default(),
        }
    }
}

impl List {
    pub(super) const fn new() -> Self {
        Self { pairs: Vec::new(), long: LongKeys(None) }
    }

    pub(super) fn iter(&self) -> Iter<'_> {
        Iter { pairs: self.pairs.iter(), long: self.long.as_str() }
    }

    pub(super) fn values(&self) -> impl ExactSizeIterator<Item = &MetadataValue> {
        self.pairs.iter().map(|(_, value)| value)
    }

    /// The position of a key.
    pub(super) fn position(&self, key: &str) -> Option<usize> {
        self.iter().position(|(have, _)| have == key)
    }

    /// Adds a pair whose key is new, or replaces and returns the value at `place`.
    pub(super) fn put(&mut self, place: Option<usize>, key: &str, value: MetadataValue) -> Option<MetadataValue> {
        if let Some((_, old)) = place.and_then(|place| self.pairs.get_mut(place)) {
            return Some(mem::replace(old, value));
        }
        self.pairs.push((Key::new(key, &mut self.long), value));
        None
    }

    pub(super) fn remove(&mut self, place: usize) -> MetadataValue {
        let (_, value) = self.pairs.remove(place);
        self.tidy();
        value
    }

    pub(super) fn retain(&mut self, mut keep: impl FnMut(&str, &MetadataValue) -> bool) {
        let long = self.long.as_str();
        self.pairs.retain(|(key, value)| keep(key.as_str(long), value));
        self.tidy();
    }

    pub(super) fn clear(&mut self) {
        self.pairs.clear();
        self.long = LongKeys(None);
    }

    pub(super) fn into_pairs(self) -> Vec<(MetadataKey, MetadataValue)> {
        let Self { pairs, long } = self;
        pairs.into_iter().map(|(key, value)| (MetadataKey::unchecked(key.as_str(long.as_str())), value)).collect()
    }

    /// Removes long keys that are no longer used.
    fn tidy(&mut self) {
        let left: usize = self.pairs.iter().map(|(key, _)| if let Key::Long(range) = key { range.len() } else { 0 }).sum();
        if left == self.long.as_str().len() {
            return;
        }
        let old = mem::take(&mut self.long);
        for (key, _) in &mut self.pairs {
            if matches!(key, Key::Long(_)) {
                *key = self.long.push(key.as_str(old.as_str()));
            }
        }
    }
}

impl<'de> Pairs<'de> for List {
    type Value = MetadataValue;
    type Finished = Metadata;

    #[inline(always)]
    fn len(&self) -> usize {
        self.pairs.len()
    }

    fn keys(&self) -> impl Iterator<Item = &str> {
        self.iter().map(|(key, _)| key)
    }

    #[inline(always)]
    fn push(&mut self, key: &Cow<'de, str>, value: impl FnOnce() -> MetadataValue) {
        make_room(&mut self.pairs);
        let key = Key::new(key, &mut self.long);
        push_in_place(&mut self.pairs, (key, value()));
    }

    #[inline(always)]
    fn borrowed(text: &'de str) -> MetadataValue {
        text.into()
    }

    #[inline(always)]
    fn copied(text: &str) -> MetadataValue {
        text.into()
    }

    fn value(value: MetadataValueRef<'de>) -> MetadataValue {
        value.into()
    }

    #[inline(always)]
    fn finish(self) -> Metadata {
        Metadata { pairs: self }
    }
}

/// Iterates over the pairs of a [`Metadata`](super::Metadata).
#[derive(Debug, Clone)]
pub struct Iter<'a> {
    pairs: core::slice::Iter<'a, (Key, MetadataValue)>,
    long: &'a str,
}

impl<'a> Iterator for Iter<'a> {
    type Item = (&'a str, &'a MetadataValue);

    fn next(&mut self) -> Option<Self::Item> {
        self.pairs.next().map(|(key, value)| (key.as_str(self.long), value))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.pairs.size_hint()
    }
}

impl ExactSizeIterator for Iter<'_> {}

impl DoubleEndedIterator for Iter<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.pairs.next_back().map(|(key, value)| (key.as_str(self.long), value))
    }
}
