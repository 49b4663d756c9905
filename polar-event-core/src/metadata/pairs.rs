//! The storage of pairs: owned, or borrowed from the input.

use std::borrow::Cow;

use super::{MetadataRef, MetadataValueRef};

/// The initial capacity in pairs.
const FIRST_PAIRS: usize = 8;

/// Pairs that can be created from input with lifetime `'de`. Keys and values have been validated.
pub(super) trait Pairs<'de>: Default {
    type Value: From<i64> + From<f64> + From<bool>;
    /// The public type that contains them.
    type Finished;

    fn len(&self) -> usize;

    fn keys(&self) -> impl Iterator<Item = &str>;

    #[expect(clippy::ptr_arg, reason = "a borrowed key is kept as one")]
    fn push(&mut self, key: &Cow<'de, str>, value: impl FnOnce() -> Self::Value);

    /// A string of the input. Not through a [`MetadataValueRef`], which would have to be stored in memory first.
    fn borrowed(text: &'de str) -> Self::Value;

    /// A string with a temporary lifetime.
    fn copied(text: &str) -> Self::Value;

    fn value(value: MetadataValueRef<'de>) -> Self::Value;

    fn finish(self) -> Self::Finished;
}

/// Borrowed pairs.
pub(super) type Borrowed<'a> = Vec<(Cow<'a, str>, MetadataValueRef<'a>)>;

/// Makes room for one more pair.
#[inline(always)]
pub(super) fn make_room<P>(pairs: &mut Vec<P>) {
    if pairs.capacity() == 0 {
        // This takes less code than growing, which has to look at the current allocation.
        *pairs = Vec::with_capacity(FIRST_PAIRS);
    } else if pairs.len() == pairs.capacity() {
        pairs.reserve(FIRST_PAIRS);
    }
}

/// Adds a pair, for which there is room. Since the compiler knows that, it constructs the pair in place, instead of on the stack, from
/// where it would have to be moved while it is still being written.
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
