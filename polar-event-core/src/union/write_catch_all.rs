//! Writing enums with catch-alls.

use serde_core::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

use super::content::{Content, SerializeContent, variant, write_adjacent, write_external, write_internal};
use super::tagged::Tagged;
use crate::describe::{Catches, Describe, Shape, Tagging};
use crate::error::Segment;
use crate::serialize::key_is;
use crate::state::{Checkpoint, ValidationState};

/// A tagged enum with catch-alls, to be written: what `#[derive(Event)]` generates.
pub trait SerializeCatchAll: SerializeContent {
    /// Writes the name that the value keeps; `null` if it keeps none.
    ///
    /// # Errors
    ///
    /// The serializer's own.
    fn serialize_name<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }

    /// Whether the value that comes with a kept name is absent, so that only the name is written.
    fn is_name_alone(&self) -> bool {
        false
    }
}

/// The name that a value keeps.
struct KeptName<'a, T>(&'a T);

impl<T: SerializeCatchAll> Serialize for KeptName<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize_name(serializer)
    }
}

/// What is written for a value.
enum Writes {
    Named,
    Value,
    Name,
    NameAndContent,
}

fn what<T: SerializeCatchAll, E: serde_core::ser::Error>(value: &T) -> Result<Writes, E> {
    let (_, _, variant) = variant(value)?;
    Ok(match variant.catches {
        Catches::Nothing => Writes::Named,
        Catches::Value => Writes::Value,
        Catches::Name { .. } if matches!(variant.content, Shape::Null) || value.is_name_alone() => Writes::Name,
        Catches::Name { .. } => Writes::NameAndContent,
    })
}

/// Writes an externally tagged enum with catch-alls.
///
/// # Errors
///
/// The serializer's own; and that a variant is not to be written.
pub fn write_external_or_other<T: SerializeCatchAll, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    match what(value)? {
        Writes::Named => write_external(value, serializer),
        Writes::Value => value.serialize_content(serializer),
        Writes::Name => value.serialize_name(serializer),
        Writes::NameAndContent => {
            let mut object = serializer.serialize_map(Some(1))?;
            object.serialize_entry(&KeptName(value), &Content(value))?;
            object.end()
        }
    }
}

/// Writes an internally tagged enum with catch-alls.
///
/// # Errors
///
/// The serializer's own; and that a variant is not to be written.
pub fn write_internal_or_other<T: SerializeCatchAll, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    match what(value)? {
        Writes::Named => write_internal(value, serializer),
        Writes::Value => value.serialize_content(serializer),
        Writes::Name => write_name(value, serializer),
        Writes::NameAndContent => {
            let (of, _, variant) = variant(value)?;
            let content = &variant.content;
            value.serialize_content(Tagged { tag: of.tag(), variant: KeptName(value), of: of.name, content, serializer })
        }
    }
}

/// Writes an adjacently tagged enum with catch-alls.
///
/// # Errors
///
/// The serializer's own; and that a variant is not to be written.
pub fn write_adjacent_or_other<T: SerializeCatchAll, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    match what(value)? {
        Writes::Named => write_adjacent(value, serializer),
        Writes::Value => value.serialize_content(serializer),
        Writes::Name => write_name(value, serializer),
        Writes::NameAndContent => {
            let of = T::ENUM;
            let mut object = serializer.serialize_struct(of.name, 2)?;
            object.serialize_field(of.tag(), &KeptName(value))?;
            object.serialize_field(of.content(), &Content(value))?;
            object.end()
        }
    }
}

/// The tag alone.
fn write_name<T: SerializeCatchAll, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let of = T::ENUM;
    let mut object = serializer.serialize_struct(of.name, 1)?;
    object.serialize_field(of.tag(), &KeptName(value))?;
    object.end()
}

/// Puts the kept name, which is the key, before the paths into the content.
pub fn prefix_kept_name<N: Serialize>(name: &N, checkpoint: Checkpoint, cx: &mut ValidationState<'_>) {
    if cx.has_reported_since(checkpoint) {
        key_is(name, |name| {
            cx.prefix_path(checkpoint, || Segment::from_input(name));
            true
        });
    }
}

/// The same for the violations of the name itself.
pub fn mark_kept_name<N: Serialize>(name: &N, checkpoint: Checkpoint, cx: &mut ValidationState<'_>) {
    if cx.has_reported_since(checkpoint) {
        cx.mark_as_key_error(checkpoint);
        prefix_kept_name(name, checkpoint, cx);
    }
}

/// Puts the tag before the paths of violations of the kept name, if there is a tag.
pub fn leave_kept_name<T: Describe>(checkpoint: Checkpoint, cx: &mut ValidationState<'_>) {
    let of = T::SHAPE.variants();
    if let Tagging::Internal { tag } | Tagging::Adjacent { tag, .. } = of.tagging {
        cx.prefix_path(checkpoint, || Segment::from(tag));
    }
}
