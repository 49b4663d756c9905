//! `bounded`: no value of the type may be arbitrarily long. The compiler checks the rules, as it knows the types; this checks what is
//! visible without them.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{DeriveInput, Ident};

use crate::attr::Entry;
use crate::errors::Errors;
use crate::model::{Content, Field, Kind, UnionVariant};

/// Reports the fields that are unbounded whatever their rules are.
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
            Kind::ViaSerde | Kind::FlattenViaSerde | Kind::With => {
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

/// Does the same for a variant of an enum.
pub(super) fn variant(bounded: Option<&Entry>, input: &DeriveInput, variant: &UnionVariant<'_>, errors: &mut Errors) {
    if bounded.is_none() || variant.skip.reading {
        return;
    }
    if variant.other {
        errors.push(variant.ident, format_args!("`{}` is unbounded: any name may stand there", variant.ident));
    }
    match &variant.content {
        Content::Unit | Content::Skipped(_) => {}
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
