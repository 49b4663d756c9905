//! Key-value pairs that a sender attaches to an event.

mod borrowed;
mod decode;
mod flat;
mod key;
mod keys;
mod list;
mod pairs;
mod value;

use core::fmt;
use std::collections::{BTreeMap, HashMap};

use serde_core::ser::{Serialize, SerializeMap, Serializer};

use crate::describe::{Describe, Shape};
use crate::error::{Report, Segment};
use crate::rule::{IsCollection, IsMetadata, MetadataRules, Rules};
use crate::state::ValidationState;
use crate::validate::Validate;

use list::List;
use pairs::Pairs;

pub use borrowed::MetadataRef;
pub use key::MetadataKey;
pub use list::Iter;
pub use value::{MetadataValue, MetadataValueRef};

/// Key-value pairs that a sender attaches to an event, in the order of the input.
///
/// The limits are Polar's, unless the field overrides them with `#[event(metadata(…))]`: up to 50 pairs, keys of 1 to 40 characters, values
/// a string of 1 to 500 characters, an integer in `i64`, a finite float, or a boolean. Characters are Unicode code points. A `Metadata` is
/// always valid, whether decoded or built in memory.
///
/// The pairs are in one flat list; keys and strings of up to 24 bytes are stored inline, and all longer keys in one string. Two values are
/// equal if they have the same pairs, in any order.
/// the same pairs, in any order.
///
/// ```
/// use polar_event_core::{Metadata, metadata};
///
/// let metadata = metadata! { "model" => "gpt-4o-mini", "tokens" => 120, "cached" => true }?;
/// assert_eq!(metadata["tokens"].as_i64(), Some(120));
///
/// let mut metadata = Metadata::new();
/// metadata.insert("latency_ms", 12.5)?;
/// let report = metadata.insert("k".repeat(41), "").unwrap_err();
/// assert_eq!(report.violations().len(), 2);
/// # Ok::<(), polar_event_core::Report>(())
/// ```
#[derive(Clone, Default)]
pub struct Metadata {
    pairs: List,
}

impl Metadata {
    /// Creates an empty `Metadata`.
    #[must_use]
    pub const fn new() -> Self {
        Self { pairs: List::new() }
    }

    /// The number of pairs.
    #[must_use]
    pub fn len(&self) -> usize {
        self.pairs.len()
    }

