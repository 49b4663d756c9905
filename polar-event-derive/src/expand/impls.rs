//! The impls that every type has, around bodies that differ by type.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Generics, Type, parse_quote};

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

/// The bodies of the impls for keys of maps.
pub(super) struct Key {
    /// Decodes a key; it can use `key`, `rules` and `cx`.
    pub(super) decode: TokenStream,
    /// Reads the next key of an object; it can use `object` and `cx`.
    pub(super) read: TokenStream,
    /// The text of a key.
    pub(super) text: TokenStream,
}

/// `DecodeKey` and `Key`, which exist if the type `inner` is a key.
pub(super) fn key(input: &DeriveInput, inner: &Type, decoding: Generics, mut checking: Generics, bodies: &Key) -> TokenStream {
    let de = generics::de();
    let mut decoding = generics::with_input(decoding);
    decoding.make_where_clause().predicates.push(parse_quote!(for<'__k> #inner: _event::DecodeKeyLater<'__k, #de>));
    checking.make_where_clause().predicates.push(parse_quote!(for<'__k> #inner: _event::KeyLater<'__k>));
    let of_decoding = of(input, &decoding, &quote!(_event::DecodeKey<#de>));
    let of_checking = of(input, &checking, &quote!(_event::Key));
    let Key { decode, read, text } = bodies;
    quote! {
        #of_decoding {
            fn decode_key(
                __key: &_event::Cow<#de, _event::str>,
                __rules: _event::Rules,
                __cx: &mut _event::ValidationState<'_>,
            ) -> _event::Option<Self> {
                #decode
            }

            fn read<__A: _event::MapAccess<#de>>(
                __object: &mut __A,
                __cx: &mut _event::ValidationState<'_>,
            ) -> _event::Result<_event::Option<_event::Cow<#de, _event::str>>, __A::Error> {
                #read
            }
        }

        #of_checking {
            fn key_text(&self) -> _event::Cow<'_, _event::str> {
                #text
            }
        }
    }
}
