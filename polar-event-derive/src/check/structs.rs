//! Structs with or without fields.

use syn::{DeriveInput, Fields};

use super::container::{self, Container, Kind};
use super::cross;
use super::field::{self, Around, Place};
use super::names::Cases;
use super::{bounded, bounds, convert, tag, unique_names};
use crate::attr;
use crate::errors::Errors;
use crate::model::{self, Body, Field, Struct, Style};

const NAMED: Kind = Kind {
    what: "struct",
    event: &[
        "crate",
        "rename",
        "rename_all",
        "tag",
        "default",
        "deny_unknown_fields",
        "nullable",
        "check",
        "context",
        "from",
        "try_from",
        "into",
        "transparent",
        "bound",
        "bounded",
        "example",
    ],
    serde: &["rename", "rename_all", "tag", "default", "deny_unknown_fields", "from", "try_from", "into", "transparent", "bound"],
};

const TUPLE: Kind = Kind {
    what: "tuple struct",
    event: &[
        "crate",
        "rename",
        "default",
        "nullable",
        "check",
        "context",
        "from",
        "try_from",
        "into",
        "transparent",
        "bound",
        "bounded",
        "example",
    ],
    serde: &["rename", "default", "from", "try_from", "into", "transparent", "bound"],
};

const UNIT: Kind = Kind {
    what: "unit struct",
    event: &["crate", "rename", "nullable", "from", "try_from", "into", "bound", "example"],
    serde: &["rename", "from", "try_from", "into", "bound"],
};

/// Checks a struct.
pub(super) fn check<'a>(input: &'a DeriveInput, fields: &'a Fields, errors: &mut Errors) -> Struct<'a> {
    let kind = match fields {
        Fields::Named(_) => &NAMED,
        Fields::Unnamed(_) => &TUPLE,
        Fields::Unit => &UNIT,
    };
    let Container {
        krate,
        name,
        rename_all,
        deny_unknown_fields,
        nullable,
        default,
        check,
        context,
        convert,
        bounds,
        bounded,
        examples,
        ..
    } = container::check(input, kind, errors);
    convert::fields(&convert, fields.iter(), errors);
    let mut fields =
        self::fields(fields, rename_all, Around { generics: &input.generics, has_default: default.is_some(), nullable }, errors);
    tag::check(input, &mut fields.fields, errors);
    bounds::check(&input.generics, &bounds, &fields.fields, errors);
    super::flatten::check(&fields, deny_unknown_fields, errors);
    if convert.from.is_some() {
        // Such fields are only serialized, which needs only serde's traits.
        for field in fields.fields.iter_mut().filter(|field| field.kind == model::Kind::Event) {
            field.kind = model::Kind::ViaSerde;
        }
    }
    bounded::check(bounded.as_ref().filter(|_| convert.from.is_none()), input, fields.fields.iter(), errors);
    let body = Body { deny_unknown_fields, default, check, ..fields };
    Struct { input, krate, name, doc: attr::doc(&input.attrs), context, convert, bounds, bounded: bounded.is_some(), examples, body }
}

/// Checks the fields of a struct or of a variant.
pub(super) fn fields<'a>(fields: &'a Fields, rename_all: Cases, around: Around<'_>, errors: &mut Errors) -> Body<'a> {
    let style = match fields {
        Fields::Named(_) => Style::Named,
        Fields::Unnamed(_) => Style::Tuple,
        Fields::Unit => Style::Unit,
    };
    let mut index = 0;
    let mut checked = Vec::new();
    for (position, field) in fields.iter().enumerate() {
        let place = if style == Style::Named { Place::Named(rename_all) } else { Place::At(index) };
        let field = field::check(field, position, place, around, errors);
        index += usize::from(field.kind != model::Kind::Skipped);
        checked.push(field);
    }
    if style == Style::Named {
        names_once(&checked, errors);
    }
    cross::contradictions(&checked, around.has_default, errors);
    if style == Style::Tuple && !around.has_default {
        defaults_last(&checked, errors);
    }
    Body { style, deny_unknown_fields: false, default: None, check: Vec::new(), fields: checked, first: 0 }
}

/// Checks that no two fields have the same name.
fn names_once(fields: &[Field<'_>], errors: &mut Errors) {
    let fields = || fields.iter().filter(|field| !tag::is_one(field));
    let read = fields().filter(|field| field.kind != model::Kind::Skipped && !field.kind.is_flat());
    let mut reading = Errors::default();
    unique_names("field", read.map(|field| (&field.member, &field.name, field.aliases.as_slice())), &mut reading);
    let written = fields().filter(|field| field.write.written && !field.kind.is_flat());
    let mut writing = Errors::default();
    unique_names("field", written.map(|field| (&field.member, &field.write.name, [].as_slice())), &mut writing);
    // Names are usually the same in both directions, so report an error only once.
    match (reading.finish(), writing.finish()) {
        (Err(error), _) | (Ok(()), Err(error)) => errors.add(error),
        (Ok(()), Ok(())) => {}
    }
}

/// A default in a tuple fills in the end of an array that is too short, so it has no effect before a required field.
fn defaults_last(fields: &[Field<'_>], errors: &mut Errors) {
    let mut fields = fields.iter().filter(|field| field.kind != model::Kind::Skipped).skip_while(|field| field.default.is_none());
    let Some(first) = fields.next() else { return };
    for field in fields.filter(|field| field.default.is_none()) {
        let first = first.position;
        errors.push(
            field.ty,
            format_args!("the field {first} before this one has a default, which only an array that ends before it can need: give this one a default, too"),
        );
    }
}
