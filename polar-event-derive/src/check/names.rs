//! Names and cases, which may differ by direction: `rename(serialize = "a", deserialize = "b")`.

use syn::{LitStr, Meta};

use super::once::Once;
use crate::attr::Entry;
use crate::case::Case;
use crate::errors::Errors;
use crate::model::Split;
use crate::suggest;

/// The attributes of a variant.
pub(super) const VARIANT: &[&str] =
    &["rename", "alias", "rename_all", "skip", "skip_serializing", "skip_deserializing", "other", "untagged"];

impl<T> Split<Option<T>> {
    /// Takes the names of `other`; an entry that sets the same ones again is an error.
    pub(super) fn take(&mut self, entry: &Entry, other: Self, once: &mut Once, errors: &mut Errors) {
        let mut again = false;
        for (mine, others) in [(&mut self.read, other.read), (&mut self.write, other.write)] {
            if let Some(value) = others {
                again |= mine.replace(value).is_some();
            }
        }
        if again {
            once.again(entry, &entry.name, errors);
        }
    }
}

/// The cases of `rename_all`.
pub(crate) type Cases = Split<Option<Case>>;

/// The names of a field or variant: from its own `rename`, or converted to a case, or unchanged.
pub(super) fn named(renamed: Split<Option<String>>, cases: Cases, name: &str, apply: impl Fn(Case, &str) -> String) -> Split<String> {
    let by = |renamed: Option<String>, case: Option<Case>| {
        renamed.unwrap_or_else(|| case.map_or_else(|| name.to_owned(), |case| apply(case, name)))
    };
    Split { read: by(renamed.read, cases.read), write: by(renamed.write, cases.write) }
}

/// The strings after `rename =` or in `rename(serialize = …, deserialize = …)`.
fn texts(entry: &Entry) -> syn::Result<Split<Option<LitStr>>> {
    by_direction(entry, Entry::text)
}

/// What `read` makes of the values after `rename =` or in `rename(serialize = …, deserialize = …)`.
pub(super) fn by_direction<T: Clone>(entry: &Entry, read: impl Fn(&Entry) -> syn::Result<T>) -> syn::Result<Split<Option<T>>> {
    if !matches!(entry.meta, Meta::List(_)) {
        return read(entry).map(|text| Split::both(Some(text)));
    }
    let mut texts = Split { read: None, write: None };
    for inner in entry.list()? {
        let place = match inner.name.as_str() {
            "deserialize" => &mut texts.read,
            "serialize" => &mut texts.write,
            name => return Err(syn::Error::new_spanned(&inner, suggest::unknown("direction", name, &["serialize", "deserialize"]))),
        };
        if place.is_some() {
            return Err(syn::Error::new_spanned(
                &inner,
                "this name is given twice: write further names to be understood as `alias = \"…\"`",
            ));
        }
        *place = Some(read(&inner)?);
    }
    if texts.read.is_none() && texts.write.is_none() {
        let message = format!("no name is given: write `{0} = \"…\"`, or `{0}(serialize = \"…\", deserialize = \"…\")`", entry.name);
        return Err(syn::Error::new_spanned(entry, message));
    }
    Ok(texts)
}

/// The names of `rename`.
pub(super) fn rename(entry: &Entry) -> syn::Result<Split<Option<String>>> {
    let Split { read, write } = texts(entry)?;
    Ok(Split { read: read.map(|text| text.value()), write: write.map(|text| text.value()) })
}

/// The cases of `rename_all`.
pub(super) fn rename_all(entry: &Entry) -> syn::Result<Cases> {
    let case = |text: &LitStr| {
        let name = text.value();
        Case::parse(&name).ok_or_else(|| {
            let message = match name.as_str() {
                "CamelCase" | "UpperCamelCase" => {
                    format!("unknown case `{name}`; did you mean `camelCase`, as in `twoWords`, or `PascalCase`, as in `TwoWords`?")
                }
                _ => suggest::unknown("case", &name, &Case::names()),
            };
            syn::Error::new_spanned(text, message)
        })
    };
    let Split { read, write } = texts(entry)?;
    // Report a name for both directions only once.
    let read = read.as_ref().map(case).transpose()?;
    Ok(Split { read, write: write.as_ref().map(case).transpose()? })
}
