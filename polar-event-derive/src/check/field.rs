//! Fields: names, presence, rules.

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Generics, Index, Member};

use super::cross;
use super::deprecated;
use super::example;
use super::function;
use super::names::{Cases, named};
use super::rules;
use super::settings::Settings;
use crate::attr::{self, Entry};
use crate::case::Case;
use crate::errors::Errors;
use crate::model::{Field, Kind, MessageOverride, Split, Write};
use crate::types;

/// The place of a field.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// With a name, in these cases unless the field overrides it.
    Named(Cases),
    /// At an index.
    At(usize),
    /// Alone, in a newtype.
    Alone,
}

impl Place {
    /// The field's names in documents.
    fn names(self, field: &syn::Field, renamed: Split<Option<String>>) -> Split<String> {
        match (self, &field.ident) {
            (Self::Named(cases), Some(ident)) => named(renamed, cases, &ident.unraw().to_string(), Case::apply),
            (Self::At(index), _) => Split::both(index.to_string()),
            (Self::Alone, _) => Split::both("0".to_owned()),
            (Self::Named(_), None) => Split::both(String::new()),
        }
    }
}

/// The index of a field without a name, placed at its type: an error about its value is one about the type.
fn index_at(position: usize, ty: &syn::Type) -> Member {
    let span = Span::call_site().located_at(ty.span());
    u32::try_from(position).map_or_else(|_| Member::from(position), |index| Member::Unnamed(Index { index, span }))
}

/// The settings of the type around a field that apply to the field.
#[derive(Clone, Copy)]
pub(super) struct Around<'g> {
    pub(super) generics: &'g Generics,
    /// Whether the struct has a `default`.
    pub(super) has_default: bool,
    /// Whether the type is `nullable`.
    pub(super) nullable: bool,
}

/// Checks the field at this position in its type or variant.
pub(super) fn check<'a>(field: &'a syn::Field, position: usize, place: Place, around: Around<'_>, errors: &mut Errors) -> Field<'a> {
    let entries = attr::entries(&field.attrs, errors);
    check_entries(field, &entries, position, place, around, errors)
}

/// Checks the value of a variant, of which these attributes stand before the variant.
pub(super) fn check_value<'a>(field: &'a syn::Field, of_variant: Vec<Entry>, around: Around<'_>, errors: &mut Errors) -> Field<'a> {
    let mut entries = attr::entries(&field.attrs, errors);
    entries.extend(of_variant);
    check_entries(field, &entries, 0, Place::Alone, around, errors)
}

fn check_entries<'a>(
    field: &'a syn::Field,
    entries: &[Entry],
    position: usize,
    place: Place,
    around: Around<'_>,
    errors: &mut Errors,
) -> Field<'a> {
    let settings = Settings::read(entries, &field.ty, matches!(place, Place::Alone), errors);
    let cross = cross::check(settings.cross.iter().copied(), errors);
    let mut rules = rules::check(settings.rules.iter().copied(), Some(&field.ty), errors);
    settings.contradictions(&field.ty, &rules, around, errors);
    if matches!(place, Place::At(_)) {
        settings.not_at_an_index(errors);
    }
    // Whether a parameter is an `Option` is known only where the type is used.
    let is_nullable_by_type = rules.nullable.is_some() && types::is_parameter(&field.ty, around.generics);
    if is_nullable_by_type {
        rules.nullable = None;
    }
    let mut overrides = MessageOverride::default();
    settings.overrides.iter().for_each(|entry| _ = errors.ok(overrides.set(entry)));
    let deprecated = settings.deprecated.and_then(|entry| errors.ok(deprecated::note(entry))).or_else(|| deprecated::of_rust(&field.attrs));
    let kind = settings.kind();
    let names = place.names(field, settings.rename);
    let index = match place {
        Place::At(index) if kind != Kind::Skipped => Some(index),
        Place::Alone => Some(0),
        _ => None,
    };
    let skipped = settings.skip.is_some() || settings.ways.skip_writing.is_some();
    Field {
        tag: None,
        member: field.ident.clone().map_or_else(|| index_at(position, &field.ty), Member::Named),
        position,
        index,
        ty: &field.ty,
        is_generic: types::mentions(&field.ty, around.generics),
        name: names.read,
        aliases: settings.aliases,
        doc: attr::doc(&field.attrs),
        kind,
        read_with: settings.ways.read_with.map(|(_, function)| function),
        write: Write {
            written: !skipped,
            name: names.write,
            with: settings.ways.write_with.map(|(_, function)| function),
            skip_if: settings.ways.skip_writing_if.map(|(_, function)| function),
        },
        bounds: settings.ways.bounds,
        default: settings.default.map(|(_, default)| default),
        required: settings.required.is_some(),
        nullable: around.nullable || is_nullable_by_type,
        check: settings.check.iter().filter_map(|entry| errors.ok(function(entry))).collect(),
        cross,
        rules,
        overrides,
        sensitive: settings.sensitive.is_some(),
        deprecated,
        examples: settings.examples.iter().filter_map(|entry| errors.ok(example::json(entry))).collect(),
    }
}
