//! A struct around one value.

use syn::{DeriveInput, FieldsUnnamed, Type};

use super::container::{self, Kind};
use super::once::Once;
use super::rules::{self, RULES};
use super::{function, unknown};
use crate::attr::{self, Owner};
use crate::errors::Errors;
use crate::model::{Conversions, Newtype, Words};
use crate::types::Known;

const KIND: Kind =
    Kind { what: "newtype", event: &["crate", "rename", "deref", "sensitive", "context"], serde: &["rename", "transparent"] };

/// Checks a struct around one value.
pub(super) fn check<'a>(input: &'a DeriveInput, fields: &'a FieldsUnnamed, errors: &mut Errors) -> Option<Newtype<'a>> {
    let container = container::check(input, &KIND, errors);
    let mut unnamed = fields.unnamed.iter();
    let (Some(field), None) = (unnamed.next(), unnamed.next()) else {
        errors.push(fields, "only one value can go without a name: write `struct Name(Type)`, or name the fields");
        return None;
    };
    let entries = attr::entries(&field.attrs, errors);
    let mut once = Once::default();
    let (mut rules, mut check, mut words) = (Vec::new(), None, Words::default());
    for entry in &entries {
        match (entry.owner, entry.name.as_str()) {
            (Owner::Event, "check") => {
                once.check(entry, errors);
                check = errors.ok(function(entry));
            }
            (Owner::Event, "message" | "code") => _ = errors.ok(words.set(entry)),
            (Owner::Event, name) if RULES.contains(&name) => rules.push(entry),
            (Owner::Event, _) => errors.push(entry, unknown(entry, "newtype value", &[&["check", "message", "code"], RULES].concat())),
            (Owner::Serde, _) => errors.push(entry, unknown(entry, "newtype value", &[])),
        }
    }
    Some(Newtype {
        input,
        krate: container.krate,
        name: container.name,
        doc: attr::doc(&input.attrs),
        ty: &field.ty,
        rules: rules::check(rules.into_iter(), Some(&field.ty), errors),
        words,
        sensitive: container.sensitive,
        check,
        context: container.context,
        deref: container.deref,
        conversions: conversions(input, &field.ty),
    })
}

fn conversions(input: &DeriveInput, ty: &Type) -> Conversions {
    let Type::Path(path) = ty else { return Conversions::Value };
    let Some(ident) = path.path.get_ident() else { return Conversions::Value };
    match Known::of(ty) {
        _ if input.generics.type_params().any(|param| param.ident == *ident) => Conversions::Nothing,
        Known::Text if ident == "String" => Conversions::Text,
        Known::Text if ident == "char" => Conversions::Parsed,
        Known::Integer(..) | Known::Float | Known::Boolean => Conversions::Parsed,
        _ => Conversions::Value,
    }
}
