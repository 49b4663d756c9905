//! `example = …` and `example(…)`: examples of values.

use core::fmt::Write as _;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Expr, ExprLit, ExprUnary, Lit, Meta, UnOp};

use crate::attr::Entry;

const WANTED: &str = "write the example as a string, number or boolean, or JSON in parentheses: `example({\"a\": [1, null]})`";

/// The value as a JSON text.
pub(super) fn json(entry: &Entry) -> syn::Result<String> {
    let mut text = String::new();
    match &entry.meta {
        Meta::List(list) => value(list.tokens.clone(), list, &mut text)?,
        _ => scalar(entry.value()?, &mut text)?,
    }
    Ok(text)
}

fn scalar(value: &Expr, text: &mut String) -> syn::Result<()> {
    match value {
        Expr::Lit(ExprLit { lit, .. }) => literal(lit, text),
        Expr::Unary(ExprUnary { op: UnOp::Neg(_), expr, .. }) if is_number(expr) => {
            text.push('-');
            scalar(expr, text)
        }
        other => Err(syn::Error::new_spanned(other.to_token_stream(), WANTED)),
    }
}

fn literal(literal: &Lit, text: &mut String) -> syn::Result<()> {
    match literal {
        Lit::Str(value) => quote(&value.value(), text),
        Lit::Bool(value) => text.push_str(if value.value { "true" } else { "false" }),
        Lit::Int(value) => text.push_str(value.base10_digits()),
        Lit::Float(value) => float(value.base10_parse()?, text),
        other => return Err(syn::Error::new_spanned(other, WANTED)),
    }
    Ok(())
}

/// A JSON value in Rust tokens; `around` is where to report that there is none.
fn value(tokens: TokenStream, around: &impl ToTokens, text: &mut String) -> syn::Result<()> {
    let mut tokens = tokens.into_iter();
    let wrong = |token: &dyn ToTokens| Err(syn::Error::new_spanned(token.to_token_stream(), WANTED));
    match tokens.next() {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Bracket => {
            list(group.stream(), ['[', ']'], text, |item, text| value(item, &group, text))?;
        }
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
            list(group.stream(), ['{', '}'], text, member)?;
        }
        Some(TokenTree::Punct(minus)) if minus.as_char() == '-' => match tokens.next().map(as_literal) {
            Some(Some(number @ (Lit::Int(_) | Lit::Float(_)))) => {
                text.push('-');
                literal(&number, text)?;
            }
            _ => return wrong(&minus),
        },
        Some(TokenTree::Ident(null)) if null == "null" => text.push_str("null"),
        Some(token) => match as_literal(token.clone()) {
            Some(found) => literal(&found, text)?,
            None => return wrong(&token),
        },
        None => return wrong(around),
    }
    tokens.next().map_or(Ok(()), |more| wrong(&more))
}

/// A literal, or `true` or `false`.
fn as_literal(token: TokenTree) -> Option<Lit> {
    syn::parse2(token.into()).ok()
}

/// `"name": value`.
fn member(tokens: TokenStream, text: &mut String) -> syn::Result<()> {
    let all = tokens.clone();
    let mut tokens = tokens.into_iter();
    match (tokens.next().map(as_literal), tokens.next()) {
        (Some(Some(Lit::Str(name))), Some(TokenTree::Punct(colon))) if colon.as_char() == ':' => {
            quote(&name.value(), text);
            text.push(':');
            value(tokens.collect(), &colon, text)
        }
        _ => Err(syn::Error::new_spanned(all, "write the members of an object as in JSON: `\"name\": value`")),
    }
}

/// The parts between commas, with an optional one at the end.
fn list(
    tokens: TokenStream,
    [open, close]: [char; 2],
    text: &mut String,
    write: impl Fn(TokenStream, &mut String) -> syn::Result<()>,
) -> syn::Result<()> {
    let (mut parts, mut part) = (Vec::new(), TokenStream::new());
    for token in tokens {
        match &token {
            TokenTree::Punct(comma) if comma.as_char() == ',' => parts.push(core::mem::take(&mut part)),
            _ => part.extend([token]),
        }
    }
    if !part.is_empty() {
        parts.push(part);
    }
    text.push(open);
    for (index, part) in parts.into_iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        write(part, text)?;
    }
    text.push(close);
    Ok(())
}

fn is_number(value: &Expr) -> bool {
    matches!(value, Expr::Lit(ExprLit { lit: Lit::Int(_) | Lit::Float(_), .. }))
}

/// A float in JSON; `1.` and `1_0.5` are only valid in Rust.
fn float(value: f64, text: &mut String) {
    _ = write!(text, "{value:?}");
}

fn quote(value: &str, text: &mut String) {
    text.push('"');
    for character in value.chars() {
        match character {
            '"' | '\\' => text.extend(['\\', character]),
            // Writing to a string cannot fail.
            '\0'..='\x1f' => _ = write!(text, "\\u{:04x}", u32::from(character)),
            _ => text.push(character),
        }
    }
    text.push('"');
}
