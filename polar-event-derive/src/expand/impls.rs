//! The impls that every type has, around bodies that differ by type.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Generics};

use super::generics;
use super::requires::Requires;

/// `Describe`, with a shape and further items; `known` are statements before the shape.
pub(super) fn describe(
    input: &DeriveInput,
    generics: &Generics,
    known: &TokenStream,
    shape: &TokenStream,
    more: Option<TokenStream>,
) -> TokenStream {
    let of = of(input, generics, &quote!(_event::Describe));
    quote! {
        #of {
            const SHAPE: &'static _event::Shape = { #known #shape };
            #more
        }
    }
}

/// `Decode`, with a body that can use `deserializer`, `rules` and `cx`; and serde's `Deserialize` based on it.
pub(super) fn decode(
    input: &DeriveInput,
    generics: &Generics,
    needs: &Requires<'_>,
    body: &TokenStream,
    more: Option<TokenStream>,
) -> TokenStream {
    let de = generics::de();
    let ours = quote!(_event::Decode<#de>);
    let (of_ours, of_serdes) =
        (of(input, generics, &ours), of(input, &needs.met(generics.clone(), &ours), &quote!(_event::Deserialize<#de>)));
    let (context, covered) = (needs.context(&ours), needs.covered());
    quote! {
        #covered

        #of_ours {
            type Requires = #context;

            #[inline]
            fn decode<__D: _event::Deserializer<#de>>(
                __deserializer: __D,
                __rules: _event::Rules,
                __cx: &mut _event::ValidationState<'_>,
            ) -> _event::Result<_event::Option<Self>, __D::Error> {
                #body
            }

            #more
        }

        #of_serdes {
            #[inline]
            fn deserialize<__D: _event::Deserializer<#de>>(__deserializer: __D) -> _event::Result<Self, __D::Error> {
                _event::decode::deserialize(__deserializer)
            }
        }
    }
}

/// `Validate`, with a body that can use `rules` and `cx`.
pub(super) fn validate(
    input: &DeriveInput,
    generics: &Generics,
    needs: &Requires<'_>,
    body: &TokenStream,
    more: Option<TokenStream>,
) -> TokenStream {
    let ours = quote!(_event::Validate);
    let (of, context) = (of(input, generics, &ours), needs.context(&ours));
    quote! {
        #of {
            type Requires = #context;

            fn check(&self, __rules: _event::Rules, __cx: &mut _event::ValidationState<'_>) {
                #body
            }

            #more
        }
    }
}

/// serde's `Serialize`, with a body that can use `serializer`.
pub(super) fn serialize(input: &DeriveInput, generics: &Generics, body: &TokenStream) -> TokenStream {
    let of = of(input, generics, &quote!(_event::Serialize));
    quote! {
        #of {
            fn serialize<__S: _event::Serializer>(&self, __serializer: __S) -> _event::Result<__S::Ok, __S::Error> {
                #body
            }
        }
    }
}

/// The header of an impl for the type.
pub(super) fn of(input: &DeriveInput, generics: &Generics, what: &TokenStream) -> TokenStream {
    let ident = &input.ident;
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let (_, ty_generics, _) = input.generics.split_for_impl();
    quote!(#[automatically_derived] impl #impl_generics #what for #ident #ty_generics #where_clause)
}
