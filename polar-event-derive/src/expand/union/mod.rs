//! Enums whose variants hold data.

mod catch_all;
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
use super::{at, convert, flatten};
use crate::model::{Catches, Content, Field, Tagging, Union, UnionVariant};

pub(super) fn expand(model: &Union<'_>) -> TokenStream {
    let (input, bounds, converted) = (model.input, &model.bounds, &model.convert);
    let catches = model.has_catch_alls();
    let read = match &converted.from {
        Some(from) => convert::read(input, from, converted, bounds, model.context.as_ref(), model.check.as_ref()),
        None => {
            let impls = [describe::describe(model), decode::decode(model), validate::validate(model)];
            let catch_all = catches.then(|| catch_all::read(model));
            quote!(#(#impls)* #catch_all)
        }
    };
    let write = match &converted.into {
        Some(into) => convert::write(input, into, converted, bounds),
        None => {
            let (serialize, catch_all) = (serialize::serialize(model), catches.then(|| catch_all::write(model)));
            quote!(#serialize #catch_all)
        }
    };
    let flatten = flatten::selected(model.input);
    quote!(#read #write #flatten)
}

impl UnionVariant<'_> {
    fn is_catch_all(&self) -> bool {
        !matches!(self.catches, Catches::Nothing)
    }
}

impl<'a> Union<'a> {
    /// The variants in the order of the description: those that are selected by name, the catch-alls, and those that can only be serialized.
    fn described(&self) -> impl Iterator<Item = (usize, &UnionVariant<'a>)> {
        let read = |catches| self.variants.iter().filter(move |variant| !variant.skip.reading && variant.is_catch_all() == catches);
        let written = self.variants.iter().filter(|variant| variant.skip.reading && !variant.skip.writing);
        read(false).chain(read(true)).chain(written).enumerate()
    }

    /// The variants that are selected by name.
    fn named(&self) -> impl Iterator<Item = (usize, &UnionVariant<'a>)> {
        self.read().filter(|(_, variant)| !variant.is_catch_all())
    }

    /// The catch-alls that can be deserialized.
    fn catch_alls(&self) -> impl Iterator<Item = (usize, &UnionVariant<'a>)> {
        self.read().filter(|(_, variant)| variant.is_catch_all())
    }

    /// Whether the functions for enums with catch-alls decode and serialize it.
    fn has_catch_alls(&self) -> bool {
        self.described().any(|(_, variant)| variant.is_catch_all())
    }

    /// The variant that keeps the unknown name, and the field that it goes into.
    fn keeps_name(&self) -> Option<(usize, &UnionVariant<'a>, &Field<'a>)> {
        self.described().find_map(|(index, variant)| match &variant.catches {
            Catches::Name(name) => Some((index, variant, &**name)),
            _ => None,
        })
    }

    pub(in crate::expand) fn read(&self) -> impl Iterator<Item = (usize, &UnionVariant<'a>)> {
        self.described().filter(|(_, variant)| !variant.skip.reading)
    }

    /// The fields of all variants in the description. Types in other variants need no traits.
    pub(super) fn fields(&self) -> impl Iterator<Item = &Field<'a>> {
        self.numbered_fields().map(|(_, field)| field)
    }

    /// The same fields, with their numbers in the whole type.
    fn numbered_fields(&self) -> impl Iterator<Item = (usize, &Field<'a>)> {
        self.variants.iter().filter(|variant| !(variant.skip.reading && variant.skip.writing)).flat_map(|variant| {
            let fields = match &variant.content {
                Content::Unit | Content::Skipped(_) => [].iter(),
                Content::Newtype(field) => core::slice::from_ref(&**field).iter(),
                Content::Fields(body) => body.fields.iter(),
            };
            let name = if let Catches::Name(name) = &variant.catches { core::slice::from_ref(&**name).iter() } else { [].iter() };
            name.chain(fields).map(|field| (variant.first + field.position, field))
        })
    }

    /// Whether serializing uses the whole description, and not only the names in it: flattened keys are compared with those of others. Without
    /// type parameters it is there in any case.
    fn needs_description(&self) -> bool {
        let flattens = |(_, variant): (_, &UnionVariant<'_>)| matches!(&variant.content, Content::Fields(body) if flatten::is_in(body));
        self.input.generics.type_params().next().is_none() || self.has_catch_alls() || self.described().any(flattens)
    }

    fn generics(&self, purpose: For) -> Generics {
        generics::bounded(self.input, &self.bounds, None, self.fields(), purpose)
    }

    fn decoding(&self) -> Generics {
        generics::decoding(self.input, &self.bounds, None, self.fields())
    }

    /// What the rules require beyond the document.
    fn needs(&self) -> Requires<'_> {
        Requires::of(self.input, &self.bounds, self.context.as_ref(), self.fields())
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
    let suffix = if model.has_catch_alls() { "_or_other" } else { "" };
    format_ident!("{name}{suffix}")
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
        Content::Unit if variant.is_catch_all() => quote!(Self::#ident { .. }),
        Content::Unit => quote!(Self::#ident),
        Content::Skipped(_) => quote!(Self::#ident(_)),
        Content::Newtype(field) => {
            let (binding, member) = (binding(0, field), &field.member);
            match variant.catches {
                Catches::Name(_) => quote!(Self::#ident { #member: #binding, .. }),
                _ => quote!(Self::#ident(#binding)),
            }
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
