//! How pairs are kept: owned, or borrowed from the input.

use std::borrow::Cow;

use super::{MetadataRef, MetadataValueRef};

/// Room for this many pairs is made at the first one.
const FIRST_PAIRS: usize = 8;

/// Pairs that can be made from input that lives as long as `'de`. Keys and values have been checked.
pub(super) trait Pairs<'de>: Default {
    type Value: From<i64> + From<f64> + From<bool>;
    /// What users see of them.
    type Finished;

    fn len(&self) -> usize;

    fn keys(&self) -> impl Iterator<Item = &str>;

    #[expect(clippy::ptr_arg, reason = "a borrowed key is kept as one")]
    fn push(&mut self, key: &Cow<'de, str>, value: impl FnOnce() -> Self::Value);

    /// A string of the input. Not by way of a [`MetadataValueRef`], which would have to be waited for in memory.
    fn borrowed(text: &'de str) -> Self::Value;

    /// A string that is only there for the moment.
    fn copied(text: &str) -> Self::Value;

    fn value(value: MetadataValueRef<'de>) -> Self::Value;

    fn finish(self) -> Self::Finished;
}

/// Pairs of the input.
pub(super) type Borrowed<'a> = Vec<(Cow<'a, str>, MetadataValueRef<'a>)>;

/// Has the list hold one more.
#[inline(always)]
pub(super) fn make_room<P>(pairs: &mut Vec<P>) {
    if pairs.capacity() == 0 {
        // Less code to run than growing has, which has to know what is there.
        *pairs = Vec::with_capacity(FIRST_PAIRS);
    } else if pairs.len() == pairs.capacity() {
        pairs.reserve(FIRST_PAIRS);
    }
}

/// Adds a pair, for which there is room. Told so, the compiler makes the pair in its place, and not on the stack, from where it would have to be
/// moved while it is still being written.
#[inline(always)]
pub(super) fn push_in_place<P>(pairs: &mut Vec<P>, pair: P) {
    if pairs.len() < pairs.capacity() {
        pairs.push(pair);
    } else {
        core::mem::forget(pair);
    }
}

impl<'de: 'a, 'a> Pairs<'de> for Borrowed<'a> {
    type Value = MetadataValueRef<'a>;
    type Finished = MetadataRef<'a>;

    #[inline(always)]
    fn len(&self) -> usize {
        self.len()
    }

    fn keys(&self) -> impl Iterator<Item = &str> {
        self.iter().map(|(key, _)| &**key)
    }

    #[inline(always)]
    fn push(&mut self, key: &Cow<'de, str>, value: impl FnOnce() -> MetadataValueRef<'a>) {
        make_room(self);
        push_in_place(self, (key.clone(), value()));
    }

    #[inline(always)]
    fn borrowed(text: &'de str) -> MetadataValueRef<'a> {
        text.into()
    }

    fn copied(text: &str) -> MetadataValueRef<'a> {
        MetadataValueRef::String(Cow::Owned(text.to_owned()))
    }

    fn value(value: MetadataValueRef<'de>) -> MetadataValueRef<'a> {
        value
    }

    #[inline(always)]
    fn finish(self) -> MetadataRef<'a> {
        MetadataRef { pairs: self }
    }
}
