//! Which keys have been there.

use std::borrow::Cow;
use std::collections::HashSet;

use super::pair::Pair;

/// The keys of eight times so many pairs are compared by fingerprint; those beyond are hashed.
const WORDS: usize = 8;

/// The keys so far, to find one that comes twice without comparing each with each.
#[derive(Debug)]
pub(super) struct Keys<'de> {
    /// A fingerprint of each of the first pairs' keys, a byte each. Words, since a byte that was just written would have to be waited for.
    prints: [u64; WORDS],
    /// The keys of later pairs, and of those that were not kept, if there are any.
    others: Option<HashSet<Cow<'de, str>>>,
}

/// A byte in each place of a word.
const ONES: u64 = u64::from_ne_bytes([1; 8]);

impl<'de> Keys<'de> {
    #[inline]
    pub(super) fn new() -> Self {
        Self { prints: [0; WORDS], others: None }
    }

    #[inline(always)]
    pub(super) fn is_new<'k, P: Pair<'k>>(&self, key: &str, print: u8, pairs: &[P]) -> bool {
        let repeated = ONES * u64::from(print);
        for (number, prints) in self.prints.iter().enumerate().take(pairs.len().div_ceil(8)) {
            // Equal bytes become zero, and a zero byte sets its high bit; so may bytes above it.
            let differences = prints ^ repeated;
            let mut alike = differences.wrapping_sub(ONES) & !differences & (ONES << 7);
            while alike != 0 {
                let place = number * 8 + alike.trailing_zeros() as usize / 8;
                if pairs.get(place).is_some_and(|pair| *pair.key() == *key) {
                    return false;
                }
                alike &= alike - 1;
            }
        }
        !self.others.as_ref().is_some_and(|others| others.contains(key))
    }

    /// Remembers the key that was read last; `kept` says whether its pair is the last of so many `pairs`.
    #[inline(always)]
    pub(super) fn add(&mut self, key: impl FnOnce() -> Cow<'de, str>, print: u8, kept: bool, pairs: usize) {
        let place = pairs.wrapping_sub(1);
        match self.prints.get_mut(place / 8) {
            Some(prints) if kept => *prints |= u64::from(print) << (place % 8 * 8),
            _ => _ = self.others.get_or_insert_default().insert(key()),
        }
    }
}

/// A number that differs for most keys, made of their length, beginning and end.
#[inline]
pub(super) fn fingerprint(key: &str) -> u8 {
    let bytes = key.as_bytes();
    let ends = match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        (Some(first), Some(last)) => u32::from_le_bytes(*first).wrapping_mul(31) ^ u32::from_le_bytes(*last),
        _ => bytes.iter().fold(0, |print, byte| print << 8 | u32::from(*byte)),
    };
    let len = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    let [print, ..] = (ends ^ len).wrapping_mul(0x9E37_79B1).to_be_bytes();
    print
}
