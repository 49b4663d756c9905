//! The key of a pair.

use core::fmt;
use core::ops::Deref;
use std::borrow::Borrow;

use compact_str::CompactString;
use serde_core::{Serialize, Serializer};

use crate::error::Report;
use crate::rule::MetadataRules;
use crate::state::ValidationState;

/// The key of a pair of [`Metadata`](super::Metadata): 1 to 40 characters, unless the field has other limits.
///
/// Keys of up to 24 bytes are stored inline, without an allocation.
///
/// ```
/// use polar_event_core::MetadataKey;
///
/// let key = MetadataKey::try_from("model").unwrap();
/// assert_eq!(key.as_str(), "model");
/// assert!(MetadataKey::try_from("é".repeat(41)).is_err());
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MetadataKey(CompactString);

impl MetadataKey {
    /// Creates a key, if it is within these limits.
    ///
    /// # Errors
    ///
    /// The report of what is wrong with the key.
    pub fn new(key: impl AsRef<str>, rules: &MetadataRules) -> Result<Self, Report> {
        let mut cx = ValidationState::new();
        let good = rules.check_key(key.as_ref(), &mut cx);
        cx.into_result(good.then(|| Self::unchecked(key.as_ref())))
    }

    /// A key that was checked before.
    #[inline]
    pub(super) fn unchecked(key: &str) -> Self {
        Self(CompactString::from(key))
    }

    /// The key as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<&str> for MetadataKey {
    type Error = Report;

    fn try_from(key: &str) -> Result<Self, Report> {
        Self::new(key, &MetadataRules::DEFAULT)
    }
}

impl TryFrom<String> for MetadataKey {
    type Error = Report;

    fn try_from(key: String) -> Result<Self, Report> {
        Self::new(key, &MetadataRules::DEFAULT)
    }
}

impl Deref for MetadataKey {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for MetadataKey {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for MetadataKey {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for MetadataKey {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for MetadataKey {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl fmt::Display for MetadataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}

impl fmt::Debug for MetadataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl Serialize for MetadataKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}
