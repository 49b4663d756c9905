//! The predicates of `bound`, adapted to each impl: `'de` in them is the lifetime of the input.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::WherePredicate;

/// Replaces the user's `'de` with the lifetime of the input in generated code.
pub(super) fn with_own_input(predicates: &[WherePredicate]) -> Vec<WherePredicate> {
    let replaced = predicates.iter().map(|predicate| {
        let tokens = replace_input(predicate.to_token_stream());
        syn::parse2(tokens).unwrap_or_else(|_| predicate.clone())
    });
    replaced.collect()
}

fn replace_input(tokens: TokenStream) -> TokenStream {
    let mut after_quote = false;
    let replaced = tokens.into_iter().map(|token| match token {
        TokenTree::Group(group) => {
            let mut inner = Group::new(group.delimiter(), replace_input(group.stream()));
            inner.set_span(group.span());
            TokenTree::Group(inner)
        }
        TokenTree::Punct(punct) => {
            after_quote = punct.as_char() == '\'';
            TokenTree::Punct(punct)
        }
        TokenTree::Ident(ident) if core::mem::take(&mut after_quote) && ident == "de" => TokenTree::Ident(Ident::new("__de", ident.span())),
        other => other,
    });
    replaced.collect()
}

/// The bounds that do not mention the input, for impls without its lifetime.
pub(super) fn without_input(predicates: &[WherePredicate]) -> Vec<WherePredicate> {
    let speaks = |tokens: TokenStream| replace_input(tokens.clone()).to_string() != tokens.to_string();
    let kept = predicates.iter().filter_map(|predicate| {
        let mut predicate = predicate.clone();
        if let WherePredicate::Type(predicate) = &mut predicate {
            let all = predicate.bounds.len();
            predicate.bounds = predicate.bounds.iter().filter(|bound| !speaks(bound.to_token_stream())).cloned().collect();
            if predicate.bounds.is_empty() && all > 0 {
                return None;
            }
        }
        (!speaks(predicate.to_token_stream())).then_some(predicate)
    });
    kept.collect()
}
