//! Types around another: `Option`, `Box`.

use core::fmt;
use core::marker::PhantomData;

use serde_core::Deserializer;
use serde_core::de::{Error, Visitor};

use crate::decode::raw_text::is_raw;
use crate::decode::{Decode, DecodeEntries, DecodeItems, Each, Entries, Items, Map, Part, Plain, fill_if_some};
use crate::describe::presence::check_option;
use crate::describe::{Describe, Keys, Shape, SizeBound};
use crate::rule::{self, Rules};
use crate::state::ValidationState;
use crate::validate::Validate;

/// Asks for an option, decodes what is in it, and puts what `wrap` makes of that into its place.
struct Nullable<'s, 'c, T, W, P, F> {
    part: P,
    rules: Rules,
    slot: &'s mut Option<W>,
    wrap: F,
    cx: &'s mut ValidationState<'c>,
    decoded: PhantomData<fn() -> T>,
}

impl<'de, T, W, P: Part<'de, T>, F: FnOnce(Option<T>) -> W> Visitor<'de> for Nullable<'_, '_, T, W, P, F> {
    /// A place that is still empty says that a fault was reported.
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        *self.slot = Some((self.wrap)(None));
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.visit_none()
    }

    #[inline(always)]
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let Self { part, rules, slot, wrap, cx, .. } = self;
        wrapped(deserializer, rules, part, slot, |value| wrap(Some(value)), cx)
    }
}

/// Decodes a value and puts what `wrap` makes of it into its place.
#[inline(always)]
fn wrapped<'de, T, W, D: Deserializer<'de>, P: Part<'de, T>>(
    deserializer: D,
    rules: Rules,
    part: P,
    slot: &mut Option<W>,
    wrap: impl FnOnce(T) -> W,
    cx: &mut ValidationState<'_>,
) -> Result<(), D::Error> {
    let mut inner = None;
    part.decode_into(deserializer, rules, &mut inner, cx)?;
    fill_if_some(slot, inner.map(wrap));
    Ok(())
}

/// Decodes what may be null into its place, as `wrap` makes it.
#[inline(always)]
pub(crate) fn nullable<'de, T, W, D: Deserializer<'de>, P: Part<'de, T>>(
    deserializer: D,
    rules: Rules,
    part: P,
    slot: &mut Option<W>,
    wrap: impl FnOnce(Option<T>) -> W,
    cx: &mut ValidationState<'_>,
) -> Result<(), D::Error> {
    deserializer.deserialize_option(Nullable { part, rules, slot, wrap, cx, decoded: PhantomData })
}

/// Whether the format is asked for an option, whatever the rules say. Binary formats write `None` too, and what is asked for by its type is read as
/// serde reads it; elsewhere null is for those who say so.
#[inline(always)]
fn asks_for_options<'de, D: Deserializer<'de>>(deserializer: &D, cx: &ValidationState<'_>) -> bool {
    !deserializer.is_human_readable() || !cx.collects() || is_raw::<D::Error>()
}

#[inline(always)]
fn option_into<'de, T, D: Deserializer<'de>, P: Part<'de, T>>(
    deserializer: D,
    rules: Rules,
    part: P,
    slot: &mut Option<Option<T>>,
    cx: &mut ValidationState<'_>,
) -> Result<(), D::Error> {
    if rule::is_nullable(rules) || asks_for_options(&deserializer, cx) {
        nullable(deserializer, rules, part, slot, |value| value, cx)
    } else {
        wrapped(deserializer, rules, part, slot, Some, cx)
    }
}

/// The methods of `Decode` for a wrapper, which `$decode` reads into its place.
macro_rules! decode_by {
    ($decode:ident) => {
        #[inline]
        fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
            let mut slot = None;
            $decode(deserializer, rules, Plain, &mut slot, cx)?;
            Ok(slot)
        }

        #[inline]
        fn decode_into<D: Deserializer<'de>>(
            deserializer: D,
            rules: Rules,
            slot: &mut Option<Self>,
            cx: &mut ValidationState<'_>,
        ) -> Result<(), D::Error> {
            $decode(deserializer, rules, Plain, slot, cx)
        }
    };
}

pub(crate) use decode_by;

impl<'de, T: Decode<'de>> Decode<'de> for Option<T> {
    type Requires = T::Requires;

    decode_by!(option_into);

    #[inline]
    fn absent(_: &mut ValidationState<'_>) -> Option<Self> {
        Some(None)
    }
}

impl<T: Validate> Validate for Option<T> {
    type Requires = T::Requires;
    const HAS_RULES: bool = T::HAS_RULES;

