//! Where the parts of a large object or array begin, so that many of them can be looked up.

use std::hash::{BuildHasher, RandomState};

use super::ahead::Ahead;
use super::cursor::Result;
use super::part_index::Parts;
use super::string::{Escaped, Text};
use crate::error::Segment;

/// What has fewer parts is walked through each time.
const MANY: usize = 64;

/// So many objects and arrays are kept.
const KEPT: usize = 64;

impl Ahead<'_, '_> {
    /// Where the parts begin that may be meant by this step from the object or array at hand: an item, or keys that are probably the same.
    pub(super) fn parts(&mut self, segment: &Segment) -> Vec<usize> {
        self.reader.peek();
        let at = self.reader.at;
        let mut index = self.take_parts();
        let found = match index.known.get(&at) {
            Some(parts) => parts.get(segment, &index.hasher),
            None => {
                // Where the text ceases to be JSON, there are no more parts.
                let read = self.read_parts(&index.hasher);
                let is_whole = read.0.is_ok();
                let found = read.1.get(segment, &index.hasher);
                if is_whole && read.1.len() >= MANY {
                    if index.known.len() >= KEPT {
                        index.known.clear();
                    }
                    index.known.insert(at, read.1);
                }
                found
            }
        };
        self.set_parts(index);
        found
    }

    fn read_parts(&mut self, hasher: &RandomState) -> (Result<()>, Parts) {
        if self.reader.peek() == b'{' {
            let mut keys = Vec::new();
            let read = self.read_keys(hasher, &mut keys);
            keys.sort_by_key(|(hash, _)| *hash);
            (read, Parts::Keys(keys))
        } else {
            let mut items = Vec::new();
            (self.read_items(&mut items), Parts::Items(items))
        }
    }

    fn read_keys(&mut self, hasher: &RandomState, keys: &mut Vec<(u64, usize)>) -> Result<()> {
        self.reader.enter()?;
        while self.reader.peek() == b'"' {
            let start = self.reader.at;
            let hash = match self.reader.string()? {
                Text::Borrowed(key) => Some(hasher.hash_one(key)),
                Text::Escaped(Escaped::Scratch) => Some(hasher.hash_one(self.reader.scratch.as_str())),
                Text::Escaped(Escaped::Broken) => None,
            };
            self.reader.colon()?;
            self.pass()?;
            keys.extend(hash.map(|hash| (hash, start)));
            if !self.pass_comma() {
                break;
            }
        }
        Ok(())
    }

    fn read_items(&mut self, items: &mut Vec<usize>) -> Result<()> {
        self.reader.enter()?;
        while self.reader.peek() != b']' {
            let start = self.reader.at;
            self.pass()?;
            items.push(start);
            if !self.pass_comma() {
                break;
            }
        }
        Ok(())
    }

    /// Reads past a comma, if there is one.
    fn pass_comma(&mut self) -> bool {
        let is_comma = self.reader.peek() == b',';
        self.reader.at += usize::from(is_comma);
        is_comma
    }
}
