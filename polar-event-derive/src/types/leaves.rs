//! The types that stand within another.

use syn::Type;

use super::{AROUND, Known, last_segment, type_arguments};

/// What a type within another is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Key,
    Value,
    /// An item of a hash set, or the key of a hash map, beside what it is otherwise.
    Hashed,
}

/// The types in a type that its syntax does not show: what remains of lists, maps, options, boxes, tuples and the like.
pub(crate) fn leaves<'a>(ty: &'a Type, leaves: &mut Vec<(Role, &'a Type)>) {
    match ty {
        // Only strings and bytes can be borrowed.
        Type::Reference(reference) if reference.mutability.is_none() && is_borrowable(&reference.elem) => {}
        Type::Paren(paren) => self::leaves(&paren.elem, leaves),
        Type::Group(group) => self::leaves(&group.elem, leaves),
        Type::Array(array) => self::leaves(&array.elem, leaves),
        Type::Tuple(tuple) if tuple.elems.len() <= MAX_TUPLE => tuple.elems.iter().for_each(|ty| self::leaves(ty, leaves)),
        Type::Path(_) => match (Known::of(ty), inner(ty)) {
            // Only the wrapper of what has no size is a type of fields.
            (_, Some(inner)) if last_segment(inner).is_some_and(|last| last.ident == "Path") => leaves.push((Role::Value, ty)),
            (_, Some(Type::TraitObject(_))) => leaves.push((Role::Value, ty)),
            (_, Some(Type::Slice(slice))) if last_segment(ty).is_some_and(|last| last.ident == "Box" || last.ident == "Cow") => {
                self::leaves(&slice.elem, leaves);
            }
            (_, Some(Type::Slice(_))) => leaves.push((Role::Value, ty)),
            (_, Some(inner)) => self::leaves(inner, leaves),
            (Known::List(item), None) => {
                leaves.extend(is_hashed(ty, item).then_some((Role::Hashed, item)));
                self::leaves(item, leaves);
            }
            (Known::Map(key, value), None) => {
                leaves.extend(is_hashed(ty, key).then_some((Role::Hashed, key)));
                let is_plain = matches!(Known::of(key), Known::Text | Known::Integer(..) | Known::Boolean);
                leaves.extend((!is_plain).then_some((Role::Key, key)));
                self::leaves(value, leaves);
            }
            // These exist only behind a pointer, and have the traits there.
            (Known::Other, None)
                if last_segment(ty).is_some_and(|last| ["Path", "OsStr", "CStr"].iter().any(|name| last.ident == name)) => {}
            (Known::Other, None) => leaves.push((Role::Value, ty)),
            _ => {}
        },
        // What is to be inferred is an error of its own, and what a macro stands for is not seen.
        Type::Infer(_) | Type::Macro(_) | Type::Verbatim(_) => {}
        _ => leaves.push((Role::Value, ty)),
    }
}

/// Whether the items or keys of a collection are hashed, and its syntax does not show that they can be.
fn is_hashed(ty: &Type, item: &Type) -> bool {
    let is_plain = matches!(Known::of(item), Known::Text | Known::Integer(..) | Known::Boolean);
    !is_plain && last_segment(ty).is_some_and(|last| ["HashSet", "HashMap", "IndexSet", "IndexMap"].iter().any(|name| last.ident == name))
}

/// How many items a tuple can have.
const MAX_TUPLE: usize = 16;

/// Whether a reference to the type can be that of a field.
fn is_borrowable(ty: &Type) -> bool {
    match ty {
        Type::Paren(paren) => is_borrowable(&paren.elem),
        Type::Group(group) => is_borrowable(&group.elem),
        Type::Slice(slice) => last_segment(&slice.elem).is_some_and(|last| last.ident == "u8"),
        _ => last_segment(ty).is_some_and(|last| ["str", "Path", "OsStr", "CStr"].iter().any(|name| last.ident == name)),
    }
}

/// The type in an option or a wrapper.
fn inner(ty: &Type) -> Option<&Type> {
    let last = last_segment(ty)?;
    let name = last.ident.to_string();
    match type_arguments(last).as_slice() {
        [inner] if name == "Option" || name == "OptionalNullable" || AROUND.contains(&name.as_str()) => Some(inner),
        _ => None,
    }
}
