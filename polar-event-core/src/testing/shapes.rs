//! Properties of descriptions.

use crate::describe::{Enum, Newtype, Shape, Variant};

/// The maximum number of nested types that are searched.
pub(super) const DEPTH: usize = 8;

/// The description inside newtypes.
pub(super) fn inside(shape: &'static Shape) -> &'static Shape {
    let mut shape = shape;
    for _ in 0..DEPTH {
        let Shape::Newtype(newtype) = shape else { break };
        shape = (newtype.shape)();
    }
    shape
}

/// Whether a newtype is a number with its own limit, such as `NonZero<u8>`, to which the rules of its place apply as well.
pub(super) fn is_number(newtype: &Newtype) -> bool {
    newtype.name.contains('<')
}

/// The variants that can be deserialized.
pub(super) fn readable(of: &'static Enum) -> &'static [Variant] {
    of.variants.get(..of.names.len()).unwrap_or(of.variants)
}

/// Whether a variant holds no data.
pub(super) fn is_unit(variant: &Variant) -> bool {
    matches!(variant.content, Shape::Null)
}
