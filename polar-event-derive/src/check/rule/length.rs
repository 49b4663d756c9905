//! `length`: in characters, bytes or graphemes.

use super::super::literal::limit;
use super::limits::Limits;
use super::{Parsed, needs_feature};
use crate::attr::Entry;
use crate::model::{Argument, Unit};
use crate::suggest;
use crate::types::Known;

pub(super) fn parse(entry: &Entry, _: Known<'_>) -> syn::Result<Parsed> {
    let (mut unit, mut limits) = (Unit::Characters, Limits::default());
    for inner in entry.list()? {
        match inner.name.as_str() {
            "bytes" | "graphemes" if unit != Unit::Characters => {
                return Err(syn::Error::new_spanned(&inner, "a length counts one thing: write a second `length(…)` for the other"));
            }
            "bytes" => unit = inner.flag().map(|()| Unit::Bytes)?,
            "graphemes" => unit = graphemes(&inner)?,
            "min" => limits.min = Some(limit(inner.value()?)?),
            "max" => limits.max = Some(limit(inner.value()?)?),
            "equal" => limits.equal = Some(limit(inner.value()?)?),
            name => {
                return Err(syn::Error::new_spanned(
                    &inner,
                    suggest::unknown("limit", name, &["min", "max", "equal", "bytes", "graphemes"]),
                ));
            }
        }
    }
    let (min, max) = limits.finish(entry)?;
    Ok(("Length", Argument::Length { unit, min, max }))
}

/// `graphemes` within `length(…)`.
fn graphemes(entry: &Entry) -> syn::Result<Unit> {
    if !cfg!(feature = "unicode-segmentation") {
        return Err(needs_feature(entry, "unicode-segmentation"));
    }
    entry.flag().map(|()| Unit::Graphemes)
}
