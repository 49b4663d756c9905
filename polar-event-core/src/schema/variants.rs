//! The variants of enums, and what is in them.

use crate::describe::{Enum, Variant};

/// The names of a variant in documents.
pub(super) fn names(variant: &Variant) -> Vec<&'static str> {
    core::iter::once(variant.name).chain(variant.aliases.iter().copied()).collect()
}

/// Whether the variant is the one for unknown names.
pub(super) fn is_other(of: &Enum, variant: &Variant) -> bool {
    of.other.and_then(|other| of.variants.get(other)).is_some_and(|other| core::ptr::eq(other, variant))
}
