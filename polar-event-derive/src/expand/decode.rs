//! `Decode`, and serde's `Deserialize` in terms of it.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::Ident;
use syn::spanned::Spanned;

use super::{at, generics, rules, whole};
use crate::model::{Default, Field, Kind, Struct};

pub(super) fn expand(model: &Struct<'_>) -> TokenStream {
    let de = generics::de();
    let ident = &model.input.ident;
    let (_, ty_generics, _) = model.input.generics.split_for_impl();
    let generics = generics::bounded(model, &generics::decode_bound(), &quote!(_event::Deserialize<#de>));
    let generics = generics::with_input(generics);
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let slots = slots(model);
    let fields = fields(model);
    let needs = model.needs();
    let context = needs.context(&quote!(_event::Decode<#de>));
    let covered = needs.covered();
    let met = needs.met(generics.clone(), &quote!(_event::Decode<#de>));
    let (_, _, met_where) = met.split_for_impl();
    let empty = model.numbered_fields().map(|(index, field)| slot(index, field)).map(|slot| quote!(#slot: _event::None));
    quote! {
        #slots
        #fields
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
                _event::decode::object(deserializer, || __Fields { #(#empty,)* __of: _event::PhantomData }, cx)
            }
        }

        #[automatically_derived]
        impl #impl_generics _event::Deserialize<#de> for #ident #ty_generics #met_where {
            #[inline]
            fn deserialize<__D: _event::Deserializer<#de>>(deserializer: __D) -> _event::Result<Self, __D::Error> {
                _event::decode::deserialize(deserializer)
            }
        }
    }
}

/// The slot of a field, named by its place. The compiler shall point at the field's type if that cannot be decoded.
fn slot(index: usize, field: &Field<'_>) -> Ident {
    format_ident!("_{index}", span = at(field.ty.span()))
}

/// The struct that holds the fields while they come in.
fn slots(model: &Struct<'_>) -> TokenStream {
    let ident = &model.input.ident;
    let (impl_generics, ty_generics, where_clause) = model.input.generics.split_for_impl();
    let slots = model.numbered_fields().map(|(index, field)| {
        let (slot, ty) = (slot(index, field), field.ty);
        quote!(#slot: _event::Option<#ty>)
    });
    quote! {
        struct __Fields #impl_generics #where_clause {
            #(#slots,)*
            __of: _event::PhantomData<#ident #ty_generics>,
        }
    }
}

/// How the fields are found, read and put together.
fn fields(model: &Struct<'_>) -> TokenStream {
    let de = generics::de();
    let ident = &model.input.ident;
    let (_, ty_generics, _) = model.input.generics.split_for_impl();
    let generics = generics::bounded(model, &generics::decode_bound(), &quote!(_event::Deserialize<#de>));
    let generics = generics::with_input(generics);
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let seen = if model.document_fields().count() <= 64 { quote!(_event::u64) } else { quote!(_event::Vec<_event::u64>) };
    let find = model.numbered_fields().flat_map(|(index, field)| {
        core::iter::once(&field.name).chain(&field.aliases).map(move |name| quote!(#name => _event::Some((#index, #name))))
    });
    let decode = model.numbered_fields().map(|(index, field)| read(index, field));
    let values = model.numbered_fields().map(|(index, field)| value(index, field, model));
    let built = built(model);
    let whole = match whole::expand(model, &quote!(#ident #ty_generics), Some(&quote!(seen))) {
        Some(check) => quote!(_event::decode::whole(#built, #check, cx)),
        None => quote!(_event::Some(#built)),
    };
    let default = model.default.as_ref().map(|default| {
        let default = make(default);
        quote!(let __default: #ident #ty_generics = #default;)
    });
    quote! {
        #[automatically_derived]
        impl #impl_generics _event::Fields<#de> for __Fields #ty_generics #where_clause {
            type Output = #ident #ty_generics;
            type Seen = #seen;
            const OBJECT: &'static _event::Object = <#ident #ty_generics as _event::Describe>::SHAPE.object();

            #[inline]
            fn find(name: &_event::str) -> _event::Option<(_event::usize, &'static _event::str)> {
                match name {
                    #(#find,)*
                    _ => _event::None,
                }
            }

            #[inline]
            fn decode<__S: _event::Source<#de>>(
                &mut self,
                index: _event::usize,
                source: __S,
                cx: &mut _event::Context<'_>,
            ) -> _event::Result<(), __S::Error> {
                match index {
                    #(#decode,)*
                    _ => _event::Ok(()),
                }
            }

            #[inline(always)]
            fn finish(self, seen: &Self::Seen, cx: &mut _event::Context<'_>) -> _event::Option<Self::Output> {
                #default
                #(#values)*
                #whole
            }
        }
    }
}

/// The match arm that reads a field into its slot.
fn read(index: usize, field: &Field<'_>) -> TokenStream {
    let (slot, span) = (slot(index, field), at(field.ty.span()));
    if field.kind == Kind::Foreign {
        let check = rules::foreign(field);
        return quote_spanned!(span=> #index => _event::decode::foreign_field(source, &mut self.#slot, #check, cx));
    }
    match rules::decoded_part(&field.rules, field.check.as_ref(), &field.ty.to_token_stream()) {
        Some(part) => quote_spanned! {span=>
            #index => _event::decode::field_as(source, &mut self.#slot, &Self::OBJECT.fields[#index], #part, cx)
        },
        None => quote_spanned!(span=> #index => _event::decode::field(source, &mut self.#slot, &Self::OBJECT.fields[#index], cx)),
    }
}

/// The statement that settles a field which may have been absent.
fn value(index: usize, field: &Field<'_>, model: &Struct<'_>) -> TokenStream {
    let settled = settled(index, field, model);
    let Some(check) = &field.check else { return settled };
    let (slot, check) = (slot(index, field), rules::whole(check, &field.ty.to_token_stream()));
    let seen = quote!(_event::Seen::contains(seen, #index));
    quote! {
        #settled
        let #slot = _event::decode::checked_if_absent(#slot, #seen, &Self::OBJECT.fields[#index], #check, cx);
    }
}

fn settled(index: usize, field: &Field<'_>, model: &Struct<'_>) -> TokenStream {
    let (slot, ident) = (slot(index, field), field.ident);
    let seen = quote!(_event::Seen::contains(seen, #index));
    let default = match (&field.default, &model.default) {
        (Some(default), _) => Some(make(default)),
        // Not in a closure, which would take the whole of it before edition 2021.
        (None, Some(_)) => Some(quote!(__default.#ident)),
        (None, None) => None,
    };
    if let Some(default) = default {
        return quote!(let #slot = if #seen { self.#slot } else { _event::Some(#default) };);
    }
    let absent = if field.kind == Kind::Foreign { quote!(or_absent_foreign) } else { quote!(or_absent) };
    quote_spanned!(at(field.ty.span())=> let #slot = _event::decode::#absent(self.#slot, #seen, &Self::OBJECT.fields[#index], cx);)
}

/// The struct, from its settled fields.
fn built(model: &Struct<'_>) -> TokenStream {
    let ident = &model.input.ident;
    let mut index = 0;
    let fields = model.fields.iter().map(|field| {
        let name = field.ident;
        if field.kind != Kind::Skipped {
            let slot = slot(index, field);
            index += 1;
            return quote!(#name: #slot?);
        }
        let default = match (&field.default, &model.default) {
            (Some(default), _) => make(default),
            (None, Some(_)) => quote!(__default.#name),
            (None, None) => quote!(_event::Default::default()),
        };
        quote!(#name: #default)
    });
    let fields: Vec<_> = fields.collect();
    quote!(#ident { #(#fields),* })
}

fn make(default: &Default) -> TokenStream {
    match default {
        Default::Trait => quote!(_event::Default::default()),
        Default::Function(path) => quote!(#path()),
        // A literal string stands for whatever can be made from one.
        Default::Value(syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. })) => quote!(_event::From::from(#text)),
        Default::Value(value) => quote!(#value),
    }
}
