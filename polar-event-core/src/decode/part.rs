//! How the parts of a collection are decoded, where they have custom rules.

use core::marker::PhantomData;

use serde_core::de::{DeserializeSeed, Deserializer};

use super::{Decode, fill};
use crate::rule::Rules;
use crate::state::ValidationState;
use crate::validate::part::{Compared, Each, Entries, Items, Map, Plain, Then};

/// A way to decode a `T`: plainly, or with custom rules on it or on its parts.
///
/// Rules that are data come with [`Rules`]; a custom rule is a function, so it has to come by type. The derive builds
/// these from [`Plain`], [`Then`], [`Each`] and [`Entries`].
pub trait Part<'de, T>: Copy {
    /// Decodes a value and checks it.
    ///
    /// # Errors
    ///
    /// The deserializer's own.
    fn decode<D: Deserializer<'de>>(self, deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<T>, D::Error>;

    /// Decodes a value straight into its place, which is empty, and checks it.
    ///
    /// # Errors
    ///
    /// The deserializer's own.
    #[inline(always)]
    fn decode_into<D: Deserializer<'de>>(
        self,
        deserializer: D,
        rules: Rules,
        slot: &mut Option<T>,
        cx: &mut ValidationState<'_>,
    ) -> Result<(), D::Error> {
        fill(slot, tri!(self.decode(deserializer, rules, cx)));
        Ok(())
    }

    /// Whether this is the way to decode the items of a list, and the good ones among them are to be looked at together afterwards.
    #[doc(hidden)]
    const COMPARES_ITEMS: bool = false;

    /// Looks at those items, each with its index.
    #[doc(hidden)]
    fn compare_items(self, items: &mut dyn Iterator<Item = (usize, &T)>, cx: &mut ValidationState<'_>) {
        let _ = (items, cx);
    }
}

impl<'de, T: Decode<'de>> Part<'de, T> for Plain {
    #[inline(always)]
    fn decode<D: Deserializer<'de>>(self, deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<T>, D::Error> {
        T::decode(deserializer, rules, cx)
    }

    #[inline(always)]
    fn decode_into<D: Deserializer<'de>>(
        self,
        deserializer: D,
        rules: Rules,
        slot: &mut Option<T>,
        cx: &mut ValidationState<'_>,
    ) -> Result<(), D::Error> {
        T::decode_into(deserializer, rules, slot, cx)
    }
}

impl<'de, T, P: Part<'de, T>, F: Fn(&T, &mut ValidationState<'_>) + Copy> Part<'de, T> for Then<P, F> {
    #[inline]
    fn decode<D: Deserializer<'de>>(self, deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<T>, D::Error> {
        let checkpoint = cx.checkpoint();
        let value = self.0.decode(deserializer, rules, cx)?;
        if let Some(value) = value.as_ref().filter(|_| cx.is_clean_since(checkpoint)) {
            (self.1)(value, cx);
        }
        Ok(value.filter(|_| cx.is_clean_since(checkpoint)))
    }
}

impl<'de, T: DecodeItems<'de>, P: Part<'de, T::Item>> Part<'de, T> for Each<P> {
    #[inline]
    fn decode<D: Deserializer<'de>>(self, deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<T>, D::Error> {
        T::decode_items(deserializer, rules, self.0, cx)
    }
}

impl<'de, T, P, F, G> Part<'de, T> for Compared<P, F, G>
where
    T: DecodeItems<'de>,
    P: Part<'de, T::Item>,
    F: Fn(&mut dyn Iterator<Item = (usize, &T::Item)>, &mut ValidationState<'_>) + Copy,
    G: Fn(&T, &mut ValidationState<'_>) + Copy,
{
    #[inline]
    fn decode<D: Deserializer<'de>>(self, deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<T>, D::Error> {
        let checkpoint = cx.checkpoint();
        let value = T::decode_items(deserializer, rules, ComparedItem(self.item, self.compare), cx)?;
        if let Some(value) = &value {
            (self.whole)(value, cx);
        }
        Ok(value.filter(|_| cx.is_clean_since(checkpoint)))
    }
}

/// One of these items.
#[derive(Clone, Copy)]
struct ComparedItem<P, F>(P, F);

impl<'de, T, P, F> Part<'de, T> for ComparedItem<P, F>
where
    P: Part<'de, T>,
    F: Fn(&mut dyn Iterator<Item = (usize, &T)>, &mut ValidationState<'_>) + Copy,
{
    #[inline(always)]
    fn decode<D: Deserializer<'de>>(self, deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<T>, D::Error> {
        self.0.decode(deserializer, rules, cx)
    }

    #[inline(always)]
    fn decode_into<D: Deserializer<'de>>(
        self,
        deserializer: D,
        rules: Rules,
        slot: &mut Option<T>,
        cx: &mut ValidationState<'_>,
    ) -> Result<(), D::Error> {
        self.0.decode_into(deserializer, rules, slot, cx)
    }

    const COMPARES_ITEMS: bool = true;

    fn compare_items(self, items: &mut dyn Iterator<Item = (usize, &T)>, cx: &mut ValidationState<'_>) {
        (self.1)(items, cx);
    }
}

impl<'de, T, K, P> Part<'de, T> for Entries<K, P>
where
    T: DecodeEntries<'de>,
    K: Fn(&T::Key, &mut ValidationState<'_>) + Copy,
    P: Part<'de, T::Value>,
{
    #[inline]
    fn decode<D: Deserializer<'de>>(self, deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<T>, D::Error> {
        T::decode_entries(deserializer, rules, self.0, self.1, cx)
    }
}

/// A collection that can be decoded with custom rules on its items.
pub trait DecodeItems<'de>: Items + Sized {
    /// Decodes the collection, its items as `item` says.
    ///
    /// # Errors
    ///
    /// The deserializer's own.
    fn decode_items<D: Deserializer<'de>, P: Part<'de, Self::Item>>(
        deserializer: D,
        rules: Rules,
        item: P,
        cx: &mut ValidationState<'_>,
    ) -> Result<Option<Self>, D::Error>;
}

/// A map that can be decoded with custom rules on its keys and values.
pub trait DecodeEntries<'de>: Map + Sized {
    /// Decodes the map, its values as `value` says; `key` checks a key when nothing else is wrong with it.
    ///
    /// # Errors
    ///
    /// The deserializer's own.
    fn decode_entries<D, K, P>(
        deserializer: D,
        rules: Rules,
        key: K,
        value: P,
        cx: &mut ValidationState<'_>,
    ) -> Result<Option<Self>, D::Error>
    where
        D: Deserializer<'de>,
        K: Fn(&Self::Key, &mut ValidationState<'_>) + Copy,
        P: Part<'de, Self::Value>;
}

/// A part under its rules, as serde's seed.
#[derive(Debug)]
pub(crate) struct PartSeed<'a, 'c, T, P> {
    pub(crate) part: P,
    pub(crate) rules: Rules,
    pub(crate) cx: &'a mut ValidationState<'c>,
    pub(crate) decoded: PhantomData<fn() -> T>,
}

impl<'a, 'c, T, P> PartSeed<'a, 'c, T, P> {
    #[inline]
    pub(crate) fn new(part: P, rules: Rules, cx: &'a mut ValidationState<'c>) -> Self {
        Self { part, rules, cx, decoded: PhantomData }
    }
}

impl<'de, T, P: Part<'de, T>> DeserializeSeed<'de> for PartSeed<'_, '_, T, P> {
    type Value = Option<T>;

    #[inline(always)]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        self.part.decode(deserializer, self.rules, self.cx)
    }
}
