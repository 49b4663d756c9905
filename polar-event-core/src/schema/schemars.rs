//! Schemas for the crate `schemars`, whose generator contains the definitions.
//!
//! The generator defines Rust types, with unique names, and identifies them by the type's `schema_id`. A description is not a Rust type,
//! but the types inside it have to be defined as well, whether they implement `JsonSchema` or not. So a single type represents the current
//! description, and returns its name and id. A description is identified by the text of its schema: types with the same schema share one
//! definition.

use core::cell::Cell;
use std::borrow::Cow;

use ::schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::Value;

use super::build::{Builder, Definitions, Form};
use super::names::{component_name, name_of};
use super::node::Node;
use super::options::Mode;
use crate::describe::{Describe, Shape};
use crate::metadata::{Metadata, MetadataRef};
use crate::types::OptionalNullable;

/// Whether values of the type may be `null` everywhere.
const fn is_nullable<T: Describe>() -> bool {
    T::OPTIONAL || T::NULLABLE
}

/// The name of a type's definition.
#[must_use]
pub fn name<T: Describe>() -> Cow<'static, str> {
    if name_of(T::SHAPE).is_some() {
        return component_name(T::SHAPE).into();
    }
    // A type with a conversion from an unnamed type has a name in Rust.
    let path = core::any::type_name::<T>();
    let path = path.split_once('<').map_or(path, |(path, _)| path);
    Cow::Borrowed(path.rsplit_once("::").map_or(path, |(_, name)| name))
}

/// The identity of the type.
#[must_use]
pub fn id<T: Describe>() -> Cow<'static, str> {
    id_of(T::SHAPE, is_nullable::<T>()).into()
}

/// Whether the type has no definition of its own.
#[must_use]
pub fn is_inline<T: Describe>() -> bool {
    name_of(T::SHAPE).is_none()
}

/// The schema of a type, with references to the generator's definitions.
pub fn schema<T: Describe>(generator: &mut SchemaGenerator) -> Schema {
    let node = define(T::SHAPE, generator);
    into_schema(if is_nullable::<T>() { node.nullable() } else { node })
}

fn define(shape: &'static Shape, generator: &mut SchemaGenerator) -> Node {
    let mode = if generator.contract().is_serialize() { Mode::Serialize } else { Mode::Deserialize };
    let mut definitions = OfGenerator(generator);
    Builder::with(&mut definitions, mode).definition(shape)
}

fn into_schema(node: Node) -> Schema {
    let Value::Object(keywords) = node.into() else { return Schema::default() };
    keywords.into()
}

fn id_of(shape: &'static Shape, is_nullable: bool) -> String {
    let mut builder = Builder::new(Form::JsonSchema);
    let document = Value::from(builder.document(shape, is_nullable));
    format!("polar_event_core {document} {}", Value::from(builder.definitions()))
}

struct OfGenerator<'g>(&'g mut SchemaGenerator);

impl Definitions for OfGenerator<'_> {
    fn refer(&mut self, shape: &'static Shape) -> Node {
        let before = AT_HAND.replace(Some(shape));
        let schema = self.0.subschema_for::<AtHand>();
        AT_HAND.set(before);
        schema.as_object().cloned().map_or_else(Node::default, Node::from)
    }
}

thread_local! {
    /// The description that [`AtHand`] represents.
    static AT_HAND: Cell<Option<&'static Shape>> = const { Cell::new(None) };
}

/// Represents the current description.
struct AtHand;

impl JsonSchema for AtHand {
    fn schema_name() -> Cow<'static, str> {
        AT_HAND.get().map_or_else(String::new, component_name).into()
    }

    fn schema_id() -> Cow<'static, str> {
        AT_HAND.get().map_or_else(String::new, |shape| id_of(shape, false)).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        AT_HAND.get().map_or_else(Schema::default, |shape| into_schema(define(shape, generator)))
    }
}

macro_rules! metadata {
    ($($metadata:ty),+) => { $(
        /// The schema has Polar's limits, as without rules on the field. For other limits, use a field with rules in a type that derives
        /// [`Event`](crate::Event).
        impl JsonSchema for $metadata {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                "Metadata".into()
            }

            fn schema_id() -> Cow<'static, str> {
                id::<Self>()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                schema::<Self>(generator)
            }
        }
    )+ };
}

metadata!(Metadata, MetadataRef<'_>);

/// A value, or `null`. Whether it may be absent depends on the field, which needs serde's attribute for it: `#[serde(default)]`.
impl<T: JsonSchema> JsonSchema for OptionalNullable<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Option::<T>::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        Option::<T>::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Option::<T>::json_schema(generator)
    }
}
