//! Constructors of descriptions for generated code. They take every property, so that a new one cannot be forgotten. The structs are
//! non-exhaustive, so other crates cannot use struct expressions.

#![expect(clippy::too_many_arguments, reason = "one for each field of the struct, in its order; only the derive calls these")]

use super::{Catches, Enum, Field, Newtype, Object, Shape, ShapeFn, TagType, Tagging, TypeArgs, Variant};
use crate::rule::{MessageOverride, Rules};
use crate::value::Number;

type Names = &'static [&'static str];
type Text = &'static str;
type DefaultText = fn() -> Option<String>;

/// [`Object`], field by field.
#[must_use]
pub const fn object(
    (name, doc, arguments, examples): (Text, Text, TypeArgs, Names),
    fields: &'static [Field],
    names: Names,
    deserialize_names: Names,
    positional_names: Names,
    (only_written, read_only): (Names, &'static [Field]),
    flattened: &'static [&'static Shape],
    deny_unknown_fields: bool,
    check: Option<Text>,
) -> Object {
    Object {
        name,
        doc,
        examples,
        arguments,
        fields,
        names,
        deserialize_names,
        positional_names,
        only_written,
        read_only,
        flattened,
        deny_unknown_fields,
        check,
    }
}

/// [`Field`], field by field.
#[must_use]
pub const fn field(
    name: Text,
    (serialize_name, omittable, serialize_with): (Option<Text>, bool, bool),
    index: Option<usize>,
    aliases: Names,
    rust_name: Text,
    doc: Text,
    (required, default): (bool, Option<DefaultText>),
    nullable: bool,
    flatten: bool,
    rules: Rules,
    overrides: MessageOverride,
    sensitive: bool,
    deprecated: Option<Text>,
    examples: Names,
    shape: ShapeFn,
) -> Field {
    Field {
        name,
        serialize_name,
        omittable,
        serialize_with,
        index,
        aliases,
        rust_name,
        doc,
        required,
        default,
        nullable,
        flatten,
        rules,
        overrides,
        sensitive,
        deprecated,
        examples,
        shape,
    }
}

/// [`Newtype`], field by field.
#[must_use]
pub const fn newtype(
    (name, doc, arguments, examples): (Text, Text, TypeArgs, Names),
    rules: Rules,
    overrides: MessageOverride,
    sensitive: bool,
    shape: ShapeFn,
) -> Newtype {
    Newtype { name, doc, examples, arguments, rules, overrides, sensitive, shape }
}

/// [`Enum`], field by field.
#[must_use]
pub const fn union(
    (name, doc, arguments, examples): (Text, Text, TypeArgs, Names),
    (tagging, tag_type): (Tagging, TagType),
    variants: &'static [Variant],
    names: Names,
    catch_alls: usize,
    other: Option<usize>,
    deny_unknown_fields: bool,
    sensitive: bool,
) -> Enum {
    Enum { name, doc, examples, arguments, tagging, tag_type, variants, names, catch_alls, other, deny_unknown_fields, sensitive }
}

/// [`Variant`], field by field.
#[must_use]
pub const fn variant(
    name: Text,
    written_name: Text,
    is_written: bool,
    aliases: Names,
    rust_name: Text,
    doc: Text,
    content: Shape,
    catches: Catches,
    nullable: bool,
    sensitive: bool,
    deprecated: Option<Text>,
) -> Variant {
    Variant { name, written_name, is_written, aliases, rust_name, doc, content, catches, nullable, sensitive, deprecated }
}

/// The code of a variant of an enum that is coded as an integer.
#[must_use]
pub const fn code_number(code: i128) -> Number {
    Number::Integer(code)
}
