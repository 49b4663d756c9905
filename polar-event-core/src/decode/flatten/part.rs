//! Flattened values with custom rules.

use std::borrow::Cow;

use serde_core::de::MapAccess;

use super::{FlattenEntries, FlattenState};
use crate::decode::part::Part;
use crate::rule::Rules;
use crate::state::ValidationState;
use crate::validate::part::{Entries, Plain, Then};

/// A way to decode a flattened value: the counterpart of [`Part`], by the same types.
pub trait FlattenPart<'de, T: FlattenState<'de>>: Copy {
    /// Offers the state a key.
    ///
    /// # Errors
    ///
    /// The format's own.
    fn take<A: MapAccess<'de>>(
        self,
        state: &mut T,
        key: &Cow<'de, str>,
        object: &mut A,
        rules: Rules,
        cx: &mut ValidationState<'_>,
    ) -> Result<bool, A::Error> {
        state.take(key, object, rules, cx)
    }

    /// The value, checked.
    fn finish(self, state: T, rules: Rules, cx: &mut ValidationState<'_>) -> Option<T::Value> {
        state.finish(rules, cx)
    }
}

impl<'de, T: FlattenState<'de>> FlattenPart<'de, T> for Plain {}

impl<'de, T, K, P> FlattenPart<'de, T> for Entries<K, P>
where
    T: FlattenEntries<'de>,
    K: Fn(&T::Key, &mut ValidationState<'_>) + Copy,
    P: Part<'de, T::Item>,
{
    fn take<A: MapAccess<'de>>(
        self,
        state: &mut T,
        key: &Cow<'de, str>,
        object: &mut A,
        rules: Rules,
        cx: &mut ValidationState<'_>,
    ) -> Result<bool, A::Error> {
        state.take_as(key, object, rules, self, cx)
    }
}

impl<'de, T, P, F> FlattenPart<'de, T> for Then<P, F>
where
    T: FlattenState<'de>,
    P: FlattenPart<'de, T>,
    F: Fn(&T::Value, &mut ValidationState<'_>) + Copy,
{
    fn take<A: MapAccess<'de>>(
        self,
        state: &mut T,
        key: &Cow<'de, str>,
        object: &mut A,
        rules: Rules,
        cx: &mut ValidationState<'_>,
    ) -> Result<bool, A::Error> {
        self.0.take(state, key, object, rules, cx)
    }

    fn finish(self, state: T, rules: Rules, cx: &mut ValidationState<'_>) -> Option<T::Value> {
        let value = self.0.finish(state, rules, cx)?;
        let checkpoint = cx.checkpoint();
        (self.1)(&value, cx);
        cx.is_clean_since(checkpoint).then_some(value)
    }
}
