//! The JSON Schema keywords of a rule, and what they cannot express.

use serde_json::Value;

/// How a pattern is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Dialect {
    /// Whether another rule allows only ASCII, so that classes have only ASCII characters.
    pub(crate) is_ascii: bool,
    /// Whether every regular expression engine must read it: without `\p{…}` and lookarounds.
    pub(crate) is_portable: bool,
}

/// The JSON Schema keywords of a rule, and their gaps.
#[derive(Debug, Default)]
pub(crate) struct Keywords {
    pub(crate) keywords: Vec<(&'static str, Value)>,
    pub(crate) gaps: Vec<SchemaGap>,
}

impl Keywords {
    /// No keyword: the type, or the rule's facts, already express the rule.
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
/// A difference between the schema of a type and the decoder, because JSON Schema cannot express the constraint.
///
/// These gaps depend on the type. Other differences depend only on the text of a document: a duplicate key, a number that is too large for
/// a float (`1e400`), a lone surrogate, nesting deeper than 128 levels, and a document beyond the [`Limits`](crate::json::Limits). JSON
/// Schema validates parsed values, so it cannot see these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum SchemaGap {
    /// `past` and `future`: a schema has no clock.
    Clock,
    /// `custom`, `check`, `required_if`, `forbidden_if`, `equals`: functions, and rules across fields.
    Function,
    /// The decoder requires an integer to be written as one, and JSON Schema only that the value is one: `1.0` and `1e2` are valid only by
    /// the schema. In metadata, so are integers beyond 64 bits, as floats.
    Integer,
    /// An `f32` is rounded before its rules are checked.
    Single,
    /// `multiple_of` on floats accepts a relative error of 10⁻⁹. Validators differ here.
    Steps,
    /// A decimal may be a string, whose limits a schema cannot check; and a decimal with too many digits is refused.
    Decimal,
    /// `length(bytes, …)`: the schema has the limits on characters that follow from it.
    Bytes,
    /// `length(graphemes, …)`: the schema has only the minimum length.
    Graphemes,
    /// `alphanumeric`, `lowercase`, `uppercase` and patterns with character classes: both sides follow Unicode, but possibly different
    /// versions.
    Unicode,
    /// A pattern that cannot be expressed as a JavaScript regular expression, which JSON Schema uses. In a
    /// [portable](crate::schema::Schema::portable) schema also one that other engines cannot read: `alphanumeric`, `lowercase` and `uppercase`
    /// without `ascii`, and patterns with lookarounds or large Unicode classes.
    Pattern,
    /// RFC 3339 allows a space between date and time, and so does the decoder; `date-time` does not. The decoder requires years 1 to 9999
    /// in UTC.
    Timestamp,
    /// Which time zones there are, and when which offset applies there.
    TimeZone,
    /// How long a duration its type can hold.
    Duration,
    /// A schema has only the characters of an IPv6 address with a port.
    SocketAddress,
    /// The decoder parses URLs by the URL Standard; `uri` is defined by RFC 3986.
    Url,
    /// Host names, also of e-mail addresses: some validators decode labels that begin with `xn--`.
    Hostname,
    /// A set merges equal items, so the decoder counts fewer.
    Set,
    /// `unique` compares values, not their text: two notations of a UUID, a timestamp or an alias are equal.
    Unique,
    /// The number of entries of a flattened map: the schema can only count all keys of the object.
    FlattenedCount,
    /// An untagged enum whose keys do not determine the variant: the schema requires that they do. The decoder selects the nearest variant.
    Untagged,
    /// The decoder accepts `{"Unit": null}` for `"Unit"`, as serde does.
    UnitObject,
    /// Two notations of the same map key: the decoder reports `json_duplicate_key`.
    Keys,
    /// What a version of the specification has no keyword for. draft-07 and OpenAPI 3.0 have no `unevaluatedProperties`: unknown fields, or those of a
    /// map, beside a flattened enum. OpenAPI 3.0 has no tuples, no schema for keys, and no `contains` either.
    Version,
    /// A `via_serde` type: everything that its `Deserialize` accepts; in what is written, also a value with `serialize_with`.
    ViaSerde,
}
