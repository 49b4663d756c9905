//! Stub impls for a type with invalid attributes, so that each mistake is one error and later uses of the type cause none.

use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use super::requires::Requires;
use super::{generics, impls, in_const};
use crate::check;

/// The error, and stubs. They are never run, since the error stops the compilation.
pub(crate) fn fallback(input: &DeriveInput, error: &syn::Error) -> TokenStream {
    let (error, name) = (error.to_compile_error(), input.ident.to_string());
    let (needs, never) = (Requires::of(input, None, core::iter::empty()), quote!(_event::unreachable!()));
    let stubs = [
        impls::describe(input, &input.generics, &TokenStream::new(), &quote!(&_event::Shape::ViaSerde(#name)), None),
        impls::decode(input, &generics::with_input(input.generics.clone()), &needs, &never, None),
        impls::validate(input, &input.generics, &needs, &never, None),
        impls::serialize(input, &input.generics, &never),
    ];
    let stubs = in_const(&check::krate(input), &quote!(#(#stubs)*));
    quote!(#error #stubs)
}
