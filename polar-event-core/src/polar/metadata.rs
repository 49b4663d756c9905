//! The metadata of an event.

use core::ops::Deref;

use polar_event_derive::Event;

use super::{Cost, Llm};
use crate::error::{Code, Report, Segment, Violation};
use crate::metadata::{Iter, Metadata, MetadataValue};

/// The metadata of an event: key-value pairs, and two objects that Polar knows, the event's cost (`_cost`) and the use of a language model
/// (`_llm`). These two do not count among the 50 pairs.
///
/// It reads as the [`Metadata`] of the pairs.
///
/// ```
/// use polar_event_core::json;
/// use polar_event_core::polar::EventMetadata;
///
/// let text = r#"{"tokens": 120, "_cost": {"amount": "0.03", "currency": "usd"}}"#;
/// let mut metadata: EventMetadata = json::from_str(text)?;
/// assert_eq!(metadata["tokens"].as_i64(), Some(120));
/// assert_eq!(metadata.len(), 1);
/// assert_eq!(metadata.cost().unwrap().amount.to_string(), "0.03");
///
/// metadata.insert("cached", true)?;
/// let report = metadata.insert("_cost", 3).unwrap_err();
/// assert_eq!(report.to_string(), "/_cost: must be an object, not an integer [object_type]");
/// # Ok::<(), polar_event_core::Report>(())
/// ```
#[derive(Event, Debug, Clone, PartialEq, Default)]
#[event(crate = crate)]
#[cfg_attr(feature = "arbitrary", event(arbitrary))]
#[cfg_attr(feature = "schemars", event(schemars))]
#[cfg_attr(feature = "utoipa", event(utoipa))]
pub struct EventMetadata {
    /// What the event cost you.
    #[event(rename = "_cost")]
    cost: Option<Cost>,
    /// The use of a language model.
    #[event(rename = "_llm")]
    llm: Option<Box<Llm>>,
    #[event(flatten)]
    pairs: Metadata,
}

impl EventMetadata {
    /// Creates metadata without pairs, cost and language model.
    #[must_use]
    pub const fn new() -> Self {
        Self { cost: None, llm: None, pairs: Metadata::new() }
    }

    /// What the event cost you.
    #[must_use]
    pub fn cost(&self) -> Option<&Cost> {
        self.cost.as_ref()
    }

    /// The use of a language model.
    #[must_use]
    pub fn llm(&self) -> Option<&Llm> {
        self.llm.as_deref()
    }

    /// Sets what the event cost you.
    pub fn set_cost(&mut self, cost: Option<Cost>) {
        self.cost = cost;
    }

    /// Sets the use of a language model.
    pub fn set_llm(&mut self, llm: Option<Llm>) {
        self.llm = llm.map(Box::new);
    }

    /// The pairs.
    #[must_use]
    pub fn pairs(&self) -> &Metadata {
        &self.pairs
    }

    /// The pairs, without cost and language model.
    #[must_use]
    pub fn into_pairs(self) -> Metadata {
        self.pairs
    }

    /// Inserts a value under a key, within Polar's limits. Returns the previous value.
    ///
    /// # Errors
    ///
    /// As [`Metadata::insert`], and if the key is `_cost` or `_llm`. Nothing is changed then.
    pub fn insert<V>(&mut self, key: impl AsRef<str>, value: V) -> Result<Option<MetadataValue>, Report>
    where
        V: TryInto<MetadataValue, Error: Into<Report>>,
    {
        let key = key.as_ref();
        if ["_cost", "_llm"].contains(&key) {
            let value = value.try_into().map_err(Into::into)?;
            return Err(Violation::new(Code::ObjectType).param("found", found(&value)).at(Segment::from(key.to_owned())).into());
        }
        self.pairs.insert(key, value)
    }

    /// Removes and returns the value under this key. The other pairs keep their order.
    pub fn remove(&mut self, key: &str) -> Option<MetadataValue> {
        self.pairs.remove(key)
    }

    /// Keeps only the pairs that satisfy the predicate.
    pub fn retain(&mut self, keep: impl FnMut(&str, &MetadataValue) -> bool) {
        self.pairs.retain(keep);
    }

    /// Removes all pairs. Cost and language model stay.
    pub fn clear(&mut self) {
        self.pairs.clear();
    }
}

/// The kind of a value that is no object.
fn found(value: &MetadataValue) -> &'static str {
    match value {
        MetadataValue::String(_) => "string",
        MetadataValue::Integer(_) => "integer",
        MetadataValue::Float(_) => "float",
        MetadataValue::Boolean(_) => "boolean",
    }
}

impl Deref for EventMetadata {
    type Target = Metadata;

    fn deref(&self) -> &Metadata {
        &self.pairs
    }
}

impl From<Metadata> for EventMetadata {
    /// Metadata with a pair whose key is `_cost` or `_llm` is refused when the event is validated.
    fn from(pairs: Metadata) -> Self {
        Self { pairs, ..Self::new() }
    }
}

impl<'a> IntoIterator for &'a EventMetadata {
    type Item = (&'a str, &'a MetadataValue);
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        self.pairs.iter()
    }
}
