//! Values for a description: good ones, and all the cases that are on the edge.

use super::entropy::{Entropy, Seeded, Simplest};
use super::shapes::is_number;
use super::spot::Spot;
use super::tree::Tree;
use super::without::WithoutWitness;
use super::{leaf, list, map, object, tuple_struct, union};
use crate::describe::Shape;

/// So deep are structs and enums nested in a good value, unless they have to be nested deeper.
const FUEL: usize = 8;

/// So many values are there in a good one, unless there have to be more.
const BUDGET: usize = 400;

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
    pub(super) without: Vec<WithoutWitness>,
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

    pub(super) fn into_without(self) -> Vec<WithoutWitness> {
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

    /// A good value, as far as can be told; `None` if there is none that can be made.
    pub(super) fn value(&mut self, spot: &Spot) -> Option<Tree> {
        self.budget = self.budget.saturating_sub(1);
        if spot.nullable && self.chance(4) {
            return Some(Tree::null());
        }
        let examples = if spot.wants_example() { spot.examples() } else { Vec::new() };
        let example = if self.chance(3) { None } else { self.pick(&examples).cloned() };
        let tree = example.or_else(|| self.shaped(spot)).or_else(|| self.pick(&examples).cloned());
        let tree = tree.or_else(|| spot.nullable.then(Tree::null))?;
        Some(if spot.wants_example() { tree.opened() } else { tree })
    }

    fn shaped(&mut self, spot: &Spot) -> Option<Tree> {
        let Spot { shape, rules, .. } = *spot;
        match shape {
            Shape::Nullable(inner) => {
                let inner = Spot::part(inner(), rules);
                if self.chance(4) { Some(Tree::null()) } else { self.value(&inner).or_else(|| Some(Tree::null())) }
            }
            Shape::Newtype(newtype) if !is_number(newtype) => self.value(&spot.inside(newtype)),
            Shape::Array(array) => list::value(self, *array, rules),
            Shape::Tuple(items) => {
                self.deeper(|maker| items.iter().map(|item| maker.value(&Spot::part(item(), &[]))).collect()).map(Tree::array)
            }
            Shape::Map(_) | Shape::Metadata => map::value(self, shape, rules),
            Shape::Object(object) => self.deeper(|maker| object::value(maker, object, spot.is_merged)),
            Shape::TupleStruct(object) => self.deeper(|maker| tuple_struct::value(maker, object)),
            Shape::Enum(of) => self.deeper(|maker| union::value(maker, of)),
            _ => leaf::value(self, spot),
        }
    }

    /// A part that can nest. There is an end to that.
    fn deeper<R>(&mut self, make: impl FnOnce(&mut Self) -> Option<R>) -> Option<R> {
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
}
