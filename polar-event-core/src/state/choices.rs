//! Which variant a value was found to be of, for values that are read more than once.

use core::any::TypeId;
use std::collections::HashMap;

/// The choices of variants that were made in a trial.
///
/// What is tried as one variant after the other has values of untagged enums in it, too. Those would be tried anew in each trial, and their
/// own parts in each of those: twice as often with each level of nesting. So a choice is made once. It is known by the place of the value,
/// as an offset into the text or the address of a copy, and by the type of the enum.
#[derive(Debug, Default)]
pub(crate) struct Choices {
    types: Vec<TypeId>,
    variants: HashMap<(usize, u32), u32>,
    /// The addresses of the enums that are known to have nothing sensitive in them, so that it is looked for once.
    open: Vec<usize>,
}

impl Choices {
    fn key(&self, place: usize, of: TypeId) -> Option<(usize, u32)> {
        let of = self.types.iter().position(|known| *known == of)?;
        Some((place, u32::try_from(of).ok()?))
    }

    pub(super) fn is_known_open(&self, of: usize) -> bool {
        self.open.contains(&of)
    }

    pub(super) fn remember_open(&mut self, of: usize) {
        self.open.push(of);
    }

    pub(super) fn get(&self, place: usize, of: TypeId) -> Option<usize> {
        let variant = self.variants.get(&self.key(place, of)?)?;
        usize::try_from(*variant).ok()
    }

    pub(super) fn insert(&mut self, place: usize, of: TypeId, variant: usize) {
        if !self.types.contains(&of) {
            self.types.push(of);
        }
        if let (Some(key), Ok(variant)) = (self.key(place, of), u32::try_from(variant)) {
            self.variants.insert(key, variant);
        }
    }
}
