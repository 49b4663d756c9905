//! What a type takes, for others to read: JSON Schema, OpenAPI, tables for documentation.
//!
//! Everything here is a rendering of [`Describe`], the same constant that decoding and validation read. So a schema never
//! says anything but what the decoder does, as far as JSON Schema has words for it; where it has not, [`gaps`] says so.
//!
//! # For schemars and utoipa
//!
//! A type that says `#[event(schemars)]` has `schemars::JsonSchema` (feature `schemars`), and one that says `#[event(utoipa)]` has
//! `utoipa::ToSchema` (feature `utoipa`), so that types which derive these can hold it. The features alone add nothing to any type. Types
//! within need not say it: whatever the type is made of is among the generator's definitions, or the components, once. [`Metadata`],
//! [`OptionalNullable`] and the models in `polar` have both traits.
//!
//! ```
//! # #[cfg(feature = "schemars")] {
//! use polar_event_core::Event;
//! use serde_json::json;
//!
//! #[derive(Event)]
//! #[event(schemars)]
//! struct Order {
//!     #[event(length(max = 40))]
//!     name: String,
//! }
//!
//! let schema = schemars::schema_for!(Vec<Order>);
//! assert_eq!(schema.get("items"), Some(&json!({ "$ref": "#/$defs/Order" })));
//! assert_eq!(schema.pointer("/$defs/Order/properties/name/maxLength"), Some(&json!(40)));
//! # }
//! ```
//!
//! - Both describe what is read, as [`json_schema`] and [`OpenApi`] do, with the same words: what utoipa's types have no fields for is among
//!   their extensions, and written like the rest.
//! - schemars gives a number to a name that is taken, whoever takes it. utoipa knows types by their names alone: two types of one name are
//!   one component, as with its own derive. `#[event(rename = "…")]` gives them two. A generic type has a component for each of its
//!   arguments, named as utoipa does it: `Page_Order`.
//! - That a field of the type [`OptionalNullable`] may be absent has to be said to serde as to them: `#[serde(default)]`.
//!
//! [`Metadata`]: crate::Metadata
//! [`OptionalNullable`]: crate::OptionalNullable

mod build;
mod collection;
mod definitions;
mod diff;

mod examples;
mod gap;
mod markdown;
mod max_len;
mod names;
mod node;
mod number;
mod object;
mod openapi;
#[cfg(feature = "schemars")]
pub(crate) mod schemars;
mod text;
mod union;
#[cfg(feature = "utoipa")]
pub(crate) mod utoipa;

use serde_json::Value;

use crate::decode::Decode;
use crate::describe::Describe;
use crate::state::SatisfiedBy;
use build::{Builder, Form};
pub use diff::{Change, Effect};
pub use examples::WrongExample;
pub use gap::{Gap, SchemaGap};
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
pub(crate) use names::name_of;
pub use openapi::{OpenApi, openapi_components};

/// A doc comment without its code, which is Rust and not for those who send documents.
fn prose(doc: &str) -> String {
    let (mut text, mut in_code) = (Vec::new(), false);
    for line in doc.lines() {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
        } else if !in_code {
            text.push(line);
        }
    }
    text.join("\n").trim().to_owned()
}

/// The [JSON Schema](https://json-schema.org/draft/2020-12) of a type, in the version 2020-12.
///
/// A document that is valid under it, with formats asserted, is accepted by the decoder, and the other way round, but for what JSON Schema
/// cannot say: [`gaps`] lists that, type by type. Types with a name are defined under `$defs` and referred to, so recursive types have a
/// schema, too. Two types of one name, as a generic one has, get numbers: `Page`, `Page2`.
///
/// Doc comments are descriptions. Lengths are in characters (Unicode code points), as JSON Schema has them. Patterns are put into the dialect
/// of JavaScript, which JSON Schema wants, where the two differ: `\d` is `[\p{Nd}]`.
///
/// ```
/// use polar_event_core::{Event, schema};
/// use serde_json::json;
///
/// /// A payment.
/// #[derive(Event)]
/// struct Payment {
///     /// The amount in cents.
///     #[event(range(min = 1))]
///     amount: u32,
///     #[event(length(max = 140), no_nul)]
///     note: Option<String>,
/// }
///
/// assert_eq!(schema::json_schema::<Payment>(), json!({
///     "$schema": "https://json-schema.org/draft/2020-12/schema",
///     "title": "Payment",
///     "description": "A payment.",
///     "type": "object",
///     "properties": {
///         "amount": { "description": "The amount in cents.", "type": "integer", "minimum": 1, "maximum": u32::MAX },
///         "note": { "type": "string", "maxLength": 140, "pattern": "^[^\\u0000]*$" },
///     },
///     "required": ["amount"],
/// }));
/// ```
#[must_use]
pub fn json_schema<T: Describe>() -> Value {
    let mut builder = Builder::new(Form::JsonSchema);
    let mut node = builder.document(T::SHAPE, T::OPTIONAL || T::NULLABLE);
    node.add("$schema", "https://json-schema.org/draft/2020-12/schema");
    let definitions = builder.definitions();
    if !definitions.is_empty() {
        node.add("$defs", definitions);
    }
    node.into()
}

