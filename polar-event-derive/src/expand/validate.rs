//! `Validate`: the same rules for a value in memory.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::generics::For;
use super::{at, generics, impls, known, of_self, parts, whole};
use crate::model::{Body, Field, Kind, Struct};

pub(super) fn expand(model: &Struct<'_>) -> TokenStream {
    let generics = generics::bounded(model.input, &model.bounds, None, &model.body.fields, For::Validate);
    let generics = generics::flattened(generics, &model.body.fields, &quote!(_event::Flatten));
    let checks = checks(&model.body, of_self);
    let whole = whole::expand(&model.body, &quote!(Self), None);
    let whole =
        whole.map(|check| quote!(_event::validate::check_struct(self, __start, <Self as _event::Describe>::SHAPE.object(), #check, __cx);));
    let known = known::fields(&model.body.fields, &model.input.generics);
    let body = quote! {
        #known
        let __object = <Self as _event::Describe>::SHAPE.object();
        let __fields = __object.fields;
        let __start = _event::ValidationState::checkpoint(__cx);
        #checks
        #whole
    };
    impls::validate(model.input, &generics, &model.needs(), &body, None)
}

/// The statements that validate fields; `place` returns a reference to a field.
pub(super) fn checks(body: &Body<'_>, place: impl Fn(usize, &Field<'_>) -> TokenStream) -> TokenStream {
    let in_memory = body.numbered_fields().filter(|(_, field)| field.tag.is_none());
    in_memory.map(|(index, field)| check(index, field, &place(index, field), &quote!(&__fields[#index]))).collect()
}

/// The statement that validates the field at `place`, with the description `described`. For a flattened field, the variable `object` has
/// the description of all fields.
pub(super) fn check(index: usize, field: &Field<'_>, place: &TokenStream, described: &TokenStream) -> TokenStream {
    let (ty, span) = (field.ty, at(field.ty.span()));
    if matches!(field.kind, Kind::ViaSerde | Kind::With) {
        let check = parts::via_serde(field, &quote!((#described).rules));
        return quote!(_event::validate::via_serde_field(#place, #described, #check, __cx););
    }
    if field.kind == Kind::FlattenViaSerde {
        let check = parts::via_serde(field, &quote!((#described).rules));
        return quote!((#check)(#place, __cx););
    }
    if field.kind == Kind::Flatten {
        let part = parts::or_plain(parts::decoded_part(&field.rules, &field.check, &quote!(#ty)), at(field.ty.span()));
        let place = known::flat_ref(field, place);
        return quote_spanned!(span=> _event::validate::flattened(#place, __object, #index, #part, __cx););
    }
    if let (Some(check), None) = (parts::whole_check(&field.check, &quote!(#ty)), field.index) {
        let part = parts::part(field).unwrap_or_else(|| parts::plain(span));
        return quote_spanned!(span=> _event::validate::field_checked(#place, #described, #part, #check, __cx););
    }
    if field.index.is_some() {
        let part = parts::or_plain(parts::decoded_part(&field.rules, &field.check, &quote!(#ty)), at(field.ty.span()));
        return quote_spanned!(span=> _event::validate::item(#place, #described, #part, __cx););
    }
    match parts::part(field) {
        Some(part) => quote_spanned!(span=> _event::validate::field_as(#place, #described, #part, __cx);),
        None => quote_spanned!(span=> _event::validate::field(#place, #described, __cx);),
    }
}
