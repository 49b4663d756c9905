//! Writing enums, and checking them in memory.

use serde_core::ser::{Error, Serialize, SerializeStruct, Serializer};

use super::tagged::Tagged;
use super::typed_tag::TagValue;
use super::variant::AsVariant;
use super::{is_null, report_again};
use crate::describe::{Catches, Describe, Enum, Shape, TagType, Tagging, Variant};
use crate::error::{Code, Segment};
use crate::serialize::has_key;
use crate::state::{Checkpoint, ValidationState};
use crate::validate::finish::finish_check;

/// An enum whose variants hold data, to be written: what `#[derive(Event)]` generates.
pub trait SerializeContent {
    /// The enum's description, for serializing. What a variant holds of a type parameter, which need not have a description, is `null` in it,
    /// under a newtype.
    const ENUM: &'static Enum;

    /// Whether only a value tells which keys stand beside the tag of an internally tagged enum.
    const HAS_OPEN_KEYS: bool = false;

    /// The place of the variant in the description. None is there for a variant that is not written.
    fn index(&self) -> usize;

    /// Writes what the variant holds, without its name.
    ///
    /// # Errors
    ///
    /// The serializer's own.
    fn serialize_content<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;

    /// The same for a variant that holds fields.
    ///
    /// # Errors
    ///
    /// The serializer's own.
    fn serialize_fields<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
}

/// What a variant holds, as a value of its own.
#[derive(Debug)]
pub struct Content<'a, T>(pub(super) &'a T);

impl<T: SerializeContent> Serialize for Content<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize_content(serializer)
    }
}

// Enums are written as serde's derive would. As with reading, there is one function for each representation: one for all could not be compiled for
// an enum that holds itself.

/// The description of the variant at hand.
pub(super) fn variant<T: SerializeContent, E: Error>(value: &T) -> Result<(&'static Enum, usize, &'static Variant), E> {
    let (of, index) = (T::ENUM, value.index());
    match of.variants.get(index) {
        Some(variant) => Ok((of, index, variant)),
        None => Err(E::custom(format_args!("this variant of {} is not written: it is marked `skip`", of.name))),
    }
}

/// Writes an externally tagged enum.
///
/// # Errors
///
/// The serializer's own; and that a variant is not to be written.
pub fn write_external<T: SerializeContent, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let (of, index, Variant { written_name, content, .. }) = variant(value)?;
    let index = u32::try_from(index).unwrap_or(u32::MAX);
    match content {
        Shape::Null => serializer.serialize_unit_variant(of.name, index, written_name),
        Shape::TupleStruct(_) if AsVariant::<S>::is_possible() => {
            value.serialize_fields(AsVariant { of: of.name, index, variant: written_name, serializer })
        }
        Shape::Object(object) if object.flattened.is_empty() && AsVariant::<S>::is_possible() => {
            value.serialize_fields(AsVariant { of: of.name, index, variant: written_name, serializer })
        }
        _ => serializer.serialize_newtype_variant(of.name, index, written_name, &Content(value)),
    }
}

/// Writes an internally tagged enum.
///
/// # Errors
///
/// The serializer's own; and that a variant is not to be written.
pub fn write_internal<T: SerializeContent, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let (of, _, variant) = variant(value)?;
    let name = TagValue { name: variant.written_name, of: of.tag_type };
    value.serialize_content(Tagged { tag: of.tag(), variant: name, of: of.name, content: &variant.content, serializer })
}

/// The name of a variant as the value of an adjacently tagged enum's tag: a variant that holds nothing, as serde writes it.
struct Name {
    of: &'static str,
    index: usize,
    variant: &'static str,
}

impl Serialize for Name {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit_variant(self.of, u32::try_from(self.index).unwrap_or(u32::MAX), self.variant)
    }
}

