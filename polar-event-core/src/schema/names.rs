//! The names of types, and type identity.

use std::collections::HashSet;

use crate::describe::{Shape, ShapeFn};

/// The name of a type that has its own definition.
pub(crate) fn name_of(shape: &Shape) -> Option<&'static str> {
    let name = match shape {
        Shape::Object(object) | Shape::TupleStruct(object) => object.name,
        Shape::Enum(of) => of.name,
        // `NonZero<u8>` is a number with a limit.
        Shape::Newtype(newtype) if newtype.name.contains('<') => return None,
        Shape::Newtype(newtype) => newtype.name,
        _ => return None,
    };
    Some(name)
}

/// A name that is valid in a reference, and as an OpenAPI component.
pub(super) fn identifier(name: &str) -> String {
    let name: String = name.chars().map(|it| if it.is_ascii_alphanumeric() || "._-".contains(it) { it } else { '_' }).collect();
    if name.is_empty() { "Type".to_owned() } else { name }
}

/// The name with those of the type's arguments: `Page_u8`. It does not depend on other types.
pub(super) fn full_name(shape: &'static Shape) -> String {
    let with = |name: &str, parts: &[ShapeFn]| {
        let parts = parts.iter().map(|part| full_name(part()));
        core::iter::once(identifier(name)).chain(parts).collect::<Vec<_>>().join("_")
    };
    match shape {
        Shape::Object(object) | Shape::TupleStruct(object) => with(object.name, object.arguments.0),
        Shape::Enum(of) => with(of.name, of.arguments.0),
        Shape::Newtype(newtype) => with(newtype.name, newtype.arguments.0),
        Shape::Nullable(inner) => with("Option", &[*inner]),
        Shape::Array(array) => with("Array", &[array.item]),
        Shape::Tuple(items) => with("Tuple", items),
        Shape::Map(map) => with("Map", &[map.key, map.value]),
        Shape::Integer(name) | Shape::Float(name) | Shape::ViaSerde(name) => identifier(name),
        // The name of these identifies them.
        plain => identifier(&format!("{plain:?}")),
    }
}

/// Whether two descriptions are of the same type. The addresses of the same one may differ, as constants are not always merged.
pub(super) fn same(a: &'static Shape, b: &'static Shape, seen: &mut HashSet<(usize, usize)>) -> bool {
    let address = |shape: &'static Shape| core::ptr::from_ref(shape).addr();
    if core::ptr::eq(a, b) || !seen.insert((address(a), address(b))) {
        return true;
    }
    if format!("{a:?}") != format!("{b:?}") {
        return false;
    }
    let (a, b) = (parts(a), parts(b));
    a.len() == b.len() && a.into_iter().zip(b).all(|(a, b)| same(a, b, seen))
}

/// The descriptions inside a description.
fn parts(shape: &'static Shape) -> Vec<&'static Shape> {
    match shape {
        Shape::Array(array) => vec![(array.item)()],
        Shape::Nullable(inner) => vec![inner()],
        Shape::Tuple(items) => items.iter().map(|item| item()).collect(),
        Shape::Map(map) => vec![(map.key)(), (map.value)()],
        Shape::Object(object) | Shape::TupleStruct(object) => object.fields.iter().map(|field| (field.shape)()).collect(),
        Shape::Enum(of) => of.variants.iter().flat_map(|variant| parts(&variant.content)).collect(),
        Shape::Newtype(newtype) => vec![(newtype.shape)()],
        _ => Vec::new(),
    }
}
