//! `from`, `try_from` and `into`: conversions for deserializing and serializing.

use syn::{Expr, ExprLit, Lit, Type};

use super::names;
use crate::attr::{self, Entry};
use crate::errors::Errors;
use crate::model::{Catches, Content, Convert, From, Kind, Split, UnionVariant};

/// The attributes of fields for serializing, and those for both directions.
const WRITING: &[&str] = &["skip_serializing", "skip_serializing_if", "serialize_with"];
const BOTH: &[&str] = &["rename", "rename_all", "skip", "with", "bound", "flatten", "other", "untagged"];

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
    fields.for_each(|field| part(convert, &field.attrs, |_| true, errors));
}

/// Reports each attribute of the variants and their fields that would have no effect.
pub(super) fn variants<'a>(convert: &Convert, variants: impl Iterator<Item = &'a syn::Variant>, errors: &mut Errors) {
    for variant in variants {
        // Others are unknown, which is reported when the variant itself is checked.
        part(convert, &variant.attrs, |name| super::names::VARIANT.contains(&name), errors);
        fields(convert, variant.fields.iter(), errors);
    }
}

/// Makes the fields of a variant ones that are only serialized, which needs only serde's traits.
pub(super) fn only_written(variant: &mut UnionVariant<'_>) {
    let fields = match &mut variant.content {
        Content::Unit | Content::Skipped(_) => [].iter_mut(),
        Content::Newtype(field) => core::slice::from_mut(&mut **field).iter_mut(),
        Content::Fields(body) => body.fields.iter_mut(),
    };
    let name = if let Catches::Name(name) = &mut variant.catches { core::slice::from_mut(&mut **name).iter_mut() } else { [].iter_mut() };
    for field in fields.chain(name).filter(|field| field.kind == Kind::Event) {
        field.kind = Kind::ViaSerde;
    }
}

fn part(convert: &Convert, attrs: &[syn::Attribute], is_known: impl Fn(&str) -> bool, errors: &mut Errors) {
    let (reads, writes) = (convert.from.is_none(), convert.into.is_none());
    if reads && writes {
        return;
    }
    // Parse errors are reported when the field or variant itself is checked.
    let mut unread = Errors::default();
    let entries = attr::entries(attrs, &mut unread);
    _ = unread.finish();
    for entry in entries.iter().filter(|entry| is_known(&entry.name)) {
        let (of_reading, of_writing) = directions(&entry.name, entry);
        if !writes && (!reads || !of_reading) {
            errors.push(entry, "the type is written as what `into` says, so this is never looked at: remove it");
        } else if !reads && !of_writing {
            errors.push(entry, "the type is read as what `from` or `try_from` says, so this is never looked at: say it there");
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
    let of_reading = ["default", "deny_unknown_fields", "transparent", "sensitive", "bounded", "example"].as_slice();
    // An attribute for both directions has an effect as long as the type's own fields are used in one of them.
    let of_both =
        if convert.into.is_some() { ["rename", "rename_all", "rename_all_fields", "tag", "content", "untagged"].as_slice() } else { &[] };
    for entry in given.iter().filter(|entry| of_reading.iter().chain(of_both).any(|name| entry.name == *name)) {
        errors.push(entry, "the type is read as what `from` or `try_from` says, so this is never looked at: say it there");
    }
}
