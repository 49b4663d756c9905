//! Properties of descriptions.

use crate::describe::{Newtype, Shape, Variant};

/// The maximum number of nested types that are searched.
pub(super) const DEPTH: usize = 8;

/// Whether a newtype is a number with its own limit, such as `NonZero<u8>`, to which the rules of its place apply as well.
pub(super) fn is_number(newtype: &Newtype) -> bool {
    newtype.name.contains('<')
}

/// Whether a variant holds no data.
pub(super) fn is_unit(variant: &Variant) -> bool {
    matches!(variant.content, Shape::Null)
}
