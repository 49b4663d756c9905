//! Replaces `Self` in fields and attributes, since generated code uses them where `Self` is another type.

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::DeriveInput;

/// The same input with its type's name instead of `Self`.
pub(crate) fn named(input: DeriveInput) -> DeriveInput {
    let tokens = input.to_token_stream();
    if !has_self(tokens.clone()) {
        return input;
    }
    let (ident, (_, generics, _)) = (&input.ident, input.generics.split_for_impl());
    // If it does not parse again, it is expanded unchanged, and the compiler reports the error.
    syn::parse2(replaced(tokens, &quote!(#ident #generics))).unwrap_or(input)
}

fn has_self(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == "Self",
        TokenTree::Group(group) => has_self(group.stream()),
        _ => false,
    })
}

fn replaced(tokens: TokenStream, name: &TokenStream) -> TokenStream {
    let mut tokens = tokens.into_iter().peekable();
    let mut output = TokenStream::new();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(ident) if ident == "Self" => {
                let name = name.clone().into_iter().map(|mut token| {
                    token.set_span(token.span().located_at(ident.span()));
                    token
                });
                let name: TokenStream = name.collect();
                // `Self::Id` needs angle brackets around a type that may have generics.
                let is_path = matches!(tokens.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
                output.extend(if is_path { quote!(<#name>) } else { name });
            }
            TokenTree::Group(group) => {
                let mut replaced = Group::new(group.delimiter(), replaced(group.stream(), name));
                replaced.set_span(group.span());
                output.extend([TokenTree::Group(replaced)]);
            }
            other => output.extend([other]),
        }
    }
    output
}
