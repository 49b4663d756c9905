//! A struct with named fields.

use syn::{DeriveInput, FieldsNamed};

use super::container::{self, Kind};
use super::{cross, field};
use crate::attr;
use crate::errors::Errors;
use crate::model::{self, Field, Struct};

const KIND: Kind = Kind {
    what: "struct",
    event: &["crate", "rename", "rename_all", "default", "deny_unknown_fields", "check", "context"],
    serde: &["rename", "rename_all", "default", "deny_unknown_fields"],
};

/// Checks a struct.
pub(super) fn check<'a>(input: &'a DeriveInput, fields: &'a FieldsNamed, errors: &mut Errors) -> Struct<'a> {
    let container = container::check(input, &KIND, errors);
    let fields = fields.named.iter();
    let fields = fields.filter_map(|field| field::check(field, container.rename_all, container.default.is_some(), errors));
    let fields: Vec<Field<'_>> = fields.collect();
    unique_names(&fields, errors);
    cross::contradictions(&fields, container.default.is_some(), errors);
    Struct {
        input,
        krate: container.krate,
        name: container.name,
        doc: attr::doc(&input.attrs),
        deny_unknown_fields: container.deny_unknown_fields,
        default: container.default,
        check: container.check,
        context: container.context,
        fields,
    }
}

/// Two fields must not go by the same name.
fn unique_names(fields: &[Field<'_>], errors: &mut Errors) {
    let fields = fields.iter().filter(|field| field.kind != model::Kind::Skipped);
    super::unique_names("field", fields.map(|field| (field.ident, &field.name, field.aliases.as_slice())), errors);
}
