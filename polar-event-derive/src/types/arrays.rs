//! Arrays that serde's `Serialize` is not for.

use syn::{Expr, ExprLit, Lit, Type, TypeArray};

use super::{AROUND, Known, last_segment, within};

/// Whether the type is an array of more items than serde's `Serialize` is for, or of a number that only the compiler knows, or contains one.
pub(crate) fn has_long_array(ty: &Type) -> bool {
    long_array(ty) > 0
}

/// How many types there are from this one to the items of the innermost long array. Tuples and type parameters are not looked into.
pub(crate) fn long_array(ty: &Type) -> usize {
    let beside = |inner: &Type| match long_array(inner) {
        0 => 0,
        levels => levels + 1,
    };
    match ty {
        Type::Paren(paren) => long_array(&paren.elem),
        Type::Group(group) => long_array(&group.elem),
        Type::Array(array) if is_long(array) => long_array(&array.elem) + 1,
        Type::Array(array) => beside(&array.elem),
        Type::Path(_) => match (within(ty), Known::of(ty)) {
            (Some(Type::Slice(slice)), _) => beside(&slice.elem),
            (Some(inner), _) if is_wrapper(ty) => beside(inner),
            (_, Known::List(item)) => beside(item),
            (_, Known::Map(_, value)) => beside(value),
            _ => 0,
        },
        _ => 0,
    }
}

fn is_wrapper(ty: &Type) -> bool {
    let cells = ["Option", "OptionalNullable", "Cell", "RefCell", "Mutex", "RwLock"];
    last_segment(ty).is_some_and(|last| cells.iter().chain(&AROUND).any(|name| last.ident == name))
}

fn is_long(array: &TypeArray) -> bool {
    match &array.len {
        Expr::Lit(ExprLit { lit: Lit::Int(len), .. }) => !matches!(len.base10_parse(), Ok(0_u64..=32)),
        _ => true,
    }
}
