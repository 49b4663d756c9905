//! Rules on a field that depend on other fields.

use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{Expr, Ident};

use super::function;
use crate::attr::Entry;
use crate::errors::Errors;
use crate::model::{Cross, CrossKind, Default, Field, Kind};
use crate::suggest;
use crate::types::{self, Known};

/// The names of these rules.
pub(super) const CROSS: &[&str] = &["required_if", "forbidden_if", "equals"];

/// Parses the rules of a field.
pub(super) fn check<'e>(entries: impl Iterator<Item = &'e Entry>, errors: &mut Errors) -> Vec<Cross> {
    entries.filter_map(|entry| errors.ok(kind(entry)).map(|kind| Cross { meta: entry.meta.clone(), kind })).collect()
}

fn kind(entry: &Entry) -> syn::Result<CrossKind> {
    match entry.name.as_str() {
        "required_if" => function(entry).map(CrossKind::RequiredIf),
        "forbidden_if" => function(entry).map(CrossKind::ForbiddenIf),
        _ => field_name(entry).map(CrossKind::Equals),
    }
}

fn field_name(entry: &Entry) -> syn::Result<Ident> {
    let named = match entry.value()? {
        Expr::Path(path) if path.qself.is_none() => path.path.get_ident().cloned(),
        _ => None,
    };
    named.ok_or_else(|| syn::Error::new_spanned(entry, "write the name of another field: `equals = password`"))
}

/// Reports rules that contradict a field's type, presence or other rules, or that name no field.
pub(super) fn contradictions(fields: &[Field<'_>], struct_default: bool, errors: &mut Errors) {
    for field in fields.iter().filter(|field| field.kind != Kind::Skipped) {
        for cross in &field.cross {
            let message = match &cross.kind {
                CrossKind::RequiredIf(_) => required_if(field, struct_default).map(str::to_owned),
                CrossKind::ForbiddenIf(_) => forbidden_if(field).map(str::to_owned),
                CrossKind::Equals(other) => {
                    if let Some(message) = equals(field, other, fields) {
                        errors.push(other, message);
                    }
                    None
                }
            };
            if let Some(message) = message {
                errors.push(&cross.meta, message);
            }
        }
    }
}

/// Whether the field is certainly required, unless it has a default.
fn is_plain(field: &Field<'_>) -> bool {
    if field.kind == Kind::With {
        return true;
    }
    let is_optional = types::option(field.ty).is_some() || types::optional_nullable(field.ty).is_some();
    !is_optional && (field.kind == Kind::ViaSerde || !matches!(Known::of(field.ty), Known::Other))
}

fn required_if(field: &Field<'_>, struct_default: bool) -> Option<&'static str> {
    if field.required {
        return Some("the field is required in any case: remove `required` or `required_if`");
    }
    let plain = is_plain(field) && field.default.is_none() && !struct_default;
    plain.then_some(
        "the field is required already: `required_if` is for fields that may be absent, so write `Option<…>` or `OptionalNullable<…>`, or add `default`",
    )
}

fn forbidden_if(field: &Field<'_>) -> Option<&'static str> {
    if field.required {
        return Some("the field is required, so it cannot be forbidden: remove `required` or `forbidden_if`");
    }
    if field.kind == Kind::With && field.default.is_some() && field.write.skip_if.is_some() {
        return None;
    }
    if field.default.as_ref().is_some_and(|default| !matches!(default, Default::Trait)) || (is_plain(field) && field.default.is_some()) {
        return Some("a field with a default is always written, so it cannot be forbidden: write `Option<…>` without `default`");
    }
    is_plain(field)
        .then_some("the field is required: `forbidden_if` is for fields that may be absent, so write `Option<…>` or `OptionalNullable<…>`")
}

fn equals(field: &Field<'_>, other: &Ident, fields: &[Field<'_>]) -> Option<String> {
    let wanted = other.unraw();
    if field.is_named(other) {
        return Some("a field is the same as itself in any case: name another one".to_owned());
    }
    match fields.iter().find(|field| field.is_named(other)) {
        Some(other) if other.kind == Kind::Skipped => Some(format!("the field `{wanted}` is skipped, so the sender cannot know its value")),
        Some(_) => None,
        None => {
            let fields = fields.iter().filter(|other| other.kind != Kind::Skipped && other.member != field.member);
            let known: Vec<String> = fields.map(|field| field.member.to_token_stream().to_string()).collect();
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            Some(suggest::unknown("field", &wanted.to_string(), &known))
        }
    }
}