/// The places where the schema of a type cannot say what the decoder does, and what it is that cannot be said.
///
/// ```
/// use polar_event_core::{Event, schema};
///
/// #[derive(Event)]
/// struct Upload {
///     name: String,
///     size: u32,
/// }
///
/// let gaps = schema::gaps::<Upload>();
/// assert_eq!(gaps.iter().map(ToString::to_string).collect::<Vec<_>>(), ["Upload.size: Integer"]);
/// ```
#[must_use]
pub fn gaps<T: Describe>() -> Vec<Gap> {
    let mut builder = Builder::new(Form::JsonSchema);
    _ = builder.document(T::SHAPE, T::OPTIONAL || T::NULLABLE);
    builder.into_gaps()
}

/// The table of fields that documentation shows, in Markdown: for each field its name, type, whether it is required, what it is, and an
/// example. Each type that it is made of has a section of its own, with a link to it.
///
/// Descriptions are the doc comments without their code, and after them the rules in words.
///
/// ```
/// use polar_event_core::{Event, schema};
///
/// /// A payment.
/// #[derive(Event)]
/// struct Payment {
///     /// The amount in cents.
///     #[event(range(min = 1))]
///     amount: u32,
///     #[event(length(max = 140), nullable)]
///     note: Option<String>,
/// }
///
/// assert_eq!(schema::markdown::<Payment>(), "\
/// ## Payment
///
/// A payment.
///
/// | Field | Type | Required | Description | Example |
/// | --- | --- | :---: | --- | --- |
/// | `amount` | integer | ✓ | The amount in cents. 1 to 4294967295. | - |
/// | `note` | string or null |  | At most 140 characters. | - |
/// ");
/// ```
#[must_use]
pub fn markdown<T: Describe>() -> String {
    markdown::page(T::SHAPE)
}

/// The longest compact JSON text, in bytes, that the rules of a type allow: what a server can have as the limit of a body. `None` if something
/// is unbounded: a string without a greatest length, a list without a greatest number of items, a type that contains itself.
///
/// Every character of a string may be an escape: `\u0041` is six bytes, and a character beyond U+FFFF, which takes two of them, twelve. So the
/// limit is generous. It is for documents that have nothing but what the type has, without space between tokens, and with numbers in as
/// many digits as they need; unknown fields that are read past are not in it. A limit for `Metadata` is that of its rules.
///
/// ```
/// use polar_event_core::{Event, schema};
///
/// #[derive(Event)]
/// struct Vote {
///     #[event(range(max = 10))]
///     points: u8,
///     #[event(length(max = 20))]
///     comment: Option<String>,
/// }
///
/// let longest = format!(r#"{{"points":10,"comment":"{}"}}"#, r"\ud83e\udd80".repeat(20));
/// // The names may have escapes as well.
/// let names = "pointscomment".len() * 5;
/// assert_eq!(schema::max_json_len::<Vote>(), Some(longest.len() + names));
/// assert_eq!(schema::max_json_len::<Vec<Vote>>(), None);
/// ```
///
/// `#[event(bounded)]` on a type makes sure that there is a longest text. A field that can have any length does not compile then; the error is
/// at its type, and says what to write. All types of the fields that derive [`Event`](crate::Event) must say the same; enums that are names
/// alone need not.
///
/// ```compile_fail
/// use polar_event_core::Event;
///
/// #[derive(Event)]
/// #[event(bounded)]
/// struct Article {
///     #[event(length(max = 80))]
///     title: String,
///     // error: `tags` is unbounded: write `each(length(max = …))`
///     #[event(items(max = 5))]
///     tags: Vec<String>,
/// }
/// ```
#[must_use]
pub fn max_json_len<T: Describe>() -> Option<usize> {
    let length = max_len::value(T::SHAPE, &[], max_len::DEPTH)?;
    Some(length.max(if T::OPTIONAL || T::NULLABLE { 4 } else { 0 }))
}

