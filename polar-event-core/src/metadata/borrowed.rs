//! Metadata that borrows its strings from the input.

use core::fmt;
use std::borrow::Cow;

use serde_core::ser::{Serialize, Serializer};

use super::pairs::{Borrowed, Pairs};
use super::{Metadata, MetadataValueRef, check_pairs, serialize_pairs};
use crate::describe::{Describe, Shape};
use crate::rule::{IsCollection, IsMetadata, Rules};
use crate::state::ValidationState;
use crate::validate::Validate;

/// A [`Metadata`] that borrows keys and strings from the input: all pairs take one allocation, however long their strings are.
///
/// Use it for events that you process while their input is still in memory. A string with escapes does not occur in the input verbatim, so
/// it is owned. Limits, order and violations are those of [`Metadata`], which you get with [`into_owned`](Self::into_owned).
///
/// ```
/// use polar_event_core::{Event, MetadataRef, json};
///
/// #[derive(Event)]
/// struct Usage<'a> {
///     name: &'a str,
///     metadata: MetadataRef<'a>,
/// }
///
/// let usage: Usage<'_> = json::from_str(r#"{"name": "llm.completion", "metadata": {"model": "gpt-4o-mini", "tokens": 120}}"#)?;
/// assert_eq!(usage.metadata.get("model").and_then(|model| model.as_str()), Some("gpt-4o-mini"));
///
/// let report = json::from_str::<Usage<'_>>(r#"{"name": "x", "metadata": {"model": ""}}"#).err().unwrap();
/// assert_eq!(report.to_string(), "/metadata/model: must have at least 1 character, has 0 [string_too_short]");
/// # Ok::<(), polar_event_core::Report>(())
/// ```
#[derive(Clone, Default)]
pub struct MetadataRef<'a> {
    pub(super) pairs: Borrowed<'a>,
}

impl<'a> MetadataRef<'a> {
    /// The number of pairs.
    #[must_use]
    pub fn len(&self) -> usize {
        self.pairs.len()
    }

    /// Whether there are no pairs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// The value under this key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&MetadataValueRef<'a>> {
        self.pairs.iter().find_map(|(have, value)| (have == key).then_some(value))
    }

    /// Whether there is a value under this key.
    #[must_use]
    pub fn contains_key(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// The pairs, in the order of the input.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&Cow<'a, str>, &MetadataValueRef<'a>)> + DoubleEndedIterator {
        self.pairs.iter().map(|(key, value)| (key, value))
    }

    /// The keys, in the order of the input.
    pub fn keys(&self) -> impl ExactSizeIterator<Item = &Cow<'a, str>> {
        self.pairs.iter().map(|(key, _)| key)
    }

    /// The values, in the order of the input.
    pub fn values(&self) -> impl ExactSizeIterator<Item = &MetadataValueRef<'a>> {
        self.pairs.iter().map(|(_, value)| value)
    }

    /// Converts it to a [`Metadata`], with owned strings.
    #[must_use]
    pub fn into_owned(self) -> Metadata {
        let mut owned = Metadata::new();
        for (key, value) in self {
            owned.pairs.push(&key, || value.into());
        }
        owned
    }
}

impl From<MetadataRef<'_>> for Metadata {
    fn from(metadata: MetadataRef<'_>) -> Self {
        metadata.into_owned()
    }
}

impl<'a> IntoIterator for MetadataRef<'a> {
    type Item = (Cow<'a, str>, MetadataValueRef<'a>);
    type IntoIter = std::vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.pairs.into_iter()
    }
}

impl PartialEq for MetadataRef<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().all(|(key, value)| other.get(key) == Some(value))
    }
}

impl fmt::Debug for MetadataRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl Serialize for MetadataRef<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_pairs(self.iter(), serializer)
    }
}

impl Validate for MetadataRef<'_> {
    type Requires = ();

    fn check(&self, rules: Rules, cx: &mut ValidationState<'_>) {
        check_pairs(self.iter(), |value, limits, cx| value.check(limits, cx), rules, cx);
    }
}

impl Describe for MetadataRef<'_> {
    const SHAPE: &'static Shape = &Shape::Metadata;
}

impl IsMetadata for MetadataRef<'_> {}
impl IsCollection for MetadataRef<'_> {}
