//! Lists, arrays and sets.

use core::hash::{BuildHasher, Hash};
use core::marker::PhantomData;
use std::collections::{BTreeSet, BinaryHeap, HashSet, LinkedList, VecDeque};

use serde_core::Deserializer;
use serde_core::de::{DeserializeSeed, SeqAccess, Visitor};

use crate::decode::{Accept, Decode, DecodeItems, InSlot, Items, Part, Plain, accept};
use crate::describe::{self, Describe, Shape, SizeBound};
use crate::error::{Code, Segment};
use crate::rule::{self, HasItems, IsCollection, IsList, Rules};
use crate::state::ValidationState;
use crate::validate::{self, Validate};

/// The most bytes that are set aside for items on the word of the input alone.
const MAX_AHEAD: usize = 64 * 1024;

/// What items are collected into.
pub(super) trait Collect<T>: Sized {
    fn with_capacity(items: usize) -> Self;
    fn add(&mut self, item: T);
    fn count(&self) -> usize;
    fn items<'c>(&'c self) -> impl Iterator<Item = &'c T>
    where
        T: 'c;
}

/// An array of any length that becomes a collection.
pub(super) struct ListOf<C, T, P> {
    rules: Rules,
    part: P,
    collected: PhantomData<fn() -> (C, T)>,
}

impl<'de, T, C: Collect<T>, P: Part<'de, T>> Accept<'de> for ListOf<C, T, P> {
    type Value = C;
    const WRONG_TYPE: Code = Code::ArrayType;
    const TAKES_SCALARS: bool = false;

    fn visit_seq<A: SeqAccess<'de>>(self, array: A, cx: &mut ValidationState<'_>) -> Result<Option<C>, A::Error> {
        self.collect(array, cx).map(|(collected, _)| collected)
    }

    fn deserialize_hint<D: Deserializer<'de>, V: Visitor<'de>>(deserializer: D, visitor: V) -> Result<V::Value, D::Error> {
        deserializer.deserialize_seq(visitor)
    }
}

impl<T, C: Collect<T>, P> ListOf<C, T, P> {
    #[inline(always)]
    pub(super) fn new(rules: Rules, part: P) -> Self {
        Self { rules, part, collected: PhantomData }
    }

    /// The items, if nothing is wrong with them and their number, and how many there were.
    #[inline]
    fn collect<'de, A>(self, mut array: A, cx: &mut ValidationState<'_>) -> Result<(Option<C>, usize), A::Error>
    where
        A: SeqAccess<'de>,
        P: Part<'de, T>,
    {
        let (each, max) = (rule::each(self.rules), rule::max_items(self.rules));
        let ahead = array.size_hint().unwrap_or(0).min(MAX_AHEAD / size_of::<T>().max(1));
        let mut collected = C::with_capacity(ahead.min(max));
        let (mut index, mut whole) = (0, true);
        let mut faulty = Vec::new();
        loop {
            let checkpoint = cx.checkpoint();
            let mut slot = None;
            let read = array.next_element_seed(InSlot { part: self.part, rules: each, slot: &mut slot, cx });
            cx.prefix_path(checkpoint, || Segment::from(index));
            if read?.is_none() {
                break;
            }
            match slot {
                // What is too much is counted, but not kept.
                Some(item) if (whole || P::COMPARES_ITEMS) && collected.count() <= max => collected.add(item),
                Some(_) => {}
                None => {
                    whole = false;
                    if P::COMPARES_ITEMS && collected.count() <= max {
                        faulty.push(index);
                    }
                }
            }
            index += 1;
        }
        // Equal items of a set are one.
        let count = if whole && collected.count() <= max { collected.count() } else { index };
        let counted = rule::count(self.rules, count, "item", cx);
        if P::COMPARES_ITEMS {
            self.part.compare_items(&mut numbered(collected.items(), faulty), cx);
        }
        Ok(((whole && counted).then_some(collected), count))
    }
}

/// The items with the indices that they had when the `faulty` ones were among them.
fn numbered<'i, T: 'i>(items: impl Iterator<Item = &'i T>, faulty: Vec<usize>) -> impl Iterator<Item = (usize, &'i T)> {
    let mut faulty = faulty.into_iter().peekable();
    (0..).filter(move |index| faulty.next_if_eq(index).is_none()).zip(items)
}

