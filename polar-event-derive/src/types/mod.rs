//! What the syntax of a type shows: enough to report a misplaced rule early and clearly. The compiler decides where the syntax is not
//! enough (aliases, generics, user types).

mod arrays;
mod content;
mod leaves;
mod option;
mod replaced;
mod structural;

use quote::ToTokens;
use syn::{GenericArgument, PathArguments, PathSegment, Type};

pub(crate) use arrays::{has_long_array, long_array};
pub(crate) use content::{borrowed, borrows_static, has_lifetime, is_parameter, mentions, owns_static};
pub(crate) use leaves::{Role, leaves};
pub(crate) use option::{has_option, is_never_absent, option, option_in_option, optional_nullable};
pub(crate) use replaced::replaced_within;
pub(crate) use structural::written_by_serde;

/// A type, as far as its syntax shows it.
#[derive(Clone, Copy)]
pub(crate) enum Known<'a> {
    /// A string.
    Text,
    /// An integer with these limits. The upper one is not exact for `u128`, but above every literal.
    Integer(&'static str, i128, u128),
    /// `f32` or `f64`.
    Float,
    /// A type named `Decimal`, which may also be a user type.
    Decimal,
    /// `bool`.
    Boolean,
    /// A list, set or array of these items.
    List(&'a Type),
    /// A map with these keys and values.
    Map(&'a Type, &'a Type),
    /// Anything else.
    Other,
}

macro_rules! integer {
    ($name:ident) => {
        Known::Integer(stringify!($name), $name::MIN as i128, $name::MAX as u128)
    };
}

impl<'a> Known<'a> {
    /// Looks inside `Option`, `Box`, references and the like: rules apply to their content.
    pub(crate) fn of(ty: &'a Type) -> Self {
        match ty {
            Type::Reference(reference) => return Self::of(&reference.elem),
            Type::Paren(paren) => return Self::of(&paren.elem),
            Type::Group(group) => return Self::of(&group.elem),
            Type::Array(array) => return Self::List(&array.elem),
            Type::Slice(slice) => return Self::List(&slice.elem),
            _ => {}
        }
        let Some(last) = last_segment(ty) else { return Self::Other };
        let name = last.ident.to_string();
        // `NonZeroU8` has the limits of `u8`, like `NonZero<u8>`.
        let name = name.strip_prefix("NonZero").filter(|integer| !integer.is_empty()).map_or(name.clone(), str::to_lowercase);
        let arguments = type_arguments(last);
        match (name.as_str(), arguments.as_slice()) {
            ("String" | "str" | "CompactString" | "SmolStr" | "char", []) => Self::Text,
            ("bool", []) => Self::Boolean,
            ("f32" | "f64", []) => Self::Float,
            ("i8", []) => integer!(i8),
            ("i16", []) => integer!(i16),
            ("i32", []) => integer!(i32),
            ("i64", []) => integer!(i64),
            ("i128", []) => integer!(i128),
            ("isize", []) => integer!(isize),
            ("u8", []) => integer!(u8),
            ("u16", []) => integer!(u16),
            ("u32", []) => integer!(u32),
            ("u64", []) => integer!(u64),
            ("u128", []) => integer!(u128),
            ("usize", []) => integer!(usize),
            ("Decimal", []) if cfg!(feature = "rust_decimal") => Self::Decimal,
            ("Option" | "OptionalNullable", [inner]) => Self::of(inner),
            (name, [inner]) if AROUND.contains(&name) => Self::of(inner),
            ("Vec" | "VecDeque" | "LinkedList" | "BinaryHeap" | "BTreeSet", [item]) | ("HashSet" | "IndexSet", [item, ..]) => {
                Self::List(item)
            }
            ("BTreeMap", [key, value]) | ("HashMap" | "IndexMap", [key, value, ..]) => Self::Map(key, value),
            _ => Self::Other,
        }
    }

    /// A phrase for the type, for a message.
    pub(crate) fn what(self) -> &'static str {
        match self {
            Self::Text => "a string",
            Self::Integer(..) | Self::Float => "a number",
            Self::Decimal => "a decimal",
            Self::Boolean => "a boolean",
            Self::List(_) => "a list or set",
            Self::Map(..) => "a map",
            Self::Other => "a type",
        }
    }
}

/// Whether the type is written as a map, or as a wrapper of one.
pub(crate) fn is_map(ty: &Type) -> bool {
    matches!(Known::of(ty), Known::Map(..))
}

/// Whether the type is written as `char`, or as a wrapper of it.
pub(crate) fn is_char(ty: &Type) -> bool {
    let Some(last) = last_segment(ty) else { return false };
    match type_arguments(last).as_slice() {
        [] => last.ident == "char",
        [inner] => ["Option", "OptionalNullable", "Box"].iter().any(|name| last.ident == name) && is_char(inner),
        _ => false,
    }
}

