//! Enums whose variants hold data.

use syn::ext::IdentExt;
use syn::{DataEnum, DeriveInput, Fields};

use super::container;
use super::field::{self, Around};
use super::names::{self, Cases, VARIANT};
use super::once::Once;
use super::tag_values::{self, Name};
use super::units::NOTHING_SENSITIVE;
use super::{bounded, bounds, catch_all, convert, deprecated, structs, unknown};
use crate::attr::{self, Entry, Owner};
use crate::case::Case;
use crate::errors::Errors;
use crate::model::{Catches, Content, Field, Kind, Skip, Split, TagType, Tagging, Union, UnionVariant};
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
    "from",
    "try_from",
    "into",
];

const KIND: container::Kind = container::Kind {
    what: "enum",
    event: EVENT,
    serde: &[
        "rename",
        "rename_all",
        "rename_all_fields",
        "tag",
        "content",
        "untagged",
        "deny_unknown_fields",
        "bound",
        "from",
        "try_from",
        "into",
    ],
};

/// The attributes of a value that may also stand before the variant around it, as in serde.
const OF_VALUE: &[&str] = &["with", "serialize_with", "deserialize_with", "borrow"];

/// Whether the value of a variant is skipped, so that the variant is one without a value in documents.
fn skipped(value: &syn::Field, errors: &mut Errors) -> bool {
    // Parse errors are reported when the field itself is checked.
    let mut unread = Errors::default();
    let entries = attr::entries(&value.attrs, &mut unread);
    _ = unread.finish();
    let Some(skip) = entries.iter().find(|entry| entry.name == "skip") else { return false };
    errors.ok(skip.flag());
    for other in entries.iter().filter(|entry| entry.name != "skip") {
        errors.push(other, "a skipped field is neither read nor written, so nothing else can be asked of it");
    }
    true
}

fn is_around_value(fields: &Fields) -> bool {
    matches!(fields, Fields::Unnamed(unnamed) if unnamed.unnamed.len() == 1)
}

