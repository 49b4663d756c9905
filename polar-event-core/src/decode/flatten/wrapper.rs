//! Flattened `Option` and `Box`.

use core::marker::PhantomData;
use std::borrow::Cow;

use serde_core::de::MapAccess;

use super::{Flatten, FlattenEntries, FlattenState, Selection};
use crate::decode::fields::Source;
use crate::decode::part::Part;
use crate::rule::Rules;
use crate::state::ValidationState;
use crate::validate::part::Entries;

/// The state of a flattened `Option` or `Box`: that of what is in it.
#[derive(Debug)]
pub struct FlatWrapper<T, S> {
    state: S,
    wrapped: PhantomData<fn() -> T>,
}

/// Types around another whose state is that of the other.
trait Wrapper<'de, S: FlattenState<'de>>: Sized {
    fn finish(state: S, rules: Rules, cx: &mut ValidationState<'_>) -> Option<Self>;
}

/// `None` if none of the keys has been there.
impl<'de, S: FlattenState<'de>> Wrapper<'de, S> for Option<S::Value> {
    fn finish(state: S, rules: Rules, cx: &mut ValidationState<'_>) -> Option<Self> {
        if state.is_present() { state.finish(rules, cx).map(Some) } else { Some(None) }
    }
}

impl<'de, S: FlattenState<'de>> Wrapper<'de, S> for Box<S::Value> {
    fn finish(state: S, rules: Rules, cx: &mut ValidationState<'_>) -> Option<Self> {
        state.finish(rules, cx).map(Self::new)
    }
}

impl<'de, T: Wrapper<'de, S>, S: FlattenState<'de>> FlattenState<'de> for FlatWrapper<T, S> {
    type Value = T;
    const LEN: usize = S::LEN;
    const TAKES_OTHERS: bool = S::TAKES_OTHERS;
    const SELECTS: bool = S::SELECTS;

    #[inline]
    fn find(name: &str) -> Option<(usize, &'static str)> {
        S::find(name)
    }

    #[inline]
    fn decode<R: Source<'de>>(&mut self, index: usize, source: R, cx: &mut ValidationState<'_>) -> Result<(), R::Error> {
        self.state.decode(index, source, cx)
    }

    #[inline]
    fn take<A: MapAccess<'de>>(
        &mut self,
        key: &Cow<'de, str>,
        object: &mut A,
        rules: Rules,
        cx: &mut ValidationState<'_>,
    ) -> Result<bool, A::Error> {
        self.state.take(key, object, rules, cx)
    }

    fn select<A: MapAccess<'de>>(
        &mut self,
        selection: &mut Selection<'de, A::Error>,
        object: &mut A,
        cx: &mut ValidationState<'_>,
    ) -> Result<(), A::Error> {
        self.state.select(selection, object, cx)
    }

    fn is_present(&self) -> bool {
        self.state.is_present()
    }

    #[inline]
    fn finish(self, rules: Rules, cx: &mut ValidationState<'_>) -> Option<T> {
        T::finish(self.state, rules, cx)
    }
}

impl<'de, T: Wrapper<'de, S>, S: FlattenEntries<'de>> FlattenEntries<'de> for FlatWrapper<T, S> {
    type Key = S::Key;
    type Item = S::Item;

    fn take_as<A, K, P>(
        &mut self,
        key: &Cow<'de, str>,
        object: &mut A,
        rules: Rules,
        parts: Entries<K, P>,
        cx: &mut ValidationState<'_>,
    ) -> Result<bool, A::Error>
    where
        A: MapAccess<'de>,
        K: Fn(&S::Key, &mut ValidationState<'_>) + Copy,
        P: Part<'de, S::Item>,
    {
        self.state.take_as(key, object, rules, parts, cx)
    }
}

macro_rules! wrappers {
    ($($wrapper:ident, $value:ident => $inner:expr;)+) => { $(
        impl<T: Flatten> Flatten for $wrapper<T> {
            type State = FlatWrapper<Self, T::State>;
            type Itself = $wrapper<T::Itself>;

            fn state() -> Self::State {
                FlatWrapper { state: T::state(), wrapped: PhantomData }
            }

            fn check_keys(&self, is_taken: &dyn Fn(&str) -> bool, cx: &mut ValidationState<'_>) {
                let $value = self;
                if let Some(inner) = $inner {
                    T::check_keys(inner, is_taken, cx);
                }
            }
        }
    )+ };
}

wrappers! {
    Option, value => value;
    Box, value => Some(&**value);
}
