//! Enums whose variants hold data.

mod decode;
mod describe;
mod keys;
mod serialize;
mod validate;

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::spanned::Spanned;
use syn::{Generics, Ident};

use super::generics::{self, For};
use super::requires::Requires;
use super::{at, flatten};
use crate::model::{Content, Field, Tagging, Union, UnionVariant};

pub(super) fn expand(model: &Union<'_>) -> TokenStream {
    let flatten = flatten::selected(model.input);
    let impls = [describe::describe(model), decode::decode(model), validate::validate(model), serialize::serialize(model), flatten];
    quote!(#(#impls)*)
}

impl<'a> Union<'a> {
    /// The variants that can be deserialized, followed by those that can only be serialized, in the order of the description.
    fn described(&self) -> impl Iterator<Item = (usize, &UnionVariant<'a>)> {
        let read = self.variants.iter().filter(|variant| !variant.skip.reading);
        let written = self.variants.iter().filter(|variant| variant.skip.reading && !variant.skip.writing);
        read.chain(written).enumerate()
    }

    pub(in crate::expand) fn read(&self) -> impl Iterator<Item = (usize, &UnionVariant<'a>)> {
        self.described().filter(|(_, variant)| !variant.skip.reading)
    }

    /// The fields of all variants in the description. Types in other variants need no traits.
    fn fields(&self) -> impl Iterator<Item = &Field<'a>> {
        self.numbered_fields().map(|(_, field)| field)
    }

    /// The same fields, with their numbers in the whole type.
    fn numbered_fields(&self) -> impl Iterator<Item = (usize, &Field<'a>)> {
        self.variants.iter().filter(|variant| !(variant.skip.reading && variant.skip.writing)).flat_map(|variant| {
            let fields = match &variant.content {
                Content::Unit => [].iter(),
                Content::Newtype(field) => core::slice::from_ref(&**field).iter(),
                Content::Fields(body) => body.fields.iter(),
            };
            fields.map(|field| (variant.first + field.position, field))
        })
    }

    fn generics(&self, purpose: For) -> Generics {
        generics::bounded(self.input, &self.bounds, None, self.fields(), purpose)
    }

    fn decoding(&self) -> Generics {
        generics::decoding(self.input, &self.bounds, None, self.fields())
    }

    /// What the rules require beyond the document.
    fn needs(&self) -> Requires<'_> {
        Requires::of(self.input, self.context.as_ref(), self.fields())
    }
}

/// The name of the function that decodes this representation; with the prefix `write_`, the one that serializes it.
fn representation(model: &Union<'_>) -> Ident {
    let name = match model.tagging {
        Tagging::External => "external",
        Tagging::Internal { .. } => "internal",
        Tagging::Adjacent { .. } => "adjacent",
        Tagging::Untagged => "untagged",
    };
    format_ident!("{name}")
}

/// The name of a field of a variant in a pattern.
fn binding(index: usize, field: &Field<'_>) -> Ident {
    format_ident!("__{index}", span = at(field.ty.span()))
}

fn bound(index: usize, field: &Field<'_>) -> TokenStream {
    binding(index, field).to_token_stream()
}

/// The pattern of a variant, which binds its fields in the order of the description.
fn pattern(variant: &UnionVariant<'_>) -> TokenStream {
    let ident = variant.ident;
    match &variant.content {
        Content::Unit => quote!(Self::#ident),
        Content::Newtype(field) => {
            let binding = binding(0, field);
            quote!(Self::#ident(#binding))
        }
        Content::Fields(body) => {
            let fields = body.placed_fields().map(|(index, field)| {
                let (member, binding) = (&field.member, binding(index, field));
                quote!(#member: #binding)
            });
            quote!(Self::#ident { #(#fields,)* .. })
        }
    }
}
