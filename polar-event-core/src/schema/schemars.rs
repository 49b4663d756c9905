//! Descriptions as schemas of the crate `schemars`, whose generator holds the definitions.
//!
//! The generator names the definitions of Rust types, and makes those names unique, by the type's `schema_id`. A description is no type, but the
//! types that it is made of have to be defined as well, whether they have `JsonSchema` or not. So there is one type that stands for
//! whichever description is at hand, and says its name and id. What identifies a description is all that its schema says: types
//! that are described by the same words are one definition.

use core::cell::Cell;
use std::borrow::Cow;

use ::schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::Value;

use super::build::{Builder, Definitions, Form};
use super::names::{identifier, name_of};
use super::node::Node;
use crate::describe::{Describe, Shape};
use crate::metadata::{Metadata, MetadataRef};
use crate::types::OptionalNullable;

/// Whether values of the type may be `null` wherever they stand.
const fn is_nullable<T: Describe>() -> bool {
    T::OPTIONAL || T::NULLABLE
}

/// The name of a type's definition.
#[must_use]
pub fn name<T: Describe>() -> Cow<'static, str> {
    name_of(T::SHAPE).map_or_else(
        // A type that is read as one without a name has a name in Rust.
        || {
            let path = core::any::type_name::<T>();
            let path = path.split_once('<').map_or(path, |(path, _)| path);
            Cow::Borrowed(path.rsplit_once("::").map_or(path, |(_, name)| name))
        },
        |name| Cow::Owned(identifier(name)),
    )
}

/// What tells the type from all others.
#[must_use]
pub fn id<T: Describe>() -> Cow<'static, str> {
    id_of(T::SHAPE, is_nullable::<T>()).into()
}

/// Whether the type has no definition of its own.
#[must_use]
pub fn is_inline<T: Describe>() -> bool {
    name_of(T::SHAPE).is_none()
}

/// The schema of a type, with references to definitions of the generator.
pub fn schema<T: Describe>(generator: &mut SchemaGenerator) -> Schema {
    let node = define(T::SHAPE, generator);
    into_schema(if is_nullable::<T>() { node.nullable() } else { node })
}

fn define(shape: &'static Shape, generator: &mut SchemaGenerator) -> Node {
    let mut definitions = OfGenerator(generator);
    Builder::with(&mut definitions).definition(shape)
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
    /// The description that [`AtHand`] stands for.
    static AT_HAND: Cell<Option<&'static Shape>> = const { Cell::new(None) };
}

/// Stands for a description.
struct AtHand;

impl JsonSchema for AtHand {
    fn schema_name() -> Cow<'static, str> {
        identifier(AT_HAND.get().and_then(name_of).unwrap_or_default()).into()
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
        /// As a field, it has the limits that Polar has. Other limits are rules of a field of a type that derives [`Event`](crate::Event).
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

/// A value, or `null`. That it may be absent is a matter of the field, which serde needs to be told as well: by `#[serde(default)]`.
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
