//! JSON Schema, OpenAPI and Markdown tables for a type.
//!
//! Everything here is generated from [`Describe`], the same constant that decoding and validation use. So a schema agrees with the decoder,
//! as far as JSON Schema can express its constraints; [`gaps`] lists those that it cannot express.
//!
//! # schemars and utoipa
//!
//! `#[event(schemars)]` implements `schemars::JsonSchema` for a type (feature `schemars`), and `#[event(utoipa)]` implements
//! `utoipa::ToSchema` (feature `utoipa`), so that types that derive these traits can contain it. Enabling the features alone does not
//! implement a trait for any type. The types inside do not need the attribute: each is added once to the generator's definitions, or to the
//! components. [`Metadata`], [`OptionalNullable`] and the models in `polar` implement both traits.
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
//! - Both describe the input, as [`json_schema`] and [`OpenApi`] do; a generator of schemars with the contract `Serialize`, what is written.
//!   They have the same keywords: those without a field in utoipa's types are
//!   among their extensions, and serialize like the others.
//! - schemars appends a number to a name that is taken. utoipa identifies types only by name: two types with the same name become one
//!   component, as with its own derive. `#[event(rename = "…")]` gives them different names. A generic type has a definition for each of its
//!   arguments: `PageOfOrder`, or in utoipa, whose macros refer to it by this name, `Page_Order`.
//! - If a field of type [`OptionalNullable`] may be absent, their derives need the same attribute as serde's: `#[serde(default)]`.
//!
//! [`Metadata`]: crate::Metadata
//! [`OptionalNullable`]: crate::OptionalNullable

mod build;
mod catch_all;
mod collection;
mod definitions;
mod diff;
mod document;
mod draft07;
mod examples;
mod flat_enum;
mod flatten;
mod gap;
mod inline;
mod markdown;
mod max_len;
mod members;
mod names;
mod node;
mod number;
mod object;
mod openapi;
mod openapi30;
mod options;
mod parameters;
#[cfg(feature = "schemars")]
pub(crate) mod schemars;
mod subschemas;
mod text;
mod union;
#[cfg(feature = "utoipa")]
pub(crate) mod utoipa;
mod variants;

use serde_json::Value;

use crate::decode::Decode;
use crate::describe::Describe;
use crate::state::SatisfiedBy;
pub use diff::{Change, Effect};
pub use document::Schema;
pub use examples::WrongExample;
pub use gap::{Gap, SchemaGap};
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
pub(crate) use names::name_of;
pub use openapi::{OpenApi, openapi_components};
pub use options::{Draft, Mode, OpenApiVersion};

/// A doc comment without its code examples, which are Rust and not for senders.
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

/// The [JSON Schema](https://json-schema.org/draft/2020-12) of a type, version 2020-12.
///
/// The decoder accepts a document if and only if the schema, with formats asserted, does, except for the constraints that JSON Schema
/// cannot express: [`gaps`] lists those of a type. Named types are defined under `$defs` and referenced, so recursive types have a schema,
/// too. A generic type is named with its arguments: `PageOfAuthor`. Only different types with the same name and arguments get numbers: `Author`,
/// `Author2`. Names have only letters, digits and underscores, so that generators of clients can use them.
///
/// Doc comments become descriptions. Lengths are in characters (Unicode code points), as in JSON Schema. Patterns are translated to
/// JavaScript's dialect, which JSON Schema requires, where the two differ: `\d` is `[\p{Nd}]`. Not every engine reads that: see
/// [`Schema::portable`], and [`Schema`] for the other settings.
///
/// Fields have their `default`, if it can be serialized and is the same each time; `deprecated`; `writeOnly` with `skip_serializing`, and
/// `readOnly` with `skip_deserializing`.
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
    Schema::of::<T>().to_value()
}

/// The places where the schema of a type cannot express what the decoder checks, with the constraint.
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
    Schema::of::<T>().gaps()
}

/// A table of fields for documentation, in Markdown: the name of each field, its type, whether it is required, its description, and an
/// example. Each type inside has its own section, with a link to it.
///
/// Descriptions are the doc comments without their code, followed by the rules as phrases.
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

/// The maximum length, in bytes, of the compact JSON that the rules of a type allow: you can use it as a server's body limit. `None` if
/// something is unbounded: a string without a maximum length, a list without a maximum number of items, a recursive type.
///
/// Every character of a string may be an escape: `\u0041` is six bytes, and a character beyond U+FFFF, which takes two escapes, twelve. So
/// the limit is generous. It assumes documents with only the fields of the type, without whitespace between tokens, and with no more digits
/// in numbers than they need; unknown fields that are ignored are not counted. The limit of `Metadata` is that of its rules.
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
/// `#[event(bounded)]` on a type guarantees that there is a maximum. A field that can have any length is then a compile error at the type,
/// which tells what to write. The types of fields that derive [`Event`](crate::Event) must have the attribute, too, except for enums with
/// only unit variants.
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

/// The constraints that were tightened or loosened between two [`json_schema`]s. Use it to check a release for changes that break senders:
/// keep the schema of the last release in a file, and compare.
///
/// Titles, descriptions and examples are ignored. A new field counts as tightened if it was an ignored unknown field before: senders may
/// have used it for something else. References are resolved, so types may have new names.
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

/// The fields for which [`max_json_len`] is `None`, with their Rust names. It searches all types; `#[event(bounded)]` makes the compiler
/// report them, type by type.
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

/// The examples of a type that break its rules: those of the type as whole documents, and those of a struct's fields on their own, without
/// rules across fields. The compiler already refuses an example of a field that breaks a rule where it can tell, such as a text that is too
/// long. Call this function in a test, for each type that has examples:
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