/// Which rules were tightened or loosened between two [`json_schema`]s, so that a release can be checked for what breaks senders: keep the
/// schema of the last release as a file, and compare.
///
/// Titles, descriptions and examples are no rules. A field that is new counts as tightened where it was read past before: it may have been sent
/// with something else in it. References are followed, so types may have new names.
///
/// ```
/// use polar_event_core::{Event, schema};
/// use polar_event_core::schema::Effect;
///
/// mod old {
///     # use polar_event_core::Event;
///     #[derive(Event)]
///     pub struct Order {
///         #[event(length(max = 40))]
///         pub name: String,
///         pub note: Option<String>,
///     }
/// }
///
/// #[derive(Event)]
/// struct Order {
///     #[event(length(max = 80))]
///     name: String,
///     note: String,
/// }
///
/// let changes = schema::diff(&schema::json_schema::<old::Order>(), &schema::json_schema::<Order>());
/// let lines: Vec<String> = changes.iter().map(ToString::to_string).collect();
/// assert_eq!(lines, [
///     r#"(document): required tightened from ["name"] to ["name","note"]"#,
///     "/name: maxLength loosened from 40 to 80",
/// ]);
/// assert!(changes.iter().any(|change| change.effect == Effect::Tightened));
/// ```
#[must_use]
pub fn diff(old: &Value, new: &Value) -> Vec<Change> {
    diff::diff(old, new)
}

/// The fields for which [`max_json_len`] is `None`, by their names in Rust. It looks into all types; `#[event(bounded)]` has the compiler
/// say it, type by type.
///
/// ```
/// use polar_event_core::{Event, schema};
///
/// #[derive(Event)]
/// struct Article {
///     #[event(length(max = 80))]
///     title: String,
///     body: String,
///     #[event(items(max = 5))]
///     tags: Vec<String>,
///     related: Vec<u32>,
/// }
///
/// assert_eq!(schema::unbounded::<Article>(), ["Article.body", "Article.tags", "Article.related"]);
/// ```
#[must_use]
pub fn unbounded<T: Describe>() -> Vec<String> {
    max_len::unbounded(T::SHAPE, &[])
}

/// The examples of a type that break its rules: those above the type, as whole documents, and those of a struct's fields, each by itself. Rules
/// across fields are not held against the latter. Where the compiler can see it, such as a text that is too long, an example of a field that breaks a rule does not
/// compile anyway. To be called in a test, for each type that has examples:
///
/// ```
/// use polar_event_core::{Event, schema};
///
/// #[derive(Event)]
/// #[event(example({"name": "tea", "tags": ["green", "loose"]}), example({"name": ""}))]
/// struct Product {
///     #[event(length(min = 1, max = 5), example = "mate")]
///     name: String,
///     #[event(multiple_of = 5, example = 12)]
///     cents: Option<u32>,
///     #[event(example(["green"]))]
///     tags: Option<Vec<String>>,
/// }
///
/// let wrong: Vec<String> = schema::wrong_examples::<Product>().iter().map(ToString::to_string).collect();
/// assert_eq!(wrong, [
///     r#"Product: {"name":""}: /name: must have at least 1 character, has 0 [string_too_short]"#,
///     r#"Product.cents: 12: /cents: must be a multiple of 5 [multiple_of]"#,
/// ]);
/// ```
#[must_use]
pub fn wrong_examples<T>() -> Vec<WrongExample>
where
    T: Describe + for<'de> Decode<'de, Requires: SatisfiedBy>,
{
    examples::wrong::<T>()
}
