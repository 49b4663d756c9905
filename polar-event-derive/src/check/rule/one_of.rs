//! `one_of`: strings or numbers.

use quote::ToTokens as _;
use syn::{Expr, ExprLit, Lit};

use super::super::literal::number;
use super::{Parsed, is_text};
use crate::attr::Entry;
use crate::model::Argument;
use crate::types::Known;

pub(super) fn parse(entry: &Entry, known: Known<'_>) -> syn::Result<Parsed> {
    let values = entry.expressions()?;
    let Some(first) = values.first() else {
        return Err(syn::Error::new_spanned(entry, "nothing is allowed by an empty `one_of`: write `one_of(\"a\", \"b\")`"));
    };
    let texts = is_text(first);
    if let Some(other) = values.iter().find(|value| is_text(value) != texts) {
        return Err(syn::Error::new_spanned(other, "write only strings or only numbers"));
    }
    let mut seen = Vec::new();
    for value in &values {
        let text = value.to_token_stream().to_string();
        if seen.contains(&text) {
            return Err(syn::Error::new_spanned(value, "this value is given twice"));
        }
        seen.push(text);
    }
    if texts {
        let texts = values.into_iter().filter_map(|value| match value {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text),
            _ => None,
        });
        return Ok(("OneOf", Argument::Texts(texts.collect())));
    }
    let numbers = values.iter().map(|value| number(value, known)).collect::<syn::Result<_>>()?;
    Ok(("OneOf", Argument::Numbers(numbers)))
}
