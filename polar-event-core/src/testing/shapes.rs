//! What descriptions say of their types.

use crate::describe::{Enum, Newtype, Shape, Variant};

/// So many types are looked through, one around the other.
pub(super) const DEPTH: usize = 8;

/// What is in newtypes.
pub(super) fn inside(shape: &'static Shape) -> &'static Shape {
    let mut shape = shape;
    for _ in 0..DEPTH {
        let Shape::Newtype(newtype) = shape else { break };
        shape = (newtype.shape)();
    }
    shape
}

/// Whether a newtype is a number with a limit of its own, such as `NonZero<u8>`, which has the rules of its place as well.
pub(super) fn is_number(newtype: &Newtype) -> bool {
    newtype.name.contains('<')
}

/// The variants that can be read.
pub(super) fn readable(of: &'static Enum) -> &'static [Variant] {
    of.variants.get(..of.names.len()).unwrap_or(of.variants)
}

/// Whether a variant holds nothing.
pub(super) fn is_unit(variant: &Variant) -> bool {
    matches!(variant.content, Shape::Null)
}
