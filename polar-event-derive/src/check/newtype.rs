//! Structs with one value.

use syn::{DeriveInput, FieldsUnnamed};

use super::container::{self, Kind};
use super::field::{self, Around, Place};
use super::{bounded, bounds, convert, derived};
use crate::attr;
use crate::errors::Errors;
use crate::model::Newtype;

const KIND: Kind = Kind {
    what: "newtype",
    event: &[
        "crate",
        "rename",
        "derive",
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
    let field = field::check(
        field,
        0,
        Place::Alone,
        Around { generics: &input.generics, has_default: false, nullable: container.nullable },
        errors,
    );
    bounded::check(container.bounded.as_ref().filter(|_| container.convert.from.is_none()), input, [&field], errors);
    bounds::check(&input.generics, &container.bounds, [&field], errors);
    derived::check(&container, input, &field, errors);
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
        derived: container.derived,
        bounded: container.bounded.is_some(),
        examples: container.examples,
        convert: container.convert,
        bounds: container.bounds,
    })
}
