//! The input to code generation. Everything in a model has been checked.

mod derived;
mod enums;
mod field;
mod rules;
mod split;

use syn::{DeriveInput, Expr, Path, Type, WherePredicate};

pub(crate) use derived::{Asked, Derived};
pub(crate) use enums::{Catches, Code, Codes, Content, OtherCode, Skip, TagType, Tagging, Union, UnionVariant, Units, Variant};
pub(crate) use field::{Cross, CrossKind, Default, Field, Kind, MessageOverride, Write};
pub(crate) use rules::{Argument, Bound, Custom, Inside, Limit, Limits, Number, NumberKind, Part, Rule, Rules, Target, Unit};
pub(crate) use split::Split;

/// A type with its settings.
pub(crate) struct Checked<'a> {
    pub(crate) input: &'a DeriveInput,
    /// The path to `polar-event-core`.
    pub(crate) krate: Path,
    pub(crate) model: Model<'a>,
    pub(crate) opt_ins: Vec<OptIn>,
}

/// A trait of another crate that a type opts into, by the name of the crate.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum OptIn {
    Arbitrary,
    Schemars,
    Utoipa,
}

/// A type that impls may be generated for.
pub(crate) enum Model<'a> {
    Struct(Box<Struct<'a>>),
    Newtype(Box<Newtype<'a>>),
    Units(Units<'a>),
    Codes(Box<Codes<'a>>),
    Union(Box<Union<'a>>),
}

/// A struct with one value.
pub(crate) struct Newtype<'a> {
    pub(crate) input: &'a DeriveInput,
    pub(crate) krate: Path,
    pub(crate) name: Split<String>,
    pub(crate) doc: String,
    /// The field with the value.
    pub(crate) field: Field<'a>,
    /// The other fields, which are not part of the document.
    pub(crate) others: Vec<Field<'a>>,
    /// Whether it may be absent or null if its value may, and no format sees a newtype: serde's `transparent`.
    pub(crate) transparent: bool,
    /// Whether the value must not be shown.
    pub(crate) sensitive: bool,
    /// The type of the context that the rules require.
    pub(crate) context: Option<Path>,
    pub(crate) convert: Convert,
    pub(crate) bounds: Predicates,
    /// Whether it is `bounded`.
    pub(crate) bounded: bool,
    /// Examples of values, as JSON texts.
    pub(crate) examples: Vec<String>,
    pub(crate) derived: Vec<Derived>,
}

/// The types that a type is converted from and into.
#[derive(Default)]
pub(crate) struct Convert {
    pub(crate) from: Option<From>,
    pub(crate) into: Option<Type>,
}

/// The type that a type is deserialized from.
pub(crate) struct From {
    pub(crate) ty: Type,
    /// Whether the conversion can fail.
    pub(crate) fallible: bool,
}

/// The predicates of `bound`, which replace the generated ones; `None` generates them.
#[derive(Default)]
pub(crate) struct Predicates {
    pub(crate) read: Option<Vec<WherePredicate>>,
    pub(crate) write: Option<Vec<WherePredicate>>,
    pub(crate) validate: Option<Vec<WherePredicate>>,
}

/// A struct with fields.
pub(crate) struct Struct<'a> {
    pub(crate) input: &'a DeriveInput,
    /// The path to `polar-event-core`.
    pub(crate) krate: Path,
    pub(crate) name: Split<String>,
    pub(crate) doc: String,
    pub(crate) convert: Convert,
    pub(crate) bounds: Predicates,
    /// The type of the context that the rules require.
    pub(crate) context: Option<Path>,
    /// Whether it is `bounded`.
    pub(crate) bounded: bool,
    /// Examples of values, as JSON texts.
    pub(crate) examples: Vec<String>,
    pub(crate) body: Body<'a>,
}

/// Fields that belong together: those of a struct, or of a variant of an enum.
pub(crate) struct Body<'a> {
    pub(crate) style: Style,
    pub(crate) deny_unknown_fields: bool,
    /// The default of the whole struct, from which absent fields are taken, if any.
    pub(crate) default: Option<Default>,
    /// Functions that get the whole struct.
    pub(crate) check: Vec<Expr>,
    pub(crate) fields: Vec<Field<'a>>,
    /// The number of fields of the type before these: custom functions are identified by the number of the field in the whole type.
    pub(crate) first: usize,
}

/// The syntax of fields, in Rust and in documents.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// `{ a: A, b: B }`: an object.
    Named,
    /// `(A, B)`: an array.
    Tuple,
    /// No fields: `null`.
    Unit,
}
