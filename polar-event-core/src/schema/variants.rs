//! The variants of enums in the mode of a builder, and their names.

use serde_json::{Value, json};

use super::build::Builder;
use super::options::Mode;
use crate::describe::{Enum, TagType, Variant};

/// The names of a variant in documents of this mode.
pub(super) fn names(variant: &Variant, mode: Mode) -> Vec<&'static str> {
    match mode {
        Mode::Deserialize => core::iter::once(variant.name).chain(variant.aliases.iter().copied()).collect(),
        Mode::Serialize => vec![variant.written_name],
    }
}

/// The variants that are selected by name, with their indices.
pub(super) fn named(of: &'static Enum, mode: Mode) -> Vec<(usize, &'static Variant)> {
    let catch_alls = of.names.len()..of.names.len().saturating_add(of.catch_alls);
    let variants = of.variants.iter().enumerate().filter(|(index, _)| !catch_alls.contains(index));
    match mode {
        Mode::Deserialize => variants.take(of.names.len()).collect(),
        Mode::Serialize => variants.filter(|(_, variant)| variant.is_written).collect(),
    }
}

/// The JSON type of the tag.
pub(super) const fn type_of_tag(of: &Enum) -> &'static str {
    match of.tag_type {
        TagType::String => "string",
        TagType::Unsigned | TagType::Signed => "integer",
        TagType::Boolean => "boolean",
    }
}

impl Builder<'_> {
    pub(super) fn variants(&self, of: &'static Enum) -> Vec<(usize, &'static Variant)> {
        named(of, self.options.mode)
    }

    pub(super) fn names(&self, variant: &Variant) -> Vec<&'static str> {
        names(variant, self.options.mode)
    }

    /// The names of a variant as values of the tag.
    pub(super) fn tags(&self, of: &Enum, variant: &Variant) -> Vec<Value> {
        self.names(variant).into_iter().map(|name| json!(of.tag_type.literal(name))).collect()
    }

    /// Whether the variant is the one for unknown names. It is written with its own name.
    pub(super) fn is_other(&self, of: &Enum, variant: &Variant) -> bool {
        !self.is_written() && of.other.and_then(|other| of.variants.get(other)).is_some_and(|other| core::ptr::eq(other, variant))
    }
}
