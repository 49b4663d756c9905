//! Maps with string keys.

use core::hash::{BuildHasher, Hash};
use core::marker::PhantomData;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};

use serde_core::Deserializer;
use serde_core::de::{MapAccess, Visitor};

use crate::context::Context;
use crate::decode::{Accept, Decode, DecodeEntries, DecodeKey, Map, Part, PartSeed, Plain, accept, skip_value};
use crate::describe::{self, Describe, Shape};
use crate::error::{Code, Segment};
use crate::rule::{self, IsCollection, IsMap, Rules};
use crate::validate::{self, Key, Validate};

/// What entries are collected into.
trait Collect<K, V>: Default {
    fn add(&mut self, key: K, value: V);
    fn has(&self, key: &K) -> bool;
}

/// An object with any keys that becomes a map.
struct MapOf<M, K, V, F, P> {
    rules: Rules,
    key: F,
    value: P,
    collected: PhantomData<(M, K, V)>,
}

impl<'de, M, K, V, F, P> Accept<'de> for MapOf<M, K, V, F, P>
where
    M: Collect<K, V>,
    K: DecodeKey<'de>,
    F: Fn(&K, &mut Context<'_>) + Copy,
    P: Part<'de, V>,
{
    type Value = M;
    const WRONG_TYPE: Code = Code::ObjectType;

    fn object<A: MapAccess<'de>>(self, mut object: A, cx: &mut Context<'_>) -> Result<Option<M>, A::Error> {
        let (keys, values) = (rule::keys(self.rules), rule::values(self.rules));
        let mut collected = M::default();
        // Keys of entries that are at fault, for which the map has no place.
        let mut faulty = HashSet::<Cow<'de, str>>::new();
        let mut count = 0;
        loop {
            let mark = cx.mark();
            let Some(text) = K::read(&mut object, cx)? else { break };
            let key = K::decode_key(&text, keys, cx);
            if let Some(key) = key.as_ref().filter(|_| cx.is_clean_since(mark)) {
                (self.key)(key, cx);
            }
            if key.as_ref().is_some_and(|key| collected.has(key)) || faulty.contains(&text) {
                cx.note(Code::JsonDuplicateKey, []);
                cx.blame_key(mark);
                let skipped = skip_value(&mut object, cx);
                cx.leave(mark, || Segment::from_input(&text));
                skipped?;
                continue;
            }
            count += 1;
            cx.blame_key(mark);
            let value = object.next_value_seed(PartSeed::new(self.value, values, cx));
            cx.leave(mark, || Segment::from_input(&text));
            match (key, value?) {
                (Some(key), Some(value)) if cx.is_clean_since(mark) => collected.add(key, value),
                _ => _ = faulty.insert(text),
            }
        }
        let counted = rule::count(self.rules, count, "pair", cx);
        Ok((faulty.is_empty() && counted).then_some(collected))
    }

    fn ask<D: Deserializer<'de>, V2: Visitor<'de>>(deserializer: D, visitor: V2) -> Result<V2::Value, D::Error> {
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
            #[inline]
            fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut Context<'_>) -> Result<Option<Self>, D::Error> {
                accept(deserializer, MapOf::<Self, K, V, _, _> { rules, key: |_: &K, _: &mut Context<'_>| {}, value: Plain, collected: PhantomData }, cx)
            }
        }

        impl<'de, $($generics)*> DecodeEntries<'de> for $map
        where K: DecodeKey<'de> + Key, $($owned)*
        {
            #[inline]
            fn decode_entries<D, F, P>(deserializer: D, rules: Rules, key: F, value: P, cx: &mut Context<'_>) -> Result<Option<Self>, D::Error>
            where
                D: Deserializer<'de>,
                F: Fn(&K, &mut Context<'_>) + Copy,
                P: Part<'de, V>,
            {
                accept(deserializer, MapOf::<Self, K, V, F, P> { rules, key, value, collected: PhantomData }, cx)
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
                key: &mut dyn FnMut(&K, &mut Context<'_>),
                value: &mut dyn FnMut(&V, Rules, &mut Context<'_>),
                cx: &mut Context<'_>,
            ) {
                validate::entries(self.iter(), rules, key, value, cx);
                rule::count(rules, self.len(), "pair", cx);
            }
        }

        impl<$($generics)*> Validate for $map
        where K: Key, V: Validate
        {
            fn check(&self, rules: Rules, cx: &mut Context<'_>) {
                self.check_entries(rules, &mut |_, _| {}, &mut |value, rules, cx| value.check(rules, cx), cx);
            }
        }

        impl<$($generics)*> Describe for $map
        where K: Describe, V: Describe
        {
            const SHAPE: &'static Shape = &Shape::Map(describe::Map { key: || K::SHAPE, value: || V::SHAPE });
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
