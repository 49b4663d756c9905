//! The set of keys seen so far.

use std::borrow::Cow;
use std::collections::HashSet;

use super::pairs::Pairs;
use crate::value::RareBox;

/// Up to this many pairs are searched linearly for a key. Beyond that, a hash set is used, so that the search does not slow down.
const LOOKED_THROUGH: usize = 64;

/// The number of words with bits for keys. With these, about one of Polar's 50 pairs shares another's bit by chance; with a quarter of
/// them, five would.
const WORDS: usize = 16;

/// The keys so far, to find duplicates without comparing each pair of keys.
#[derive(Debug)]
pub(super) struct Keys<'de> {
    /// A bit for each fingerprint of a key. Most keys have a bit of their own.
    prints: [u64; WORDS],
    /// All keys, if there are too many for a linear search, or if some are not among the pairs.
    all: RareBox<HashSet<Cow<'de, str>>>,
    /// If there are more pairs than this, keys are added to `all`.
    looked_through: usize,
}

/// A fingerprint of a key: the position of a bit in [`Keys::prints`].
#[derive(Clone, Copy)]
struct Print {
    word: usize,
    bit: u64,
}

impl Print {
    /// It uses all bytes of the key and its length: keys often differ only in the middle, as `metric_01_of_the_total` does.
    #[inline]
    fn of(key: &str) -> Self {
        let print = (mixed(key.as_bytes()) ^ key.len() as u64).wrapping_mul(FACTOR);
        // The high bits are mixed best.
        let (word, bit) = (print >> (u64::BITS - WORDS.ilog2()), print >> (u64::BITS - WORDS.ilog2() - u64::BITS.ilog2()));
        Self { word: word as usize, bit: 1 << (bit % 64) }
    }
}

/// An odd number with well-distributed bits: 2⁶⁴ divided by the golden ratio.
const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

/// Mixes all bytes, eight at a time. The last eight may overlap those before.
#[inline(always)]
fn mixed(bytes: &[u8]) -> u64 {
    if let (Some(first), Some(last)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        let mut print = u64::from_le_bytes(*first).wrapping_mul(FACTOR);
        if bytes.len() > 16 {
            print = with_middle(print, bytes);
        }
        return print ^ u64::from_le_bytes(*last);
    }
    match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        (Some(first), Some(last)) => u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last)),
        _ => bytes.iter().fold(0, |print, byte| print << 8 | u64::from(*byte)),
    }
}

/// Also mixes the middle of a long key.
#[inline]
fn with_middle(print: u64, bytes: &[u8]) -> u64 {
    let eights = bytes.chunks_exact(8).skip(1).filter_map(|eight| eight.first_chunk::<8>());
    eights.fold(print, |print, eight| (print.rotate_left(32) ^ u64::from_le_bytes(*eight)).wrapping_mul(FACTOR))
}

impl<'de> Keys<'de> {
    #[inline]
    pub(super) fn new() -> Self {
        Self { prints: [0; WORDS], all: RareBox::EMPTY, looked_through: LOOKED_THROUGH }
    }

    /// Whether the key is new. If so, call [`add`](Self::add) after its value has been read.
    #[inline(always)]
    pub(super) fn is_new<'k, P: Pairs<'k>>(&mut self, key: &str, pairs: &P) -> bool {
        let print = Print::of(key);
        // Remembered here, so that the fingerprint need not be kept while the value is read.
        let is_known = self.prints.get_mut(print.word).is_some_and(|prints| {
            let is_known = *prints & print.bit != 0;
            *prints |= print.bit;
            is_known
        });
        !is_known || self.is_new_with_known_print(key, pairs)
    }

    #[inline(never)]
    fn is_new_with_known_print<'k, P: Pairs<'k>>(&self, key: &str, pairs: &P) -> bool {
        match &*self.all {
            Some(all) => !all.contains(key),
            None => !pairs.keys().any(|other| other == key),
        }
    }

    /// Remembers the last key; `kept` tells whether its pair is the last of the pairs.
    #[inline(always)]
    pub(super) fn add<'k, P: Pairs<'k>>(&mut self, key: impl FnOnce() -> Cow<'de, str>, kept: bool, pairs: &P) {
        if !kept || pairs.len() > self.looked_through {
            self.add_to_all(key(), pairs);
        }
    }

    #[cold]
    #[inline(never)]
    fn add_to_all<'k, P: Pairs<'k>>(&mut self, key: Cow<'de, str>, pairs: &P) {
        let of_pairs = || Box::new(pairs.keys().map(|key| Cow::Owned(key.to_owned())).collect());
        self.all.get_or_insert_with(of_pairs).insert(key);
        // From now on, every key is added.
        self.looked_through = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many of these keys share a bit with an earlier one.
    fn shared(keys: impl Iterator<Item = String>) -> usize {
        let mut bits = HashSet::new();
        keys.map(|key| Print::of(&key)).filter(|print| !bits.insert((print.word, print.bit))).count()
    }

    #[test]
    fn keys_have_fingerprints_of_their_own_wherever_they_differ() {
        let (mut all, mut families) = (0, 0);
        for len in 2..=64 {
            for at in 0..=len - 2 {
                // Such as `metric_07_of_the_total`. By chance, one of 50 keys shares a bit.
                let few = shared((0..50).map(|number| format!("{}{number:02}{}", "m".repeat(at), "_".repeat(len - at - 2))));
                assert!(few <= 12, "{few} of 50, with the number at {at} of {len}");
                (all, families) = (all + few, families + 1);
            }
        }
        assert!(all <= 2 * families, "{all} in {families}");
    }

    #[test]
    fn keys_of_the_same_letter_differ_by_their_length() {
        assert!(shared((1..=50).map(|len| "a".repeat(len))) <= 6);
    }
}
