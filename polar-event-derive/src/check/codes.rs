//! Enums coded as integers: `repr`.

use syn::{Attribute, DataEnum, DeriveInput, Fields, Ident};

use super::container::{self, Kind};
use super::field::{self, Around, Place};
use super::unknown;
use crate::attr;
use crate::errors::Errors;
use crate::model::{Code, Codes, Kind as FieldKind, OtherCode};

const KIND: Kind = Kind { what: "enum", event: &["crate", "rename", "repr", "example", "sensitive"], serde: &["rename"] };

const INTEGERS: &[&str] = &["i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize"];

/// Checks an enum that is coded as an integer.
pub(super) fn check<'a>(input: &'a DeriveInput, data: &'a DataEnum, errors: &mut Errors) -> Option<Codes<'a>> {
    let container = container::check(input, &KIND, errors);
    let around = Around { generics: &input.generics, has_default: false, nullable: false };
    let repr = input.attrs.iter().find_map(integer);
    if repr.is_none() {
        errors.push(
            &input.ident,
            "the codes are integers of the type that Rust's `#[repr(…)]` names: write `#[repr(u8)]`, or another integer type",
        );
    }
    let (mut codes, mut other, mut discriminants) = (Vec::new(), None, Vec::new());
    for variant in &data.variants {
        let mut is_other = false;
        for entry in attr::entries(&variant.attrs, errors) {
            match entry.name.as_str() {
                "other" => is_other = errors.ok(entry.flag()).is_some(),
                "rename" | "alias" => errors.push(&entry, "the variant is its number, so it has no name: remove this"),
                _ => errors.push(&entry, unknown(&entry, "variant", &["other"])),
            }
        }
        discriminants.push((&variant.ident, variant.discriminant.as_ref().map(|(_, value)| value)));
        match (&variant.fields, is_other) {
            (Fields::Unit, false) => codes.push(Code { ident: &variant.ident, place: discriminants.len() - 1 }),
            (Fields::Unnamed(fields), true) if fields.unnamed.len() == 1 => {
                let Some(field) = fields.unnamed.first() else { continue };
                let field = field::check(field, 0, Place::Alone, around, errors);
                let is_plain = field.kind == FieldKind::Event
                    && field.write.with.is_none()
                    && field.check.is_empty()
                    && !field.rules.are_data()
                    && field.rules.custom.is_empty();
                if !is_plain {
                    errors.push(field.ty, "the field holds every unknown number: write rules on the fields that have the enum");
                }
                if other.is_some() {
                    errors.push(&variant.ident, "only one variant can hold unknown numbers: keep one `other`");
                }
                other = Some(OtherCode { ident: &variant.ident, ty: field.ty });
            }
            (_, true) => errors.push(variant, "the variant for unknown numbers holds the number: `Other(u16)`"),
            (_, false) => errors.push(variant, "a variant that is a number holds nothing: write it without fields, or mark it `other`"),
        }
    }
    if codes.is_empty() {
        errors.push(&input.ident, "an enum without numbers has no values: write `enum Name { Variant = 1 }`");
    }
    Some(Codes {
        input,
        krate: container.krate,
        name: container.name.read,
        doc: attr::doc(&input.attrs),
        examples: container.examples,
        sensitive: container.sensitive,
        repr: repr?,
        discriminants,
        codes,
        other,
    })
}

/// The integer type in `#[repr(…)]`.
fn integer(attr: &Attribute) -> Option<Ident> {
    let mut found = None;
    if attr.path().is_ident("repr") {
        // Others are rustc's to report.
        _ = attr.parse_nested_meta(|meta| {
            found = found.take().or_else(|| meta.path.get_ident().filter(|ident| INTEGERS.contains(&ident.to_string().as_str())).cloned());
            Ok(())
        });
    }
    found
}
