//! `min`, `max` and `equal`.

use super::super::literal::limit;
use crate::attr::Entry;
use crate::model::Limit;
use crate::suggest;

/// `min`, `max` and `equal` of a length.
#[derive(Default)]
pub(super) struct Limits {
    pub(super) min: Option<Limit>,
    pub(super) max: Option<Limit>,
    pub(super) equal: Option<Limit>,
}

impl Limits {
    pub(super) fn finish(self, entry: &Entry) -> syn::Result<(Option<Limit>, Option<Limit>)> {
        let name = &entry.name;
        match (self.min, self.max, self.equal) {
            (None, None, None) => Err(syn::Error::new_spanned(
                entry,
                format_args!("no limit is given: write `{name}(min = …, max = …)` or `{name}(equal = …)`"),
            )),
            (None, None, Some(equal)) => Ok((Some(equal.clone()), Some(equal))),
            (_, _, Some(_)) => Err(syn::Error::new_spanned(entry, "`equal` stands for both limits: remove `min` and `max`, or `equal`")),
            (Some(min), Some(max), None) if min.value > max.value && max.value.is_some() => {
                Err(syn::Error::new_spanned(entry, "nothing is within these limits: `min` is greater than `max`"))
            }
            (min, max, None) => Ok((min, max)),
        }
    }
}

/// Parses a rule that has only limits.
pub(super) fn parse(entry: &Entry) -> syn::Result<(Option<Limit>, Option<Limit>)> {
    let mut limits = Limits::default();
    for inner in entry.list()? {
        match inner.name.as_str() {
            "min" => limits.min = Some(limit(inner.value()?)?),
            "max" => limits.max = Some(limit(inner.value()?)?),
            "equal" => limits.equal = Some(limit(inner.value()?)?),
            name => return Err(syn::Error::new_spanned(&inner, suggest::unknown("limit", name, &["min", "max", "equal"]))),
        }
    }
    limits.finish(entry)
}