    /// Whether there are no pairs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value under this key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&MetadataValue> {
        self.iter().find_map(|(have, value)| (have == key).then_some(value))
    }

    /// Whether there is a value under this key.
    #[must_use]
    pub fn contains_key(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Inserts a value under a key, within Polar's limits. Returns the previous value.
    ///
    /// # Errors
    ///
    /// A report of what is wrong with the key, the value, or the number of pairs. Nothing is changed then.
    pub fn insert<V>(&mut self, key: impl AsRef<str>, value: V) -> Result<Option<MetadataValue>, Report>
    where
        V: TryInto<MetadataValue, Error: Into<Report>>,
    {
        self.insert_within(&MetadataRules::DEFAULT, key, value)
    }

    /// Inserts a value under a key, within your own limits. Returns the previous value.
    ///
    /// # Errors
    ///
    /// A report of what is wrong with the key, the value, or the number of pairs. Nothing is changed then.
    pub fn insert_within<V>(&mut self, rules: &MetadataRules, key: impl AsRef<str>, value: V) -> Result<Option<MetadataValue>, Report>
    where
        V: TryInto<MetadataValue, Error: Into<Report>>,
    {
        let mut cx = ValidationState::new();
        let pair = checked(rules, key.as_ref(), value, &mut cx);
        let place = self.pairs.position(key.as_ref());
        if place.is_none() {
            rules.check_pairs(self.len() + 1, &mut cx);
        }
        let (key, value) = cx.into_result(pair)?;
        Ok(self.pairs.put(place, &key, value))
    }

    /// Creates a `Metadata` from pairs, within Polar's limits. If a key occurs twice, the later value wins.
    ///
    /// # Errors
    ///
    /// A report of everything that is wrong with any pair.
    ///
    /// ```
    /// use polar_event_core::Metadata;
    ///
    /// let metadata = Metadata::try_from_iter([("model", "gpt-4o"), ("region", "eu-west-1")])?;
    /// assert_eq!(metadata.len(), 2);
    /// # Ok::<(), polar_event_core::Report>(())
    /// ```
    pub fn try_from_iter<K, V>(pairs: impl IntoIterator<Item = (K, V)>) -> Result<Self, Report>
    where
        K: AsRef<str>,
        V: TryInto<MetadataValue, Error: Into<Report>>,
    {
        Self::try_from_iter_within(&MetadataRules::DEFAULT, pairs)
    }

    /// Creates a `Metadata` from pairs, within your own limits. If a key occurs twice, the later value wins.
    ///
    /// # Errors
    ///
    /// A report of everything that is wrong with any pair.
    pub fn try_from_iter_within<K, V>(rules: &MetadataRules, pairs: impl IntoIterator<Item = (K, V)>) -> Result<Self, Report>
    where
        K: AsRef<str>,
        V: TryInto<MetadataValue, Error: Into<Report>>,
    {
        let mut cx = ValidationState::new();
        let mut places = HashMap::new();
        let mut built = Self::new();
        let mut count = 0;
        for (key, value) in pairs {
            let Some((key, value)) = checked(rules, key.as_ref(), value, &mut cx) else {
                count += 1;
                continue;
            };
            let place = places.get(&key).copied();
            built.pairs.put(place, &key, value);
            places.entry(key).or_insert(built.len() - 1);
        }
        rules.check_pairs(built.len() + count, &mut cx);
        cx.into_result(Some(built))
    }

    /// Removes and returns the value under this key. The other pairs keep their order.
    pub fn remove(&mut self, key: &str) -> Option<MetadataValue> {
        self.pairs.position(key).map(|place| self.pairs.remove(place))
    }

    /// Keeps only the pairs that satisfy the predicate.
    pub fn retain(&mut self, keep: impl FnMut(&str, &MetadataValue) -> bool) {
        self.pairs.retain(keep);
    }

    /// Removes all pairs.
    pub fn clear(&mut self) {
        self.pairs.clear();
    }

    /// The pairs, in the order of insertion.
    #[must_use]
    pub fn iter(&self) -> Iter<'_> {
        self.pairs.iter()
    }

    /// The keys, in the order of insertion.
    pub fn keys(&self) -> impl ExactSizeIterator<Item = &str> {
        self.iter().map(|(key, _)| key)
    }

    /// The values, in the order of insertion.
    pub fn values(&self) -> impl ExactSizeIterator<Item = &MetadataValue> {
        self.pairs.values()
    }
}

/// A pair, if key and value are within the limits.
fn checked<V>(rules: &MetadataRules, key: &str, value: V, cx: &mut ValidationState<'_>) -> Option<(MetadataKey, MetadataValue)>
where
    V: TryInto<MetadataValue, Error: Into<Report>>,
{
    let checkpoint = cx.checkpoint();
    let good_key = rules.check_key(key, cx);
    cx.mark_as_key_error(checkpoint);
    let value = value.try_into().map_err(|error| cx.extend(error)).ok().filter(|value: &MetadataValue| value.check(rules, cx));
    cx.prefix_path(checkpoint, || Segment::from_input(key));
    good_key.then_some((MetadataKey::unchecked(key), value?))
}

impl<'a> IntoIterator for &'a Metadata {
    type Item = (&'a str, &'a MetadataValue);
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}

impl IntoIterator for Metadata {
    type Item = (MetadataKey, MetadataValue);
    type IntoIter = std::vec::IntoIter<(MetadataKey, MetadataValue)>;

    fn into_iter(self) -> Self::IntoIter {
        self.pairs.into_pairs().into_iter()
    }
}

/// # Panics
///
/// If there is no value under this key; [`Metadata::get`] returns `None` instead.
impl core::ops::Index<&str> for Metadata {
    type Output = MetadataValue;

    #[expect(clippy::expect_used, reason = "what indexing means")]
    fn index(&self, key: &str) -> &MetadataValue {
        self.get(key).expect("no metadata under this key")
    }
}

impl PartialEq for Metadata {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().all(|(key, value)| other.get(key) == Some(value))
    }
}

