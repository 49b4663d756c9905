//! Validation of the items of collections that have custom rules, by the same types that decode them.

use core::marker::PhantomData;

use super::Validate;
use crate::rule::{self, HasItems, IsList, Rules};
use crate::state::ValidationState;

/// A way to validate a `T` in memory: the counterpart of [`Part`](crate::decode::Part), for the same types.
pub trait CheckPart<T>: Copy {
    /// Validates the value and everything in it, and reports violations to `cx`.
    fn check(self, value: &T, rules: Rules, cx: &mut ValidationState<'_>);
}

/// No custom rules.
#[derive(Debug, Clone, Copy)]
pub struct Plain;

impl<T: Validate> CheckPart<T> for Plain {
    fn check(self, value: &T, rules: Rules, cx: &mut ValidationState<'_>) {
        value.check(rules, cx);
    }
}

/// A custom rule on the value itself, which runs if the value has no other fault.
#[derive(Debug, Clone, Copy)]
pub struct Then<P, F>(pub P, pub F);

impl<T, P: CheckPart<T>, F: Fn(&T, &mut ValidationState<'_>) + Copy> CheckPart<T> for Then<P, F> {
    fn check(self, value: &T, rules: Rules, cx: &mut ValidationState<'_>) {
        let checkpoint = cx.checkpoint();
        self.0.check(value, rules, cx);
        if cx.is_clean_since(checkpoint) {
            (self.1)(value, cx);
        }
    }
}

/// Custom rules on each item.
#[derive(Debug, Clone, Copy)]
pub struct Each<P>(pub P);

impl<T: Items, P: CheckPart<T::Item>> CheckPart<T> for Each<P> {
    fn check(self, value: &T, rules: Rules, cx: &mut ValidationState<'_>) {
        value.check_items(rules, &mut |item, rules, cx| self.0.check(item, rules, cx), cx);
    }
}

/// A rule that compares the items of a list, and gets those without faults; and a rule on the whole list, which runs if neither the items
/// nor their number have a fault. Created by [`Comparing`].
#[derive(Debug, Clone, Copy)]
pub struct Compared<P, F, G> {
    pub(crate) item: P,
    pub(crate) compare: F,
    pub(crate) whole: G,
}

/// Creates the way to decode or validate an `L`, whose items are compared if it is a list.
#[derive(Debug)]
pub struct Comparing<L>(pub PhantomData<L>);

impl<L: IsList> Comparing<L> {
    /// Validates each item with `item`, compares the valid ones with `compare`, and validates the list with `whole`.
    #[inline]
    pub fn compared<P, F, G>(&self, item: P, compare: F, whole: G) -> Compared<P, F, G>
    where
        F: Fn(&mut dyn Iterator<Item = (usize, &L::Item)>, &mut ValidationState<'_>) + Copy,
        G: Fn(&L, &mut ValidationState<'_>) + Copy,
    {
        Compared { item, compare, whole }
    }
}

/// The fallback for types that are not lists, so that only the error of `for_list` is shown: an inherent method takes precedence over a
/// trait's.
pub trait ComparingNothing<L> {
    /// The way to decode or validate it without the rule.
    fn compared<P, F, G>(&self, _: P, _: F, _: G) -> Plain
    where
        F: Fn(&mut dyn Iterator<Item = (usize, &u8)>, &mut ValidationState<'_>) + Copy,
        G: Fn(&L, &mut ValidationState<'_>) + Copy,
    {
        Plain
    }
}

impl<L> ComparingNothing<L> for Comparing<L> {}

impl<T, P, F, G> CheckPart<T> for Compared<P, F, G>
where
    T: Items + HasItems<Item = <T as Items>::Item>,
    P: CheckPart<<T as Items>::Item>,
    F: Fn(&mut dyn Iterator<Item = (usize, &<T as Items>::Item)>, &mut ValidationState<'_>) + Copy,
    G: Fn(&T, &mut ValidationState<'_>) + Copy,
{
    fn check(self, value: &T, rules: Rules, cx: &mut ValidationState<'_>) {
        let start = cx.checkpoint();
        let (mut index, mut faulty) = (0, Vec::new());
        let mut check = |item: &_, rules, cx: &mut ValidationState<'_>| {
            let checkpoint = cx.checkpoint();
            self.item.check(item, rules, cx);
            if !cx.is_clean_since(checkpoint) {
                faulty.push(index);
            }
            index += 1;
        };
        value.check_items(rules, &mut check, cx);
        let is_clean = cx.is_clean_since(start);
        if let Some(items) = value.items_in() {
            let mut faulty = faulty.into_iter().peekable();
            let good = items.enumerate().filter(|(index, _)| faulty.next_if_eq(index).is_none());
            // As in decoding, which keeps only enough items to establish that there are too many.
            (self.compare)(&mut good.take(rule::max_items(rules).saturating_add(1)), cx);
        }
        if is_clean {
            (self.whole)(value, cx);
        }
    }
}

/// Custom rules on each key and on each value of a map.
#[derive(Debug, Clone, Copy)]
pub struct Entries<K, P>(pub K, pub P);

impl<T: Map, K: Fn(&T::Key, &mut ValidationState<'_>) + Copy, P: CheckPart<T::Value>> CheckPart<T> for Entries<K, P> {
    fn check(self, value: &T, rules: Rules, cx: &mut ValidationState<'_>) {
        value.check_entries(rules, &mut |key, cx| (self.0)(key, cx), &mut |value, rules, cx| self.1.check(value, rules, cx), cx);
    }
}

/// A collection with custom rules on its items.
pub trait Items {
    /// The item type.
    type Item;

    /// Validates the collection in memory; `item` validates an item by its rules.
    fn check_items(&self, rules: Rules, item: &mut dyn FnMut(&Self::Item, Rules, &mut ValidationState<'_>), cx: &mut ValidationState<'_>);
}

/// A map with custom rules on its keys and values.
pub trait Map {
    /// The key type.
    type Key;
    /// The value type.
    type Value;

    /// Validates the map in memory; `key` is a custom rule on keys, `value` validates a value by its rules.
    fn check_entries(
        &self,
        rules: Rules,
        key: &mut dyn FnMut(&Self::Key, &mut ValidationState<'_>),
        value: &mut dyn FnMut(&Self::Value, Rules, &mut ValidationState<'_>),
        cx: &mut ValidationState<'_>,
    );
}
