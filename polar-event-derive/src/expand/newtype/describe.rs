//! The description of a newtype.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::key::can_be_key;
use super::{bounded, is_sensitive, known};
use crate::expand::bounded::Bounded;
use crate::expand::generics::{self, For};
use crate::expand::{at, impls, overrides, possible, rules};
use crate::model::{Kind, Newtype};
use crate::types::{self, Known};

pub(super) fn expand(model: &Newtype<'_>) -> TokenStream {
    let (ty, name, doc) = (model.field.ty, &model.name.read, &model.doc);
    let generics = bounded(model, For::Describe);
    let rules = rules::of_newtype(&model.field);
    let examples = &model.examples;
    let arguments = generics::arguments(model.input, &model.bounds, [&model.field]);
    let (overrides, sensitive, messages) =
        (overrides::constant(&model.field.overrides), is_sensitive(model), overrides::checks_of_field(&model.field));
    let possible = possible::checks(&model.field, &model.input.generics);
    let is_event = model.field.kind == Kind::Event;
    let shape = match is_event {
        true => {
            let (span, ty) = (at(ty.span()), known::ty(ty));
            quote_spanned!(span=> <#ty as _event::Describe>::shape)
        }
        false => {
            let text = types::written(ty);
            quote!(|| &_event::Shape::ViaSerde(#text))
        }
    };
    let (placed, known, span) = (known::ty(ty), known(model), at(ty.span()));
    let keys = is_event.then(|| {
        quote_spanned!(span=>
            const KEYS: _event::Keys = {
                #known
                <#placed as _event::Describe>::KEYS
            };
        )
    });
    let as_value = (model.transparent && is_event).then(|| {
        quote_spanned! {span=>
            const OPTIONAL: _event::bool = {
                #known
                <#placed as _event::Describe>::OPTIONAL
            };
            const NULLABLE: _event::bool = {
                #known
                <#placed as _event::Describe>::NULLABLE
            };
            const IS_OPTION: _event::bool = {
                #known
                <#placed as _event::Describe>::IS_OPTION
            };
        }
    });
    let newtype = |shape: TokenStream| {
        quote! {
            &_event::Shape::Newtype(_event::describe::newtype(
                (#name, #doc, #arguments, &[#(#examples),*]),
                const { #rules },
                #overrides,
                #sensitive,
                #shape,
            ))
        }
    };
    // As a key, an integer or a boolean is a string.
    let may_differ = matches!(Known::of(ty), Known::Integer(..) | Known::Boolean | Known::Other);
    let as_key = (may_differ && can_be_key(model)).then(|| {
        let newtype = newtype(quote_spanned!(span=> <#placed as _event::Describe>::key_shape));
        quote! {
            fn key_shape() -> &'static _event::Shape {
                #known
                const { #newtype }
            }
        }
    });
    let Bounded { extent, checks, .. } = bounded::of_newtype(model);
    let describe = impls::describe(model.input, &generics, &known, &newtype(shape), Some(quote!(#as_value #extent #keys #as_key)));
    quote!(#messages #possible #checks #describe)
}
