//! What a schema describes, and for which readers.

/// The documents that a schema describes. serde's attributes can make a difference between the two: `default`, `rename(serialize = …)`,
/// `alias`, `skip_serializing`, `skip_deserializing`, `serialize_with`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Mode {
    /// What is accepted: the input.
    #[default]
    Deserialize,
    /// What is written: the output. A field is required if it is always written, also if it has a default.
    Serialize,
}

/// A version of JSON Schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Draft {
    /// The version 2020-12.
    #[default]
    Draft2020_12,
    /// The draft 7.
    Draft07,
}

/// A version of OpenAPI.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum OpenApiVersion {
    /// The version 3.1, whose schemas are JSON Schema 2020-12.
    #[default]
    V3_1,
    /// The version 3.0, whose schemas are a dialect of their own: `nullable`, and no tuples.
    V3_0,
}

/// What a builder makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Options {
    pub(super) mode: Mode,
    /// Whether patterns are limited to what every engine reads.
    pub(super) is_portable: bool,
    /// Whether names tell the mode, since definitions for both are in one place.
    pub(super) has_both_modes: bool,
    /// Keywords that the result cannot have.
    pub(super) lacks: Lacks,
}

/// The keywords of 2020-12 that a version lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Lacks {
    /// `unevaluatedProperties`.
    pub(super) unevaluated: bool,
    /// `prefixItems`, `propertyNames`, `contains`.
    pub(super) draft_06: bool,
}

impl From<Draft> for Lacks {
    fn from(draft: Draft) -> Self {
        Self { unevaluated: draft == Draft::Draft07, draft_06: false }
    }
}

impl From<OpenApiVersion> for Lacks {
    fn from(version: OpenApiVersion) -> Self {
        Self { unevaluated: version == OpenApiVersion::V3_0, draft_06: version == OpenApiVersion::V3_0 }
    }
}