impl fmt::Debug for Metadata {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self).finish()
    }
}

macro_rules! try_from {
    ($([$($generics:tt)*] $from:ty;)+) => { $(
        /// Creates a `Metadata` within Polar's limits; see [`Metadata::try_from_iter`].
        impl<K, V, $($generics)*> TryFrom<$from> for Metadata
        where
            K: AsRef<str>,
            V: TryInto<MetadataValue, Error: Into<Report>>,
        {
            type Error = Report;

            fn try_from(pairs: $from) -> Result<Self, Report> {
                Self::try_from_iter(pairs)
            }
        }
    )+ };
}

try_from! {
    [const N: usize] [(K, V); N];
    [] Vec<(K, V)>;
    [] BTreeMap<K, V>;
    [S] HashMap<K, V, S>;
}

/// Serializes pairs as an object.
fn serialize_pairs<K: Serialize, V: Serialize, S: Serializer>(
    pairs: impl ExactSizeIterator<Item = (K, V)>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(pairs.len()))?;
    for (key, value) in pairs {
        map.serialize_entry(&key, &value)?;
    }
    map.end()
}

/// Validates pairs in memory; `check` validates a value.
fn check_pairs<'m, K: AsRef<str> + ?Sized + 'm, V: 'm>(
    pairs: impl ExactSizeIterator<Item = (&'m K, &'m V)>,
    check: impl Fn(&V, &MetadataRules, &mut ValidationState<'_>) -> bool,
    rules: Rules,
    cx: &mut ValidationState<'_>,
) {
    let (limits, count) = (MetadataRules::of(rules), pairs.len());
    for (key, value) in pairs {
        let (checkpoint, key) = (cx.checkpoint(), key.as_ref());
        limits.check_key(key, cx);
        cx.mark_as_key_error(checkpoint);
        check(value, &limits, cx);
        cx.prefix_path(checkpoint, || Segment::from_input(key));
    }
    limits.check_pairs(count, cx);
    crate::rule::count(rules, count, "pair", cx);
}

impl Serialize for Metadata {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_pairs(self.iter(), serializer)
    }
}

impl Validate for Metadata {
    type Requires = ();

    fn check(&self, rules: Rules, cx: &mut ValidationState<'_>) {
        check_pairs(self.iter(), |value, limits, cx| value.check(limits, cx), rules, cx);
    }
}

impl Describe for Metadata {
    const SHAPE: &'static Shape = &Shape::Metadata;
}

impl IsMetadata for Metadata {}
impl IsCollection for Metadata {}

/// Creates a [`Metadata`] from pairs: `metadata! { "model" => "gpt-4o", "tokens" => 120 }`. The values may be of any of the four types.
///
/// It returns a `Result`, since the pairs are validated.
///
/// ```
/// use polar_event_core::metadata;
///
/// assert_eq!(metadata! {}?.len(), 0);
/// assert_eq!(metadata! { "a" => 1, "b" => 1.5, "c" => "x", "d" => false }?.len(), 4);
/// assert!(metadata! { "" => 1 }.is_err());
/// # Ok::<(), polar_event_core::Report>(())
/// ```
#[macro_export]
macro_rules! metadata {
    ($($key:expr => $value:expr),* $(,)?) => {
        $crate::Metadata::try_from_iter::<&str, $crate::MetadataValue>([
            $(($key, $crate::MetadataValue::from($value))),*
        ])
    };
}
