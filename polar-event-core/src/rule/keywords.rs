//! What JSON Schema has for a rule, and what it has not.

use serde_json::Value;

/// The keywords of JSON Schema that say what a rule says, and what they leave out.
#[derive(Debug, Default)]
pub(crate) struct Keywords {
    pub(crate) keywords: Vec<(&'static str, Value)>,
    pub(crate) gaps: Vec<SchemaGap>,
}

impl Keywords {
    /// No keyword: the rule says nothing that the type does not say, or its facts say it all.
    pub(crate) fn none() -> Self {
        Self::default()
    }

    pub(crate) fn with(mut self, keyword: &'static str, value: impl Into<Value>) -> Self {
        self.keywords.push((keyword, value.into()));
        self
    }

    pub(crate) fn with_if_any(self, keyword: &'static str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(keyword, value),
            None => self,
        }
    }

    pub(crate) fn without(mut self, gap: SchemaGap) -> Self {
        self.gaps.push(gap);
        self
    }
}
/// Something that the schema of a type says otherwise than the decoder does it, because JSON Schema has no way to say it.
///
/// Besides these, which depend on the type, there is what depends on the text of a document alone: a key that is there twice, a number that
/// is too large for a float (`1e400`), a lone surrogate, nesting beyond 128 levels, and a document beyond the
/// [`Limits`](crate::json::Limits). JSON Schema sees values, and none of these is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum SchemaGap {
    /// `past` and `future`: a schema has no clock.
    Clock,
    /// `custom`, `check`, `required_if`, `forbidden_if`, `equals`: functions, and rules across fields.
    Function,
    /// An integer is one in its digits for the decoder, and in its value for JSON Schema: `1.0` and `1e2` pass the schema only. In
    /// metadata, so do integers beyond 64 bits, as floats.
    Integer,
    /// An `f32` is rounded before its rules are checked.
    Single,
    /// `multiple_of` on floats lets a relative error of 10⁻⁹ pass. Validators differ here.
    Steps,
    /// A decimal may be a string, whose limits a schema cannot know; and one with more digits than there is room for is refused.
    Decimal,
    /// `length(bytes, …)`: the schema has the limits that follow for characters.
    Bytes,
    /// `length(graphemes, …)`: the schema has the least length only.
    Graphemes,
    /// `alphanumeric`, `lowercase`, `uppercase` and patterns with classes of characters: both sides follow Unicode, in whatever version they have.
    Unicode,
    /// A pattern that cannot be written as a regular expression of JavaScript, which is what JSON Schema has.
    Pattern,
    /// RFC 3339 lets a space stand between date and time, and so does the decoder; `date-time` does not. In UTC, the decoder wants years 1 to
    /// 9999.
    Timestamp,
    /// A URL is what the URL Standard says for the decoder, and what RFC 3986 says for `uri`.
    Url,
    /// Host names, also of e-mail addresses: validators look into labels that begin with `xn--`.
    Hostname,
    /// Equal items of a set are one, so the decoder counts fewer.
    Set,
    /// `unique` compares values, not their spelling: two spellings of a UUID, a timestamp or an alias are the same.
    Unique,
    /// How many entries a flattened map has: the schema only counts all keys of the object.
    FlattenedCount,
    /// An untagged enum in which the keys do not tell which variant it is: the schema wants them to. The decoder takes the nearest variant.
    Untagged,
    /// The decoder takes `{"Unit": null}` for `"Unit"`, as serde does.
    UnitObject,
    /// A key that can be spelled in several ways is there twice: `json_duplicate_key` for the decoder.
    Keys,
    /// A `via_serde` type: whatever its `Deserialize` takes.
    ViaSerde,
}
