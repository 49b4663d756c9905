//! `one_of`: strings or numbers.

use quote::ToTokens as _;
use syn::{Expr, ExprLit, Lit};

use super::super::literal::number;
use super::Parsed;
use crate::attr::{self, Entry};
use crate::model::{Argument, Target};
use crate::types::Known;

/// Which types the rule is for: the type tells, or, if its syntax does not, the literals.
pub(super) fn target(entry: &Entry, known: Known<'_>) -> Target {
    let values = entry.expressions().unwrap_or_default();
    match (values.iter().find(|value| !attr::is_constant(value)), known) {
        (_, Known::Text) => Target::Text,
        (_, Known::Integer(..) | Known::Float) | (Some(_), Known::Decimal) => Target::Number,
        (Some(literal), _) if is_text(literal) => Target::Text,
        (Some(_), _) => Target::Number,
        (None, _) => Target::Literals,
    }
}

pub(super) fn parse(entry: &Entry, known: Known<'_>) -> syn::Result<Parsed> {
    let values = entry.expressions()?;
    if values.is_empty() {
        return Err(syn::Error::new_spanned(entry, "nothing is allowed by an empty `one_of`: write `one_of(\"a\", \"b\")`"));
    }
    let mut literals = values.iter().filter(|value| !attr::is_constant(value));
    if let Some(first) = literals.next() {
        let texts = is_text(first);
        if let Some(other) = literals.find(|value| is_text(value) != texts) {
            return Err(syn::Error::new_spanned(other, "write only strings or only numbers"));
        }
    }
    let mut seen = Vec::new();
    for value in &values {
        let text = value.to_token_stream().to_string();
        if seen.contains(&text) {
            return Err(syn::Error::new_spanned(value, "this value is given twice"));
        }
        seen.push(text);
    }
    match target(entry, known) {
        Target::Text => {
            let texts = values.iter().map(|value| {
                attr::string(value, || {
                    "this is a string: write its values in quotes, as in `one_of(\"a\", \"b\")`, or constants".to_owned()
                })
            });
            Ok(("OneOf", Argument::Texts(texts.collect::<syn::Result<_>>()?)))
        }
        Target::Number => {
            let numbers = values.iter().map(|value| number(value, known)).collect::<syn::Result<_>>()?;
            Ok(("OneOf", Argument::Numbers(numbers)))
        }
        _ => Ok(("OneOf", Argument::Literals(values))),
    }
}

fn is_text(value: &Expr) -> bool {
    matches!(value, Expr::Lit(ExprLit { lit: Lit::Str(_), .. }))
}
