//! A guess which variant of an untagged enum comes, made before anything is read.
//!
//! Most documents are good, and of a good one a single key tells the variant: a required field that no other variant has. Such a key is
//! searched for in the text as it stands. That may be wrong, as the text may have it deeper, or behind the value; so a guess only
//! counts if the variant takes the value without a fault and without a key that it does not know. Otherwise the value is looked at properly.

use core::fmt;
use core::marker::PhantomData;
use std::sync::OnceLock;

use memchr::memmem::Finder;
use serde_core::de::{Deserializer, SeqAccess, Visitor};

use super::choose::{Choice, choose};
use super::look::Look;
use super::taken::{Keys, Taken};
use super::untagged::{Chosen, look_and_decode};
use super::{ContentSeed, Variants};
use crate::describe::Enum;
use crate::reader::{Kind, Place};
use crate::state::{Snapshot, ValidationState};

/// How far a key is searched for at first, and at most. What is further away is not worth the time.
const NEAREST: usize = 128;
const FARTHEST: usize = 64 * NEAREST;

/// A value that is read twice, since it was guessed wrong, costs as much as searching so many times its length.
const READ_TWICE: usize = 8;

/// What is worked out once for an untagged enum: what its variants take, and which keys tell them apart.
#[derive(Debug, Default)]
pub struct VariantPredictor(OnceLock<Telling>);

/// Has something looked up in what the variants of an enum take.
pub(super) fn with_taken<'de, T: Variants<'de>, R>(look: impl FnOnce(&[Taken]) -> R) -> R {
    match T::memo().and_then(|memo| memo.telling(T::ENUM)) {
        Some(telling) => look(&telling.variants),
        None => look(&Taken::by_all(T::ENUM)),
    }
}

impl VariantPredictor {
    /// Nothing is worked out yet.
    #[must_use]
    pub const fn new() -> Self {
        Self(OnceLock::new())
    }

    /// What is worked out for this enum. Instances of a generic enum share a memo, which is that of the first one.
    fn telling(&self, of: &'static Enum) -> Option<&Telling> {
        let telling = self.0.get_or_init(|| Telling::new(of));
        core::ptr::eq(telling.of, of).then_some(telling)
    }
}

/// A variant that probably comes.
pub(super) struct Guess<T> {
    index: usize,
    /// Where the value begins.
    start: usize,
    /// What to come back to if the guess is wrong.
    before: Snapshot,
    of: PhantomData<fn() -> T>,
}

/// Guesses the variant of the value that begins at `start` of our own reader's text. There is no use in a guess where a fault has been found:
/// it could not be taken back alone.
pub(super) fn guess<'de, T: Variants<'de>>(start: usize, cx: &ValidationState<'_>) -> Option<Guess<T>> {
    let before = cx.snapshot()?;
    let index = T::memo()?.telling(T::ENUM)?.guess(cx.place()?, start)?;
    Some(Guess { index, start, before, of: PhantomData })
}

impl<T> Guess<T> {
    /// Reads the value as what it probably is.
    pub(super) fn visitor<'a, 'c>(self, cx: &'a mut ValidationState<'c>) -> Guessed<'a, 'c, T> {
        Guessed { guess: self, cx }
    }
}

pub(super) struct Guessed<'a, 'c, T> {
    guess: Guess<T>,
    cx: &'a mut ValidationState<'c>,
}

impl<'de, T: Variants<'de>> Visitor<'de> for Guessed<'_, '_, T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON can hold")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut again: A) -> Result<Option<T>, A::Error> {
        let Self { guess: Guess { index, start, before, .. }, cx } = self;
        let unknown = cx.unknown_keys();
        let value = again.next_element_seed(ContentSeed::new(index, cx))?.flatten();
        if value.is_some() && cx.snapshot().is_some() && cx.unknown_keys() == unknown {
            return Ok(value);
        }
        let Some(place) = cx.place() else { return Ok(value) };
        let read = place.span().end.saturating_sub(start);
        let look = Look::at(place, start).unwrap_or(Kind::Object.into());
        let choice = with_taken::<T, _>(|variants| choose(variants, &look));
        if choice == Choice::Variant(index) {
            // It is this one all the same, and what was reported stands.
            return Ok(value);
        }
        // Where guesses are wrong, there shall not be many.
        place.spend_search(READ_TWICE * read);
        cx.forget(&before);
        Ok(again.next_element_seed(Chosen { choice, kind: look.kind, place: start, cx, of: PhantomData })?.flatten())
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        look_and_decode(deserializer, self.guess.start, self.cx)
    }
}

/// The keys that tell the variants of an enum apart.
#[derive(Debug)]
struct Telling {
    of: &'static Enum,
    variants: Vec<Taken>,
    /// A variant and its key, in quotes. Empty if there is no telling by a single key.
    keys: Vec<(usize, Finder<'static>)>,
    /// The bytes of the longest of these.
    longest: usize,
}

impl Telling {
    fn new(of: &'static Enum) -> Self {
        let variants = Taken::by_all(of);
        let keys: Option<Vec<&Keys>> = variants.iter().map(|variant| variant.keys.as_ref()).collect();
        let keys = keys.and_then(|all| {
            let own = |(index, keys): (usize, &&Keys)| {
                let others = all.iter().enumerate().filter(move |(other, _)| *other != index).map(|(_, keys)| *keys);
                let key = keys.own_required(others)?;
                Some((index, Finder::new(&format!("\"{key}\"")).into_owned()))
            };
            // A variant without such a key could take what is another's.
            all.iter().enumerate().map(own).collect::<Option<Vec<_>>>()
        });
        let keys = keys.unwrap_or_default();
        let longest = keys.iter().map(|(_, key)| key.needle().len()).max().unwrap_or_default();
        Self { of, variants, keys, longest }
    }

    /// The variant whose key comes first in the text behind `start`.
    fn guess(&self, place: &Place<'_>, start: usize) -> Option<usize> {
        let (text, _) = place.whole_text();
        let text = text.as_bytes().get(start..)?;
        if self.keys.is_empty() {
            return None;
        }
        let farthest = place.search_budget(start).min(FARTHEST);
        let (mut start, mut width) = (0, NEAREST + self.longest);
        while width <= farthest && start < text.len() {
            let mut window = text.get(start..text.len().min(start + width)).unwrap_or_default();
            let mut found = None;
            for (variant, key) in &self.keys {
                if let Some(at) = key.find(window) {
                    found = Some(*variant);
                    window = window.get(..at).unwrap_or_default();
                }
            }
            if found.is_some() {
                place.spend_search(start + window.len());
                return found;
            }
            // A key may stand across the end of the window.
            start += width - self.longest;
            width *= 2;
        }
        place.spend_search(start);
        None
    }
}
