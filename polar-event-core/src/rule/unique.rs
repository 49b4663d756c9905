//! `unique`.

use core::hash::Hash;
use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::facts::Facts;
use super::keywords::{Keywords, SchemaGap};
use super::spec::RuleSpec;
use crate::error::{Code, Param, Segment};
use crate::state::ValidationState;

/// `unique`: the items of a list differ from each other; JSON Schema's `uniqueItems`. The generated code, which knows the item type, checks
/// it on the items without faults.
///
/// Violation: `duplicate_item` at each item that is equal to an earlier one, with `first_index`, the index of the first equal item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Unique;

impl Unique {
    pub(crate) const fn facts(self) -> Facts {
        Facts::ANY
    }

    pub(crate) const fn codes(self) -> &'static [Code] {
        &[Code::DuplicateItem]
    }
}

impl RuleSpec for Unique {
    const NAME: &'static str = "unique";

    fn keywords(&self) -> Keywords {
        Keywords::none().with("uniqueItems", true).without(SchemaGap::Unique)
    }

    fn phrase(&self, _: &str) -> Option<String> {
        Some("no two items the same".to_owned())
    }
}

/// A collection whose items the rules `unique` and `contains` check.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a collection with items, so this rule cannot apply to it",
    label = "not for `{Self}`",
    note = "`unique` is for lists, `contains` for strings, lists and sets"
)]
pub trait HasItems {
    /// The item type.
    type Item;

    /// The items in order; `None` if there is no collection, as in an `Option`.
    fn items_in(&self) -> Option<impl Iterator<Item = &Self::Item>>;
}

impl<T: HasItems + ?Sized> HasItems for &T {
    type Item = T::Item;

    fn items_in(&self) -> Option<impl Iterator<Item = &T::Item>> {
        (**self).items_in()
    }
}

impl<T: HasItems + ?Sized> HasItems for Box<T> {
    type Item = T::Item;

    fn items_in(&self) -> Option<impl Iterator<Item = &T::Item>> {
        (**self).items_in()
    }
}

#[cfg(feature = "rc")]
impl<T: HasItems + ?Sized> HasItems for std::rc::Rc<T> {
    type Item = T::Item;

    fn items_in(&self) -> Option<impl Iterator<Item = &T::Item>> {
        (**self).items_in()
    }
}

#[cfg(feature = "rc")]
impl<T: HasItems + ?Sized> HasItems for std::sync::Arc<T> {
    type Item = T::Item;

    fn items_in(&self) -> Option<impl Iterator<Item = &T::Item>> {
        (**self).items_in()
    }
}

impl<T: HasItems + ToOwned + ?Sized> HasItems for Cow<'_, T> {
    type Item = T::Item;

    fn items_in(&self) -> Option<impl Iterator<Item = &T::Item>> {
        (**self).items_in()
    }
}

impl<T: HasItems> HasItems for Option<T> {
    type Item = T::Item;

    fn items_in(&self) -> Option<impl Iterator<Item = &T::Item>> {
        self.as_ref()?.items_in()
    }
}

/// Items that the rule `unique` can compare: those with `Eq` and `Hash`, and floats, alone or in arrays, lists and pairs.
///
/// `How` distinguishes the two kinds and is always inferred.
#[diagnostic::on_unimplemented(
    message = "items of type `{Self}` cannot be told apart, so `unique` cannot apply to them",
    label = "no `Eq` and `Hash`",
    note = "derive `PartialEq`, `Eq` and `Hash` for `{Self}`, or write a `custom` rule"
)]
pub trait Distinct<How> {
    /// A key that is equal for equal items.
    type Key<'a>: Eq + Hash
    where
        Self: 'a;

    /// The key of the item.
    fn key(&self) -> Self::Key<'_>;
}

/// Items that are compared by their own `Eq`.
#[derive(Debug, Clone, Copy)]
pub struct ByEq;

impl<T: Eq + Hash> Distinct<ByEq> for T {
    type Key<'a>
        = &'a T
    where
        T: 'a;

    fn key(&self) -> &T {
        self
    }
}

/// Items that are floats, compared as numbers: `0.0` equals `-0.0`.
#[derive(Debug, Clone, Copy)]
pub struct ByFloats;

impl<T: Floats> Distinct<ByFloats> for T {
    type Key<'a>
        = T::Bits
    where
        T: 'a;

    fn key(&self) -> T::Bits {
        self.bits()
    }
}

/// One or more floats.
pub trait Floats {
    /// The bits, equal for equal numbers.
    type Bits: Eq + Hash;

    /// The bits of the value.
    fn bits(&self) -> Self::Bits;
}

impl Floats for f32 {
    type Bits = u32;

    fn bits(&self) -> u32 {
        // Adding positive zero turns negative zero into positive zero.
        (self + 0.0).to_bits()
    }
}

impl Floats for f64 {
    type Bits = u64;

    fn bits(&self) -> u64 {
        (self + 0.0).to_bits()
    }
}

impl<T: Floats> Floats for Option<T> {
    type Bits = Option<T::Bits>;

    fn bits(&self) -> Self::Bits {
        self.as_ref().map(T::bits)
    }
}

impl<T: Floats> Floats for Vec<T> {
    type Bits = Vec<T::Bits>;

    fn bits(&self) -> Self::Bits {
        self.iter().map(T::bits).collect()
    }
}

impl<T: Floats, const N: usize> Floats for [T; N] {
    type Bits = [T::Bits; N];

    fn bits(&self) -> Self::Bits {
        self.each_ref().map(T::bits)
    }
}

impl<A: Floats, B: Floats> Floats for (A, B) {
    type Bits = (A::Bits, B::Bits);

    fn bits(&self) -> Self::Bits {
        (self.0.bits(), self.1.bits())
    }
}

/// Reports every item that is equal to an earlier one, in linear time. `items` yields each item with its index.
pub fn check_unique<T: Distinct<How>, How>(items: &mut dyn Iterator<Item = (usize, &T)>, cx: &mut ValidationState<'_>) {
    let mut first = HashMap::with_capacity(items.size_hint().0);
    for (index, item) in items {
        match first.entry(item.key()) {
            Entry::Vacant(entry) => _ = entry.insert(index),
            Entry::Occupied(entry) => report(index, *entry.get(), cx),
        }
    }
}

#[cold]
fn report(index: usize, first: usize, cx: &mut ValidationState<'_>) {
    let checkpoint = cx.checkpoint();
    cx.report(Code::DuplicateItem, [("first_index", Param::from(first))]);
    cx.prefix_path(checkpoint, || Segment::from(index));
}
