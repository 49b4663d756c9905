//! The content of an internally tagged enum: it must be an object without a key of the tag's name.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::bound;
use crate::expand::{at, flatten, known, parameters};
use crate::model::{Catches, Content, Kind, Tagging, Union, UnionVariant};

/// The code for an internally tagged enum.
#[derive(Default)]
pub(super) struct Tagged {
    /// A constant for each variant, so that each has its own error.
    pub(super) checks: TokenStream,
    /// For `Variants` of a generic type, which is checked where it is used.
    pub(super) forced: TokenStream,
    /// For `SerializeContent`: whether the keys of a value are known only at run time.
    pub(super) open: TokenStream,
}

/// For `Describe`: the keys of an enum, which are those of its variants' contents.
pub(super) fn constant(model: &Union<'_>) -> Option<TokenStream> {
    if !matches!(model.tagging, Tagging::Internal { .. } | Tagging::Untagged) {
        return None;
    }
    let contents = model.described().map(|(index, variant)| keys(index, variant, &quote!(Self::SHAPE)));
    let known = known::written(model.fields(), model.convert.from.is_none(), &model.input.generics);
    Some(quote! {
        const KEYS: _event::Keys = {
            #known
            _event::Keys::Enum(Self::SHAPE.variants(), &[#(#contents),*])
        };
    })
}

pub(super) fn tagged(model: &Union<'_>) -> Tagged {
    let Tagging::Internal { tag } = &model.tagging else { return Tagged::default() };
    let shape = quote!(<Self as _event::Describe>::SHAPE);
    let open: Vec<_> =
        model.described().filter(|(_, variant)| is_asked(variant)).map(|(index, variant)| keys(index, variant, &shape)).collect();
    if open.is_empty() {
        return Tagged::default();
    }
    let calls = |shape: &TokenStream| -> Vec<TokenStream> {
        let asked = model.described().filter(|(_, variant)| is_asked(variant));
        asked
            .map(|(index, variant)| {
                let (keys, name) = (keys(index, variant, shape), variant.ident.to_string());
                quote_spanned!(at(variant.ident.span())=> _event::describe::check_tagged(#tag, #name, &#keys))
            })
            .collect()
    };
    let known = known::written(model.fields(), model.convert.from.is_none(), &model.input.generics);
    let open = quote!(const HAS_OPEN_KEYS: _event::bool = { #known #(#open.are_open())|* };);
    if model.input.generics.params.is_empty() {
        let ident = &model.input.ident;
        let calls = calls(&quote!(<#ident as _event::Describe>::SHAPE));
        return Tagged { checks: quote!(#(const _: () = { #known #calls };)*), forced: TokenStream::new(), open };
    }
    let calls = calls(&shape);
    Tagged { checks: TokenStream::new(), forced: quote!(const CHECKED: () = { #known #(#calls;)* };), open }
}

/// For `Validate` of an enum whose description does not serve for serializing: reports the tag among the keys of what a variant holds. What a
/// parameter stands for need not be serialized, so it is not asked; its serialization fails in this case.
pub(super) fn check(model: &Union<'_>, variant: &UnionVariant<'_>) -> Option<TokenStream> {
    let (Tagging::Internal { tag }, Content::Newtype(field)) = (&model.tagging, &variant.content) else { return None };
    let is_asked = model.convert.into.is_none() && !model.needs_description() && field.write.written && field.write.with.is_none();
    if !is_asked || parameters::is_in(&model.input.generics, field.ty) {
        return None;
    }
    let (span, ty, value) = (at(field.ty.span()), known::ty(field.ty), bound(0, field));
    let check = quote_spanned!(span=> _event::union::check_keys_of(#value, #tag, __cx););
    Some(match field.kind {
        Kind::Event => quote_spanned!(span=> if const { <#ty as _event::Describe>::KEYS.are_open() } { #check }),
        _ => check,
    })
}

/// Whether the derive does not see all keys of a variant's content.
fn is_asked(variant: &UnionVariant<'_>) -> bool {
    match &variant.content {
        // It has no tag.
        _ if matches!(variant.catches, Catches::Value) => false,
        Content::Unit | Content::Skipped(_) => false,
        Content::Newtype(_) => true,
        Content::Fields(body) => flatten::is_in(body),
    }
}

/// The keys of a variant's content; `shape` is the description of the enum.
fn keys(index: usize, variant: &UnionVariant<'_>, shape: &TokenStream) -> TokenStream {
    match &variant.content {
        Content::Newtype(field) if field.kind == Kind::Event => {
            let (span, ty) = (at(field.ty.span()), known::ty(field.ty));
            quote_spanned!(span=> <#ty as _event::Describe>::KEYS)
        }
        Content::Newtype(_) => quote!(_event::Keys::Any),
        Content::Unit | Content::Skipped(_) | Content::Fields(_) => quote!(_event::Keys::of(#shape.content(#index))),
    }
}
