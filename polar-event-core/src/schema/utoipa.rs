//! Schemas for the crate `utoipa`.
//!
//! utoipa identifies a type only by its name, so names must not depend on other types: those of generic types include their arguments, as
//! in utoipa's macros. Its `Schema` has no fields for many keywords; these become extensions, which serialize like the others, so nothing
//! is lost.
//!
//! For generic types, utoipa's macros require `ComposeSchema`, which implies `PartialSchema`. That trait is not documented, but its own
//! derive uses it, too.

use std::borrow::Cow;

use ::utoipa::__dev::ComposeSchema;
use ::utoipa::openapi::extensions::Extensions;
use ::utoipa::openapi::schema::{AdditionalProperties, AnyOf, Array, ArrayItems, Object, OneOf, Schema, SchemaType};
use ::utoipa::openapi::{Ref, RefOr};
use ::utoipa::{PartialSchema, ToSchema};
use serde_core::Serialize;
use serde_core::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::build::Builder;
use super::names::{full_name, identifier, name_of};
use super::node::Node;
use crate::describe::{Describe, Shape};
use crate::metadata::{Metadata, MetadataRef};
use crate::types::OptionalNullable;

/// The name of a type's component, without the arguments of a generic type, which utoipa adds.
#[must_use]
pub fn name<T: Describe>() -> Cow<'static, str> {
    name_of(T::SHAPE).map_or_else(|| full_name(T::SHAPE), identifier).into()
}

/// The schema of a type, with references to components.
#[must_use]
pub fn schema<T: Describe>() -> RefOr<Schema> {
    let mut builder = Builder::with_full_names();
    let reference = builder.value(T::SHAPE, &[]);
    // Since the root is defined first, it has the plain name.
    let node = builder.defined(&full_name(T::SHAPE)).unwrap_or(reference);
    convert(if T::OPTIONAL || T::NULLABLE { node.nullable() } else { node }.into())
}

/// Adds the components of the types inside the type.
pub fn schemas<T: Describe>(components: &mut Vec<(String, RefOr<Schema>)>) {
    add(T::SHAPE, components);
}

fn add(shape: &'static Shape, components: &mut Vec<(String, RefOr<Schema>)>) {
    let mut builder = Builder::with_full_names();
    _ = builder.value(shape, &[]);
    for (name, definition) in builder.definitions() {
        if !components.iter().any(|(have, _)| *have == name) {
            components.push((name, convert(definition)));
        }
    }
}

/// A schema as utoipa's types. Keywords without a field become extensions.
fn convert(schema: Value) -> RefOr<Schema> {
    let mut keywords = match schema {
        Value::Object(keywords) => keywords,
        Value::Bool(false) => Map::from_iter([("not".to_owned(), json!({}))]),
        _ => Map::new(),
    };
    if keywords.keys().all(|keyword| matches!(keyword.as_str(), "$ref" | "description")) {
        if let Some(reference) = typed::<Ref>(&keywords) {
            return RefOr::Ref(reference);
        }
    }
    RefOr::T(match (keywords.get("type"), keywords.get("oneOf"), keywords.get("anyOf"), keywords.get("items")) {
        (None, Some(_), None, None) => {
            let items = converted(keywords.remove("oneOf"));
            let mut of: OneOf = filled(keywords);
            of.items = items;
            Schema::OneOf(of)
        }
        (None, None, Some(_), None) => {
            let items = converted(keywords.remove("anyOf"));
            let mut of: AnyOf = filled(keywords);
            of.items = items;
            Schema::AnyOf(of)
        }
        (Some(_), None, None, Some(Value::Object(_))) => {
            let items = convert(keywords.remove("items").unwrap_or_default());
            let mut array: Array = filled(keywords);
            array.items = ArrayItems::RefOrSchema(Box::new(items));
            Schema::Array(array)
        }
        _ => Schema::Object(object(keywords)),
    })
}

