//! Enums whose variants hold data.

use syn::ext::IdentExt;
use syn::{DataEnum, DeriveInput, Fields};

use super::container;
use super::field::{self, Around, Place};
use super::names::{self, Cases};
use super::once::Once;
use super::units::NOTHING_SENSITIVE;
use super::{bounded, deprecated, name_of, structs, unknown};
use crate::attr::{self, Entry, Owner};
use crate::case::Case;
use crate::errors::Errors;
use crate::model::{Content, Field, Kind, Skip, Split, Tagging, Union, UnionVariant};
use crate::types::{self, Known};

const EVENT: &[&str] = &[
    "crate",
    "rename",
    "rename_all",
    "rename_all_fields",
    "tag",
    "content",
    "untagged",
    "deny_unknown_fields",
    "nullable",
    "check",
    "context",
    "bound",
    "bounded",
    "example",
    "sensitive",
];

const KIND: container::Kind = container::Kind {
    what: "enum",
    event: EVENT,
    serde: &["rename", "rename_all", "rename_all_fields", "tag", "content", "untagged", "deny_unknown_fields", "bound"],
};

/// The attributes of a variant.
pub(super) const VARIANT: &[&str] = &["rename", "alias", "rename_all", "skip", "skip_serializing", "skip_deserializing", "other"];

/// Checks an enum.
pub(super) fn check<'a>(input: &'a DeriveInput, data: &'a DataEnum, errors: &mut Errors) -> Union<'a> {
    let container = container::check(input, &KIND, errors);
    let tagging = tagging(input, errors);
    if data.variants.is_empty() {
        errors.push(&input.ident, "an enum without variants has no values: write `enum Name { Variant }`");
    }
    let cases = (container.rename_all, container.rename_all_fields);
    let around = Around { generics: &input.generics, has_default: false, nullable: container.nullable };
    let mut variants: Vec<_> = data.variants.iter().map(|variant| self::variant(variant, cases, around, errors)).collect();
    let mut first = 0;
    for variant in &mut variants {
        variant.first = first;
        match &mut variant.content {
            Content::Unit => {}
            Content::Newtype(_) => first += 1,
            Content::Fields(body) => {
                body.deny_unknown_fields = container.deny_unknown_fields;
                body.first = first;
                first += body.fields.len();
            }
        }
        fits(variant, input, &tagging, errors);
        bounded::variant(container.bounded.as_ref(), input, variant, errors);
    }
    let read = variants.iter().filter(|variant| !variant.skip.reading);
    super::unique_names("variant", read.map(|variant| (variant.ident, &variant.name, variant.aliases.as_slice())), errors);
    for second in variants.iter().filter(|variant| variant.other).skip(1) {
        errors.push(second.ident, "only one variant can stand for every unknown name: keep one `other`");
    }
    Union {
        input,
        krate: container.krate,
        name: container.name,
        doc: attr::doc(&input.attrs),
        tagging,
        deny_unknown_fields: container.deny_unknown_fields,
        check: container.check,
        bounds: container.bounds,
        context: container.context,
        bounded: container.bounded.is_some(),
        examples: container.examples,
        sensitive: container.sensitive,
        variants,
    }
}

/// `tag`, `content` and `untagged`.
fn tagging(input: &DeriveInput, errors: &mut Errors) -> Tagging {
    // Parse errors have been reported.
    let mut unread = Errors::default();
    let entries = attr::entries(&input.attrs, &mut unread);
    _ = unread.finish();
    let named = |name: &str| entries.iter().find(|entry| entry.name == name);
    let text = |entry: &Entry, errors: &mut Errors| errors.ok(entry.text().map(|text| text.value())).unwrap_or_default();
    match (named("tag"), named("content"), named("untagged")) {
        (None, None, None) => Tagging::External,
        (Some(tag), None, None) => Tagging::Internal { tag: text(tag, errors) },
        (Some(tag), Some(content), None) => {
            let (tag, content_name) = (text(tag, errors), text(content, errors));
            if tag == content_name {
                errors.push(content, format_args!("the name `{tag}` is taken by the tag: write another"));
            }
            Tagging::Adjacent { tag, content: content_name }
        }
        (None, None, Some(untagged)) => {
            errors.ok(untagged.flag());
            Tagging::Untagged
        }
        (None, Some(content), None) => {
            errors.push(content, "the content has a name of its own only beside a tag: add `tag = \"…\"`");
            Tagging::External
        }
        (_, _, Some(untagged)) => {
            errors.push(untagged, "an enum is tagged or untagged: remove `untagged`, or `tag` and `content`");
            Tagging::Untagged
        }
    }
}

