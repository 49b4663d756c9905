//! Which keys have been there.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::pairs::Pairs;

/// So many pairs are looked through for a key. The keys of those beyond are kept in order, so that this takes no longer with more of them.
const LOOKED_THROUGH: usize = 64;

/// Words of bits for keys. With these, one of Polar's 50 pairs has another's bit by chance; with a quarter of them, five would.
const WORDS: usize = 16;

/// The keys so far, to find one that comes twice without comparing each with each.
#[derive(Debug)]
pub(super) struct Keys<'de> {
    /// A bit for each fingerprint that a key had. Most keys have one of their own.
    prints: [u64; WORDS],
    /// The keys of later pairs, and of those that were not kept, if there are any.
    others: Option<BTreeSet<Cow<'de, str>>>,
}

/// A number that differs for most keys: the place of a bit among [`Keys::prints`].
#[derive(Clone, Copy)]
pub(super) struct Print {
    word: usize,
    bit: u64,
}

impl Print {
    /// Made of the key's length, beginning and end.
    #[inline]
    pub(super) fn of(key: &str) -> Self {
        let print = (ends(key) ^ (key.len() as u64).rotate_right(8)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        // The high bits are the best mixed ones.
        let (word, bit) = (print >> (u64::BITS - WORDS.ilog2()), print >> (u64::BITS - WORDS.ilog2() - u64::BITS.ilog2()));
        Self { word: word as usize, bit: 1 << (bit % 64) }
    }
}

/// The beginning and the end of a key.
#[inline(always)]
fn ends(key: &str) -> u64 {
    let bytes = key.as_bytes();
    match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        (Some(first), Some(last)) => u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last)),
        _ => bytes.iter().fold(0, |print, byte| print << 8 | u64::from(*byte)),
    }
}

impl<'de> Keys<'de> {
    #[inline]
    pub(super) fn new() -> Self {
        Self { prints: [0; WORDS], others: None }
    }

    #[inline(always)]
    pub(super) fn is_new<'k, P: Pairs<'k>>(&self, key: &str, print: Print, pairs: &P) -> bool {
        let is_known = self.prints.get(print.word).is_some_and(|prints| prints & print.bit != 0);
        !is_known || self.is_new_with_known_print(key, pairs)
    }

    #[inline(never)]
    fn is_new_with_known_print<'k, P: Pairs<'k>>(&self, key: &str, pairs: &P) -> bool {
        // Most keys differ in their ends, for which nothing has to be called.
        let same = |other: &str| ends(other) == ends(key) && other == key;
        !pairs.keys().take(LOOKED_THROUGH).any(same) && !self.others.as_ref().is_some_and(|others| others.contains(key))
    }

    /// Remembers the key that was read last; `kept` says whether its pair is the last of so many `pairs`.
    #[inline(always)]
    pub(super) fn add(&mut self, key: impl FnOnce() -> Cow<'de, str>, print: Print, kept: bool, pairs: usize) {
        if let Some(prints) = self.prints.get_mut(print.word) {
            *prints |= print.bit;
        }
        if !kept || pairs > LOOKED_THROUGH {
            self.add_other(key());
        }
    }

    #[cold]
    #[inline(never)]
    fn add_other(&mut self, key: Cow<'de, str>) {
        self.others.get_or_insert_default().insert(key);
    }
}
