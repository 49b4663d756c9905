//! Which keys have been there.

use std::borrow::Cow;
use std::collections::HashSet;

use super::pairs::Pairs;
use crate::value::RareBox;

/// So many pairs are looked through for a key. Where there are more, their keys are in a set, so that this takes no longer with more of them.
const LOOKED_THROUGH: usize = 64;

/// Bits for keys. With these, one of Polar's 50 pairs has another's bit by chance; with a quarter of them, five would.
const WORDS: usize = 16;

/// The keys so far, to find one that comes twice without comparing each with each.
#[derive(Debug)]
pub(super) struct Keys<'de> {
    /// A bit for each fingerprint that a key had. Most keys have one of their own.
    prints: [u64; WORDS],
    /// All keys, where they are more than are looked through, or where some are not among the pairs.
    all: RareBox<HashSet<Cow<'de, str>>>,
    /// From more pairs than these on, keys are added to `all`.
    looked_through: usize,
}

/// A number that differs for most keys: the place of a bit among [`Keys::prints`].
#[derive(Clone, Copy)]
struct Print {
    word: usize,
    bit: u64,
}

impl Print {
    /// Made of all bytes of the key and of their number: keys often differ in their middle only, as `metric_01_of_the_total` does.
    #[inline]
    fn of(key: &str) -> Self {
        let print = (mixed(key.as_bytes()) ^ key.len() as u64).wrapping_mul(FACTOR);
        // The high bits are the best mixed ones.
        let (word, bit) = (print >> (u64::BITS - WORDS.ilog2()), print >> (u64::BITS - WORDS.ilog2() - u64::BITS.ilog2()));
        Self { word: word as usize, bit: 1 << (bit % 64) }
    }
}

/// An odd number whose bits are spread: 2⁶⁴ divided by the golden ratio.
const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

/// All bytes, eight at a time. The last of them may overlap those before.
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

/// What stands between the ends of a long key, too.
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

    /// Whether the key has not been there. If it has not, [`add`](Self::add) is to be called when its value has been read.
    #[inline(always)]
    pub(super) fn is_new<'k, P: Pairs<'k>>(&mut self, key: &str, pairs: &P) -> bool {
        let print = Print::of(key);
        // Remembered here, so that the print is not kept while the value is read.
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

    /// Remembers the key that was read last; `kept` says whether its pair is the last of the pairs.
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
        // A pair that is kept is one more than none.
        self.looked_through = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many of these keys have a bit that another one before them has.
    fn shared(keys: impl Iterator<Item = String>) -> usize {
        let mut bits = HashSet::new();
        keys.map(|key| Print::of(&key)).filter(|print| !bits.insert((print.word, print.bit))).count()
    }

    #[test]
    fn keys_have_fingerprints_of_their_own_wherever_they_differ() {
        let (mut all, mut families) = (0, 0);
        for len in 2..=64 {
            for at in 0..=len - 2 {
                // As `metric_07_of_the_total`. By chance, one of 50 keys has another's bit.
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
