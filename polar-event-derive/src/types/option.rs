//! Options, and what may be absent.

use syn::Type;

use super::{AROUND, Known, last_segment, type_arguments, within, wrapped};

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

/// The option that a type is, or that its wrappers contain.
fn option_within(ty: &Type) -> Option<&Type> {
    match last_segment(ty)?.ident.to_string().as_str() {
        "Option" | "OptionalNullable" => Some(ty),
        name if AROUND.contains(&name) => option_within(within(ty)?),
        _ => None,
    }
}

/// The `T` of a type that is written as `Option<T>`.
pub(crate) fn option(ty: &Type) -> Option<&Type> {
    wrapped(ty, "Option")
}

/// The `T` of a type that is written as `OptionalNullable<T>`.
pub(crate) fn optional_nullable(ty: &Type) -> Option<&Type> {
    wrapped(ty, "OptionalNullable")
}
