//! What makes values: its choices, and where it is.

use super::case::Case;
use super::entropy::{Entropy, Seeded, Simplest};
use super::slot::Slot;
use super::tree::Tree;
use super::without::WithoutBoundaryCase;
use crate::describe::Shape;

/// So deep are structs and enums nested in a good value, unless they have to be nested deeper.
const FUEL: usize = 8;

/// So many values are there in a good one, unless there have to be more.
const BUDGET: usize = 400;

/// Values of any shape. The files of the shapes call this for what is within a value; it is implemented above them all.
pub(super) trait Make {
    /// A good value, as far as can be told; `None` if there is none that can be made.
    fn value(&mut self, slot: &Slot) -> Option<Tree>;

    /// All cases of a value in this place.
    fn cases(&mut self, slot: &Slot) -> Vec<Case>;
}

/// Makes values.
pub(super) struct Maker<'e> {
    entropy: &'e mut dyn Entropy,
    budget: usize,
    pub(super) fuel: usize,
    /// The type and the fields that lead to the value at hand.
    pub(super) place: Vec<String>,
    /// The types around the value at hand.
    pub(super) around: Vec<&'static Shape>,
    pub(super) count: usize,
    pub(super) without: Vec<WithoutBoundaryCase>,
}

impl Entropy for Maker<'_> {
    /// A choice. When the value has grown large, it is the simplest one.
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

    /// Whether to do what is not the simplest.
    pub(super) fn chance(&mut self, one_in: usize) -> bool {
        self.below(one_in) + 1 == one_in && one_in > 1
    }

    pub(super) fn pick<'t, T>(&mut self, of: &'t [T]) -> Option<&'t T> {
        let index = self.below(of.len());
        of.get(index)
    }

    /// The same with another source of choices, for what is to be tried.
    pub(super) fn with<R>(&self, entropy: &mut dyn Entropy, make: impl FnOnce(&mut Maker<'_>) -> R) -> R {
        make(&mut Maker { fuel: self.fuel, ..Maker::new(entropy) })
    }

    /// The same with all choices following from one: the simplest if it is 0.
    pub(super) fn by_seed<R>(&self, seed: u64, make: impl FnOnce(&mut Maker<'_>) -> R) -> R {
        if seed == 0 { self.with(&mut Simplest, make) } else { self.with(&mut Seeded::new(seed), make) }
    }

    /// One value more.
    pub(super) fn spend(&mut self) {
        self.budget = self.budget.saturating_sub(1);
    }

    /// A part that can nest. There is an end to that.
    pub(super) fn deeper<R>(&mut self, make: impl FnOnce(&mut Self) -> Option<R>) -> Option<R> {
        self.fuel = self.fuel.checked_sub(1)?;
        let made = make(self);
        self.fuel += 1;
        made
    }

    /// With so much room to nest at most.
    pub(super) fn within<R>(&mut self, fuel: usize, make: impl FnOnce(&mut Self) -> R) -> R {
        let before = core::mem::replace(&mut self.fuel, fuel);
        let made = make(self);
        self.fuel = before;
        made
    }

    pub(super) fn fuel(&self) -> usize {
        self.fuel
    }

    /// Reports that there is nothing to be made for a place.
    pub(super) fn nothing_for(&mut self, name: &str, why: &'static str) {
        let mut place = self.place.clone();
        place.push(name.to_owned());
        self.without.push(WithoutBoundaryCase { place: place.join("."), rule: "type".to_owned(), why });
    }
}
