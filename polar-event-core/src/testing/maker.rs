//! The generator of values: its choices, and its current place.

use super::case::Case;
use super::entropy::{Entropy, Seeded, Simplest};
use super::slot::Slot;
use super::tree::Tree;
use super::without::WithoutBoundaryCase;
use crate::describe::Shape;

/// How deep structs and enums are nested in a valid value, unless they must be nested deeper.
const FUEL: usize = 8;

/// The number of values in a valid value, unless more are required.
const BUDGET: usize = 400;

/// Values of any shape. The modules of the shapes call this for nested values; it is implemented in a module above them.
pub(super) trait Make {
    /// A valid value, as far as known; `None` if none can be generated.
    fn value(&mut self, slot: &Slot) -> Option<Tree>;

    /// All cases of a value in this place.
    fn cases(&mut self, slot: &Slot) -> Vec<Case>;
}

/// Generates values.
pub(super) struct Maker<'e> {
    entropy: &'e mut dyn Entropy,
    budget: usize,
    pub(super) fuel: usize,
    /// The type and the fields that lead to the current value.
    pub(super) place: Vec<String>,
    /// The types around the current value.
    pub(super) around: Vec<&'static Shape>,
    pub(super) count: usize,
    pub(super) without: Vec<WithoutBoundaryCase>,
}

impl Entropy for Maker<'_> {
    /// Makes a choice: the simplest one once the value has grown large.
    fn below(&mut self, end: usize) -> usize {
        if self.budget == 0 { 0 } else { self.entropy.below(end) }
    }
}

impl<'e> Maker<'e> {
    pub(super) fn new(entropy: &'e mut dyn Entropy) -> Self {
        Self { entropy, budget: BUDGET, fuel: FUEL, place: Vec::new(), around: Vec::new(), count: 0, without: Vec::new() }
    }

    pub(super) fn into_without(self) -> Vec<WithoutBoundaryCase> {
        self.without
    }

    /// Whether to make a choice other than the simplest.
    pub(super) fn chance(&mut self, one_in: usize) -> bool {
        self.below(one_in) + 1 == one_in && one_in > 1
    }

    pub(super) fn pick<'t, T>(&mut self, of: &'t [T]) -> Option<&'t T> {
        let index = self.below(of.len());
        of.get(index)
    }

    /// Runs `make` with another source of choices, as a trial.
    pub(super) fn with<R>(&self, entropy: &mut dyn Entropy, make: impl FnOnce(&mut Maker<'_>) -> R) -> R {
        make(&mut Maker { fuel: self.fuel, ..Maker::new(entropy) })
    }

    /// Runs `make` with choices that a seed determines: the simplest if it is 0.
    pub(super) fn by_seed<R>(&self, seed: u64, make: impl FnOnce(&mut Maker<'_>) -> R) -> R {
        if seed == 0 { self.with(&mut Simplest, make) } else { self.with(&mut Seeded::new(seed), make) }
    }

    /// Counts one more value.
    pub(super) fn spend(&mut self) {
        self.budget = self.budget.saturating_sub(1);
    }

    /// Generates a nested value, up to a maximum depth.
    pub(super) fn deeper<R>(&mut self, make: impl FnOnce(&mut Self) -> Option<R>) -> Option<R> {
        self.fuel = self.fuel.checked_sub(1)?;
        let made = make(self);
        self.fuel += 1;
        made
    }

    /// Limits the depth of nesting.
    pub(super) fn within<R>(&mut self, fuel: usize, make: impl FnOnce(&mut Self) -> R) -> R {
        let before = core::mem::replace(&mut self.fuel, fuel);
        let made = make(self);
        self.fuel = before;
        made
    }

    pub(super) fn fuel(&self) -> usize {
        self.fuel
    }

    /// Records that no value can be generated for a place.
    pub(super) fn nothing_for(&mut self, name: &str, why: &'static str) {
        let mut place = self.place.clone();
        place.push(name.to_owned());
        self.without.push(WithoutBoundaryCase { place: place.join("."), rule: "type".to_owned(), why });
    }
}
