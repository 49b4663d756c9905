//! Types that are written as what is in them: `Wrapping`, `Saturating`, `Reverse`, `Cow<T>`, with the feature `rc` also `Rc` and `Arc`; and slices
//! that are owned: `Box<[T]>`, `Cow<[T]>`.

use core::cmp::Reverse;
use core::num::{Saturating, Wrapping};
use std::borrow::Cow;
#[cfg(feature = "rc")]
use std::{rc::Rc, sync::Arc};

use serde_core::Deserializer;

use crate::decode::{Decode, DecodeItems, Items, Part, Plain};
use crate::describe::{self, Describe, Keys, Shape, SizeBound};
use crate::rule::{self, HasItems, IsCollection, IsList, Rules};
use crate::state::ValidationState;
use crate::validate::{self, Validate};

macro_rules! transparent {
    ($($around:ty[$($bound:tt)*]($new:expr, |$value:ident| $inner:expr);)+) => { $(
        impl<'de, T: Decode<'de> + $($bound)*> Decode<'de> for $around {
            type Requires = T::Requires;

            fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
                Ok(T::decode(deserializer, rules, cx)?.map($new))
            }

            fn absent(cx: &mut ValidationState<'_>) -> Option<Self> {
                T::absent(cx).map($new)
            }
        }

        impl<T: Validate + $($bound)*> Validate for $around {
            type Requires = T::Requires;
            const HAS_RULES: bool = T::HAS_RULES;

            fn check(&self, rules: Rules, cx: &mut ValidationState<'_>) {
                let $value = self;
                $inner.check(rules, cx);
            }

            fn is_absent(&self) -> bool {
                let $value = self;
                $inner.is_absent()
            }
        }

        impl<T: Describe + $($bound)*> Describe for $around {
            const SHAPE: &'static Shape = T::SHAPE;
            const OPTIONAL: bool = T::OPTIONAL;
            const IS_OPTION: bool = T::IS_OPTION;
            const NULLABLE: bool = T::NULLABLE;
            const DEFAULT_IS_ABSENT: bool = T::DEFAULT_IS_ABSENT;
            const SIZE_BOUND: SizeBound = T::SIZE_BOUND;
            const KEYS: Keys = T::KEYS;
        }

        impl<T: Items + $($bound)*> Items for $around {
            type Item = T::Item;

            fn check_items(
                &self,
                rules: Rules,
                item: &mut dyn FnMut(&T::Item, Rules, &mut ValidationState<'_>),
                cx: &mut ValidationState<'_>,
            ) {
                let $value = self;
                $inner.check_items(rules, item, cx);
            }
        }

        impl<'de, T: DecodeItems<'de> + $($bound)*> DecodeItems<'de> for $around {
            fn decode_items<D: Deserializer<'de>, P: Part<'de, T::Item>>(
                deserializer: D,
                rules: Rules,
                item: P,
                cx: &mut ValidationState<'_>,
            ) -> Result<Option<Self>, D::Error> {
                Ok(T::decode_items(deserializer, rules, item, cx)?.map($new))
            }
        }
    )+ };
}

transparent! {
    Wrapping<T>[](Wrapping, |value| value.0);
    Saturating<T>[](Saturating, |value| value.0);
    Reverse<T>[](Reverse, |value| value.0);
    // Owned, as serde has it: only text and bytes are borrowed.
    Cow<'_, T>[Clone](Cow::Owned, |value| **value);
}

#[cfg(feature = "rc")]
transparent! {
    Rc<T>[?Sized](Rc::new, |value| **value);
    Arc<T>[?Sized](Arc::new, |value| **value);
}

macro_rules! slices {
    ($([$($generics:tt)*] $slice:ty;)+) => { $(
        impl<'de, $($generics)*> Decode<'de> for $slice
        where T: Decode<'de>
        {
            type Requires = T::Requires;

            fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
                Self::decode_items(deserializer, rules, Plain, cx)
            }
        }

        impl<'de, $($generics)*> DecodeItems<'de> for $slice {
            fn decode_items<D: Deserializer<'de>, P: Part<'de, T>>(
                deserializer: D,
                rules: Rules,
                part: P,
                cx: &mut ValidationState<'_>,
            ) -> Result<Option<Self>, D::Error> {
                Ok(Vec::decode_items(deserializer, rules, part, cx)?.map(Self::from))
            }
        }

        impl<$($generics)*> Items for $slice {
            type Item = T;

            fn check_items(&self, rules: Rules, item: &mut dyn FnMut(&T, Rules, &mut ValidationState<'_>), cx: &mut ValidationState<'_>) {
                validate::items(self.iter(), rule::each(rules), item, cx);
                rule::count(rules, self.len(), "item", cx);
            }
        }

        impl<$($generics)*> Validate for $slice
        where T: Validate
        {
            type Requires = T::Requires;

            fn check(&self, rules: Rules, cx: &mut ValidationState<'_>) {
                self.check_items(rules, &mut |item, rules, cx| item.check(rules, cx), cx);
            }
        }

        impl<$($generics)*> Describe for $slice
        where T: Describe
        {
            const SHAPE: &'static Shape = &Shape::Array(describe::Array::new(|| T::ITEM_SHAPE));
            const SIZE_BOUND: SizeBound = SizeBound::Items(&T::SIZE_BOUND);
        }
    )+ };
}

slices! {
    [T] Box<[T]>;
    [T: Clone] Cow<'_, [T]>;
}

#[cfg(feature = "rc")]
slices! {
    [T] Rc<[T]>;
    [T] Arc<[T]>;
}

impl<T> IsCollection for [T] {}
impl<T> IsList for [T] {}

impl<T> HasItems for [T] {
    type Item = T;

    fn items_in(&self) -> Option<impl Iterator<Item = &T>> {
        Some(self.iter())
    }
}
