//! Structs around one value.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::Generics;

use super::needs::Needs;
use super::{generics, rules, serialize, words};
use crate::model::{Conversions, Kind, Newtype};

pub(super) fn expand(model: &Newtype<'_>) -> TokenStream {
    let impls = [describe(model), decode(model), validate(model), serialize(model), conversions(model)];
    quote!(#(#impls)*)
}

fn needs<'a>(model: &'a Newtype<'a>) -> Needs<'a> {
    Needs::new(model.input, model.context.as_ref(), core::iter::once(model.ty))
}

fn bounded(model: &Newtype<'_>, bound: &TokenStream) -> Generics {
    generics::with_bound(model.input.generics.clone(), model.ty, bound)
}

fn describe(model: &Newtype<'_>) -> TokenStream {
    let (ident, ty, name, doc) = (&model.input.ident, model.ty, &model.name, &model.doc);
    let generics = bounded(model, &quote!(_event::Describe));
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let rules = rules::constant(&model.rules, &ty.to_token_stream());
    let (words, sensitive, messages) = (words::constant(&model.words), model.sensitive, words::checks(&model.words, &model.rules));
    quote! {
        #messages

        #[automatically_derived]
        impl #impl_generics _event::Describe for #ident #ty_generics #where_clause {
            const SHAPE: &'static _event::Shape = &_event::Shape::Newtype(_event::Newtype {
                name: #name,
                doc: #doc,
                rules: #rules,
                words: #words,
                sensitive: #sensitive,
                shape: || <#ty as _event::Describe>::SHAPE,
            });
        }
    }
}

