//! A struct with fields, or without.

use syn::{DeriveInput, Fields};

use super::container::{self, Container, Kind};
use super::cross;
use super::field::{self, Place};
use crate::attr;
use crate::case::Case;
use crate::errors::Errors;
use crate::model::{self, Body, Default, Field, Struct, Style};

const NAMED: Kind = Kind {
    what: "struct",
    event: &["crate", "rename", "rename_all", "default", "deny_unknown_fields", "check", "context"],
    serde: &["rename", "rename_all", "default", "deny_unknown_fields"],
};

const TUPLE: Kind =
    Kind { what: "tuple struct", event: &["crate", "rename", "default", "check", "context"], serde: &["rename", "default"] };

const UNIT: Kind = Kind { what: "unit struct", event: &["crate", "rename"], serde: &["rename"] };

/// Checks a struct.
pub(super) fn check<'a>(input: &'a DeriveInput, fields: &'a Fields, errors: &mut Errors) -> Struct<'a> {
    let kind = match fields {
        Fields::Named(_) => &NAMED,
        Fields::Unnamed(_) => &TUPLE,
        Fields::Unit => &UNIT,
    };
    let Container { krate, name, rename_all, deny_unknown_fields, default, check, context, .. } = container::check(input, kind, errors);
    let fields = self::fields(fields, rename_all, default.as_ref(), errors);
    super::flatten::check(&fields, deny_unknown_fields, errors);
    let body = Body { deny_unknown_fields, default, check, ..fields };
    Struct { input, krate, name, doc: attr::doc(&input.attrs), context, body }
}

/// Checks the fields of a struct or of a variant.
pub(super) fn fields<'a>(fields: &'a Fields, rename_all: Option<Case>, default: Option<&Default>, errors: &mut Errors) -> Body<'a> {
    let style = match fields {
        Fields::Named(_) => Style::Named,
        Fields::Unnamed(_) => Style::Tuple,
        Fields::Unit => Style::Unit,
    };
    let place = |index| if style == Style::Named { Place::Named(rename_all) } else { Place::At(index) };
    let fields = fields.iter().enumerate();
    let fields: Vec<Field<'_>> = fields.map(|(index, field)| field::check(field, place(index), default.is_some(), errors)).collect();
    unique_names(&fields, errors);
    cross::contradictions(&fields, default.is_some(), errors);
    Body { style, deny_unknown_fields: false, default: None, check: None, fields }
}

/// Two fields must not go by the same name.
fn unique_names(fields: &[Field<'_>], errors: &mut Errors) {
    let fields = fields.iter().filter(|field| !matches!(field.kind, model::Kind::Skipped | model::Kind::Flatten));
    super::unique_names("field", fields.map(|field| (&field.member, &field.name, field.aliases.as_slice())), errors);
}