macro_rules! lists {
    ($(
        [$($generics:tt)*] [$($owned:tt)*] $list:ty {
            with_capacity($capacity:ident) => $new:expr,
            add => $add:ident,
            set => $set:literal,
        }
    )+) => { $(
        impl<$($generics)*> Collect<T> for $list
        where $($owned)*
        {
            fn with_capacity($capacity: usize) -> Self {
                $new
            }

            #[inline]
            fn add(&mut self, item: T) {
                self.$add(item);
            }

            fn count(&self) -> usize {
                self.len()
            }

            fn items<'c>(&'c self) -> impl Iterator<Item = &'c T>
            where
                T: 'c,
            {
                self.iter()
            }
        }

        impl<'de, $($generics)*> Decode<'de> for $list
        where T: Decode<'de>, $($owned)*
        {
            type Requires = T::Requires;

            #[inline]
            fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
                Self::decode_items(deserializer, rules, Plain, cx)
            }
        }

        impl<'de, $($generics)*> DecodeItems<'de> for $list
        where $($owned)*
        {
            #[inline]
            fn decode_items<D: Deserializer<'de>, P: Part<'de, T>>(
                deserializer: D,
                rules: Rules,
                part: P,
                cx: &mut ValidationState<'_>,
            ) -> Result<Option<Self>, D::Error> {
                accept(deserializer, ListOf::<Self, T, P>::new(rules, part), cx)
            }
        }

        impl<$($generics)*> Items for $list {
            type Item = T;

            fn check_items(&self, rules: Rules, item: &mut dyn FnMut(&T, Rules, &mut ValidationState<'_>), cx: &mut ValidationState<'_>) {
                validate::items(self.iter(), rule::each(rules), item, cx);
                rule::count(rules, self.len(), "item", cx);
            }
        }

        impl<$($generics)*> Validate for $list
        where T: Validate
        {
            type Requires = T::Requires;
            const HAS_RULES: bool = T::HAS_RULES;

            fn check(&self, rules: Rules, cx: &mut ValidationState<'_>) {
                self.check_items(rules, &mut |item, rules, cx| item.check(rules, cx), cx);
            }
        }

        impl<$($generics)*> Describe for $list
        where T: Describe
        {
            const SHAPE: &'static Shape =
                &Shape::Array(describe::Array { item: || T::ITEM_SHAPE, len: None, set: $set });
            const SIZE_BOUND: SizeBound = if $set { SizeBound::SET } else { SizeBound::Items(&T::SIZE_BOUND) };
        }

        impl<$($generics)*> IsCollection for $list {}

        impl<$($generics)*> HasItems for $list {
            type Item = T;

            fn items_in(&self) -> Option<impl Iterator<Item = &T>> {
                Some(self.iter())
            }
        }
    )+ };
}

lists! {
    [T] [] Vec<T> {
        with_capacity(items) => Vec::with_capacity(items),
        add => push,
        set => false,
    }
    [T] [] VecDeque<T> {
        with_capacity(items) => VecDeque::with_capacity(items),
        add => push_back,
        set => false,
    }
    [T] [T: Ord] BTreeSet<T> {
        with_capacity(_items) => BTreeSet::new(),
        add => insert,
        set => true,
    }
    [T, S] [T: Eq + Hash, S: BuildHasher + Default] HashSet<T, S> {
        with_capacity(items) => HashSet::with_capacity_and_hasher(items, S::default()),
        add => insert,
        set => true,
    }
}

lists! {
    [T] [] LinkedList<T> {
        with_capacity(_items) => LinkedList::new(),
        add => push_back,
        set => false,
    }
    [T] [T: Ord] BinaryHeap<T> {
        with_capacity(items) => BinaryHeap::with_capacity(items),
        add => push,
        set => false,
    }
}

#[cfg(feature = "indexmap")]
lists! {
    [T, S] [T: Eq + Hash, S: BuildHasher + Default] indexmap::IndexSet<T, S> {
        with_capacity(items) => Self::with_capacity_and_hasher(items, S::default()),
        add => insert,
        set => true,
    }
}

impl<'de, T: Decode<'de>, const N: usize> Decode<'de> for [T; N] {
    type Requires = T::Requires;

    fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
        Self::decode_items(deserializer, rules, Plain, cx)
    }
}

