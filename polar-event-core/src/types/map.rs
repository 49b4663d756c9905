//! Maps. Their keys are strings in JSON.

use core::hash::{BuildHasher, Hash};
use core::marker::PhantomData;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};

use serde_core::Deserializer;
use serde_core::de::{MapAccess, Visitor};

use crate::decode::{Accept, Decode, DecodeEntries, DecodeKey, Entries, Map, Part, PartSeed, Plain, accept, skip_value};
use crate::decode::{FlattenEntries, FlattenState};
use crate::describe::{self, Describe, Shape, SizeBound};
use crate::error::{Code, Segment};
use crate::rule::{self, IsCollection, IsMap, Rules};
use crate::state::{Checkpoint, ValidationState};
use crate::validate::flatten::{Flatten, flat_keys};
use crate::validate::{self, Key, Validate};

/// What entries are collected into.
pub trait Collect<K, V>: Default {
    /// Adds an entry with a new key.
    fn add(&mut self, key: K, value: V);

    /// Whether there is an entry with this key.
    fn has(&self, key: &K) -> bool;
}

/// A map while it is read.
#[derive(Debug)]
pub struct Collected<M, K, V> {
    map: M,
    /// Keys of entries that are at fault, for which the map has no place.
    faulty: HashSet<String>,
    count: usize,
    of: PhantomData<fn() -> (K, V)>,
}

impl<M: Default, K, V> Default for Collected<M, K, V> {
    #[inline]
    fn default() -> Self {
        Self { map: M::default(), faulty: HashSet::new(), count: 0, of: PhantomData }
    }
}

/// The rules for each entry: as data, and as functions.
struct EntryRules<F, P> {
    keys: Rules,
    values: Rules,
    key: F,
    value: P,
}

impl<M: Collect<K, V>, K, V> Collected<M, K, V> {
    /// Reads the value under a key and keeps the entry, if nothing is wrong with it since `checkpoint`, which is before the key.
    #[inline]
    fn entry<'de, A, F, P>(
        &mut self,
        text: &Cow<'de, str>,
        checkpoint: Checkpoint,
        object: &mut A,
        rules: &EntryRules<F, P>,
        cx: &mut ValidationState<'_>,
    ) -> Result<(), A::Error>
    where
        A: MapAccess<'de>,
        K: DecodeKey<'de>,
        F: Fn(&K, &mut ValidationState<'_>) + Copy,
        P: Part<'de, V>,
    {
        let key = K::decode_key(text, rules.keys, cx);
        if let Some(key) = key.as_ref().filter(|_| cx.is_clean_since(checkpoint)) {
            (rules.key)(key, cx);
        }
        if key.as_ref().is_some_and(|key| self.map.has(key)) || self.faulty.contains(&**text) {
            cx.report(Code::JsonDuplicateKey, []);
            cx.mark_as_key_error(checkpoint);
            let skipped = skip_value(object, cx);
            cx.prefix_path(checkpoint, || Segment::from_input(text));
            return skipped;
        }
        self.count += 1;
        cx.mark_as_key_error(checkpoint);
        let value = object.next_value_seed(PartSeed::new(rules.value, rules.values, cx));
        cx.prefix_path(checkpoint, || Segment::from_input(text));
        match (key, value?) {
            (Some(key), Some(value)) if cx.is_clean_since(checkpoint) => self.map.add(key, value),
            _ => _ = self.faulty.insert(text.clone().into_owned()),
        }
        Ok(())
    }

    #[inline]
    fn finish(self, rules: Rules, cx: &mut ValidationState<'_>) -> Option<M> {
        let counted = rule::count(rules, self.count, "pair", cx);
        (self.faulty.is_empty() && counted).then_some(self.map)
    }
}

/// A flattened map takes all keys that are left.
impl<'de, M: Collect<K, V>, K: DecodeKey<'de>, V: Decode<'de>> FlattenState<'de> for Collected<M, K, V> {
    type Value = M;
    const TAKES_OTHERS: bool = true;

