//! Structs with one value.

use syn::{DeriveInput, FieldsUnnamed, Type};

use super::container::{self, Kind};
use super::field::{self, Around, Place};
use super::{bounded, convert};
use crate::attr;
use crate::errors::Errors;
use crate::model::{Conversions, Newtype};
use crate::types::Known;

const KIND: Kind = Kind {
    what: "newtype",
    event: &[
        "crate",
        "rename",
        "deref",
        "nullable",
        "sensitive",
        "context",
        "from",
        "try_from",
        "into",
        "transparent",
        "bound",
        "bounded",
        "example",
    ],
    serde: &["rename", "transparent", "from", "try_from", "into", "bound"],
};

/// Checks a struct with one value.
pub(super) fn check<'a>(input: &'a DeriveInput, fields: &'a FieldsUnnamed, errors: &mut Errors) -> Option<Newtype<'a>> {
    let container = container::check(input, &KIND, errors);
    convert::fields(&container.convert, fields.unnamed.iter(), errors);
    let mut unnamed = fields.unnamed.iter();
    let (Some(field), None) = (unnamed.next(), unnamed.next()) else {
        errors.push(fields, "only one value can go without a name: write `struct Name(Type)`, or name the fields");
        return None;
    };
    let bounded = container.bounded;
    let has_conversions = container.convert.from.is_none();
    let field = field::check(
        field,
        0,
        Place::Alone,
        Around { generics: &input.generics, has_default: false, nullable: container.nullable },
        errors,
    );
    bounded::check(bounded.as_ref().filter(|_| has_conversions), input, [&field], errors);
    let conversions = if has_conversions { conversions(input, field.ty) } else { Conversions::NoneAtAll };
    Some(Newtype {
        input,
        krate: container.krate,
        name: container.name,
        doc: attr::doc(&input.attrs),
        sensitive: container.sensitive,
        context: container.context,
        field,
        others: Vec::new(),
        transparent: container.transparent,
        deref: container.deref,
        conversions,
        bounded: bounded.is_some(),
        examples: container.examples,
        convert: container.convert,
        bounds: container.bounds,
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
