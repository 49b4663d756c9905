//! `pattern`.

use super::Parsed;
use crate::attr::Entry;
use crate::model::Argument;
use crate::types::Known;

pub(super) fn parse(entry: &Entry, _: Known<'_>) -> syn::Result<Parsed> {
    let pattern = entry.string()?;
    #[cfg(feature = "regex")]
    if let Some(text) = &pattern.value {
        regex::Regex::new(text).map_err(|error| syn::Error::new_spanned(&pattern, format_args!("the pattern does not parse: {error}")))?;
    }
    Ok(("Pattern", Argument::Pattern(pattern)))
}
