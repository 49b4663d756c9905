//! The syntax within the parentheses of an attribute: names and values between commas. Errors in it say what to write here, since those of
//! `syn` name its own features and tokens.

use proc_macro2::{Delimiter, Group, Ident, Literal, Spacing, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::discouraged::Speculative as _;
use syn::parse::{Parse, ParseStream};
use syn::{Error, Expr, Meta, MetaList, MetaNameValue, Path, Token, Type};

use crate::closure::{self, Closure};
use crate::fragment;

const CLOSURE: &str = "write the parameters and the body of a closure: `|value| …`";

/// The settings whose value is a type.
const TYPES: [&str; 3] = ["from", "try_from", "into"];

/// The entries between the commas: `name`, `name = value`, `name(…)`.
pub(crate) fn metas(list: &MetaList) -> syn::Result<Vec<Meta>> {
    separated(list, meta)
}

/// The values between the commas.
pub(crate) fn values(list: &MetaList) -> syn::Result<Vec<Expr>> {
    separated(list, |input| value(closure::until_comma(input)?, input.span()))
}

/// An expression: as `syn` parses it without its largest feature, or, if it is another one, as tokens. What a macro substitutes is as if it
/// had been written, and `concat!` and `stringify!` of literals are the string.
pub(crate) fn value(tokens: TokenStream, place: Span) -> syn::Result<Expr> {
    if tokens.is_empty() {
        return Err(Error::new(place, "write a value here"));
    }
    let tokens = fragment::alone(tokens);
    if begins_closure(&tokens) {
        syn::parse2::<Closure>(tokens.clone()).map_err(|_| Error::new_spanned(&tokens, CLOSURE))?;
        return Ok(Expr::Verbatim(tokens));
    }
    // `syn` takes a `let` if another crate of the build enables its largest feature.
    let is_let = matches!(tokens.clone().into_iter().next(), Some(TokenTree::Ident(word)) if word == "let");
    match syn::parse2::<Expr>(tokens.clone()) {
        Ok(expr) if !is_let => Ok(fragment::ungrouped(expr)),
        Err(_) if !is_let && is_expression(&tokens) => Ok(Expr::Verbatim(tokens)),
        _ => Err(Error::new_spanned(tokens, "this is not a value: write a literal, a constant or another expression")),
    }
}

fn separated<T>(list: &MetaList, parse: impl Fn(ParseStream<'_>) -> syn::Result<T>) -> syn::Result<Vec<T>> {
    let all = |input: ParseStream<'_>| {
        let mut parts = Vec::new();
        while !input.is_empty() {
            parts.push(parse(input)?);
            if !input.is_empty() && input.parse::<Option<Token![,]>>()?.is_none() {
                return Err(Error::new(input.span(), "write a comma before the next setting"));
            }
        }
        Ok(parts)
    };
    MetaList { tokens: fragment::entries(list.tokens.clone()), ..list.clone() }.parse_args_with(all)
}

fn meta(input: ParseStream<'_>) -> syn::Result<Meta> {
    let Ok(path) = Path::parse_mod_style(input) else {
        return Err(Error::new(input.span(), "write the name of a setting: `name`, `name = value` or `name(…)`"));
    };
    if input.peek(Token![=]) {
        let eq_token = input.parse::<Token![=]>()?;
        let value = match path.get_ident() {
            Some(name) if TYPES.iter().any(|ty| name == ty) => of_type(input)?,
            _ => {
                let tokens = if Closure::peek(input) { tokens_of_closure(input)? } else { closure::until_comma(input)? };
                value(tokens, eq_token.span)?
            }
        };
        return Ok(Meta::NameValue(MetaNameValue { path, eq_token, value }));
    }
    if input.is_empty() || input.peek(Token![,]) {
        return Ok(Meta::Path(path));
    }
    if input.peek(syn::token::Paren) {
        let content;
        let paren = syn::parenthesized!(content in input);
        return Ok(Meta::List(MetaList { path, delimiter: syn::MacroDelimiter::Paren(paren), tokens: content.parse()? }));
    }
    let name = path.to_token_stream().to_string().replace(' ', "");
    Err(Error::new(input.span(), format_args!("write a comma before the next setting, or `{name} = value` or `{name}(…)`")))
}

/// A type, or an expression, such as a string with the type in it.
fn of_type(input: ParseStream<'_>) -> syn::Result<Expr> {
    let place = input.span();
    let ahead = input.fork();
    match ahead.parse::<Type>() {
        Ok(ty) if ahead.is_empty() || ahead.peek(Token![,]) => {
            input.advance_to(&ahead);
            Ok(Expr::Verbatim(fragment::alone(ty.to_token_stream())))
        }
        _ => value(closure::until_comma(input)?, place),
    }
}

fn tokens_of_closure(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let begin = input.fork();
    Closure::parse(input).map_err(|_| Error::new(begin.span(), CLOSURE))?;
    let mut tokens = TokenStream::new();
    while begin.cursor() != input.cursor() {
        begin.parse::<TokenTree>()?.to_tokens(&mut tokens);
    }
    Ok(tokens)
}

fn begins_closure(tokens: &TokenStream) -> bool {
    let mut tokens = tokens.clone().into_iter();
    match tokens.next() {
        Some(TokenTree::Punct(bar)) => bar.as_char() == '|',
        Some(TokenTree::Ident(word)) => word == "move" && matches!(tokens.next(), Some(TokenTree::Punct(bar)) if bar.as_char() == '|'),
        _ => false,
    }
}

/// Whether the tokens are an expression of a kind that `syn` does not parse here: one with blocks, arrays, ranges or closures in it. The
/// compiler reports errors in these parts.
fn is_expression(tokens: &TokenStream) -> bool {
    const BLOCKS: [&str; 5] = ["if", "match", "unsafe", "const", "loop"];
    let mut tokens_left = tokens.clone().into_iter().peekable();
    if matches!(tokens_left.peek(), Some(TokenTree::Ident(ident)) if BLOCKS.iter().any(|word| ident == word)) {
        return matches!(tokens_left.last(), Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace);
    }
    let (mut sides, mut side, mut follows) = (Vec::new(), TokenStream::new(), false);
    while let Some(token) = tokens_left.next() {
        let is_operand = !matches!(token, TokenTree::Punct(_));
        match token {
            TokenTree::Group(group) => side.extend([without_content(&group, follows)]),
            TokenTree::Punct(point) if point.as_char() == '.' && point.spacing() == Spacing::Joint => {
                sides.push(core::mem::take(&mut side));
                tokens_left.next();
                tokens_left.next_if(|token| matches!(token, TokenTree::Punct(equals) if equals.as_char() == '='));
            }
            other => side.extend([other]),
        }
        follows = is_operand;
    }
    sides.push(side);
    sides.len() <= 2 && sides.into_iter().all(|side| side.is_empty() || syn::parse2::<Expr>(side).is_ok())
}

/// Something that `syn` parses in the place of this group. `follows` says whether an operand comes before it.
fn without_content(group: &Group, follows: bool) -> TokenTree {
    match (group.delimiter(), follows) {
        (Delimiter::Bracket, true) => Group::new(Delimiter::Bracket, TokenTree::from(Literal::usize_unsuffixed(0)).into()).into(),
        (Delimiter::Parenthesis, _) | (Delimiter::Brace, true) => Group::new(group.delimiter(), TokenStream::new()).into(),
        _ => Ident::new("__group", group.span()).into(),
    }
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::{metas, value, values};

    fn is_value(text: &str) -> bool {
        value(text.parse().expect(text), proc_macro2::Span::call_site()).is_ok()
    }

    #[test]
    fn every_kind_of_expression_is_a_value() {
        for text in [
            "5",
            "-5",
            "A",
            "a::B",
            "<T as A>::B",
            "f::<A, B>",
            "f(3)",
            "f(|a| a, { 3 })",
            "{ 3 }",
            "[1, 2].len()",
            "A[0]",
            "[1, 2][A]",
            "if A { 1 } else { 2 }",
            "match A { _ => 1 }",
            "const { 5 }",
            "1 + [2].len() * 3",
            "0..5",
            "..=A",
            "A { b: 1 }",
            "&[1, 2]",
            "|a| a",
            "move |a, b| { a }",
            "vec![1]",
            "a as u8",
            "!A",
            "(1, [2])",
        ] {
            assert!(is_value(text), "{text}");
        }
    }

    #[test]
    fn what_is_no_expression_is_no_value() {
        for text in ["", "5 5", "a b", "+", "A::", "0..1..2", "if", "[1] [2] 3", "Vec<u8>", "let a = 1", "| |"] {
            assert!(!is_value(text), "{text}");
        }
    }

    #[test]
    fn commas_separate_entries_but_not_arguments() {
        let metas = metas(&parse_quote!(event(a, b = f::<A, B>(1, 2), c(1, 2), from = Map<A, Map<B, C>>, d)));
        assert_eq!(metas.expect("entries").len(), 5);
        assert_eq!(values(&parse_quote!(one_of(1, f::<A, B>(1), { 3 },))).expect("values").len(), 3);
    }
}
