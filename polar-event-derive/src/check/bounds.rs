//! `bound = "T: Trait"`: predicates that replace the generated ones.

use syn::punctuated::Punctuated;
use syn::{Meta, Token, WherePredicate};

use super::once::Once;
use crate::attr::Entry;
use crate::errors::Errors;
use crate::model::Predicates;
use crate::suggest;

/// The predicates after `bound =`, which are for every impl, or in `bound(serialize = …, deserialize = …, validate = …)`.
pub(super) fn predicates(entry: &Entry) -> syn::Result<Predicates> {
    if !matches!(entry.meta, Meta::List(_)) {
        let all = parse(entry)?;
        return Ok(Predicates { read: Some(all.clone()), write: Some(all.clone()), validate: Some(all) });
    }
    let mut predicates = Predicates::default();
    for inner in entry.list()? {
        let place = match inner.name.as_str() {
            "deserialize" => &mut predicates.read,
            "serialize" => &mut predicates.write,
            "validate" => &mut predicates.validate,
            name => {
                let known = ["serialize", "deserialize", "validate"];
                return Err(syn::Error::new_spanned(&inner, suggest::unknown("direction", name, &known)));
            }
        };
        if place.replace(parse(&inner)?).is_some() {
            return Err(syn::Error::new_spanned(&inner, "these bounds are given twice: keep one of them"));
        }
    }
    Ok(predicates)
}

fn parse(entry: &Entry) -> syn::Result<Vec<WherePredicate>> {
    let text = entry.text()?;
    let predicates = text.parse_with(Punctuated::<WherePredicate, Token![,]>::parse_terminated);
    let predicates = predicates.map_err(|_| {
        syn::Error::new_spanned(&text, format_args!("write what could follow `where`: `{} = \"T: Clone, U: Copy\"`", entry.name))
    });
    Ok(predicates?.into_iter().collect())
}

impl Predicates {
    /// Takes the predicates of `other`; an entry that sets the same ones again is an error.
    pub(super) fn take(&mut self, entry: &Entry, other: Self, once: &mut Once, errors: &mut Errors) {
        let parts = [(&mut self.read, other.read), (&mut self.write, other.write), (&mut self.validate, other.validate)];
        let mut again = false;
        for (mine, others) in parts {
            if let Some(others) = others {
                again |= mine.replace(others).is_some();
            }
        }
        if again {
            once.again(entry, &entry.name, errors);
        }
    }
}
