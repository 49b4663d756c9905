//! How a pair is kept: owned, or borrowed from the input.

use std::borrow::Cow;

use super::{MetadataKey, MetadataValue, MetadataValueRef};

/// A pair that can be made from input that lives as long as `'de`. Key and value have been checked.
pub(super) trait Pair<'de>: Sized {
    type Value: From<i64> + From<f64> + From<bool>;

    #[expect(clippy::ptr_arg, reason = "a borrowed key is kept as one")]
    fn new(key: &Cow<'de, str>, value: impl FnOnce() -> Self::Value) -> Self;

    /// A string of the input. Not by way of a [`MetadataValueRef`], which would have to be waited for in memory.
    fn borrowed(text: &'de str) -> Self::Value;

    /// A string that is only there for the moment.
    fn copied(text: &str) -> Self::Value;

    fn value(value: MetadataValueRef<'de>) -> Self::Value;

    fn key(&self) -> &str;
}

impl<'de> Pair<'de> for (MetadataKey, MetadataValue) {
    type Value = MetadataValue;

    #[inline(always)]
    fn new(key: &Cow<'de, str>, value: impl FnOnce() -> MetadataValue) -> Self {
        (MetadataKey::unchecked(key), value())
    }

    #[inline(always)]
    fn borrowed(text: &'de str) -> MetadataValue {
        text.into()
    }

    #[inline(always)]
    fn copied(text: &str) -> MetadataValue {
        text.into()
    }

    fn value(value: MetadataValueRef<'de>) -> MetadataValue {
        value.into()
    }

    #[inline(always)]
    fn key(&self) -> &str {
        &self.0
    }
}

impl<'de: 'a, 'a> Pair<'de> for (Cow<'a, str>, MetadataValueRef<'a>) {
    type Value = MetadataValueRef<'a>;

    #[inline(always)]
    fn new(key: &Cow<'de, str>, value: impl FnOnce() -> MetadataValueRef<'a>) -> Self {
        (key.clone(), value())
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
    fn key(&self) -> &str {
        &self.0
    }
}
