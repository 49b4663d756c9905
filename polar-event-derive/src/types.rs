//! What the syntax of a type shows: enough to report a misplaced rule early and clearly. The compiler decides where the syntax is not
//! enough (aliases, generics, user types).

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{GenericArgument, Generics, PathArguments, PathSegment, Type};

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

/// What a type within another is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Key,
    Value,
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
            (Known::List(item), None) => self::leaves(item, leaves),
            (Known::Map(key, value), None) => {
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

/// Whether the type is written as `char`, or as a wrapper of it.
pub(crate) fn is_char(ty: &Type) -> bool {
    let Some(last) = last_segment(ty) else { return false };
    match type_arguments(last).as_slice() {
        [] => last.ident == "char",
        [inner] => ["Option", "OptionalNullable", "Box"].iter().any(|name| last.ident == name) && is_char(inner),
        _ => false,
    }
}

/// Whether the syntax of a type shows that it has no value for an absent field: it is known, and it contains no option around the value
/// that rules apply to, as `Box<Option<u8>>` does.
pub(crate) fn is_never_absent(ty: &Type) -> bool {
    !matches!(Known::of(ty), Known::Other | Known::Decimal) && !has_option(ty)
}

/// Whether an option is written anywhere around the value that rules apply to.
pub(crate) fn has_option(ty: &Type) -> bool {
    match ty {
        Type::Reference(reference) => has_option(&reference.elem),
        Type::Paren(paren) => has_option(&paren.elem),
        Type::Group(group) => has_option(&group.elem),
        _ => last_segment(ty).is_some_and(|last| match last.ident.to_string().as_str() {
            "Option" | "OptionalNullable" => true,
            name if AROUND.contains(&name) => type_arguments(last).first().is_some_and(|inner| has_option(inner)),
            _ => false,
        }),
    }
}

/// The inner option of an option, if both are written as such.
pub(crate) fn option_in_option(ty: &Type) -> Option<&Type> {
    within(option_within(ty)?).filter(|inner| option_within(inner).is_some())
}

/// Whether the type is written with this name, or as a wrapper of it.
pub(crate) fn is_named(ty: &Type, name: &syn::Ident) -> bool {
    match last_segment(ty) {
        Some(last) if last.ident == "Self" || last.ident == *name => true,
        Some(last) if AROUND.contains(&last.ident.to_string().as_str()) => within(ty).is_some_and(|inner| is_named(inner, name)),
        _ => false,
    }
}

/// The option that a type is, or that its wrappers contain.
fn option_within(ty: &Type) -> Option<&Type> {
    match last_segment(ty)?.ident.to_string().as_str() {
        "Option" | "OptionalNullable" => Some(ty),
        name if AROUND.contains(&name) => option_within(within(ty)?),
        _ => None,
    }
}

/// The type inside another, if it is the only parameter.
fn within(ty: &Type) -> Option<&Type> {
    match type_arguments(last_segment(ty)?).as_slice() {
        [inner] => Some(inner),
        _ => None,
    }
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

/// Whether the type holds a `Cow<'static, str>`, as far as its syntax shows, which borrows nothing from the input.
pub(crate) fn owns_static(ty: &Type) -> bool {
    let is_static = |argument: &GenericArgument| matches!(argument, GenericArgument::Lifetime(lifetime) if lifetime.ident == "static");
    let is_text = |argument: &GenericArgument| matches!(argument, GenericArgument::Type(Type::Path(path)) if path.path.is_ident("str"));
    any_in(ty, &mut |ty| {
        let Some(last) = last_segment(ty).filter(|last| last.ident == "Cow") else { return false };
        let PathArguments::AngleBracketed(arguments) = &last.arguments else { return false };
        arguments.args.iter().any(is_static) && arguments.args.iter().any(is_text)
    })
}

/// Whether the type holds a reference that lives for ever: it can only be decoded from input that does.
pub(crate) fn borrows_static(ty: &Type) -> bool {
    any_in(
        ty,
        &mut |ty| matches!(ty, Type::Reference(reference) if reference.lifetime.as_ref().is_some_and(|lifetime| lifetime.ident == "static")),
    )
}

/// Whether this holds for the type, or for a type in it. What a `PhantomData` names is not in it.
fn any_in(ty: &Type, is: &mut dyn FnMut(&Type) -> bool) -> bool {
    if is(ty) {
        return true;
    }
    match ty {
        Type::Reference(reference) => any_in(&reference.elem, is),
        Type::Paren(paren) => any_in(&paren.elem, is),
        Type::Group(group) => any_in(&group.elem, is),
        Type::Array(array) => any_in(&array.elem, is),
        Type::Slice(slice) => any_in(&slice.elem, is),
        Type::Tuple(tuple) => tuple.elems.iter().any(|ty| any_in(ty, is)),
        Type::Path(_) if !is_phantom(ty) => last_segment(ty).is_some_and(|last| type_arguments(last).into_iter().any(|ty| any_in(ty, is))),
        _ => false,
    }
}

/// Whether the type is an array of more items than serde's `Serialize` is for, or of a number that only the compiler knows.
pub(crate) fn is_long_array(ty: &Type) -> bool {
    let Type::Array(array) = ty else { return false };
    match &array.len {
        syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Int(len), .. }) => !matches!(len.base10_parse(), Ok(0_u64..=32)),
        _ => true,
    }
}

/// Whether the name of a type parameter occurs in the type.
pub(crate) fn mentions(ty: &Type, generics: &Generics) -> bool {
    fn any(tokens: TokenStream, generics: &Generics) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Ident(ident) => generics.type_params().any(|param| param.ident == ident),
            TokenTree::Group(group) => any(group.stream(), generics),
            _ => false,
        })
    }
    generics.type_params().next().is_some() && any(ty.to_token_stream(), generics)
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

/// The `T` of a type that is written as `Option<T>`.
pub(crate) fn option(ty: &Type) -> Option<&Type> {
    wrapped(ty, "Option")
}

/// Whether the type is written as a `PhantomData`.
pub(crate) fn is_phantom(ty: &Type) -> bool {
    last_segment(ty).is_some_and(|last| last.ident == "PhantomData")
}

/// The `T` of a type that is written as `OptionalNullable<T>`.
pub(crate) fn optional_nullable(ty: &Type) -> Option<&Type> {
    wrapped(ty, "OptionalNullable")
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
