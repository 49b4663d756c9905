//! The JSON Schema of a type, with settings.

use serde_json::Value;

use super::build::{Builder, Form};
use super::gap::Gap;
use super::options::{Draft, Mode, Options};
use super::{draft07, inline};
use crate::describe::{Describe, Shape};

/// The JSON Schema of a type, with settings. Without settings, it is that of [`json_schema`](super::json_schema).
///
/// ```
/// use polar_event_core::Event;
/// use polar_event_core::schema::{Draft, Mode, Schema};
/// use serde_json::json;
///
/// #[derive(Event)]
/// struct Order {
///     #[event(rename(serialize = "orderId"))]
///     id: u32,
///     #[event(default = 1)]
///     count: u32,
///     note: Option<Note>,
/// }
///
/// #[derive(Event)]
/// struct Note(#[event(length(max = 140))] String);
///
/// let order = Schema::of::<Order>();
/// assert_eq!(order.to_value()["required"], json!(["id"]));
/// assert_eq!(order.to_value()["properties"]["count"]["default"], json!(1));
///
/// // What is written always has a `count`.
/// let written = order.mode(Mode::Serialize).draft(Draft::Draft07).inline(true).to_value();
/// assert_eq!(written["$schema"], json!("http://json-schema.org/draft-07/schema#"));
/// assert_eq!(written["required"], json!(["orderId", "count"]));
/// assert_eq!(written["properties"]["note"], json!({ "title": "Note", "type": "string", "maxLength": 140 }));
/// ```
#[derive(Debug, Clone, Copy)]
#[must_use]
pub struct Schema {
    shape: &'static Shape,
    is_nullable: bool,
    mode: Mode,
    draft: Draft,
    is_inline: bool,
    is_portable: bool,
}

impl Schema {
    /// The schema of this type, with the default of each setting.
    pub fn of<T: Describe>() -> Self {
        Self {
            shape: T::SHAPE,
            is_nullable: T::OPTIONAL || T::NULLABLE,
            mode: Mode::default(),
            draft: Draft::default(),
            is_inline: false,
            is_portable: false,
        }
    }

    /// Whether the schema describes what is accepted, which is the default, or what is written.
    ///
    /// A schema of what is written has the names for serializing, without aliases. It requires every field that is always written. It assumes
    /// that values keep to the rules of their types. A type with `from` or `try_from` is described as it is read.
    pub fn mode(mut self, mode: Mode) -> Self {
        self.mode = mode;
        self
    }

    /// The version of JSON Schema, 2020-12 by default. draft-07 has no `unevaluatedProperties`: see [`SchemaGap::Version`].
    ///
    /// [`SchemaGap::Version`]: super::SchemaGap::Version
    pub fn draft(mut self, draft: Draft) -> Self {
        self.draft = draft;
        self
    }

    /// Whether types are written out where they are used, without definitions and references. A type that contains itself keeps both.
    pub fn inline(mut self, is_inline: bool) -> Self {
        self.is_inline = is_inline;
        self
    }

    /// Whether patterns have only what every regular expression engine reads: neither `\p{…}`, which Python's `re` does not know, nor
    /// lookarounds, which Go and Rust do not have. Classes such as `\d`, which has the digits of all scripts, are spelled out. What is left is
    /// the subset that JSON Schema recommends, with `(?:…)` and escapes such as `\u0000`. A pattern that cannot be expressed is left out, and is
    /// among the [`gaps`](Self::gaps), as [`SchemaGap::Pattern`].
    ///
    /// Beside the rule `ascii`, classes have only ASCII characters anyway, and all patterns can be expressed.
    ///
    /// ```
    /// use polar_event_core::Event;
    /// use polar_event_core::schema::Schema;
    ///
    /// #[derive(Event)]
    /// struct Login {
    ///     #[event(alphanumeric)]
    ///     name: String,
    ///     #[event(ascii, alphanumeric)]
    ///     key: String,
    /// }
    ///
    /// let schema = Schema::of::<Login>();
    /// assert_eq!(schema.to_value()["properties"]["name"]["pattern"], r"^[\p{Alphabetic}\p{N}]*$");
    /// let schema = schema.portable(true);
    /// assert_eq!(schema.to_value()["properties"]["name"].get("pattern"), None);
    /// assert_eq!(schema.gaps()[0].to_string(), "Login.name: Pattern");
    /// assert_eq!(schema.to_value()["properties"]["key"]["allOf"][1]["pattern"], "^[0-9A-Za-z]*$");
    /// ```
    ///
    /// [`SchemaGap::Pattern`]: super::SchemaGap::Pattern
    pub fn portable(mut self, is_portable: bool) -> Self {
        self.is_portable = is_portable;
        self
    }

    /// The schema.
    #[must_use]
    pub fn to_value(self) -> Value {
        let mut builder = self.builder();
        let mut node = builder.document(self.shape, self.is_nullable);
        node.add("$schema", "https://json-schema.org/draft/2020-12/schema");
        let definitions = builder.definitions();
        if !definitions.is_empty() {
            node.add("$defs", definitions);
        }
        let mut schema = node.into();
        if self.is_inline {
            inline::inline(&mut schema);
        }
        if self.draft == Draft::Draft07 {
            draft07::translate(&mut schema);
        }
        schema
    }

    /// The places where this schema cannot express what the decoder checks: see [`gaps`](super::gaps).
    #[must_use]
    pub fn gaps(self) -> Vec<Gap> {
        let mut builder = self.builder();
        _ = builder.document(self.shape, self.is_nullable);
        builder.gaps()
    }

    fn builder(self) -> Builder<'static> {
        let mut builder = Builder::new(Form::JsonSchema);
        builder.options = Options { mode: self.mode, is_portable: self.is_portable, lacks: self.draft.into(), ..Options::default() };
        builder
    }
}
