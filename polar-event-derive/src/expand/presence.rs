//! How an absent value is serialized, so that it round-trips: not at all, or, if a missing field has another default, as `null`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::{at, known};
use crate::model::{Body, Default, Field, Kind};
use crate::types;

/// A default that may differ from the absent value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Other {
    /// Its value is not known.
    Any,
    /// It is the type's default, which the type may know to be absent.
    OfType,
}

/// The default of a missing field, if it may differ from the absent value, and if the syntax of the field's type allows it to be absent.
pub(super) fn other_default(field: &Field<'_>, has_struct_default: bool) -> Option<Other> {
    let is_both = field.kind == Kind::Event && field.tag.is_none() && field.write.written && field.index.is_none();
    if !is_both || types::is_never_absent(field.ty) {
        return None;
    }
    match &field.default {
        Some(Default::Trait) if types::has_option(field.ty) => None,
        Some(Default::Trait) => Some(Other::OfType),
        Some(Default::Function(_) | Default::Value(_)) => Some(Other::Any),
        None => has_struct_default.then_some(Other::Any),
    }
}

/// Whether the field is `nullable` only if its type is an `Option`: the type around it is `nullable`.
pub(super) fn is_nullable_by_type(field: &Field<'_>) -> bool {
    let is_possible = field.kind == Kind::Event && field.index.is_none() && !types::is_never_absent(field.ty);
    field.nullable && field.rules.nullable.is_none() && is_possible
}

/// A call of a const function that tells whether `null` is an absent value, or that returns the corresponding rule; `None` if it certainly
/// is not, or if the field declares it.
pub(super) fn null_if_absent(field: &Field<'_>, body: &Body<'_>, function: &str) -> Option<TokenStream> {
    let (ty, span, nullable) = (known::ty(field.ty), at(field.ty.span()), is_nullable_by_type(field));
    let call = |function: &str, arguments: TokenStream| {
        let function = syn::Ident::new(function, span);
        quote_spanned!(span=> _event::describe::#function::<#ty>(#arguments))
    };
    match other_default(field, body.default.is_some()) {
        _ if field.rules.nullable.is_some() => None,
        Some(Other::OfType) if field.is_generic => Some(call(&format!("{function}_generic"), quote!(#nullable))),
        Some(other) => {
            let only_by_type = other == Other::OfType;
            Some(call(function, quote!(#only_by_type, #nullable)))
        }
        None => nullable.then(|| call(&format!("{function}_option"), TokenStream::new())),
    }
}
