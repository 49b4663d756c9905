//! `range`, `positive` and `negative`.

use super::super::literal::number;
use super::Parsed;
use crate::attr::Entry;
use crate::model::{Argument, Bound, Number};
use crate::suggest;
use crate::types::Known;

pub(super) fn positive(entry: &Entry, _: Known<'_>) -> syn::Result<Parsed> {
    entry.flag().map(|()| ("Range", Argument::Range { min: Some(Bound::ZERO), max: None }))
}

pub(super) fn negative(entry: &Entry, _: Known<'_>) -> syn::Result<Parsed> {
    entry.flag().map(|()| ("Range", Argument::Range { min: None, max: Some(Bound::ZERO) }))
}

pub(super) fn parse(entry: &Entry, known: Known<'_>) -> syn::Result<Parsed> {
    let (mut min, mut max) = (None, None);
    for inner in entry.list()? {
        let (end, exclusive) = match inner.name.as_str() {
            "min" => (&mut min, false),
            "max" => (&mut max, false),
            "exclusive_min" => (&mut min, true),
            "exclusive_max" => (&mut max, true),
            name => {
                let known = ["min", "max", "exclusive_min", "exclusive_max"];
                return Err(syn::Error::new_spanned(&inner, suggest::unknown("limit", name, &known)));
            }
        };
        if end.is_some() {
            return Err(syn::Error::new_spanned(&inner, "this end of the range is given twice: keep one of them"));
        }
        *end = Some(Bound { exclusive, number: number(inner.value()?, known)? });
    }
    match (&min, &max) {
        (None, None) => Err(syn::Error::new_spanned(entry, "a range without limits says nothing: write `range(min = …, max = …)`")),
        (Some(min), Some(max)) if is_empty(min, max) => {
            Err(syn::Error::new_spanned(entry, "no number is in this range: there is nothing between its ends"))
        }
        _ => Ok(("Range", Argument::Range { min, max })),
    }
}

/// Whether no number is between two literals.
fn is_empty(min: &Bound, max: &Bound) -> bool {
    let order = match (&min.number, &max.number) {
        (Number::Integer(min), Number::Integer(max)) => min.partial_cmp(max),
        (Number::Big(min), Number::Big(max)) => min.partial_cmp(max),
        (Number::Big(_), Number::Integer(_)) => return true,
        (Number::Float(min), Number::Float(max)) => min.partial_cmp(max),
        #[expect(clippy::cast_precision_loss, reason = "good enough to catch a slip")]
        (Number::Float(min), Number::Integer(max)) => min.partial_cmp(&(*max as f64)),
        #[expect(clippy::cast_precision_loss, reason = "good enough to catch a slip")]
        (Number::Integer(min), Number::Float(max)) => (*min as f64).partial_cmp(max),
        _ => return false,
    };
    match order {
        Some(core::cmp::Ordering::Greater) => true,
        Some(core::cmp::Ordering::Equal) => min.exclusive || max.exclusive,
        _ => false,
    }
}
