//! `transparent`: a struct that is represented as one of its fields.

use syn::{DeriveInput, Fields};

use super::container::{self, Kind};
use super::cross::CROSS;
use super::field::Around;
use super::{attr_is_given, bounded, bounds, derived, structs};
use crate::attr;
use crate::errors::Errors;
use crate::model::{self, Newtype};
use crate::types;

const KIND: Kind = Kind {
    what: "transparent struct",
    event: &["crate", "rename", "transparent", "derive", "nullable", "sensitive", "context", "bound", "bounded", "example"],
    serde: &["rename", "transparent", "bound"],
};

/// Attributes that the field with the value cannot have.
const NOT_OF_VALUE: &[&str] =
    &["rename", "alias", "default", "required", "skip_serializing", "skip_serializing_if", "skip_deserializing", "flatten", "deprecated"];

/// Whether a struct is `transparent`.
pub(super) fn wanted(input: &DeriveInput) -> bool {
    attr_is_given(&input.attrs, &["transparent"]) && !attr_is_given(&input.attrs, &["from", "try_from", "into"])
}

/// Checks a struct that is `transparent` and not a newtype by its syntax.
pub(super) fn check<'a>(input: &'a DeriveInput, fields: &'a Fields, errors: &mut Errors) -> Option<Newtype<'a>> {
    let container = container::check(input, &KIND, errors);
    let body = structs::fields(
        fields,
        super::names::Cases::default(),
        Around { generics: &input.generics, has_default: false, nullable: container.nullable },
        errors,
    );
    let is_value = |field: &model::Field<'_>| (field.kind != model::Kind::Skipped || field.write.written) && !types::is_phantom(field.ty);
    let (mut values, others): (Vec<_>, Vec<_>) = body.fields.into_iter().partition(is_value);
    let Some(field) = values.pop().filter(|_| values.is_empty()) else {
        let message = "a transparent struct is written as one of its fields: all others are marked `skip`, or `PhantomData`";
        errors.push(&input.ident, message);
        return None;
    };
    // Parse errors have been reported.
    let mut unread = Errors::default();
    let entries = fields.iter().nth(field.position).map(|field| attr::entries(&field.attrs, &mut unread));
    _ = unread.finish();
    for entry in entries.into_iter().flatten() {
        let name = entry.name.as_str();
        if NOT_OF_VALUE.contains(&name) || CROSS.contains(&name) {
            errors.push(&entry, "a transparent struct is this field: it has no name, and is always there");
        }
    }
    bounded::check(container.bounded.as_ref(), input, [&field], errors);
    bounds::check(&input.generics, &container.bounds, [&field], errors);
    derived::check(&container, input, &field, errors);
    Some(Newtype {
        input,
        krate: container.krate,
        name: container.name,
        doc: attr::doc(&input.attrs),
        // The struct's only value, which has no name.
        field: model::Field { index: Some(0), ..field },
        others,
        transparent: true,
        sensitive: container.sensitive,
        context: container.context,
        derived: container.derived,
        bounded: container.bounded.is_some(),
        examples: container.examples,
        convert: container.convert,
        bounds: container.bounds,
    })
}
