//! The places of the parts of large objects and arrays.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use crate::error::Segment;

/// The parts of objects and arrays that something was looked up in, by where these begin.
#[derive(Debug, Default)]
pub(super) struct PartIndex {
    pub(super) known: HashMap<usize, Parts>,
    pub(super) hasher: RandomState,
}

/// The parts of an object or array.
#[derive(Debug)]
pub(super) enum Parts {
    /// Where the items begin.
    Items(Vec<usize>),
    /// The keys, by their hashes; where each begins. Keys with the same hash are in their order.
    Keys(Vec<(u64, usize)>),
}

impl Parts {
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Items(items) => items.len(),
            Self::Keys(keys) => keys.len(),
        }
    }

    pub(super) fn get(&self, segment: &Segment, hasher: &RandomState) -> Vec<usize> {
        match (self, segment) {
            (Self::Items(items), Segment::Index(index)) => items.get(*index).copied().into_iter().collect(),
            (Self::Keys(keys), Segment::Key(key)) => {
                let hash = hasher.hash_one(&**key);
                let first = keys.partition_point(|(other, _)| *other < hash);
                keys.iter().skip(first).take_while(|(other, _)| *other == hash).map(|(_, start)| *start).collect()
            }
            _ => Vec::new(),
        }
    }
}
