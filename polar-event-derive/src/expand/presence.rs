//! How a field is written when its value is absent, so that the same comes back: not at all, or, where a default stands for what is left
//! out, as `null`.

use proc_macro2::TokenStream;
use quote::quote_spanned;
use syn::spanned::Spanned;

use super::at;
use crate::model::{Body, Default, Field, Kind};
use crate::types;

/// A default that may be another value than an absent one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Other {
    /// It is not known what it is.
    Any,
    /// It is that of the type, which may know that it is absent.
    OfType,
}

/// The default that stands for a field which is left out, if that may be another value than the absent one, and if the field may be absent at
/// all, as far as syntax tells.
pub(super) fn other_default(field: &Field<'_>, has_struct_default: bool) -> Option<Other> {
    let is_both = field.kind == Kind::Event && field.write.written && field.index.is_none();
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

/// The function of a constant on whether `null` stands for an absent value, or on the rule that says so; `None` where it certainly does not, or
/// where the field says so itself.
pub(super) fn null_if_absent(field: &Field<'_>, body: &Body<'_>, function: &str) -> Option<TokenStream> {
    let other = other_default(field, body.default.is_some()).filter(|_| field.rules.nullable.is_none())?;
    let (ty, span, only_by_type) = (field.ty, at(field.ty.span()), other == Other::OfType);
    let function = syn::Ident::new(function, span);
    Some(quote_spanned!(span=> _event::describe::#function::<#ty>(#only_by_type)))
}
