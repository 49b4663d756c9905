//! `from`, `try_from` and `into`: conversions for deserializing and serializing.

use syn::{Expr, ExprLit, Lit, Type};

use super::names;
use crate::attr::{self, Entry};
use crate::errors::Errors;
use crate::model::{Convert, From, Split};

/// The attributes of fields for serializing, and those for both directions.
const WRITING: &[&str] = &["skip_serializing", "skip_serializing_if", "serialize_with"];
const BOTH: &[&str] = &["rename", "skip", "with", "bound", "flatten"];

/// The type after `from =`: plain, or in a string, as in serde.
pub(super) fn ty(entry: &Entry) -> syn::Result<Type> {
    let wanted = || format!("write a type: `{} = \"Type\"`", entry.name);
    match entry.value()? {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => text.parse().map_err(|_| syn::Error::new_spanned(text, wanted())),
        other => syn::parse2(quote::ToTokens::to_token_stream(other)).map_err(|_| syn::Error::new_spanned(other, wanted())),
    }
}

/// Sets the conversion for deserializing.
pub(super) fn set_from(convert: &mut Convert, entry: &Entry, fallible: bool, errors: &mut Errors) {
    let ty = errors.ok(ty(entry));
    if convert.from.is_some() {
        errors.push(entry, "`from` and `try_from` exclude each other: keep one of them");
    }
    convert.from = ty.map(|ty| From { ty, fallible });
}

/// Reports each attribute of the fields that would have no effect.
pub(super) fn fields<'a>(convert: &Convert, fields: impl Iterator<Item = &'a syn::Field>, errors: &mut Errors) {
    let (reads, writes) = (convert.from.is_none(), convert.into.is_none());
    if reads && writes {
        return;
    }
    for field in fields {
        // Parse errors are reported when the field itself is checked.
        let mut unread = Errors::default();
        let entries = attr::entries(&field.attrs, &mut unread);
        _ = unread.finish();
        for entry in entries {
            let name = entry.name.as_str();
            let (of_reading, of_writing) = directions(name, &entry);
            if !writes && (!reads || !of_reading) {
                errors.push(&entry, "the type is written as what `into` says, so this is never looked at: remove it");
            } else if !reads && !of_writing {
                errors.push(&entry, "the type is read as what `from` or `try_from` says, so this is never looked at: say it there");
            }
        }
    }
}

/// Whether an attribute of a field applies to deserializing, and to serializing.
fn directions(name: &str, entry: &Entry) -> (bool, bool) {
    match (name, names::rename(entry)) {
        ("rename", Ok(Split { read, write })) => (read.is_some(), write.is_some()),
        _ if BOTH.contains(&name) => (true, true),
        _ => (!WRITING.contains(&name), WRITING.contains(&name)),
    }
}

/// Reports container attributes for deserializing fields.
pub(super) fn container(convert: &Convert, given: &[&Entry], errors: &mut Errors) {
    if convert.from.is_none() {
        return;
    }
    let of_reading = ["default", "deny_unknown_fields", "transparent", "deref", "sensitive", "bounded", "example"].as_slice();
    // An attribute for both directions has an effect as long as the type's own fields are used in one of them.
    let of_both = if convert.into.is_some() { ["rename", "rename_all"].as_slice() } else { &[] };
    for entry in given.iter().filter(|entry| of_reading.iter().chain(of_both).any(|name| entry.name == *name)) {
        errors.push(entry, "the type is read as what `from` or `try_from` says, so this is never looked at: say it there");
    }
}
