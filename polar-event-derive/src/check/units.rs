//! An enum whose variants have no fields.

use syn::ext::IdentExt;
use syn::{DataEnum, DeriveInput, Expr, ExprLit, Lit};

use super::container::{self, Kind};
use super::deprecated;
use super::names::Cases;
use super::once::Once;
use super::{name_of, opt_in, tag_values, unknown};
use crate::attr::{self, Owner};
use crate::case::Case;
use crate::errors::Errors;
use crate::model::{Tagging, Units, Variant};

/// The error for `sensitive` on a variant without fields.
pub(super) const NOTHING_SENSITIVE: &str =
    "a variant without fields holds nothing that could be sensitive: write `sensitive` on the enum, whose names are then kept back";

const KIND: Kind = Kind {
    what: "enum",
    event: &["crate", "rename", "rename_all", "nullable", "bounded", "example", "sensitive"],
    serde: &["rename", "rename_all"],
};

const VARIANT: &[&str] = &["rename", "alias"];

/// Whether an enum has only names: no variant has fields, and no attribute needs more than names.
pub(super) fn is_one(input: &DeriveInput, data: &DataEnum) -> bool {
    let mut unread = Errors::default();
    // Names that differ by direction.
    let is_split = |entry: &attr::Entry| entry.name.starts_with("rename") && matches!(entry.meta, syn::Meta::List(_));
    let asks_for_more = |entry: &attr::Entry| is_split(entry) || !KIND.event.contains(&entry.name.as_str()) && !opt_in::is_one(entry);
    // The other kind of enum may have no variants.
    let mut is_one = !data.variants.is_empty() && !attr::entries(&input.attrs, &mut unread).iter().any(asks_for_more);
    for variant in &data.variants {
        let entries = attr::entries(&variant.attrs, &mut unread);
        is_one &= variant.fields.is_empty() && matches!(variant.fields, syn::Fields::Unit);
        is_one &= !entries.iter().any(|entry| {
            is_split(entry) || super::names::VARIANT.contains(&entry.name.as_str()) && !VARIANT.contains(&entry.name.as_str())
        });
    }
    // They are reported when the attributes are parsed again.
    _ = unread.finish();
    is_one
}

/// Attributes of a variant in addition to these, only in `#[event(…)]`.
const EVENT_VARIANT: &[&str] = &["rename", "alias", "deprecated"];

/// Checks an enum.
pub(super) fn check<'a>(input: &'a DeriveInput, data: &'a DataEnum, errors: &mut Errors) -> Option<Units<'a>> {
    let container = container::check(input, &KIND, errors);
    // An enum with names that differ by direction is not a plain one.
    let Cases { read: rename_all, .. } = container.rename_all;
    let variants: Vec<_> = data.variants.iter().map(|variant| self::variant(variant, rename_all, errors)).collect();
    super::unique_names("variant", variants.iter().map(|variant| (variant.ident, &variant.name, variant.aliases.as_slice())), errors);
    Some(Units {
        input,
        krate: container.krate,
        name: container.name.read,
        doc: attr::doc(&input.attrs),
        examples: container.examples,
        sensitive: container.sensitive,
        variants,
    })
}

/// A name, which is a string here.
fn name(entry: &attr::Entry) -> syn::Result<String> {
    if let (Ok(value @ Expr::Lit(ExprLit { lit: Lit::Int(_) | Lit::Bool(_), .. })), Some(message)) =
        (entry.value(), tag_values::without_tag(&Tagging::External, true))
    {
        return Err(syn::Error::new_spanned(value, message));
    }
    name_of(entry)
}

fn variant<'a>(variant: &'a syn::Variant, rename_all: Option<Case>, errors: &mut Errors) -> Variant<'a> {
    let (mut rename, mut aliases, mut deprecated) = (None, Vec::new(), None);
    let mut once = Once::default();
    for entry in attr::entries(&variant.attrs, errors) {
        match entry.name.as_str() {
            "rename" => {
                once.check(&entry, errors);
                rename = errors.ok(name(&entry));
            }
            "alias" => aliases.extend(errors.ok(name(&entry))),
            "deprecated" if entry.owner == Owner::Event => {
                once.check(&entry, errors);
                deprecated = errors.ok(deprecated::note(&entry));
            }
            "sensitive" if entry.owner == Owner::Event => errors.push(&entry, NOTHING_SENSITIVE),
            _ => errors.push(&entry, unknown(&entry, "variant", if entry.owner == Owner::Event { EVENT_VARIANT } else { VARIANT })),
        }
    }
    let rust_name = variant.ident.unraw().to_string();
    let name = rename.unwrap_or_else(|| rename_all.map_or_else(|| rust_name.clone(), |case| case.apply_to_variant(&rust_name)));
    let deprecated = deprecated.or_else(|| deprecated::of_rust(&variant.attrs));
    Variant { ident: &variant.ident, name, aliases, doc: attr::doc(&variant.attrs), deprecated }
}
