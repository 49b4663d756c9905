//! Stub impls for a type with invalid attributes, so that each mistake is one error and later uses of the type cause none.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::{Data, DeriveInput, Fields};

use super::requires::Requires;
use super::{flatten, generics, impls, in_const};
use crate::check;

/// The error, and stubs. They are never run, since the error stops the compilation.
pub(crate) fn fallback(input: &DeriveInput, error: &syn::Error) -> TokenStream {
    let (error, name) = (error.to_compile_error(), input.ident.to_string());
    let (needs, never) = (Requires::nothing(input), quote!(_event::unreachable!()));
    let stubs = [
        impls::describe(input, &input.generics, &TokenStream::new(), &quote!(&_event::Shape::ViaSerde(#name)), None),
        impls::decode(input, &generics::with_input(input.generics.clone()), &needs, &never, None),
        impls::validate(input, &input.generics, &needs, &never, None),
        impls::serialize(input, &input.generics, &never),
        flatten::selected(input),
        key(input),
        rules(input),
    ];
    let stubs = in_const(&check::krate(input), &quote!(#(#stubs)*));
    quote!(#error #stubs)
}

/// A newtype has every kind of rule, as it may have in the end.
fn rules(input: &DeriveInput) -> TokenStream {
    let is_newtype =
        matches!(&input.data, Data::Struct(data) if matches!(&data.fields, Fields::Unnamed(fields) if fields.unnamed.len() == 1));
    let names = ["IsText", "IsNumber", "IsDecimal", "IsCollection", "IsMap", "IsTime", "IsUrl", "IsUuid", "IsMetadata"];
    let impls = names.iter().filter(|_| is_newtype).map(|name| {
        let name = Ident::new(name, Span::call_site());
        let of = impls::of(input, &input.generics, &quote!(_event::rule::#name));
        quote!(#of {})
    });
    impls.collect()
}

/// The impls of the key of a map, which the type may be.
fn key(input: &DeriveInput) -> TokenStream {
    let de = generics::de();
    let decoding = impls::of(input, &generics::with_input(input.generics.clone()), &quote!(_event::DecodeKey<#de>));
    let checking = impls::of(input, &input.generics, &quote!(_event::Key));
    quote! {
        #decoding {
            fn decode_key(_: &_event::Cow<#de, _event::str>, _: _event::Rules, _: &mut _event::ValidationState<'_>) -> _event::Option<Self> {
                _event::unreachable!()
            }
        }

        #checking {
            fn key_text(&self) -> _event::Cow<'_, _event::str> {
                _event::unreachable!()
            }
        }
    }
}
