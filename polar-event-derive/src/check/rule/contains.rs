//! `contains = "…"` or `contains = 5`: a substring, or an item of a collection.

use syn::{Expr, ExprLit, Lit};

use super::super::literal::number;
use super::Parsed;
use crate::attr::{self, Entry, Text};
use crate::model::Argument;
use crate::types::Known;

pub(super) fn parse(entry: &Entry, known: Known<'_>) -> syn::Result<Parsed> {
    let value = entry.value()?;
    let item = if let Known::List(item) = known { Known::of(item) } else { Known::Other };
    // A constant is what the strings or items are.
    let text = match value {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(Text { expr: value.clone(), value: Some(text.value()) }),
        constant if attr::is_constant(constant) && matches!((known, item), (Known::Text, _) | (_, Known::Text)) => {
            Some(Text { expr: constant.clone(), value: None })
        }
        _ => None,
    };
    match (known, item, text) {
        (Known::Text, _, None) => Err(syn::Error::new_spanned(value, "write a string: `contains = \"…\"`")),
        (Known::Text, _, Some(text)) if text.value.as_deref() == Some("") => {
            Err(syn::Error::new_spanned(text, "every string has the empty one: write what is due"))
        }
        (Known::Text, _, Some(text)) => Ok(("Substring", Argument::Text(text))),
        (_, Known::Text | Known::Other, Some(text)) => Ok(("Contains", Argument::ItemText(text))),
        (_, Known::Integer(..) | Known::Float, None) => number(value, item).map(|number| ("Contains", Argument::ItemNumber(number))),
        (_, Known::Other, None) if !attr::is_constant(value) => {
            number(value, item).map(|number| ("Contains", Argument::ItemNumber(number)))
        }
        (_, Known::Other, None) => {
            let message = "write a literal: whether the constant is a string or a number cannot be seen here";
            Err(syn::Error::new_spanned(value, message))
        }
        (_, Known::Integer(..) | Known::Float, Some(_)) => {
            Err(syn::Error::new_spanned(value, "the items are numbers: write one, as in `contains = 5`"))
        }
        (_, Known::Text, None) => Err(syn::Error::new_spanned(value, "the items are strings: write one, as in `contains = \"…\"`")),
        (_, Known::Decimal | Known::Boolean | Known::List(_) | Known::Map(..), _) => Err(syn::Error::new_spanned(
            entry,
            "`contains` finds strings and numbers in a collection: write a `custom` rule for other items",
        )),
    }
}
