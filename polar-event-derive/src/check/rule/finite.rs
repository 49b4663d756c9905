//! `finite`.

use super::Parsed;
use crate::attr::Entry;
use crate::model::Argument;
use crate::types::Known;

pub(super) fn parse(entry: &Entry, known: Known<'_>) -> syn::Result<Parsed> {
    entry.flag()?;
    let what = match known {
        Known::Integer(..) => "an integer",
        Known::Decimal => "a decimal",
        _ => return Ok(("Finite", Argument::None)),
    };
    Err(syn::Error::new_spanned(entry, format_args!("`finite` is for floats, and {what} is finite in any case: remove `finite`")))
}
