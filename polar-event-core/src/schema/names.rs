//! The names of types, and type identity.

use std::collections::HashSet;

use crate::describe::{Enum, Shape, ShapeFn, Variant};

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

/// The name of a type, with those of its arguments: `PageOfAuthor`.
pub(crate) fn display_name(shape: &'static Shape) -> String {
    let mut name = name_of(shape).unwrap_or_default().to_owned();
    name.push_str(&suffix(arguments(shape)));
    name
}

/// The name of a type's definition. Generators make identifiers of it, so it has only letters, digits and underscores.
pub(super) fn component_name(shape: &'static Shape) -> String {
    identifier(&display_name(shape))
}

/// The name of a variant's definition: `ShapeCircle`, `AnswerFoundOfU8`. With a full name, `AnswerFound_u8`.
pub(super) fn variant_name(of: &Enum, variant: &Variant, is_full: bool) -> String {
    let (name, variant) = (identifier(of.name), pascal_case(variant.rust_name));
    let arguments = of.arguments.0;
    let suffix = if is_full { arguments.iter().map(|argument| format!("_{}", full_name(argument()))).collect() } else { suffix(arguments) };
    format!("{name}{variant}{suffix}")
}

fn arguments(shape: &Shape) -> &'static [ShapeFn] {
    match shape {
        Shape::Object(object) | Shape::TupleStruct(object) => object.arguments.0,
        Shape::Enum(of) => of.arguments.0,
        Shape::Newtype(newtype) => newtype.arguments.0,
        _ => &[],
    }
}

/// What the arguments append to a name: `OfAuthorAndU8`.
fn suffix(arguments: &[ShapeFn]) -> String {
    if arguments.is_empty() {
        return String::new();
    }
    let names: Vec<String> = arguments.iter().map(|argument| argument_name(argument())).collect();
    format!("Of{}", names.join("And"))
}

fn argument_name(shape: &'static Shape) -> String {
    match shape {
        Shape::Nullable(inner) => format!("Nullable{}", argument_name(inner())),
        Shape::Array(array) => format!("{}{}", if array.set { "Set" } else { "List" }, suffix(&[array.item])),
        Shape::Tuple(items) => format!("Tuple{}", suffix(items)),
        Shape::Map(map) => format!("Map{}", suffix(&[map.key, map.value])),
        Shape::Integer(name) | Shape::Float(name) | Shape::ViaSerde(name) => pascal_case(name),
        Shape::Newtype(newtype) => pascal_case(newtype.name) + &suffix(newtype.arguments.0),
        _ if name_of(shape).is_some() => pascal_case(name_of(shape).unwrap_or_default()) + &suffix(arguments(shape)),
        // The name of these identifies them.
        plain => pascal_case(&format!("{plain:?}")),
    }
}

/// The words of a name, each with an upper-case letter first.
fn pascal_case(name: &str) -> String {
    let words = name.split(|it: char| !it.is_ascii_alphanumeric()).filter_map(|word| word.split_at_checked(1));
    words.map(|(first, rest)| first.to_ascii_uppercase() + rest).collect()
}

/// A name that is valid in a reference, as an OpenAPI component, and in the languages of clients.
pub(super) fn identifier(name: &str) -> String {
    let name: String = name.chars().map(|it| if it.is_ascii_alphanumeric() { it } else { '_' }).collect();
    if name.is_empty() { "Type".to_owned() } else { name }
}

/// The name as utoipa's macros write it: `Page_u8`. They refer to it, so it must not depend on other types.
pub(super) fn full_name(shape: &'static Shape) -> String {
    let with = |name: &str, parts: &[ShapeFn]| {
        let parts = parts.iter().map(|part| full_name(part()));
        core::iter::once(identifier(name)).chain(parts).collect::<Vec<_>>().join("_")
    };
    match shape {
        Shape::Object(_) | Shape::TupleStruct(_) | Shape::Enum(_) => with(name_of(shape).unwrap_or_default(), arguments(shape)),
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
