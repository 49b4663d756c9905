//! The variants of enums, and what is in them.

use crate::describe::{Enum, Shape, Variant};

/// The variants that can be deserialized. Those that can only be serialized follow them.
pub(super) fn readable(of: &'static Enum) -> &'static [Variant] {
    of.variants.get(..of.names.len()).unwrap_or(of.variants)
}

/// The names of a variant in documents.
pub(super) fn names(variant: &Variant) -> Vec<&'static str> {
    core::iter::once(variant.name).chain(variant.aliases.iter().copied()).collect()
}

/// The maximum number of nested newtypes that are searched.
const DEPTH: usize = 16;

/// The description inside newtypes.
pub(super) fn inside(shape: &'static Shape) -> &'static Shape {
    let mut shape = shape;
    for _ in 0..DEPTH {
        match shape {
            Shape::Newtype(newtype) => shape = (newtype.shape)(),
            _ => return shape,
        }
    }
    shape
}

/// Whether the variant is the one for unknown names.
pub(super) fn is_other(of: &Enum, variant: &Variant) -> bool {
    of.other.and_then(|other| of.variants.get(other)).is_some_and(|other| core::ptr::eq(other, variant))
}