/// Checks an enum.
pub(super) fn check<'a>(input: &'a DeriveInput, data: &'a DataEnum, errors: &mut Errors) -> Union<'a> {
    let container = container::check(input, &KIND, errors);
    let tagging = tagging(input, errors);
    let convert = container.convert;
    convert::variants(&convert, data.variants.iter(), errors);
    let cases = (container.rename_all, container.rename_all_fields);
    let around = Around { generics: &input.generics, has_default: false, nullable: container.nullable };
    let tags = tag_values::of_enum(data);
    let variants: Vec<_> = data.variants.iter().map(|variant| self::variant(variant, cases, (around, tags), errors)).collect();
    let tag_type = tag_values::check(input, &tagging, &variants, errors);
    let mut variants: Vec<_> = variants.into_iter().map(|(variant, _)| variant).collect();
    let mut first = 0;
    for variant in &mut variants {
        variant.first = first;
        first += usize::from(matches!(variant.catches, Catches::Name(_)));
        match &mut variant.content {
            Content::Unit | Content::Skipped(_) => {}
            Content::Newtype(field) => {
                bounds::check(&input.generics, &container.bounds, [&**field], errors);
                first += 1;
            }
            Content::Fields(body) => {
                body.deny_unknown_fields = container.deny_unknown_fields;
                bounds::check(&input.generics, &container.bounds, &body.fields, errors);
                body.first = first;
                first += body.fields.len();
            }
        }
        fits(variant, input, &tagging, errors);
        bounded::variant(container.bounded.as_ref().filter(|_| convert.from.is_none()), input, variant, errors);
        if convert.from.is_some() {
            // It is only serialized, which needs only serde's traits.
            convert::only_written(variant);
        }
    }
    let read = variants.iter().filter(|variant| !variant.skip.reading && matches!(variant.catches, Catches::Nothing));
    super::unique_names("variant", read.map(|variant| (variant.ident, &variant.name, variant.aliases.as_slice())), errors);
    let is_other = |variant: &&UnionVariant<'_>| variant.other || matches!(variant.catches, Catches::Name(_));
    for second in variants.iter().filter(is_other).skip(1) {
        errors.push(second.ident, "only one variant can stand for every unknown name: keep one `other`");
    }
    catch_all::check(&variants, &tagging, errors);
    Union {
        input,
        krate: container.krate,
        name: container.name,
        doc: attr::doc(&input.attrs),
        tagging,
        tag_type,
        deny_unknown_fields: container.deny_unknown_fields,
        check: container.check,
        bounds: container.bounds,
        context: container.context,
        bounded: container.bounded.is_some(),
        examples: container.examples,
        sensitive: container.sensitive,
        convert,
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
        // It has no tag.
        _ if matches!(variant.catches, Catches::Value) => {}
        (Tagging::Internal { tag }, Content::Fields(body)) => {
            if body.fields.iter().any(|field| field.index.is_some()) || body.fields.is_empty() && body.style == crate::model::Style::Tuple {
                let message = "a tuple is an array, which has no room for the tag: name the fields, or add `content = \"…\"` to the enum";
                errors.push(variant.ident, message);
            }
            let takes_tag = |field: &&Field<'_>| {
                let is_read = field.kind != Kind::Skipped && (field.name == *tag || field.aliases.contains(tag));
                is_read || field.write.written && field.write.name == *tag
            };
            for field in body.fields.iter().filter(|field| !field.kind.is_flat()).filter(takes_tag) {
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
    (around, tags): (Around<'_>, TagType),
    errors: &mut Errors,
) -> (UnionVariant<'a>, Vec<Name>) {
    let (mut rename, mut aliases, mut rename_all) = (Split::<Option<Name>>::default(), Vec::new(), Cases::default());
    let (mut skip, mut other, mut untagged, mut deprecated, mut sensitive) = (Skip::default(), None, None, None, None);
    let mut named = Vec::new();
    let mut once = Once::default();
    let is_of_value = |entry: &Entry| OF_VALUE.contains(&entry.name.as_str()) && is_around_value(&variant.fields);
    let (of_value, entries): (Vec<_>, Vec<_>) = attr::entries(&variant.attrs, errors).into_iter().partition(is_of_value);
    for entry in entries {
        let name = entry.name.as_str();
        let known = if entry.owner == Owner::Event { &[VARIANT, &["deprecated", "sensitive"]].concat() } else { VARIANT };
        if !known.contains(&name) {
            errors.push(&entry, unknown(&entry, "variant", known));
            continue;
        }
        if !matches!(name, "alias" | "rename" | "rename_all") {
            once.check(&entry, errors);
        }
        if matches!(name, "rename" | "alias") {
            named.push(entry.meta.clone());
        }
        match name {
            "rename" => {
                let renamed = errors.ok(tag_values::rename(&entry));
                rename.take(&entry, renamed.unwrap_or_default(), &mut once, errors);
            }
            "alias" => aliases.extend(errors.ok(tag_values::alias(&entry))),
            "rename_all" => {
                let cases = errors.ok(names::rename_all(&entry));
                rename_all.take(&entry, cases.unwrap_or_default(), &mut once, errors);
            }
            "deprecated" => deprecated = errors.ok(deprecated::note(&entry)),
            "other" => other = errors.ok(entry.flag()).map(|()| entry),
            "untagged" => untagged = errors.ok(entry.flag()).map(|()| entry),
            "sensitive" => sensitive = errors.ok(entry.flag()).map(|()| entry),
            _ => {
                errors.ok(entry.flag());
                skip.reading |= name != "skip_serializing";
                skip.writing |= name != "skip_deserializing";
            }
        }
    }
    if let Some(sensitive) = sensitive.as_ref().filter(|_| matches!(variant.fields, Fields::Unit)) {
        errors.push(sensitive, NOTHING_SENSITIVE);
    }
    let given: Vec<Name> = [&rename.read, &rename.write].into_iter().flatten().chain(&aliases).cloned().collect();
    let is_renamed = rename.read.is_some() && rename.write.is_some();
    let rename = Split { read: rename.read.map(|name| name.text), write: rename.write.map(|name| name.text) };
    let Split { read: name, write: written_name } =
        names::named(rename, of_variants, &variant.ident.unraw().to_string(), Case::apply_to_variant);
    let rename_all = Cases { read: rename_all.read.or(of_fields.read), write: rename_all.write.or(of_fields.write) };
    let (catches, content) = match (&other, &untagged) {
        (Some(_), None) if !matches!(variant.fields, Fields::Unit) => catch_all::of_name(variant, around, tags, errors),
        (_, Some(_)) => (Catches::Value, self::content(&variant.fields, rename_all, of_value, around, errors)),
        _ => (Catches::Nothing, self::content(&variant.fields, rename_all, of_value, around, errors)),
    };
    catch_all::attributes(&catches, other.as_ref(), untagged.as_ref(), &named, errors);
    let variant = UnionVariant {
        ident: &variant.ident,
        is_renamed,
        name,
        written_name,
        first: 0,
        aliases: aliases.into_iter().map(|name| name.text).collect(),
        doc: attr::doc(&variant.attrs),
        deprecated: deprecated.or_else(|| deprecated::of_rust(&variant.attrs)),
        other: other.is_some() && matches!(catches, Catches::Nothing),
        sensitive: sensitive.is_some(),
        skip,
        catches,
        content,
    };
    (variant, given)
}

fn content<'a>(fields: &'a Fields, rename_all: Cases, of_value: Vec<Entry>, around: Around<'_>, errors: &mut Errors) -> Content<'a> {
    match fields {
        Fields::Unit => Content::Unit,
        Fields::Unnamed(unnamed) if unnamed.unnamed.len() == 1 => match unnamed.unnamed.first() {
            Some(only) if skipped(only, errors) => Content::Skipped(&only.ty),
            Some(only) => Content::Newtype(Box::new(field::check_value(only, of_value, around, errors))),
            None => Content::Unit,
        },
        fields => {
            let body = structs::fields(fields, rename_all, around, errors);
            Content::Fields(Box::new(body))
        }
    }
}