/// Writes an adjacently tagged enum.
///
/// # Errors
///
/// The serializer's own; and that a variant is not to be written.
pub fn write_adjacent<T: SerializeContent, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let (of, index, variant) = variant(value)?;
    let is_unit = matches!(variant.content, Shape::Null);
    let mut object = serializer.serialize_struct(of.name, if is_unit { 1 } else { 2 })?;
    match of.tag_type {
        TagType::String => object.serialize_field(of.tag(), &Name { of: of.name, index, variant: variant.written_name })?,
        tag_type => object.serialize_field(of.tag(), &TagValue { name: variant.written_name, of: tag_type })?,
    }
    if !is_unit {
        object.serialize_field(of.content(), &Content(value))?;
    }
    object.end()
}

/// Writes an untagged enum.
///
/// # Errors
///
/// The serializer's own; and that a variant is not to be written.
pub fn write_untagged<T: SerializeContent, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    variant(value)?;
    value.serialize_content(serializer)
}

/// An enum, if its own `check` finds no fault.
pub fn check_decoded_enum<T: Describe>(
    value: T,
    check: impl FnOnce(&T, &mut ValidationState<'_>),
    cx: &mut ValidationState<'_>,
) -> Option<T> {
    let checkpoint = cx.checkpoint();
    check_enum(&value, checkpoint, check, cx);
    cx.is_clean_since(checkpoint).then_some(value)
}

/// Checks a whole enum, when nothing is wrong with what it holds.
pub fn check_enum<T: Describe>(
    value: &T,
    start: Checkpoint,
    check: impl FnOnce(&T, &mut ValidationState<'_>),
    cx: &mut ValidationState<'_>,
) {
    if !cx.is_clean_since(start) {
        return;
    }
    let checkpoint = cx.checkpoint();
    check(value, cx);
    if cx.has_reported_since(checkpoint) {
        finish_shape(T::SHAPE, checkpoint, cx);
    }
}

/// Keeps back what a `check` says beyond fixed texts, if something in what it has seen is sensitive.
#[cold]
fn finish_shape(shape: &'static Shape, checkpoint: Checkpoint, cx: &mut ValidationState<'_>) {
    // A type that is read as another is described as that.
    finish_check(shape.object(), checkpoint, cx);
    shape.variants().variants.iter().for_each(|variant| finish_check(variant.content.object(), checkpoint, cx));
    if shape.is_sensitive() {
        cx.redact(checkpoint);
    }
}

/// Reports a key that is the tag, and a value that has no keys, in what a variant of an internally tagged enum holds: neither could be written.
pub fn check_keys<T: SerializeContent + Describe>(value: &T, cx: &mut ValidationState<'_>) {
    if !T::HAS_OPEN_KEYS {
        return;
    }
    let of = T::SHAPE.variants();
    let is_alone =
        of.variants.get(value.index()).is_none_or(|variant| is_null(&variant.content) || !matches!(variant.catches, Catches::Nothing));
    if !is_alone {
        check_keys_of(&Content(value), of.tag(), cx);
    }
}

/// The same for what a variant holds.
pub fn check_keys_of<T: Serialize>(content: &T, tag: &'static str, cx: &mut ValidationState<'_>) {
    match has_key(content, tag) {
        Some(false) => {}
        Some(true) => report_again(tag, cx),
        None => cx.report(Code::ObjectType, [("found", "value without keys".into())]),
    }
}

/// Puts the steps of a variant, whose content has been checked in memory, before the paths that lead to it in documents.
pub fn prefix_path<T: Describe>(index: usize, checkpoint: Checkpoint, cx: &mut ValidationState<'_>) {
    let of = T::SHAPE.variants();
    let variant = of.variants.get(index);
    let is_nameless = |variant: &Variant| match variant.catches {
        Catches::Nothing => false,
        Catches::Value => true,
        // Generated code knows it.
        Catches::Name { .. } => matches!(of.tagging, Tagging::External),
    };
    if variant.is_some_and(is_nameless) {
        return;
    }
    let step = match of.tagging {
        Tagging::External => variant.map(|variant| variant.name),
        Tagging::Adjacent { content, .. } => Some(content),
        Tagging::Internal { .. } | Tagging::Untagged => None,
    };
    if let Some(step) = step {
        cx.prefix_path(checkpoint, || Segment::from(step));
    }
}
