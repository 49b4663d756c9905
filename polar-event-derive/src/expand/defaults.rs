//! Defaults of fields: how they are created, and whether they are validated.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Generics;

use crate::model::{Body, Default, Field, Kind};
use crate::types;

/// The expression that creates a default.
pub(super) fn make(default: &Default) -> TokenStream {
    match default {
        Default::Trait => quote!(_event::Default::default()),
        Default::Function(path) => quote!(#path()),
        // A literal string can be the default of any type that implements `From<&str>`.
        Default::Value(syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. })) => quote!(_event::From::from(#text)),
        Default::Value(value) => quote!(#value),
    }
}

/// The function that returns the default as a JSON text, as a constant expression. There is none where a default needs a bound that the
/// description does not have, or where it is not known how the value is written.
pub(super) fn text(field: &Field<'_>, body: &Body<'_>, generics: &Generics) -> TokenStream {
    let is_plain = matches!(field.kind, Kind::Event | Kind::ViaSerde) && field.tag.is_none() && field.write.with.is_none();
    let has_parameters = generics.type_params().next().is_some();
    let (ty, member) = (field.ty, &field.member);
    let default = match (&field.default, &body.default) {
        _ if !is_plain || field.is_generic || field.sensitive || generics.const_params().next().is_some() => None,
        (Some(default), _) => Some(make(default)),
        (None, Some(default)) if !has_parameters => {
            let of_struct = make(default);
            Some(quote!({
                let __default: Self = #of_struct;
                __default.#member
            }))
        }
        (None, _) => None,
    };
    let Some(default) = default else { return quote!(_event::None) };
    quote! {
        _event::Some(|| {
            use _event::describe::Unprobed as _;
            _event::describe::Probe::<#ty>::default_text(|| {
                // As in decoding, so that a value of another type is one error: the compiler does not repeat the same one.
                let __default: _event::Option<#ty>;
                __default = _event::Some(#default);
                __default
            })
        })
    }
}

/// Whether a missing field has a default; `of_struct` is that of the whole struct.
pub(super) fn has_default(field: &Field<'_>, of_struct: Option<&Default>) -> bool {
    !matches!(field.kind, Kind::Skipped | Kind::FlattenViaSerde) && field.tag.is_none() && (field.default.is_some() || of_struct.is_some())
}

/// Whether the default is an absent value, as that of an `Option` is: rules do not apply to it.
pub(super) fn is_absence(field: &Field<'_>) -> bool {
    let is_optional = types::option(field.ty).is_some() || types::optional_nullable(field.ty).is_some();
    is_optional && matches!(field.default, Some(Default::Trait))
}

/// Whether a field's default can break a rule, judged by its declaration, or whether only its type knows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Checked {
    Never,
    ByType,
    Always,
}

pub(super) fn is_checked(field: &Field<'_>, of_struct: Option<&Default>) -> Checked {
    if !has_default(field, of_struct) {
        return Checked::Never;
    }
    if is_absence(field) {
        return Checked::Never;
    }
    if !field.check.is_empty() || !field.rules.are_none() {
        return Checked::Always;
    }
    match field.kind {
        Kind::Skipped | Kind::ViaSerde | Kind::FlattenViaSerde => Checked::Never,
        Kind::With | Kind::Flatten => Checked::Always,
        Kind::Event if types::has_no_rules(field.ty) => Checked::Never,
        Kind::Event => Checked::ByType,
    }
}