fn object(mut keywords: Map<String, Value>) -> Object {
    let properties = keywords.remove("properties").and_then(|it| if let Value::Object(it) = it { Some(it) } else { None });
    let additional = keywords.remove("additionalProperties");
    let has_type = keywords.contains_key("type");
    let mut object: Object = filled(keywords);
    if !has_type {
        object.schema_type = SchemaType::AnyValue;
    }
    object.properties = properties.into_iter().flatten().map(|(name, schema)| (name, convert(schema))).collect();
    object.additional_properties = additional.map(|additional| {
        Box::new(match additional {
            Value::Bool(any) => AdditionalProperties::FreeForm(any),
            schema => AdditionalProperties::RefOr(convert(schema)),
        })
    });
    object
}

fn converted(schemas: Option<Value>) -> Vec<RefOr<Schema>> {
    match schemas {
        Some(Value::Array(schemas)) => schemas.into_iter().map(convert).collect(),
        _ => Vec::new(),
    }
}

/// The keywords as this type, if it has a field for each, and serializes to the same keywords.
fn typed<T: Serialize + DeserializeOwned>(keywords: &Map<String, Value>) -> Option<T> {
    let typed: T = serde_json::from_value(keywords.clone().into()).ok()?;
    (serde_json::to_value(&typed).ok()?.as_object()? == keywords).then_some(typed)
}

/// One of utoipa's schema types.
trait Keywords: Default + Serialize + DeserializeOwned {
    /// The minimum that is required to deserialize one.
    fn least() -> Value;

    fn extensions(&mut self) -> &mut Option<Extensions>;
}

macro_rules! keywords {
    ($($schema:ident $least:tt)+) => { $(
        impl Keywords for $schema {
            fn least() -> Value {
                json!($least)
            }

            fn extensions(&mut self) -> &mut Option<Extensions> {
                &mut self.extensions
            }
        }
    )+ };
}

keywords! {
    Object { "type": "object" }
    Array { "type": "array", "items": { "type": "string" } }
    OneOf { "oneOf": [] }
    AnyOf { "anyOf": [] }
}

/// The keywords as this type: in its fields if they exist and preserve the value, otherwise as extensions.
fn filled<T: Keywords>(keywords: Map<String, Value>) -> T {
    let Value::Object(mut said) = T::least() else { return T::default() };
    let mut gap = Vec::new();
    for (keyword, value) in keywords {
        let mut with = said.clone();
        with.insert(keyword.clone(), value.clone());
        if typed::<T>(&with).is_some() {
            said = with;
        } else {
            gap.push((keyword, value));
        }
    }
    let mut schema: T = typed(&said).unwrap_or_default();
    *schema.extensions() = (!gap.is_empty()).then(|| gap.into_iter().collect());
    schema
}

macro_rules! metadata {
    ($($metadata:ty),+) => { $(
        /// The schema has Polar's limits. For other limits, use a field with rules in a type that derives [`Event`](crate::Event).
        impl PartialSchema for $metadata {
            fn schema() -> RefOr<Schema> {
                schema::<Self>()
            }
        }

        impl ToSchema for $metadata {
            fn name() -> Cow<'static, str> {
                name::<Self>()
            }
        }
    )+ };
}

metadata!(Metadata, MetadataRef<'_>);

/// A value, or `null`; whether it may be absent depends on the field.
impl<T: PartialSchema> ComposeSchema for OptionalNullable<T> {
    fn compose(mut arguments: Vec<RefOr<Schema>>) -> RefOr<Schema> {
        let value = if arguments.is_empty() { T::schema() } else { arguments.swap_remove(0) };
        let keywords = if let Ok(Value::Object(keywords)) = serde_json::to_value(value) { keywords } else { Map::new() };
        convert(Node::from(keywords).nullable().into())
    }
}

impl<T: ToSchema> ToSchema for OptionalNullable<T> {
    fn name() -> Cow<'static, str> {
        "OptionalNullable".into()
    }

    fn schemas(components: &mut Vec<(String, RefOr<Schema>)>) {
        T::schemas(components);
    }
}
