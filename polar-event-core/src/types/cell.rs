//! `Cell`, `RefCell`, `Mutex`, `RwLock`: written as what is in them.

use core::cell::{Cell, RefCell};
use std::sync::{Mutex, RwLock};

use serde_core::Deserializer;

use crate::decode::{Decode, DecodeItems, Items, Part};
use crate::describe::{Describe, Keys, Shape, SizeBound};
use crate::rule::Rules;
use crate::state::ValidationState;
use crate::validate::Validate;

macro_rules! cells {
    ($($around:ident[$($bound:ident)?] |$value:ident| $read:expr, $unreadable:literal;)+) => { $(
        impl<'de, T: Decode<'de>> Decode<'de> for $around<T> {
            type Requires = T::Requires;

            fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
                Ok(T::decode(deserializer, rules, cx)?.map(Self::new))
            }

            fn absent(cx: &mut ValidationState<'_>) -> Option<Self> {
                T::absent(cx).map(Self::new)
            }
        }

        /// A value that cannot be read now cannot be serialized either.
        impl<T: Validate $(+ $bound)?> Validate for $around<T> {
            type Requires = T::Requires;
            const HAS_RULES: bool = T::HAS_RULES;

            fn check(&self, rules: Rules, cx: &mut ValidationState<'_>) {
                let $value = self;
                match $read {
                    Some(inner) => inner.check(rules, cx),
                    None => cx.extend($unreadable),
                }
            }

            fn is_absent(&self) -> bool {
                let $value = self;
                $read.is_some_and(|inner| inner.is_absent())
            }
        }

        impl<T: Describe> Describe for $around<T> {
            const SHAPE: &'static Shape = T::SHAPE;
            const OPTIONAL: bool = T::OPTIONAL;
            const NULLABLE: bool = T::NULLABLE;
            const DEFAULT_IS_ABSENT: bool = T::DEFAULT_IS_ABSENT;
            const SIZE_BOUND: SizeBound = T::SIZE_BOUND;
            const KEYS: Keys = T::KEYS;
        }

        impl<T: Items $(+ $bound)?> Items for $around<T> {
            type Item = T::Item;

            fn check_items(
                &self,
                rules: Rules,
                item: &mut dyn FnMut(&T::Item, Rules, &mut ValidationState<'_>),
                cx: &mut ValidationState<'_>,
            ) {
                let $value = self;
                match $read {
                    Some(inner) => inner.check_items(rules, item, cx),
                    None => cx.extend($unreadable),
                }
            }
        }

        impl<'de, T: DecodeItems<'de> $(+ $bound)?> DecodeItems<'de> for $around<T> {
            fn decode_items<D: Deserializer<'de>, P: Part<'de, T::Item>>(
                deserializer: D,
                rules: Rules,
                item: P,
                cx: &mut ValidationState<'_>,
            ) -> Result<Option<Self>, D::Error> {
                Ok(T::decode_items(deserializer, rules, item, cx)?.map(Self::new))
            }
        }
    )+ };
}

cells! {
    Cell[Copy] |cell| Some(cell.get()), "cannot be read";
    RefCell[] |cell| cell.try_borrow().ok(), "is being changed, so it cannot be read";
    Mutex[] |lock| lock.lock().ok(), "cannot be read: the program failed while it was changed";
    RwLock[] |lock| lock.read().ok(), "cannot be read: the program failed while it was changed";
}
