//! `bound = "T: Trait"`: predicates that replace the generated ones.

use syn::punctuated::Punctuated;
use syn::{Generics, Meta, Token, Type, TypeParam, WherePredicate};

use super::once::Once;
use crate::attr::Entry;
use crate::errors::Errors;
use crate::model::{Field, Kind, Predicates};
use crate::suggest;
use crate::types;

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

/// Reports a type parameter that a field consists of and that `bound` leaves without any trait.
pub(super) fn check<'f>(generics: &Generics, container: &Predicates, fields: impl IntoIterator<Item = &'f Field<'f>>, errors: &mut Errors) {
    let inline = || generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    for field in fields {
        let Some(given) = field.bounds.read.as_deref().or(container.read.as_deref()) else { continue };
        if !matches!(field.kind, Kind::Event | Kind::Flatten) {
            continue;
        }
        let mut leaves = Vec::new();
        types::leaves(field.ty, &mut leaves);
        let is_bare = |param: &&TypeParam| leaves.iter().any(|(_, ty)| matches!(ty, Type::Path(path) if path.path.is_ident(&param.ident)));
        let is_bounded = |param: &&TypeParam| {
            let is_subject = |predicate: &WherePredicate| match predicate {
                WherePredicate::Type(predicate) => matches!(&predicate.bounded_ty, Type::Path(path) if path.path.is_ident(&param.ident)),
                _ => false,
            };
            !param.bounds.is_empty() || given.iter().chain(inline()).any(is_subject)
        };
        if let Some(TypeParam { ident, .. }) = generics.type_params().filter(is_bare).find(|param| !is_bounded(param)) {
            let message = format!(
                "`bound` leaves `{ident}` without the traits that this field needs: leave `bound` out, or write `bound(deserialize = \"{ident}: \
                 Decode<'de> + Describe + Validate\", serialize = \"{ident}: Serialize\", validate = \"{ident}: Describe + Validate\")`"
            );
            errors.push(field.ty, message);
        }
    }
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
