//! Fields that were not in the document: what stands for them.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;

use super::decode::{described, slot};
use super::{at, flatten, rules};
use crate::model::{Body, Default, Field, Kind};

/// The method that settles the fields which have been absent.
pub(super) fn method(settled: &TokenStream) -> TokenStream {
    quote! {
        #[inline(always)]
        fn settle(&mut self, seen: &Self::Seen, cx: &mut _event::Context<'_>) {
            #settled
        }
    }
}

/// The statement that settles a field which may have been absent.
pub(super) fn value(index: usize, field: &Field<'_>, body: &Body<'_>) -> TokenStream {
    if field.kind == Kind::Flatten {
        return flatten::value(index, field, body);
    }
    let settled = absent(index, field, body);
    let Some(check) = &field.check else { return settled };
    let (slot, described, check) = (slot(index, field), described(index), rules::whole(check, &field.ty.to_token_stream()));
    let seen = quote!(_event::Seen::contains(seen, #index));
    quote! {
        #settled
        _event::decode::checked_if_absent(&mut self.#slot, #seen, #described, #check, cx);
    }
}

/// The same, but for its `check`.
fn absent(index: usize, field: &Field<'_>, body: &Body<'_>) -> TokenStream {
    let (slot, member) = (slot(index, field), &field.member);
    let seen = quote!(_event::Seen::contains(seen, #index));
    let default = match (&field.default, &body.default) {
        (Some(default), _) => Some(make(default)),
        // Not in a closure, which would take the whole of it before edition 2021.
        (None, Some(_)) => Some(quote!(__default.#member)),
        (None, None) => None,
    };
    if let Some(default) = default {
        return quote! {
            if !#seen {
                self.#slot = _event::Some(#default);
            }
        };
    }
    let described = described(index);
    let absent = match field.kind {
        Kind::Foreign => quote!(absent_foreign),
        // As for serde: the function is there for values, not for their absence.
        Kind::With => quote!(absent_with),
        Kind::Event | Kind::Flatten | Kind::Skipped => quote!(absent),
    };
    quote_spanned! {at(field.ty.span())=>
        if !#seen {
            _event::decode::#absent(&mut self.#slot, #described, cx);
        }
    }
}

/// The expression that makes a default.
pub(super) fn make(default: &Default) -> TokenStream {
    match default {
        Default::Trait => quote!(_event::Default::default()),
        Default::Function(path) => quote!(#path()),
        // A literal string stands for whatever can be made from one.
        Default::Value(syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. })) => quote!(_event::From::from(#text)),
        Default::Value(value) => quote!(#value),
    }
}
