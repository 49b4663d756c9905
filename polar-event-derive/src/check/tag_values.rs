//! Names of variants that are integers or booleans: values of a tag.

use proc_macro2::Span;
use syn::spanned::Spanned as _;
use syn::{DataEnum, DeriveInput, Expr, ExprLit, ExprUnary, Lit, Meta, UnOp};

use super::names;
use crate::attr::{self, Entry};
use crate::errors::Errors;
use crate::model::{Split, TagType, Tagging, UnionVariant};

/// A name as it was written.
#[derive(Clone)]
pub(super) struct Name {
    /// The text of it.
    pub(super) text: String,
    /// The integer or boolean that it is, with its place; `None` for a string.
    value: Option<(Value, Span)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Value {
    Integer(i128),
    Boolean,
}

/// The names in `rename`.
pub(super) fn rename(entry: &Entry) -> syn::Result<Split<Option<Name>>> {
    names::by_direction(entry, name)
}

/// The name after `alias =`.
pub(super) fn alias(entry: &Entry) -> syn::Result<Name> {
    if matches!(entry.meta, Meta::List(_)) { super::name_of(entry).map(text) } else { name(entry) }
}

fn text(text: String) -> Name {
    Name { text, value: None }
}

fn name(entry: &Entry) -> syn::Result<Name> {
    match entry.value()? {
        Expr::Lit(ExprLit { lit: Lit::Bool(value), .. }) => {
            Ok(Name { text: value.value.to_string(), value: Some((Value::Boolean, value.span)) })
        }
        expr @ Expr::Lit(ExprLit { lit: Lit::Int(_), .. }) => integer(expr, expr, false),
        expr @ Expr::Unary(ExprUnary { op: UnOp::Neg(_), expr: inner, .. }) => integer(expr, inner, true),
        _ => entry.text().map(|name| text(name.value())),
    }
}

fn integer(expr: &Expr, digits: &Expr, negative: bool) -> syn::Result<Name> {
    let value = match digits {
        Expr::Lit(ExprLit { lit: Lit::Int(digits), .. }) => digits.base10_parse::<i128>().ok(),
        _ => None,
    };
    let value = value.map(|value| if negative { -value } else { value });
    match value.filter(|value| (i128::from(i64::MIN)..=i128::from(u64::MAX)).contains(value)) {
        Some(value) => Ok(Name { text: value.to_string(), value: Some((Value::Integer(value), expr.span())) }),
        None => Err(syn::Error::new_spanned(expr, "write an integer of 64 bits, or a string")),
    }
}

/// The type of the tag, as the names of all variants have it, which must be the same. `all` are the names that are written for each variant.
pub(super) fn check(input: &DeriveInput, tagging: &Tagging, variants: &[(UnionVariant<'_>, Vec<Name>)], errors: &mut Errors) -> TagType {
    let values = || variants.iter().flat_map(|(_, names)| names).filter_map(|name| name.value);
    let Some((first, place)) = values().next() else { return TagType::String };
    if let Some(message) = without_tag(tagging, variants.iter().all(|(variant, _)| variant.is_unit())) {
        errors.add(syn::Error::new(place, message));
        return TagType::String;
    }
    let (is_boolean, what) = match first {
        Value::Boolean => (true, "booleans"),
        Value::Integer(_) => (false, "integers"),
    };
    for (variant, names) in variants.iter().filter(|(variant, _)| variant.is_named() && !(variant.skip.reading && variant.skip.writing)) {
        let is_such = |name: &Name| matches!(name.value, Some((value, _)) if (value == Value::Boolean) == is_boolean);
        let needed = if variant.is_renamed { names.as_slice() } else { &[] };
        if needed.is_empty() || !names.iter().all(is_such) {
            let example = if is_boolean { "rename = true" } else { "rename = 1" };
            let message = format!("the names of other variants are {what}, so that of `{}` is one, too: `{example}`", variant.ident);
            errors.push(variant.ident, message);
        }
    }
    let integers: Vec<i128> =
        values().filter_map(|(value, _)| if let Value::Integer(value) = value { Some(value) } else { None }).collect();
    match integers.iter().min() {
        None => TagType::Boolean,
        Some(0..) => TagType::Unsigned,
        Some(_) => {
            if integers.iter().any(|value| i64::try_from(*value).is_err()) {
                errors.push(&input.ident, "no integer type of 64 bits holds all of these names");
            }
            TagType::Signed
        }
    }
}

/// Why the names of variants are strings where there is no tag.
pub(super) fn without_tag(tagging: &Tagging, only_units: bool) -> Option<&'static str> {
    match tagging {
        Tagging::External if only_units => Some(
            "without a tag, names are strings: for an enum that is coded as an integer, write `#[event(repr)]` and `#[repr(u8)]` above it, and `= 1` behind the variant",
        ),
        Tagging::External => {
            Some("without a tag, the names of variants are keys, which are strings: write `\"…\"`, or add `tag = \"…\"` to the enum")
        }
        Tagging::Untagged => Some("an untagged enum has no names in documents: remove this"),
        Tagging::Internal { .. } | Tagging::Adjacent { .. } => None,
    }
}

/// Whether a name of a variant is an integer or a boolean, as far as it parses: what the field of a catch-all can be depends on that.
pub(super) fn of_enum(data: &DataEnum) -> TagType {
    let mut unread = Errors::default();
    let entries: Vec<Entry> = data.variants.iter().flat_map(|variant| attr::entries(&variant.attrs, &mut unread)).collect();
    _ = unread.finish();
    let is_name = |entry: &&Entry| entry.name == "rename" || entry.name == "alias";
    let names = entries.iter().filter(is_name).filter_map(|entry| rename(entry).ok());
    let value = names.flat_map(|names| [names.read, names.write]).flatten().find_map(|name| name.value);
    match value {
        None => TagType::String,
        Some((Value::Integer(_), _)) => TagType::Unsigned,
        Some((Value::Boolean, _)) => TagType::Boolean,
    }
}
