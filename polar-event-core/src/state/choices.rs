//! The variant selected for a value, for values that are decoded more than once.

use core::any::TypeId;
use std::collections::HashMap;

/// The variants that were selected in a trial.
///
/// A value that is tried as several variants may contain values of untagged enums. Without this, each trial would try these again, and the
/// values inside them again for each of those: the work would double with each level of nesting. So the selection is made once. Its key is
/// the location of the value, as an offset into the text or the address of a copy, and the type of the enum.
#[derive(Debug, Default)]
pub(crate) struct Choices {
    types: Vec<TypeId>,
    variants: HashMap<(usize, u32), u32>,
    /// The addresses of the enums that are known to contain nothing sensitive, so that they are searched only once.
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
