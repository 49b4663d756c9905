//! How a pair is kept: owned, or borrowed from the input.

use std::borrow::Cow;

use super::{MetadataKey, MetadataValue, MetadataValueRef};

/// A pair that can be made from input that lives as long as `'de`. Key and value have been checked.
pub(super) trait Pair<'de>: Sized {
    #[expect(clippy::ptr_arg, reason = "a borrowed key is kept as one")]
    fn new(key: &Cow<'de, str>, value: MetadataValueRef<'de>) -> Self;

    /// A pair with a string that is only there for the moment.
    #[expect(clippy::ptr_arg, reason = "a borrowed key is kept as one")]
    fn with_text(key: &Cow<'de, str>, text: &str) -> Self;

    fn key(&self) -> &str;
}

impl<'de> Pair<'de> for (MetadataKey, MetadataValue) {
    #[inline(always)]
    fn new(key: &Cow<'de, str>, value: MetadataValueRef<'de>) -> Self {
        (MetadataKey::unchecked(key), value.into())
    }

    #[inline(always)]
    fn with_text(key: &Cow<'de, str>, text: &str) -> Self {
        (MetadataKey::unchecked(key), text.into())
    }

    #[inline(always)]
    fn key(&self) -> &str {
        &self.0
    }
}

impl<'de: 'a, 'a> Pair<'de> for (Cow<'a, str>, MetadataValueRef<'a>) {
    #[inline(always)]
    fn new(key: &Cow<'de, str>, value: MetadataValueRef<'de>) -> Self {
        (key.clone(), value)
    }

    #[inline(always)]
    fn with_text(key: &Cow<'de, str>, text: &str) -> Self {
        (key.clone(), MetadataValueRef::String(Cow::Owned(text.to_owned())))
    }

    #[inline(always)]
    fn key(&self) -> &str {
        &self.0
    }
}
