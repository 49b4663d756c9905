//! A guess which variant of an untagged enum comes, made before anything is read.
//!
//! Most documents are good, and of a good one a single key tells the variant: a required field that no other variant has. Such a key is
//! searched for in the text as it stands. That may be wrong, as the text may have it deeper, or behind the value; so a guess only
//! counts if the variant takes the value without a fault and without a key that it does not know. Otherwise the value is looked at properly.

use std::sync::OnceLock;

use memchr::memmem::Finder;

use super::choose::Keys;
use crate::describe::Enum;

/// How far a key is searched for at first, and at most. What is further away is not worth the time.
const NEAREST: usize = 128;
const FARTHEST: usize = 64 * NEAREST;

/// What is worked out once for an untagged enum: which keys tell its variants apart.
#[derive(Debug, Default)]
pub struct Memo(OnceLock<Telling>);

impl Memo {
    /// Nothing is worked out yet.
    #[must_use]
    pub const fn new() -> Self {
        Self(OnceLock::new())
    }

    /// The variant of this enum whose key comes first in the text.
    pub(super) fn guess(&self, of: &'static Enum, text: &str) -> Option<usize> {
        let telling = self.0.get_or_init(|| Telling::new(of));
        // Instances of a generic enum share a memo, which is that of the first one.
        if core::ptr::eq(telling.of, of) { telling.guess(text) } else { None }
    }
}

/// The keys that tell the variants of an enum apart.
#[derive(Debug)]
struct Telling {
    of: &'static Enum,
    /// A variant and its key, in quotes. Empty if there is no telling by a single key.
    keys: Vec<(usize, Finder<'static>)>,
    /// The bytes of the longest of these.
    longest: usize,
}

impl Telling {
    fn new(of: &'static Enum) -> Self {
        let variants: Option<Vec<Keys>> = of.variants.iter().map(Keys::of).collect();
        let keys = variants.and_then(|variants| {
            let own = |(index, keys): (usize, &Keys)| {
                let others = variants.iter().enumerate().filter(move |(other, _)| *other != index).map(|(_, keys)| keys);
                let key = keys.own_required(others)?;
                Some((index, Finder::new(&format!("\"{key}\"")).into_owned()))
            };
            // A variant without such a key could take what is another's.
            variants.iter().enumerate().map(own).collect::<Option<Vec<_>>>()
        });
        let keys = keys.unwrap_or_default();
        let longest = keys.iter().map(|(_, key)| key.needle().len()).max().unwrap_or_default();
        Self { of, keys, longest }
    }

    /// The variant whose key comes first in this text.
    fn guess(&self, text: &str) -> Option<usize> {
        let text = text.as_bytes();
        let (mut start, mut width) = (0, NEAREST + self.longest);
        while !self.keys.is_empty() && start < text.len().min(FARTHEST) {
            let mut window = text.get(start..text.len().min(start + width)).unwrap_or_default();
            let mut found = None;
            for (variant, key) in &self.keys {
                if let Some(at) = key.find(window) {
                    found = Some(*variant);
                    window = window.get(..at).unwrap_or_default();
                }
            }
            if found.is_some() {
                return found;
            }
            // A key may stand across the end of the window.
            start += width - self.longest;
            width *= 2;
        }
        None
    }
}
