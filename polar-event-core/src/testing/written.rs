//! Compares a document with the serialization of the value decoded from it: nothing may be lost, and only the notation may change.

use std::collections::BTreeMap;

use serde_core::Serialize;
use serde_json::{Map, Value};

use crate::describe::{Catches, Describe, Enum, Field, Object, Shape, TagType, Tagging};

/// The output so far.
pub(super) struct Written {
    shape: &'static Shape,
    is_read_again: bool,
    /// For each field that a document had, whether it was ever serialized.
    fields: BTreeMap<String, bool>,
}

impl Written {
    pub(super) fn of<T: Describe>() -> Self {
        Self { shape: T::SHAPE, is_read_again: is_read_again(T::SHAPE, &mut Vec::new()), fields: BTreeMap::new() }
    }

    /// Whether the output is meant to be deserialized again.
    pub(super) fn is_read_again(&self) -> bool {
        self.is_read_again
    }

    /// Whether the output after decoding a document matches the document.
    pub(super) fn is_kept(&mut self, document: &str, text: &str) -> bool {
        match (serde_json::from_str(document), serde_json::from_str(text)) {
            (Ok(read), Ok(wrote)) => self.is_same(self.shape, &read, &wrote),
            _ => true,
        }
    }

    /// The fields that documents had, and that were never serialized.
    pub(super) fn lost(&self) -> impl Iterator<Item = String> {
        self.fields.iter().filter(|(_, written)| !**written).map(|(field, _)| field.clone())
    }

    fn is_same(&mut self, shape: &'static Shape, read: &Value, wrote: &Value) -> bool {
        match (shape, read, wrote) {
            (Shape::Nullable(inner), ..) => self.is_same(inner(), read, wrote),
            (Shape::Newtype(newtype), ..) => self.is_same((newtype.shape)(), read, wrote),
            (_, Value::Null, Value::Null) => true,
            (Shape::Object(object), Value::Object(read), Value::Object(wrote)) => self.is_same_object(object, read, wrote),
            (Shape::TupleStruct(object), Value::Array(read), Value::Array(wrote)) => {
                let all_written = object.fields.iter().all(|field| field.serialize_name.is_some());
                let pairs = object.fields.iter().zip(read.iter().zip(wrote));
                !all_written || pairs.into_iter().all(|(field, (read, wrote))| self.is_same((field.shape)(), read, wrote))
            }
            (Shape::Array(array), Value::Array(read), Value::Array(wrote)) if !array.set => {
                read.len() == wrote.len() && read.iter().zip(wrote).all(|(read, wrote)| self.is_same((array.item)(), read, wrote))
            }
            (Shape::Tuple(items), Value::Array(read), Value::Array(wrote)) => {
                let pairs = items.iter().zip(read.iter().zip(wrote));
                read.len() == wrote.len() && pairs.into_iter().all(|(item, (read, wrote))| self.is_same(item(), read, wrote))
            }
            (Shape::Map(map), Value::Object(read), Value::Object(wrote)) => {
                let is_plain = matches!((map.key)(), Shape::String | Shape::Character);
                read.len() == wrote.len()
                    && (!is_plain
                        || read.iter().all(|(key, read)| wrote.get(key).is_some_and(|wrote| self.is_same((map.value)(), read, wrote))))
            }
            (Shape::Metadata | Shape::Any, ..) => same_number(read, wrote).unwrap_or(read == wrote),
            (Shape::Enum(of), ..) => self.is_same_variant(of, read, wrote),
            (Shape::Boolean | Shape::String | Shape::Character, ..) => read == wrote,
            (Shape::Integer(_) | Shape::Float(_), ..) => same_number(read, wrote).unwrap_or(false),
            (Shape::Uuid, Value::String(read), Value::String(wrote)) => read.eq_ignore_ascii_case(wrote),
            // The other types have several notations, or are not this library's.
            (Shape::Uuid, ..) => false,
            _ => true,
        }
    }

    fn is_same_object(&mut self, object: &'static Object, read: &Map<String, Value>, wrote: &Map<String, Value>) -> bool {
        object.fields.iter().all(|field| {
            if field.flatten {
                return match (field.shape)() {
                    Shape::Object(inner) => self.is_same_object(inner, read, wrote),
                    Shape::Enum(of) => self.is_same_variant(of, &Value::Object(read.clone()), &Value::Object(wrote.clone())),
                    _ => true,
                };
            }
            let names = core::iter::once(&field.name).chain(field.aliases);
            let (Some(name), Some(read)) = (field.serialize_name, names.filter_map(|name| read.get(*name)).next()) else { return true };
            let value = wrote.get(name);
            if !read.is_null() {
                *self.fields.entry(format!("{}.{}", object.name, field.name)).or_default() |= value.is_some();
            }
            value.is_none_or(|wrote| self.is_same((field.shape)(), read, wrote))
        })
    }

