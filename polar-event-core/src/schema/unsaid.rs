//! What JSON Schema cannot say.

use core::fmt;

/// Something that the schema of a type says otherwise than the decoder does it, because JSON Schema has no way to say it.
///
/// Besides these, which depend on the type, there is what depends on the text of a document alone: a key that is there twice, a number that
/// is too large for a float (`1e400`), a lone surrogate, nesting beyond 128 levels, and a document beyond the
/// [`Limits`](crate::json::Limits). JSON Schema sees values, and none of these is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Unsaid {
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
    /// A foreign type: whatever its `Deserialize` takes.
    Foreign,
}

/// A place of a type where the schema differs: see [`Unsaid`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Gap {
    /// The type and the field: `EventCreateCustomer.timestamp`.
    pub place: String,
    /// What the schema does not say.
    pub unsaid: Unsaid,
}

impl fmt::Display for Gap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?}", self.place, self.unsaid)
    }
}
