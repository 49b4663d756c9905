//! `bounded`: constants that do not compile if a field can be arbitrarily long.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::DeriveInput;
use syn::spanned::Spanned;

use super::at;
use crate::model::{Body, Content, Field, Newtype, Struct, Union};

/// The code for a bounded type.
#[derive(Default)]
pub(super) struct Bounded {
    /// For `Describe`: that the type is bounded. This also makes the compiler detect recursive types.
    pub(super) extent: TokenStream,
    /// A constant for each field, so that each has its own error.
    pub(super) checks: TokenStream,
    /// For a function that is always called: a generic type is checked where it is used.
    pub(super) forced: TokenStream,
}

/// A field, and the call that checks it, with the description of the type as its argument.
type Checked<'f> = (&'f Field<'f>, Box<dyn Fn(&TokenStream) -> TokenStream + 'f>);

pub(super) fn of_struct(model: &Struct<'_>) -> Bounded {
    of(model.bounded, model.input, || of_body(&model.body, |shape| shape.clone()).collect())
}

pub(super) fn of_newtype(model: &Newtype<'_>) -> Bounded {
    let name = model.input.ident.to_string();
    of(model.bounded, model.input, || vec![of_value(&model.field, name, |shape| shape.clone())])
}

pub(super) fn of_union(model: &Union<'_>) -> Bounded {
    let checked = || {
        let contents = model.read().flat_map(|(index, variant)| {
            let content = move |shape: &TokenStream| quote!(#shape.content(#index));
            match &variant.content {
                Content::Unit | Content::Skipped(_) => Vec::new(),
                Content::Newtype(field) => vec![of_value(field, variant.ident.to_string(), content)],
                Content::Fields(body) => of_body(body, content).collect(),
            }
        });
        contents.collect()
    };
    of(model.bounded, model.input, checked)
}

/// The fields of a body, whose description is inside that of the type.
fn of_body<'f>(body: &'f Body<'f>, of: impl Fn(&TokenStream) -> TokenStream + Copy + 'f) -> impl Iterator<Item = Checked<'f>> {
    body.numbered_fields().map(move |(index, field)| -> Checked<'f> {
        let check = move |shape: &TokenStream| {
            let (ty, of) = (field.ty, of(shape));
            quote_spanned!(at(ty.span())=> _event::describe::check_bounded_field(#of, #index, &<#ty as _event::Describe>::SIZE_BOUND))
        };
        (field, Box::new(check))
    })
}

/// A single value, with the rules of its newtype.
fn of_value<'f>(field: &'f Field<'f>, name: String, of: impl Fn(&TokenStream) -> TokenStream + 'f) -> Checked<'f> {
    let check = move |shape: &TokenStream| {
        let (ty, of) = (field.ty, of(shape));
        quote_spanned!(at(ty.span())=> _event::describe::check_bounded(#name, &<#ty as _event::Describe>::SIZE_BOUND, #of.rules()))
    };
    (field, Box::new(check))
}

fn of<'f>(bounded: bool, input: &DeriveInput, checked: impl FnOnce() -> Vec<Checked<'f>>) -> Bounded {
    if !bounded {
        return Bounded::default();
    }
    let checked = checked();
    let calls = |shape: TokenStream| -> Vec<TokenStream> { checked.iter().map(|(_, check)| check(&shape)).collect() };
    if input.generics.params.is_empty() {
        let (ident, types) = (&input.ident, checked.iter().map(|(field, _)| field.ty));
        let calls = calls(quote!(<#ident as _event::Describe>::SHAPE));
        return Bounded {
            extent: extent(&quote!(#(_ = <#types as _event::Describe>::SIZE_BOUND;)*)),
            checks: quote!(#(const _: () = #calls;)*),
            forced: TokenStream::new(),
        };
    }
    let calls = calls(quote!(<Self as _event::Describe>::SHAPE));
    Bounded {
        extent: extent(&quote!(#(#calls;)*)),
        checks: TokenStream::new(),
        forced: quote!(
            const {
                _ = <Self as _event::Describe>::SIZE_BOUND;
            }
        ),
    }
}

fn extent(before: &TokenStream) -> TokenStream {
    quote! {
        const SIZE_BOUND: _event::SizeBound = {
            #before
            _event::SizeBound::Short
        };
    }
}
