//! Catch-alls of tagged enums: `untagged` on a variant, and `other` on a variant with fields.

use syn::{Field, Meta, Variant};

use super::field::{self, Around, Place};
use crate::attr::Entry;
use crate::errors::Errors;
use crate::model::{Catches, Content, Kind, TagType, Tagging, UnionVariant};
use crate::types::Known;

/// The fields of a variant that keeps the unknown name: the name, and what comes with it.
pub(super) fn of_name<'a>(variant: &'a Variant, around: Around<'_>, tags: TagType, errors: &mut Errors) -> (Catches<'a>, Content<'a>) {
    let mut fields = variant.fields.iter();
    let (Some(name), content) = (fields.next(), fields.next()) else {
        errors
            .push(variant, "a variant for unknown names has a field for the name, and one for the content, or no fields: `Other(String)`");
        return (Catches::Nothing, Content::Unit);
    };
    if let Some(third) = fields.next() {
        let message = "a variant for unknown names has a field for the name, and one for everything that comes with it: \
                       write `untagged` instead of `other` for a variant with fields of its own";
        errors.push(third, message);
    }
    let checked = |field: &'a Field, position, errors: &mut Errors| Box::new(field::check(field, position, Place::Alone, around, errors));
    let name = checked(name, 0, errors);
    if name.kind == Kind::Skipped || !name.write.written {
        errors.push(name.ty, "the field keeps the unknown name, so it is read and written");
    }
    let (fits, message) = match (tags, Known::of(name.ty)) {
        (_, Known::Other) => (true, ""),
        (TagType::String, known) => {
            (matches!(known, Known::Text), "names are strings, so the field that keeps the unknown one is one, too: `Other(String)`")
        }
        (TagType::Boolean, known) => {
            (matches!(known, Known::Boolean), "names are booleans, so the field that keeps the unknown one is one, too: `Other(bool)`")
        }
        (_, known) => {
            (matches!(known, Known::Integer(..)), "names are integers, so the field that keeps the unknown one is one, too: `Other(u64)`")
        }
    };
    if !fits {
        errors.push(name.ty, message);
    }
    (Catches::Name(name), content.map_or(Content::Unit, |content| Content::Newtype(checked(content, 1, errors))))
}

/// Reports attributes that a catch-all cannot have: `named` are those about its name.
pub(super) fn attributes(catches: &Catches<'_>, other: Option<&Entry>, untagged: Option<&Entry>, named: &[Meta], errors: &mut Errors) {
    if let (Some(other), Some(_)) = (other, untagged) {
        errors.push(other, "`untagged` takes what no other variant takes, unknown names included: remove `other`, or `untagged`");
    }
    if !matches!(catches, Catches::Nothing) {
        for meta in named {
            errors.push(meta, "no document names this variant, so it has no name: remove this");
        }
    }
}

/// Checks that the catch-alls fit the enum, and come last.
pub(super) fn check(variants: &[UnionVariant<'_>], tagging: &Tagging, errors: &mut Errors) {
    let is_untagged = |variant: &UnionVariant<'_>| matches!(variant.catches, Catches::Value);
    if matches!(tagging, Tagging::Untagged) {
        for variant in variants {
            match variant.catches {
                Catches::Nothing => {}
                Catches::Value => errors.push(variant.ident, "the whole enum is untagged: remove `untagged` from the variant"),
                Catches::Name(_) => {
                    errors.push(variant.ident, "`other` stands for unknown names, and an untagged enum has none: remove `other`");
                }
            }
        }
        return;
    }
    if variants.iter().any(is_untagged) {
        for variant in variants.iter().filter(|variant| matches!(variant.catches, Catches::Name(_))) {
            errors.push(variant.ident, "`untagged` variants take unknown names, too: keep those, or the variant with `other`");
        }
    }
    for variant in variants.iter().rev().skip_while(|variant| is_untagged(variant)).filter(|variant| is_untagged(variant)) {
        errors.push(variant.ident, "the untagged variants are tried after all others: move it to the end");
    }
}