/// An array of exactly `N` items.
struct ArrayOf<T, P, const N: usize>(ListOf<Counted<T, N>, T, P>);

impl<'de, T, P: Part<'de, T>, const N: usize> Accept<'de> for ArrayOf<T, P, N> {
    type Value = [T; N];
    const WRONG_TYPE: Code = Code::ArrayType;
    const TAKES_SCALARS: bool = false;

    fn visit_seq<A: SeqAccess<'de>>(self, array: A, cx: &mut ValidationState<'_>) -> Result<Option<[T; N]>, A::Error> {
        // What is asked for by its type ends after its items, as in serde.
        let left = if cx.collects() { usize::MAX } else { N };
        let (collected, count) = self.0.collect(AtMost { array, left }, cx)?;
        rule::CountRule::check(&rule::Items { min: Some(N), max: Some(N) }, count, "item", cx);
        Ok(collected.and_then(|counted| counted.items.try_into().ok()))
    }

    fn deserialize_hint<D: Deserializer<'de>, V: Visitor<'de>>(deserializer: D, visitor: V) -> Result<V::Value, D::Error> {
        deserializer.deserialize_tuple(N, visitor)
    }
}

/// No more than so many items of an array.
struct AtMost<A> {
    array: A,
    left: usize,
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for AtMost<A> {
    type Error = A::Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        let Some(left) = self.left.checked_sub(1) else { return Ok(None) };
        self.left = left;
        self.array.next_element_seed(seed)
    }

    fn size_hint(&self) -> Option<usize> {
        self.array.size_hint().map(|size| size.min(self.left))
    }
}

/// The first `N` items, and how many there were.
struct Counted<T, const N: usize> {
    items: Vec<T>,
    count: usize,
}

impl<T, const N: usize> Collect<T> for Counted<T, N> {
    fn with_capacity(items: usize) -> Self {
        Self { items: Vec::with_capacity(items.min(N)), count: 0 }
    }

    fn add(&mut self, item: T) {
        if self.count < N {
            self.items.push(item);
        }
        self.count += 1;
    }

    fn count(&self) -> usize {
        self.count
    }

    fn items<'c>(&'c self) -> impl Iterator<Item = &'c T>
    where
        T: 'c,
    {
        self.items.iter()
    }
}

impl<T, const N: usize> Items for [T; N] {
    type Item = T;

    fn check_items(&self, rules: Rules, item: &mut dyn FnMut(&T, Rules, &mut ValidationState<'_>), cx: &mut ValidationState<'_>) {
        validate::items(self.iter(), rule::each(rules), item, cx);
        rule::count(rules, N, "item", cx);
    }
}

impl<'de, T, const N: usize> DecodeItems<'de> for [T; N] {
    fn decode_items<D: Deserializer<'de>, P: Part<'de, T>>(
        deserializer: D,
        rules: Rules,
        part: P,
        cx: &mut ValidationState<'_>,
    ) -> Result<Option<Self>, D::Error> {
        accept(deserializer, ArrayOf::<T, P, N>(ListOf::new(rules, part)), cx)
    }
}

impl<T: Validate, const N: usize> Validate for [T; N] {
    type Requires = T::Requires;
    const HAS_RULES: bool = T::HAS_RULES;

    fn check(&self, rules: Rules, cx: &mut ValidationState<'_>) {
        self.check_items(rules, &mut |item, rules, cx| item.check(rules, cx), cx);
    }
}

impl<T: Describe, const N: usize> Describe for [T; N] {
    const SHAPE: &'static Shape = &Shape::Array(describe::Array { item: || T::ITEM_SHAPE, len: Some(N), set: false });
    const SIZE_BOUND: SizeBound = SizeBound::Array(&T::SIZE_BOUND);
}

impl<T, const N: usize> IsCollection for [T; N] {}

impl<T, const N: usize> HasItems for [T; N] {
    type Item = T;

    fn items_in(&self) -> Option<impl Iterator<Item = &T>> {
        Some(self.iter())
    }
}

impl<T> IsList for Vec<T> {}
impl<T> IsList for VecDeque<T> {}
impl<T, const N: usize> IsList for [T; N] {}
