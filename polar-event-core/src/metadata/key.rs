//! The key of a pair.

use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::ops::Deref;
use std::borrow::Borrow;

use arrayvec::ArrayString;
use compact_str::CompactString;
use serde_core::{Serialize, Serializer};

use crate::context::Context;
use crate::error::Report;
use crate::rule::MetadataRules;

/// The key of a pair of [`Metadata`](super::Metadata): 1 to 40 characters, unless the field has other limits.
///
/// Keys of up to 40 bytes are stored in place, without an allocation.
///
/// ```
/// use polar_event_core::MetadataKey;
///
/// let key = MetadataKey::try_from("model").unwrap();
/// assert_eq!(key.as_str(), "model");
/// assert!(MetadataKey::try_from("é".repeat(41)).is_err());
/// ```
#[derive(Clone)]
pub struct MetadataKey(Text);

/// As many bytes as Polar allows characters.
const LONG: usize = 40;

/// The text of a key.
#[derive(Clone)]
enum Text {
    /// Without an allocation up to [`SHORT`] bytes, with one beyond [`LONG`].
    Compact(CompactString),
    /// Between these, without one.
    Long(ArrayString<LONG>),
}

/// So many bytes are in a [`CompactString`] itself, which is quicker to make than an [`ArrayString`].
const SHORT: usize = 24;

impl MetadataKey {
    /// A key that keeps to these limits.
    ///
    /// # Errors
    ///
    /// The report of what is wrong with the key.
    pub fn new(key: impl AsRef<str>, rules: &MetadataRules) -> Result<Self, Report> {
        let mut cx = Context::new();
        let good = rules.check_key(key.as_ref(), &mut cx);
        cx.into_result(good.then(|| Self::unchecked(key.as_ref())))
    }

    /// A key that has been checked.
    #[inline]
    pub(super) fn unchecked(key: &str) -> Self {
        let long = if key.len() > SHORT { ArrayString::from(key).ok() } else { None };
        Self(long.map_or_else(|| Text::Compact(key.into()), Text::Long))
    }

    /// The key as text.
    #[inline]
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Text::Compact(text) => text,
            Text::Long(text) => text,
        }
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

    #[inline]
    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for MetadataKey {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl Borrow<str> for MetadataKey {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl PartialEq for MetadataKey {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for MetadataKey {}

impl PartialOrd for MetadataKey {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for MetadataKey {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl Hash for MetadataKey {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
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
