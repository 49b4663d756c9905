//! `contains = "…"` or `contains = 5`: a substring, or an item of a collection.

use syn::{Expr, ExprLit, Lit};

use super::super::literal::number;
use super::Parsed;
use crate::attr::Entry;
use crate::model::Argument;
use crate::types::Known;

pub(super) fn parse(entry: &Entry, known: Known<'_>) -> syn::Result<Parsed> {
    let value = entry.value()?;
    let text = match value {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text),
        _ => None,
    };
    let item = if let Known::List(item) = known { Known::of(item) } else { Known::Other };
    match (known, item, text) {
        (Known::Text, _, None) => Err(syn::Error::new_spanned(value, "write a string: `contains = \"…\"`")),
        (Known::Text, _, Some(text)) if text.value().is_empty() => {
            Err(syn::Error::new_spanned(text, "every string has the empty one: write what is due"))
        }
        (Known::Text, _, Some(text)) => Ok(("Substring", Argument::Text(text.clone()))),
        (_, Known::Text | Known::Other, Some(text)) => Ok(("Contains", Argument::ItemText(text.clone()))),
        (_, Known::Integer(..) | Known::Float | Known::Other, None) => {
            number(value, item).map(|number| ("Contains", Argument::ItemNumber(number)))
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