    fn take<A: MapAccess<'de>>(
        &mut self,
        key: &Cow<'de, str>,
        object: &mut A,
        rules: Rules,
        cx: &mut ValidationState<'_>,
    ) -> Result<bool, A::Error> {
        self.take_as(key, object, rules, Entries(|_: &K, _: &mut ValidationState<'_>| {}, Plain), cx)
    }

    fn is_present(&self) -> bool {
        self.count > 0
    }

    fn finish(self, rules: Rules, cx: &mut ValidationState<'_>) -> Option<M> {
        self.finish(rules, cx)
    }
}

impl<'de, M: Collect<K, V>, K: DecodeKey<'de>, V: Decode<'de>> FlattenEntries<'de> for Collected<M, K, V> {
    type Key = K;
    type Item = V;

    fn take_as<A, F, P>(
        &mut self,
        key: &Cow<'de, str>,
        object: &mut A,
        rules: Rules,
        Entries(check, value): Entries<F, P>,
        cx: &mut ValidationState<'_>,
    ) -> Result<bool, A::Error>
    where
        A: MapAccess<'de>,
        F: Fn(&K, &mut ValidationState<'_>) + Copy,
        P: Part<'de, V>,
    {
        let parts = EntryRules { keys: rule::keys(rules), values: rule::values(rules), key: check, value };
        self.entry(key, cx.checkpoint(), object, &parts, cx).map(|()| true)
    }
}

/// An object with any keys that becomes a map.
pub(super) struct MapOf<M, K, V, F, P> {
    rules: Rules,
    key: F,
    value: P,
    collected: PhantomData<(M, K, V)>,
}

impl<M, K, V> MapOf<M, K, V, fn(&K, &mut ValidationState<'_>), Plain> {
    /// Without custom rules.
    #[inline]
    pub(super) fn plain(rules: Rules) -> Self {
        Self { rules, key: |_, _| {}, value: Plain, collected: PhantomData }
    }
}

impl<'de, M, K, V, F, P> Accept<'de> for MapOf<M, K, V, F, P>
where
    M: Collect<K, V>,
    K: DecodeKey<'de>,
    F: Fn(&K, &mut ValidationState<'_>) + Copy,
    P: Part<'de, V>,
{
    type Value = M;
    const WRONG_TYPE: Code = Code::ObjectType;
    const TAKES_SCALARS: bool = false;

    fn visit_map<A: MapAccess<'de>>(self, mut object: A, cx: &mut ValidationState<'_>) -> Result<Option<M>, A::Error> {
        let parts = EntryRules { keys: rule::keys(self.rules), values: rule::values(self.rules), key: self.key, value: self.value };
        let mut collected = Collected::<M, K, V>::default();
        loop {
            let checkpoint = cx.checkpoint();
            let Some(text) = K::read(&mut object, cx)? else { break };
            collected.entry(&text, checkpoint, &mut object, &parts, cx)?;
        }
        Ok(collected.finish(self.rules, cx))
    }

    fn deserialize_hint<D: Deserializer<'de>, V2: Visitor<'de>>(deserializer: D, visitor: V2) -> Result<V2::Value, D::Error> {
        deserializer.deserialize_map(visitor)
    }
}

macro_rules! maps {
    ($([$($generics:tt)*] [$($owned:tt)*] $map:ty;)+) => { $(
        impl<$($generics)*> Collect<K, V> for $map
        where $($owned)*
        {
            fn add(&mut self, key: K, value: V) {
                self.insert(key, value);
            }

            fn has(&self, key: &K) -> bool {
                self.contains_key(key)
            }
        }

        impl<'de, $($generics)*> Decode<'de> for $map
        where K: DecodeKey<'de>, V: Decode<'de>, $($owned)*
        {
            type Requires = <V as Decode<'de>>::Requires;

            #[inline]
            fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
                accept(deserializer, MapOf::<Self, K, V, _, _> { rules, key: |_: &K, _: &mut ValidationState<'_>| {}, value: Plain, collected: PhantomData }, cx)
            }
        }

        impl<'de, $($generics)*> DecodeEntries<'de> for $map
        where K: DecodeKey<'de> + Key, $($owned)*
        {
            #[inline]
            fn decode_entries<D, F, P>(deserializer: D, rules: Rules, key: F, value: P, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error>
            where
                D: Deserializer<'de>,
                F: Fn(&K, &mut ValidationState<'_>) + Copy,
                P: Part<'de, V>,
            {
                accept(deserializer, MapOf::<Self, K, V, F, P> { rules, key, value, collected: PhantomData }, cx)
            }
        }

        impl<$($generics)*> Flatten for $map
        where K: Key, $($owned)*
        {
            type State = Collected<Self, K, V>;
            type Itself = Self;

            fn state() -> Self::State {
                Collected::default()
            }

            fn check_keys(&self, is_taken: &dyn Fn(&str) -> bool, cx: &mut ValidationState<'_>) {
                flat_keys(self.keys().map(Key::key_text), is_taken, cx);
            }
        }

        impl<$($generics)*> Map for $map
        where
            K: Key,
        {
            type Key = K;
            type Value = V;

            fn check_entries(
                &self,
                rules: Rules,
                key: &mut dyn FnMut(&K, &mut ValidationState<'_>),
                value: &mut dyn FnMut(&V, Rules, &mut ValidationState<'_>),
                cx: &mut ValidationState<'_>,
            ) {
                validate::entries(self.iter(), rules, key, value, cx);
                rule::count(rules, self.len(), "pair", cx);
            }
        }

        impl<$($generics)*> Validate for $map
        where K: Key, V: Validate
        {
            type Requires = <V as Validate>::Requires;
            const HAS_RULES: bool = <K as Validate>::HAS_RULES | <V as Validate>::HAS_RULES;

            fn check(&self, rules: Rules, cx: &mut ValidationState<'_>) {
                self.check_entries(rules, &mut |_, _| {}, &mut |value, rules, cx| value.check(rules, cx), cx);
            }
        }

        impl<$($generics)*> Describe for $map
        where K: Describe, V: Describe
        {
            const SHAPE: &'static Shape = &Shape::Map(describe::Map { key: K::key_shape, value: || <V as Describe>::ITEM_SHAPE });
            const SIZE_BOUND: SizeBound = SizeBound::Entries { key: &K::SIZE_BOUND, value: &<V as Describe>::SIZE_BOUND };
        }

        impl<$($generics)*> IsCollection for $map {}
        impl<$($generics)*> IsMap for $map {}
    )+ };
}

maps! {
    [K, V] [K: Ord] BTreeMap<K, V>;
    [K, V, S] [K: Eq + Hash, S: BuildHasher + Default] HashMap<K, V, S>;
}

#[cfg(feature = "indexmap")]
maps! {
    [K, V, S] [K: Eq + Hash, S: BuildHasher + Default] indexmap::IndexMap<K, V, S>;
}

/// `serde_json::Map`, whose keys and values are not parameters.
mod of_json {
    #![allow(trivial_bounds, reason = "the bounds of the other maps, which have parameters")]

    use super::*;

    type K = String;
    type V = serde_json::Value;

    maps! {
        [] [] serde_json::Map<K, V>;
    }
}
