//! `metadata(max_pairs = …, max_key = …, max_value = …, allow_nul)`.

use super::super::literal::limit;
use super::Parsed;
use crate::attr::Entry;
use crate::model::Argument;
use crate::suggest;
use crate::types::Known;

pub(super) fn parse(entry: &Entry, _: Known<'_>) -> syn::Result<Parsed> {
    let (mut max_pairs, mut max_key, mut max_value, mut allow_nul) = (None, None, None, false);
    for inner in entry.list()? {
        match inner.name.as_str() {
            "max_pairs" => max_pairs = Some(limit(inner.value()?)?),
            "max_key" => max_key = Some(limit(inner.value()?)?),
            "max_value" => max_value = Some(limit(inner.value()?)?),
            "allow_nul" => allow_nul = inner.flag().map(|()| true)?,
            name => {
                let known = ["max_pairs", "max_key", "max_value", "allow_nul"];
                return Err(syn::Error::new_spanned(&inner, suggest::unknown("limit", name, &known)));
            }
        }
    }
    Ok(("Metadata", Argument::Metadata { max_pairs, max_key, max_value, allow_nul }))
}
