//! `tolerance`, in seconds.

use super::super::literal::limit;
use crate::attr::Entry;
use crate::model::Limit;
use crate::suggest;

/// `past` or `past(tolerance = 60)`: the seconds.
pub(super) fn parse(entry: &Entry) -> syn::Result<Option<Limit>> {
    if entry.flag().is_ok() {
        return Ok(None);
    }
    match entry.list()?.as_slice() {
        [tolerance] if tolerance.name == "tolerance" => limit(tolerance.value()?).map(Some),
        [other] => Err(syn::Error::new_spanned(other, suggest::unknown("setting", &other.name, &["tolerance"]))),
        _ => Err(syn::Error::new_spanned(entry, format_args!("write `{0}`, or `{0}(tolerance = 60)` in seconds", entry.name))),
    }
}
