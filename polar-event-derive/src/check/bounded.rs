//! `bounded`: no value of the type may be of any length. What rules say of that is for the compiler to see, as it knows the types; this is what can
//! be seen without them.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{DeriveInput, Ident};

use crate::attr::Entry;
use crate::errors::Errors;
use crate::model::{Content, Field, Kind, UnionVariant};

/// Says which fields are unbounded whatever their rules are.
pub(super) fn check<'f, 'a: 'f>(
    bounded: Option<&Entry>,
    input: &DeriveInput,
    fields: impl IntoIterator<Item = &'f Field<'a>>,
    errors: &mut Errors,
) {
    if bounded.is_none() {
        return;
    }
    for field in fields {
        let name = field.member.to_token_stream();
        match field.kind {
            Kind::Skipped => {}
            Kind::ViaSerde | Kind::With => {
                errors.push(field.ty, format_args!("`{name}` is unbounded: what a `via_serde` type takes is not known"));
            }
            _ if mentions(field.ty.to_token_stream(), &input.ident) => {
                errors
                    .push(field.ty, format_args!("`{name}` is unbounded: a type that contains itself can be nested as deep as one likes"));
            }
            _ => {}
        }
    }
}

/// The same for the variants of an enum.
pub(super) fn variant(bounded: Option<&Entry>, input: &DeriveInput, variant: &UnionVariant<'_>, errors: &mut Errors) {
    if bounded.is_none() || variant.skip.reading {
        return;
    }
    if variant.other {
        errors.push(variant.ident, format_args!("`{}` is unbounded: any name may stand there", variant.ident));
    }
    match &variant.content {
        Content::Unit => {}
        Content::Newtype(field) => check(bounded, input, [&**field], errors),
        Content::Fields(body) => check(bounded, input, &body.fields, errors),
    }
}

fn mentions(tokens: TokenStream, ident: &Ident) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(found) => found == *ident,
        TokenTree::Group(group) => mentions(group.stream(), ident),
        _ => false,
    })
}
