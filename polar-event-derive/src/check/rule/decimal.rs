//! `decimal(max_digits = 12, places = 2)`.

use super::super::literal::limit;
use super::Parsed;
use crate::attr::Entry;
use crate::model::{Argument, Limit};
use crate::suggest;
use crate::types::Known;

pub(super) fn parse(entry: &Entry, _: Known<'_>) -> syn::Result<Parsed> {
    let (mut max_digits, mut places) = (None, None);
    for inner in entry.list()? {
        let slot = match inner.name.as_str() {
            "max_digits" => &mut max_digits,
            "places" => &mut places,
            name => return Err(syn::Error::new_spanned(&inner, suggest::unknown("limit", name, &["max_digits", "places"]))),
        };
        if slot.is_some() {
            return Err(syn::Error::new_spanned(&inner, "this limit is given twice: keep one of them"));
        }
        *slot = Some(limit(inner.value()?)?);
    }
    let value = |limit: &Option<Limit>| limit.as_ref().and_then(|limit| limit.value);
    match (value(&max_digits), value(&places)) {
        _ if max_digits.is_none() && places.is_none() => {
            let message = "no limit is given: write `decimal(max_digits = …, places = …)`";
            Err(syn::Error::new_spanned(entry, message))
        }
        (Some(0), _) => Err(syn::Error::new_spanned(entry, "no decimal is without digits: write a `max_digits` above zero")),
        (Some(max_digits), Some(places)) if places > max_digits => {
            let message = "`places` are among the digits: write a `max_digits` that is not below them";
            Err(syn::Error::new_spanned(entry, message))
        }
        _ => Ok(("Decimal", Argument::Decimal { max_digits, places })),
    }
}