    fn is_same_variant(&mut self, of: &'static Enum, read: &Value, wrote: &Value) -> bool {
        let find = |name: &str| of.named_variants().iter().find(|variant| variant.has_name(name));
        let text = |value: &Value, key: &str| {
            let tag = value.get(key)?;
            (of.tag_type == TagType::String || !tag.is_string()).then(|| tag.as_str().map_or_else(|| tag.to_string(), str::to_owned))
        };
        match (of.tagging, read, wrote) {
            (Tagging::External, Value::String(read), _) => find(read).is_none_or(|variant| *wrote == variant.written_name),
            (Tagging::External, Value::Object(read), Value::Object(wrote)) => {
                let Some((variant, content)) = read.iter().find_map(|(name, value)| Some((find(name)?, value))) else { return true };
                wrote.get(variant.written_name).is_none_or(|wrote| self.is_same(&variant.content, content, wrote))
            }
            (Tagging::Internal { tag } | Tagging::Adjacent { tag, .. }, ..) => {
                let Some(variant) = text(read, tag).and_then(|name| find(&name)) else { return true };
                let content = |value: &Value| match of.tagging {
                    Tagging::Adjacent { content, .. } => value.get(content).cloned(),
                    _ => Some(value.clone()),
                };
                let same_name = wrote.get(tag).is_some_and(|name| *name == serde_json::json!(of.tag_type.literal(variant.written_name)));
                let is_object = !matches!(of.tagging, Tagging::Internal { .. })
                    || matches!(variant.content.inside_newtypes(), Shape::Object(_) | Shape::Enum(_));
                let contents = content(read).zip(content(wrote)).filter(|_| is_object);
                same_name && contents.is_none_or(|(read, wrote)| self.is_same(&variant.content, &read, &wrote))
            }
            _ => true,
        }
    }
}

/// Whether two numbers are equal, even if one is written as a float; `None` if they are not numbers.
fn same_number(read: &Value, wrote: &Value) -> Option<bool> {
    let (read, wrote) = (read.as_f64()?, wrote.as_f64()?);
    // An `f32` has seven significant digits.
    Some((read - wrote).abs() <= read.abs() * 1e-6)
}

/// Whether a type deserializes what it serializes: no name differs by direction.
fn is_read_again(shape: &'static Shape, seen: &mut Vec<*const Shape>) -> bool {
    if seen.contains(&core::ptr::from_ref(shape)) || seen.len() > 1000 {
        return true;
    }
    seen.push(shape);
    let is_field = |field: &Field| {
        let is_known = |name: &&str| field.has_name(name);
        field.serialize_name.as_ref().map_or(!field.required, |name| field.flatten || is_known(name))
    };
    match shape {
        Shape::Object(object) | Shape::TupleStruct(object) => {
            // A field that is only serialized is unknown when deserializing.
            let is_refused = object.deny_unknown_fields && !object.only_written.is_empty();
            !is_refused && object.fields.iter().all(|field| is_field(field) && is_read_again((field.shape)(), seen))
        }
        Shape::Enum(of) => {
            let is_known = |variant: &crate::describe::Variant| {
                variant.is_written && (variant.written_name == variant.name || variant.aliases.contains(&variant.written_name))
            };
            of.variants
                .iter()
                .all(|variant| (is_known(variant) || !matches!(variant.catches, Catches::Nothing)) && is_read_again(&variant.content, seen))
        }
        Shape::Newtype(newtype) => is_read_again((newtype.shape)(), seen),
        Shape::Nullable(inner) => is_read_again(inner(), seen),
        Shape::Array(array) => is_read_again((array.item)(), seen),
        Shape::Tuple(items) => items.iter().all(|item| is_read_again(item(), seen)),
        Shape::Map(map) => is_read_again((map.value)(), seen),
        _ => true,
    }
}

/// The output, as a JSON value.
pub(super) fn value(value: &impl Serialize) -> Option<Value> {
    serde_json::from_str(&serde_json::to_string(value).ok()?).ok()
}
