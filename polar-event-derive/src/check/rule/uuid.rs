//! `uuid`, or `uuid(version = 4)`.

use super::super::literal::limit;
use super::Parsed;
use crate::attr::Entry;
use crate::model::Argument;
use crate::suggest;
use crate::types::Known;

pub(super) fn parse(entry: &Entry, _: Known<'_>) -> syn::Result<Parsed> {
    if entry.flag().is_ok() {
        return Ok(("Uuid", Argument::Uuid(None)));
    }
    let inner = entry.list()?;
    let [version] = inner.as_slice() else {
        return Err(syn::Error::new_spanned(entry, "write `uuid`, or `uuid(version = 4)`"));
    };
    if version.name != "version" {
        return Err(syn::Error::new_spanned(version, suggest::unknown("setting", &version.name, &["version"])));
    }
    let value = version.value()?;
    let version = limit(value)?;
    match version.value {
        Some(1..=8) | None => Ok(("Uuid", Argument::Uuid(Some(version)))),
        _ => Err(syn::Error::new_spanned(value, "UUIDs have the versions 1 to 8 (RFC 9562)")),
    }
}