/// Whether the representation can have such a variant.
fn fits(variant: &UnionVariant<'_>, input: &DeriveInput, tagging: &Tagging, errors: &mut Errors) {
    if let Content::Fields(body) = &variant.content {
        for cross in body.fields.iter().flat_map(|field| &field.cross) {
            errors.push(&cross.meta, "rules across fields are for structs: put these fields into one, and hold it in the variant");
        }
    }
    match (tagging, &variant.content) {
        (Tagging::Internal { .. }, _) if variant.skip.reading && variant.skip.writing => {}
        (Tagging::Internal { tag }, Content::Fields(body)) => {
            if body.fields.iter().any(|field| field.index.is_some()) || body.fields.is_empty() && body.style == crate::model::Style::Tuple {
                let message = "a tuple is an array, which has no room for the tag: name the fields, or add `content = \"…\"` to the enum";
                errors.push(variant.ident, message);
            }
            let takes_tag = |field: &&Field<'_>| {
                let is_read = field.kind != Kind::Skipped && (field.name == *tag || field.aliases.contains(tag));
                is_read || field.write.written && field.write.name == *tag
            };
            for field in body.fields.iter().filter(|field| field.kind != Kind::Flatten).filter(takes_tag) {
                errors.push(&field.member, format_args!("the name `{tag}` is taken by the tag: rename the field, or the tag"));
            }
        }
        (Tagging::Internal { tag }, Content::Newtype(field)) if field.kind == Kind::Event => {
            if types::is_named(field.ty, &input.ident) {
                errors.push(
                    field.ty,
                    format_args!("the tag `{tag}` would come twice, once for each level: put the inner value into a field"),
                );
            } else if let Some(what) = no_object(field.ty) {
                errors.push(
                    field.ty,
                    format_args!("{what} has no room for the tag `{tag}`: hold a struct, or add `content = \"…\"` to the enum"),
                );
            }
        }
        (Tagging::Untagged, _) if variant.other => {
            errors.push(variant.ident, "`other` stands for unknown names, and an untagged enum has none: remove `other`");
        }
        _ => {}
    }
}

/// What a type is instead of an object, as far as its syntax shows. The compiler checks all others.
fn no_object(ty: &syn::Type) -> Option<&'static str> {
    match Known::of(ty) {
        _ if types::has_option(ty) => Some("an option"),
        Known::Text => Some("a string"),
        Known::Integer(..) | Known::Float => Some("a number"),
        Known::Boolean => Some("a boolean"),
        Known::List(_) => Some("an array"),
        Known::Decimal | Known::Map(..) | Known::Other => None,
    }
}

fn variant<'a>(
    variant: &'a syn::Variant,
    (of_variants, of_fields): (Cases, Cases),
    around: Around<'_>,
    errors: &mut Errors,
) -> UnionVariant<'a> {
    let (mut rename, mut aliases, mut rename_all) = (Split::default(), Vec::new(), Cases::default());
    let (mut skip, mut other, mut deprecated, mut sensitive) = (Skip::default(), None, None, None);
    let mut once = Once::default();
    for entry in attr::entries(&variant.attrs, errors) {
        let name = entry.name.as_str();
        let known = if entry.owner == Owner::Event { &[VARIANT, &["deprecated", "sensitive"]].concat() } else { VARIANT };
        if !known.contains(&name) {
            errors.push(&entry, unknown(&entry, "variant", known));
            continue;
        }
        if !matches!(name, "alias" | "rename" | "rename_all") {
            once.check(&entry, errors);
        }
        match name {
            "rename" => {
                let renamed = errors.ok(names::rename(&entry));
                rename.take(&entry, renamed.unwrap_or_default(), &mut once, errors);
            }
            "alias" => aliases.extend(errors.ok(name_of(&entry))),
            "rename_all" => {
                let cases = errors.ok(names::rename_all(&entry));
                rename_all.take(&entry, cases.unwrap_or_default(), &mut once, errors);
            }
            "deprecated" => deprecated = errors.ok(deprecated::note(&entry)),
            "other" => other = errors.ok(entry.flag()).map(|()| entry),
            "sensitive" => sensitive = errors.ok(entry.flag()).map(|()| entry),
            _ => {
                errors.ok(entry.flag());
                skip.reading |= name != "skip_serializing";
                skip.writing |= name != "skip_deserializing";
            }
        }
    }
    if let Some(other) = other.as_ref().filter(|_| !matches!(variant.fields, Fields::Unit)) {
        errors.push(other, "a variant that stands for unknown names cannot hold anything: write it without fields");
    }
    if let Some(sensitive) = sensitive.as_ref().filter(|_| matches!(variant.fields, Fields::Unit)) {
        errors.push(sensitive, NOTHING_SENSITIVE);
    }
    let Split { read: name, write: written_name } =
        names::named(rename, of_variants, &variant.ident.unraw().to_string(), Case::apply_to_variant);
    let rename_all = Cases { read: rename_all.read.or(of_fields.read), write: rename_all.write.or(of_fields.write) };
    UnionVariant {
        ident: &variant.ident,
        name,
        written_name,
        first: 0,
        aliases,
        doc: attr::doc(&variant.attrs),
        deprecated: deprecated.or_else(|| deprecated::of_rust(&variant.attrs)),
        other: other.is_some(),
        sensitive: sensitive.is_some(),
        skip,
        content: content(&variant.fields, rename_all, around, errors),
    }
}

fn content<'a>(fields: &'a Fields, rename_all: Cases, around: Around<'_>, errors: &mut Errors) -> Content<'a> {
    match fields {
        Fields::Unit => Content::Unit,
        Fields::Unnamed(unnamed) if unnamed.unnamed.len() == 1 => match unnamed.unnamed.first() {
            Some(only) => Content::Newtype(Box::new(field::check(only, 0, Place::Alone, around, errors))),
            None => Content::Unit,
        },
        fields => {
            let body = structs::fields(fields, rename_all, around, errors);
            Content::Fields(Box::new(body))
        }
    }
}
