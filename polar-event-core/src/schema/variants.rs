//! The variants of enums, and what is in them.

use serde_json::{Value, json};

use crate::describe::{Enum, TagType, Variant};

/// The names of a variant in documents.
pub(super) fn names(variant: &Variant) -> Vec<&'static str> {
    core::iter::once(variant.name).chain(variant.aliases.iter().copied()).collect()
}

/// The same as values of the tag.
pub(super) fn tags(of: &Enum, variant: &'static Variant) -> Vec<Value> {
    names(variant).into_iter().map(|name| json!(of.tag_type.literal(name))).collect()
}

/// The JSON type of the tag.
pub(super) const fn type_of_tag(of: &Enum) -> &'static str {
    match of.tag_type {
        TagType::String => "string",
        TagType::Unsigned | TagType::Signed => "integer",
        TagType::Boolean => "boolean",
    }
}

/// Whether the variant is the one for unknown names.
pub(super) fn is_other(of: &Enum, variant: &Variant) -> bool {
    of.other.and_then(|other| of.variants.get(other)).is_some_and(|other| core::ptr::eq(other, variant))
}
