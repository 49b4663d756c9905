//! Closures in attributes: `custom = |value, cx| …`. This parses only enough of the syntax to find the parameters and the end of a closure.
//! `syn` could parse it completely, but takes twice as long to build with that feature.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::parse::{Parse, ParseStream};
use syn::{Expr, Token};

/// A closure.
pub(crate) struct Closure {
    capture: Option<Token![move]>,
    pub(crate) parameters: Vec<Parameter>,
    /// The return type, if there is one, and the body.
    rest: TokenStream,
}

/// A parameter.
pub(crate) struct Parameter {
    tokens: TokenStream,
    has_type: bool,
}

impl Closure {
    /// Whether a closure starts here.
    pub(crate) fn peek(input: ParseStream<'_>) -> bool {
        input.peek(Token![|]) || input.peek(Token![||]) || (input.peek(Token![move]) && (input.peek2(Token![|]) || input.peek2(Token![||])))
    }

    /// The closure with these types for the parameters without a type.
    pub(crate) fn with_types(&self, types: &[TokenStream]) -> TokenStream {
        let Self { capture, parameters, rest } = self;
        let parameters = parameters.iter().zip(types).map(|(Parameter { tokens, has_type }, ty)| match has_type {
            true => tokens.clone(),
            false => quote!(#tokens: #ty),
        });
        quote!(#capture |#(#parameters),*| #rest)
    }
}

impl Parse for Closure {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let capture = input.parse()?;
        let mut parameters = Vec::new();
        if input.parse::<Option<Token![||]>>()?.is_none() {
            input.parse::<Token![|]>()?;
            while !input.peek(Token![|]) {
                parameters.push(Parameter::parse(input)?);
                if input.parse::<Option<Token![,]>>()?.is_none() {
                    break;
                }
            }
            input.parse::<Token![|]>()?;
        }
        let rest = if input.peek(Token![->]) { until_block(input)? } else { until_comma(input)? };
        if rest.is_empty() {
            return Err(input.error("no body"));
        }
        Ok(Self { capture, parameters, rest })
    }
}

impl Parameter {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let (mut tokens, mut has_type, mut depth) = (TokenStream::new(), false, 0_usize);
        while !input.is_empty() && !input.peek(Token![|]) && (depth > 0 || !input.peek(Token![,])) {
            if let Some(separator) = input.parse::<Option<Token![::]>>()? {
                separator.to_tokens(&mut tokens);
                continue;
            }
            if let Some(arrow) = input.parse::<Option<Token![->]>>()? {
                arrow.to_tokens(&mut tokens);
                continue;
            }
            has_type |= input.peek(Token![:]);
            depth = nested(depth, input);
            input.parse::<TokenTree>()?.to_tokens(&mut tokens);
        }
        Ok(Self { tokens, has_type })
    }
}

/// The nesting depth in `<…>` after the next token.
fn nested(depth: usize, input: ParseStream<'_>) -> usize {
    if input.peek(Token![<]) {
        depth + 1
    } else if input.peek(Token![>]) {
        depth.saturating_sub(1)
    } else {
        depth
    }
}

/// A type and a body in braces.
fn until_block(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let mut tokens = TokenStream::new();
    loop {
        let is_block = input.peek(syn::token::Brace);
        input.parse::<TokenTree>()?.to_tokens(&mut tokens);
        if is_block {
            return Ok(tokens);
        }
    }
}

/// An expression. In expressions, `<` opens a list only after `::`.
pub(crate) fn until_comma(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let (mut tokens, mut depth) = (TokenStream::new(), 0_usize);
    while !input.is_empty() && (depth > 0 || !input.peek(Token![,])) {
        if let Some(separator) = input.parse::<Option<Token![::]>>()? {
            separator.to_tokens(&mut tokens);
            depth += usize::from(input.peek(Token![<]) && depth == 0);
            if depth == 1 {
                input.parse::<Option<Token![<]>>()?.to_tokens(&mut tokens);
            }
            continue;
        }
        if depth > 0 {
            depth = nested(depth, input);
        }
        input.parse::<TokenTree>()?.to_tokens(&mut tokens);
    }
    Ok(tokens)
}

/// The closure in an expression, if it is one.
pub(crate) fn of(expr: &Expr) -> Option<Closure> {
    match expr {
        Expr::Verbatim(tokens) => syn::parse2(tokens.clone()).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use syn::Meta;

    use super::of;
    use crate::syntax;

    fn entries(text: &str) -> Vec<Meta> {
        syntax::metas(&syn::parse_str(&format!("event({text})")).expect(text)).expect(text)
    }

    #[test]
    fn a_closure_ends_where_its_expression_does() {
        for closure in [
            "|a| a.b",
            "|a, b| a < b",
            "|a: &Map<K, V>, _| a.len() > 1",
            "|a: impl Fn() -> Map<K, V>| a",
            "move |&Pair(a, b)| f::<A, Map<K, V>>(a, b)",
            "|| (1, 2)",
            "|a| -> Result<(), Error> { Ok::<(), _>(()) }",
            "|a| a.x < a.y || a.y < 3",
            "|a::B { c, .. }| c::<D>::<E, F>::g",
        ] {
            let entries = entries(&format!("x, custom = {closure}, y = 1, z(1, 2)"));
            assert_eq!(entries.len(), 4, "{closure}");
            let is_closure = |meta: &Meta| matches!(meta, Meta::NameValue(pair) if of(&pair.value).is_some());
            assert_eq!(entries.iter().map(is_closure).collect::<Vec<_>>(), [false, true, false, false], "{closure}");
        }
    }

    #[test]
    fn parameters_without_types_get_some() {
        let tight = |tokens: &proc_macro2::TokenStream| tokens.to_string().replace(' ', "");
        let written = |text: &str| {
            let value = syn::Expr::Verbatim(text.parse().expect("tokens"));
            tight(&of(&value).expect("a closure").with_types(&[quote::quote!(&A), quote::quote!(&B)]))
        };
        assert_eq!(written("|a, b| a"), "|a:&A,b:&B|a");
        assert_eq!(written("|a::C(d)| a"), "|a::C(d):&A|a");
        assert_eq!(written("|a: &Map<K, V>, b| a"), "|a:&Map<K,V>,b:&B|a");
    }
}