fn decode(model: &Newtype<'_>) -> TokenStream {
    let de = generics::de();
    let (ident, ty) = (&model.input.ident, model.ty);
    let generics = generics::with_input(bounded(model, &generics::decode_bound()));
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let (_, ty_generics, _) = model.input.generics.split_for_impl();
    let part = rules::decoded_part(&model.rules, model.check.as_ref(), &ty.to_token_stream()).unwrap_or_else(rules::plain);
    let mut read = quote!(<_ as _event::Part<#de, #ty>>::decode(#part, deserializer, rules, cx));
    if !model.words.is_empty() {
        let words = words::constant(&model.words);
        read = quote!(_event::decode::said(&#words, cx, |cx| #read));
    }
    if model.sensitive {
        read = quote!(_event::decode::read_sensitive(cx, |cx| #read));
    }
    let needs = needs(model);
    let context = needs.context(&quote!(_event::Decode<#de>));
    let covered = needs.covered();
    let met = needs.met(generics.clone(), &quote!(_event::Decode<#de>));
    let (_, _, met_where) = met.split_for_impl();
    quote! {
        #covered

        #[automatically_derived]
        impl #impl_generics _event::Decode<#de> for #ident #ty_generics #where_clause {
            type Context = #context;

            #[inline]
            fn decode<__D: _event::Deserializer<#de>>(
                deserializer: __D,
                _: _event::Rules,
                cx: &mut _event::Context<'_>,
            ) -> _event::Result<_event::Option<Self>, __D::Error> {
                let rules = <Self as _event::Describe>::SHAPE.rules();
                let value = #read?;
                _event::Ok(_event::Option::map(value, #ident))
            }
        }

        #[automatically_derived]
        impl #impl_generics _event::Deserialize<#de> for #ident #ty_generics #met_where {
            fn deserialize<__D: _event::Deserializer<#de>>(deserializer: __D) -> _event::Result<Self, __D::Error> {
                _event::decode::deserialize(deserializer)
            }
        }
    }
}

fn validate(model: &Newtype<'_>) -> TokenStream {
    let (ident, ty) = (&model.input.ident, model.ty);
    let generics = bounded(model, &quote!(_event::Validate + _event::Describe));
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let part = rules::decoded_part(&model.rules, model.check.as_ref(), &ty.to_token_stream()).unwrap_or_else(rules::plain);
    let mut check = quote!(<_ as _event::CheckPart<#ty>>::check(#part, &self.0, rules, cx));
    if !model.words.is_empty() {
        let words = words::constant(&model.words);
        check = quote!(_event::decode::said(&#words, cx, |cx| #check));
    }
    if model.sensitive {
        check = quote!(_event::decode::sensitive(cx, |cx| #check));
    }
    let context = needs(model).context(&quote!(_event::Validate));
    quote! {
        #[automatically_derived]
        impl #impl_generics _event::Validate for #ident #ty_generics #where_clause {
            type Context = #context;

            fn check(&self, _: _event::Rules, cx: &mut _event::Context<'_>) {
                let rules = <Self as _event::Describe>::SHAPE.rules();
                #check;
            }
        }
    }
}

fn serialize(model: &Newtype<'_>) -> TokenStream {
    let (ident, name) = (&model.input.ident, &model.name);
    let (value, imports) = (serialize::value(quote!(&self.0), model.ty, Kind::Event), serialize::imports());
    let generics = bounded(model, &quote!(_event::Serialize));
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #impl_generics _event::Serialize for #ident #ty_generics #where_clause {
            fn serialize<__S: _event::Serializer>(&self, serializer: __S) -> _event::Result<__S::Ok, __S::Error> {
                #imports
                _event::Serializer::serialize_newtype_struct(serializer, #name, #value)
            }
        }
    }
}

/// The ways in and out in memory: nothing gets in unchecked.
fn conversions(model: &Newtype<'_>) -> TokenStream {
    let (ident, ty, vis) = (&model.input.ident, model.ty, &model.input.vis);
    let (impl_generics, ty_generics, where_clause) = model.input.generics.split_for_impl();
    let deref = model.deref.then(|| {
        quote! {
            #[automatically_derived]
            impl #impl_generics _event::Deref for #ident #ty_generics #where_clause {
                type Target = #ty;

                fn deref(&self) -> &#ty {
                    &self.0
                }
            }
        }
    });
    let checked = bounded(model, &quote!(_event::Validate + _event::Describe));
    let checked = needs(model).met(checked, &quote!(_event::Validate));
    let (checked_generics, _, checked_where) = checked.split_for_impl();
    let try_from = (model.conversions != Conversions::Nothing).then(|| {
        quote! {
            #[automatically_derived]
            impl #checked_generics _event::TryFrom<#ty> for #ident #ty_generics #checked_where {
                type Error = _event::Report;

                fn try_from(value: #ty) -> _event::Result<Self, _event::Report> {
                    let value = #ident(value);
                    _event::Validate::validate(&value)?;
                    _event::Ok(value)
                }
            }
        }
    });
    let parsed = match model.conversions {
        Conversions::Text => Some(quote!(<#ty as _event::From<&_event::str>>::from(text))),
        Conversions::Parsed => Some(quote!(_event::parse::<#ty>(text)?)),
        Conversions::Value | Conversions::Nothing => None,
    };
    let from_str = parsed.map(|value| {
        quote! {
            #[automatically_derived]
            impl #checked_generics _event::FromStr for #ident #ty_generics #checked_where {
                type Err = _event::Report;

                fn from_str(text: &_event::str) -> _event::Result<Self, _event::Report> {
                    <Self as _event::TryFrom<#ty>>::try_from(#value)
                }
            }
        }
    });
    quote! {
        impl #impl_generics #ident #ty_generics #where_clause {
            /// The value.
            #[allow(dead_code)]
            #vis fn into_inner(self) -> #ty {
                self.0
            }
        }

        #[automatically_derived]
        impl #impl_generics _event::AsRef<#ty> for #ident #ty_generics #where_clause {
            fn as_ref(&self) -> &#ty {
                &self.0
            }
        }

        #deref
        #try_from
        #from_str
    }
}
