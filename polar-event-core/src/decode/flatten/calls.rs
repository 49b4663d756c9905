//! What the derive calls for a flattened field.

use std::borrow::Cow;

use serde_core::de::MapAccess;

use super::{DecodeFlatten, FlattenPart, FlattenState, Selection};
use crate::decode::fields::Source;
use crate::describe::Field;
use crate::state::ValidationState;

/// How many numbers the known keys of a flattened type have.
#[must_use]
pub const fn flat_len<'de, T: DecodeFlatten<'de>>() -> usize {
    <T::State as FlattenState<'de>>::LEN
}

/// Whether a flattened type takes all other keys.
#[must_use]
pub const fn takes_others<'de, T: DecodeFlatten<'de>>() -> bool {
    <T::State as FlattenState<'de>>::TAKES_OTHERS
}

/// Whether only the document determines which keys a flattened type has.
#[must_use]
pub const fn selects<'de, T: DecodeFlatten<'de>>() -> bool {
    <T::State as FlattenState<'de>>::SELECTS
}

/// Has a flattened type take and read its entries from those that were kept.
///
/// # Errors
///
/// The format's own.
pub fn flat_select<'de, T: DecodeFlatten<'de>, A: MapAccess<'de>>(
    state: &mut T::State,
    selection: &mut Selection<'de, A::Error>,
    object: &mut A,
    cx: &mut ValidationState<'_>,
) -> Result<(), A::Error> {
    state.select(selection, object, cx)
}

/// The number of a flattened type's key in the object around it, where the keys of this type begin at `start`.
#[inline]
#[must_use]
pub fn flat_find<'de, T: DecodeFlatten<'de>>(name: &str, start: usize) -> Option<(usize, &'static str)> {
    <T::State as FlattenState<'de>>::find(name).map(|(index, name)| (start + index, name))
}

/// Decodes the value under a known key of a flattened type.
///
/// # Errors
///
/// The format's own.
#[inline]
pub fn flat_decode<'de, T: DecodeFlatten<'de>, S: Source<'de>>(
    state: &mut T::State,
    index: usize,
    source: S,
    cx: &mut ValidationState<'_>,
) -> Result<(), S::Error> {
    state.decode(index, source, cx)
}

/// Offers another key to a flattened type.
///
/// # Errors
///
/// The format's own.
#[inline]
pub fn flat_take<'de, T: DecodeFlatten<'de>, A: MapAccess<'de>>(
    state: &mut T::State,
    field: &Field,
    part: impl FlattenPart<'de, T::State>,
    (key, object): (&Cow<'de, str>, &mut A),
    cx: &mut ValidationState<'_>,
) -> Result<bool, A::Error> {
    part.take(state, key, object, field.rules, cx)
}

/// Whether any of a flattened type's keys has been there.
#[must_use]
pub fn flat_present<'de, T: DecodeFlatten<'de>>(state: &T::State) -> bool {
    state.is_present()
}

/// The value of a flattened field.
#[inline]
pub fn flat_finish<'de, T: DecodeFlatten<'de>>(
    state: T::State,
    field: &Field,
    part: impl FlattenPart<'de, T::State>,
    cx: &mut ValidationState<'_>,
) -> Option<T> {
    part.finish(state, field.rules, cx)
}