/// Whether the type is written with this name, or as a wrapper of it.
pub(crate) fn is_named(ty: &Type, name: &syn::Ident) -> bool {
    match last_segment(ty) {
        Some(last) if last.ident == "Self" || last.ident == *name => true,
        Some(last) if AROUND.contains(&last.ident.to_string().as_str()) => within(ty).is_some_and(|inner| is_named(inner, name)),
        _ => false,
    }
}

/// Whether the type is written with `Self`.
pub(crate) fn is_named_self(ty: &Type) -> bool {
    ty.to_token_stream().into_iter().any(|token| matches!(token, proc_macro2::TokenTree::Ident(ident) if ident == "Self"))
}

/// The type inside another, if it is the only parameter.
fn within(ty: &Type) -> Option<&Type> {
    match type_arguments(last_segment(ty)?).as_slice() {
        [inner] => Some(inner),
        _ => None,
    }
}

/// Whether a type, or the type in an option or a wrapper, has type arguments.
pub(crate) fn has_arguments(ty: &Type) -> bool {
    let inner = option(ty).or_else(|| wrapped(ty, "Box"));
    inner.map_or_else(|| last_segment(ty).is_none_or(|last| !type_arguments(last).is_empty()), has_arguments)
}

/// Whether a flattened type is an option or a wrapper of one.
pub(crate) fn is_flat_wrapper(ty: &Type) -> bool {
    option(ty).or_else(|| wrapped(ty, "Box")).is_some()
}

/// Wrapper types, except for options.
const AROUND: [&str; 8] = ["Box", "Cow", "NonZero", "Rc", "Arc", "Wrapping", "Saturating", "Reverse"];

/// The type in a `Box` or `Pin`, for which other crates can have impls as for the type itself.
pub(crate) fn fundamental(ty: &Type) -> Option<&Type> {
    wrapped(ty, "Box").or_else(|| wrapped(ty, "Pin"))
}

/// Whether the type is written as one that is a string in memory: it is `AsRef<str>`, and made from a `String`, unless it is a `&str`.
pub(crate) fn is_string(ty: &Type) -> bool {
    let name = |ty: &Type| last_segment(ty).map(|last| last.ident.to_string()).unwrap_or_default();
    match (ty, name(ty).as_str(), within(ty)) {
        (Type::Reference(reference), ..) => name(&reference.elem) == "str",
        (_, "String" | "CompactString" | "SmolStr", None) => true,
        (_, "Box" | "Cow" | "Rc" | "Arc", Some(inner)) => name(inner) == "str",
        _ => false,
    }
}

/// Whether the type's syntax shows that its rules require no context.
pub(crate) fn needs_nothing(ty: &Type) -> bool {
    match Known::of(ty) {
        Known::Text | Known::Integer(..) | Known::Float | Known::Decimal | Known::Boolean => true,
        Known::List(item) => needs_nothing(item),
        Known::Map(_, value) => needs_nothing(value),
        Known::Other => false,
    }
}

/// Whether the type's syntax shows that it has no rules of its own.
pub(crate) fn has_no_rules(ty: &Type) -> bool {
    match Known::of(ty) {
        Known::Text | Known::Integer(..) | Known::Boolean => true,
        Known::List(item) => has_no_rules(item),
        Known::Map(key, value) => has_no_rules(key) && has_no_rules(value),
        Known::Float | Known::Decimal | Known::Other => false,
    }
}

/// The type as it is written, for a message: with spaces only between words.
pub(crate) fn written(ty: &Type) -> String {
    let text = ty.to_token_stream().to_string();
    let mut words = text.split(' ').filter(|word| !word.is_empty());
    let mut written = words.next().unwrap_or_default().to_owned();
    let is_word = |char: Option<char>| char.is_some_and(|char| char.is_alphanumeric() || char == '_');
    for word in words {
        if is_word(written.chars().last()) && is_word(word.chars().next()) {
            written.push(' ');
        }
        written.push_str(word);
    }
    written
}

/// Whether the type is written as a `PhantomData`.
pub(crate) fn is_phantom(ty: &Type) -> bool {
    last_segment(ty).is_some_and(|last| last.ident == "PhantomData")
}

fn wrapped<'a>(ty: &'a Type, wrapper: &str) -> Option<&'a Type> {
    let last = last_segment(ty).filter(|last| last.ident == wrapper)?;
    match type_arguments(last).as_slice() {
        [inner] => Some(inner),
        _ => None,
    }
}

fn last_segment(ty: &Type) -> Option<&PathSegment> {
    match ty {
        Type::Path(path) if path.qself.is_none() => path.path.segments.last(),
        // What a macro substitutes for `$ty`.
        Type::Paren(paren) => last_segment(&paren.elem),
        Type::Group(group) => last_segment(&group.elem),
        _ => None,
    }
}

fn type_arguments(segment: &PathSegment) -> Vec<&Type> {
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return Vec::new() };
    let types = arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    types.collect()
}