    #[inline]
    fn check(&self, rules: Rules, cx: &mut ValidationState<'_>) {
        if let Some(value) = self {
            value.check(rules, cx);
        }
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Describe> Describe for Option<T> {
    const SHAPE: &'static Shape = T::SHAPE;
    const OPTIONAL: bool = check_option(T::OPTIONAL);
    const IS_OPTION: bool = true;
    const NULLABLE: bool = T::NULLABLE;
    const DEFAULT_IS_ABSENT: bool = true;
    const SIZE_BOUND: SizeBound = T::SIZE_BOUND;
    const KEYS: Keys = Keys::OPTION;
}

/// A collection within a wrapper: its custom rules reach into it. `$inner` is the wrapper's variant with a value, `$decode` reads the wrapper
/// into its place.
macro_rules! collections {
    ($wrapper:ident, $inner:path, $decode:ident) => {
        impl<C: Items> Items for $wrapper<C> {
            type Item = C::Item;

            fn check_items(
                &self,
                rules: Rules,
                item: &mut dyn FnMut(&C::Item, Rules, &mut ValidationState<'_>),
                cx: &mut ValidationState<'_>,
            ) {
                if let $inner(collection) = self {
                    collection.check_items(rules, item, cx);
                }
            }
        }

        impl<'de, C: DecodeItems<'de>> DecodeItems<'de> for $wrapper<C> {
            fn decode_items<D: Deserializer<'de>, P: Part<'de, C::Item>>(
                deserializer: D,
                rules: Rules,
                item: P,
                cx: &mut ValidationState<'_>,
            ) -> Result<Option<Self>, D::Error> {
                let mut slot = None;
                $decode(deserializer, rules, Each(item), &mut slot, cx)?;
                Ok(slot)
            }
        }

        impl<M: Map> Map for $wrapper<M> {
            type Key = M::Key;
            type Value = M::Value;

            fn check_entries(
                &self,
                rules: Rules,
                key: &mut dyn FnMut(&M::Key, &mut ValidationState<'_>),
                value: &mut dyn FnMut(&M::Value, Rules, &mut ValidationState<'_>),
                cx: &mut ValidationState<'_>,
            ) {
                if let $inner(map) = self {
                    map.check_entries(rules, key, value, cx);
                }
            }
        }

        impl<'de, M: DecodeEntries<'de>> DecodeEntries<'de> for $wrapper<M> {
            fn decode_entries<D, K, P>(
                deserializer: D,
                rules: Rules,
                key: K,
                value: P,
                cx: &mut ValidationState<'_>,
            ) -> Result<Option<Self>, D::Error>
            where
                D: Deserializer<'de>,
                K: Fn(&M::Key, &mut ValidationState<'_>) + Copy,
                P: Part<'de, M::Value>,
            {
                let mut slot = None;
                $decode(deserializer, rules, Entries(key, value), &mut slot, cx)?;
                Ok(slot)
            }
        }
    };
}

pub(crate) use collections;

collections!(Option, Some, option_into);

impl<'de, T: Decode<'de>> Decode<'de> for Box<T> {
    type Requires = T::Requires;

    #[inline]
    fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
        Ok(T::decode(deserializer, rules, cx)?.map(Self::new))
    }

    fn absent(cx: &mut ValidationState<'_>) -> Option<Self> {
        T::absent(cx).map(Self::new)
    }
}

impl<T: Validate + ?Sized> Validate for Box<T> {
    type Requires = T::Requires;
    const HAS_RULES: bool = T::HAS_RULES;

    fn check(&self, rules: Rules, cx: &mut ValidationState<'_>) {
        (**self).check(rules, cx);
    }

    fn is_absent(&self) -> bool {
        (**self).is_absent()
    }
}

impl<C: Items> Items for Box<C> {
    type Item = C::Item;

    fn check_items(&self, rules: Rules, item: &mut dyn FnMut(&C::Item, Rules, &mut ValidationState<'_>), cx: &mut ValidationState<'_>) {
        (**self).check_items(rules, item, cx);
    }
}

impl<'de, C: DecodeItems<'de>> DecodeItems<'de> for Box<C> {
    fn decode_items<D: Deserializer<'de>, P: Part<'de, C::Item>>(
        deserializer: D,
        rules: Rules,
        item: P,
        cx: &mut ValidationState<'_>,
    ) -> Result<Option<Self>, D::Error> {
        Ok(C::decode_items(deserializer, rules, item, cx)?.map(Self::new))
    }
}

impl<T: Describe + ?Sized> Describe for Box<T> {
    const SHAPE: &'static Shape = T::SHAPE;
    const OPTIONAL: bool = T::OPTIONAL;
    const IS_OPTION: bool = T::IS_OPTION;
    const NULLABLE: bool = T::NULLABLE;
    const DEFAULT_IS_ABSENT: bool = T::DEFAULT_IS_ABSENT;
    const SIZE_BOUND: SizeBound = T::SIZE_BOUND;
    const KEYS: Keys = T::KEYS;
}
