//! Fields that were missing in the document: their values.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;

use super::defaults::{Checked, has_default, is_absence, is_checked, make};
use super::slots::{described, slot};
use super::{at, flatten, known, parts, validate};
use crate::model::{Body, Field, Kind};
use crate::types;

/// The method that fills in missing fields.
pub(super) fn method(filled: &TokenStream) -> TokenStream {
    quote! {
        #[inline(always)]
        fn fill_missing(&mut self, __seen: &Self::Seen, __cx: &mut _event::ValidationState<'_>) {
            #filled
        }
    }
}

/// The statement that fills in a field that may be missing.
pub(super) fn value(index: usize, field: &Field<'_>, body: &Body<'_>) -> TokenStream {
    if field.kind == Kind::FlattenViaSerde {
        return flatten::finish_via_serde(index, field);
    }
    if field.kind == Kind::Flatten {
        return flattened(index, field, body);
    }
    let (filled, described) = (absent(index, field, body), described(index));
    if has_default(field, body.default.as_ref()) && !is_absence(field) {
        return filled;
    }
    let check = match (parts::whole_check(&field.check, &field.ty.to_token_stream()), field.kind) {
        // It is unknown which value of such a type is that of an absent field.
        (_, Kind::ViaSerde) if !field.check.is_empty() || !field.rules.custom.is_empty() => {
            parts::via_serde(field, &quote!(#described.rules))
        }
        (Some(check), _) => check,
        (None, _) => return filled,
    };
    let slot = slot(index, field);
    let seen = quote!(_event::FieldSet::contains(__seen, #index));
    quote! {
        #filled
        _event::decode::checked_if_absent(&mut self.#slot, #seen, #described, #check, __cx);
    }
}

/// The same, without its `check`.
fn absent(index: usize, field: &Field<'_>, body: &Body<'_>) -> TokenStream {
    let (slot, member) = (slot(index, field), &field.member);
    let seen = quote!(_event::FieldSet::contains(__seen, #index));
    let default = match (&field.default, &body.default) {
        _ if field.tag.is_some() => None,
        (Some(default), _) => Some(make(default)),
        // Not in a closure, which would capture the whole struct before edition 2021.
        (None, Some(_)) => Some(quote!(__default.#member)),
        (None, None) => None,
    };
    if let Some(default) = default {
        let check = check_default(index, field, body);
        return quote! {
            if !#seen {
                self.#slot = _event::Some(#default);
                #check
            }
        };
    }
    let described = described(index);
    if let Some(part) = parts::part(field).filter(|_| may_be_absent_unseen(field)) {
        return quote_spanned! {at(field.ty.span())=>
            if !#seen {
                _event::decode::absent_as(&mut self.#slot, #described, #part, __cx);
            }
        };
    }
    let absent = match field.kind {
        Kind::ViaSerde => quote!(absent_via_serde),
        // As in serde: the function handles values, not their absence.
        Kind::With => quote!(absent_with),
        Kind::Event | Kind::Flatten | Kind::FlattenViaSerde | Kind::Skipped => quote!(absent),
    };
    quote_spanned! {at(field.ty.span())=>
        if !#seen {
            _event::decode::#absent(&mut self.#slot, #described, __cx);
        }
    }
}

/// The statement that fills in a flattened field. The default is used if none of its keys was present.
fn flattened(index: usize, field: &Field<'_>, body: &Body<'_>) -> TokenStream {
    let (slot, ty, member, span) = (slot(index, field), known::flat_ty(field), &field.member, at(field.ty.span()));
    let part = flatten::part(field);
    let described = described(index);
    let finish = quote_spanned!(span=> _event::decode::flat_finish::<#ty>(self.#slot, #described, #part, __cx));
    let default = match (&field.default, &body.default) {
        (Some(default), _) => make(default),
        (None, Some(_)) => quote!(__default.#member),
        (None, None) => return quote!(let #slot = #finish;),
    };
    // A value without keys is serialized as nothing, and must round-trip.
    let without_keys = quote_spanned!(span=> _event::describe::is_without_keys::<#ty>());
    let check = validate::check(index, field, &quote!(__value), &described.to_token_stream());
    quote! {
        let #slot = if const { #without_keys } || _event::decode::flat_present::<#ty>(&self.#slot) {
            #finish
        } else {
            let mut __default = _event::Some(#default);
            _event::decode::check_default(&mut __default, |__value: &#ty, __cx: &mut _event::ValidationState<'_>| {
                let __object = Self::OBJECT;
                #check
            }, __cx);
            __default
        };
    }
}

/// Whether the value of an absent field may be one that is not absent in memory: the result of a conversion.
fn may_be_absent_unseen(field: &Field<'_>) -> bool {
    let is_optional = types::option(field.ty).is_some() || types::optional_nullable(field.ty).is_some();
    field.kind == Kind::Event && !is_optional && !types::is_never_absent(field.ty)
}

/// The statement that checks a default, which is in the field's slot.
fn check_default(index: usize, field: &Field<'_>, body: &Body<'_>) -> Option<TokenStream> {
    let (slot, described, span) = (slot(index, field), described(index), at(field.ty.span()));
    let is_named = field.index.is_none();
    match is_checked(field, body.default.as_ref()) {
        Checked::Never => None,
        Checked::ByType if is_named => {
            Some(quote_spanned!(span=> _event::decode::check_default_of_type(&mut self.#slot, #described, __cx);))
        }
        Checked::ByType | Checked::Always => {
            let (ty, check) = (field.ty, validate::check(index, field, &quote!(__value), &described.to_token_stream()));
            let closure = quote!(|__value: &#ty, __cx: &mut _event::ValidationState<'_>| { #check });
            Some(quote_spanned!(span=> _event::decode::check_default(&mut self.#slot, #closure, __cx);))
        }
    }
}
