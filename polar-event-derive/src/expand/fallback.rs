//! The impls of a type whose attributes are wrong: stubs, so that each mistake shows as one error and later uses of the type as none.

use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use super::{generics, in_const};
use crate::check;

/// The error, and stubs. They are never run, since the error ends the compilation.
pub(crate) fn fallback(input: &DeriveInput, error: &syn::Error) -> TokenStream {
    let ident = &input.ident;
    let error = error.to_compile_error();
    let de = generics::de();
    let (impl_generics, ty_generics, where_clause) = input.generics.split_for_impl();
    let with_input = generics::with_input(input.generics.clone());
    let (input_generics, _, _) = with_input.split_for_impl();
    let name = ident.to_string();
    let stubs = quote! {
        impl #impl_generics _event::Describe for #ident #ty_generics #where_clause {
            const SHAPE: &'static _event::Shape = &_event::Shape::Foreign(#name);
        }
        impl #input_generics _event::Decode<#de> for #ident #ty_generics #where_clause {
            type Context = ();
            fn decode<__D: _event::Deserializer<#de>>(
                _: __D,
                _: _event::Rules,
                _: &mut _event::Context<'_>,
            ) -> _event::Result<_event::Option<Self>, __D::Error> {
                _event::unreachable!()
            }
        }
        impl #input_generics _event::Deserialize<#de> for #ident #ty_generics #where_clause {
            fn deserialize<__D: _event::Deserializer<#de>>(_: __D) -> _event::Result<Self, __D::Error> {
                _event::unreachable!()
            }
        }
        impl #impl_generics _event::Validate for #ident #ty_generics #where_clause {
            type Context = ();
            fn check(&self, _: _event::Rules, _: &mut _event::Context<'_>) {
                _event::unreachable!()
            }
        }
        impl #impl_generics _event::Serialize for #ident #ty_generics #where_clause {
            fn serialize<__S: _event::Serializer>(&self, _: __S) -> _event::Result<__S::Ok, __S::Error> {
                _event::unreachable!()
            }
        }
    };
    let stubs = in_const(&check::krate(input), &stubs);
    quote!(#error #stubs)
}
