//! What may be generated. Whatever is in a model has been checked.

mod rules;
mod split;

use syn::ext::IdentExt;
use syn::{DeriveInput, Expr, ExprPath, Ident, Member, Meta, Path, Type, WherePredicate};

pub(crate) use rules::{Argument, Bound, Custom, Inside, Limit, Limits, Number, Part, Rule, Rules, Target, Unit};
pub(crate) use split::Split;

/// A type, and everything that it asks for.
pub(crate) struct Checked<'a> {
    pub(crate) input: &'a DeriveInput,
    /// The path to `polar-event-core`.
    pub(crate) krate: Path,
    pub(crate) model: Model<'a>,
    pub(crate) opt_ins: Vec<OptIn>,
}

/// Another crate's trait that a type asks for, by the name of the crate.
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
    Union(Box<Union<'a>>),
}

/// A struct around one value.
pub(crate) struct Newtype<'a> {
    pub(crate) input: &'a DeriveInput,
    pub(crate) krate: Path,
    pub(crate) name: Split<String>,
    pub(crate) doc: String,
    /// The field that has the value.
    pub(crate) field: Field<'a>,
    /// The other fields, which are no part of the document.
    pub(crate) others: Vec<Field<'a>>,
    /// Whether it may be absent or null where its value may, and is no newtype to any format: serde's `transparent`.
    pub(crate) transparent: bool,
    /// Whether no text may show the value.
    pub(crate) sensitive: bool,
    /// The type of the context that the rules need.
    pub(crate) context: Option<Path>,
    pub(crate) convert: Convert,
    pub(crate) bounds: Predicates,
    /// Whether no value may be of any length.
    pub(crate) bounded: bool,
    /// Values that it can have, as JSON texts.
    pub(crate) examples: Vec<String>,
    /// Whether `Deref` is wanted.
    pub(crate) deref: bool,
    pub(crate) conversions: Conversions,
}

/// What can be made into a newtype.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Conversions {
    /// The value, and what parses as one: a string that is the value.
    Text,
    /// The value, and a string that parses as one.
    Parsed,
    /// The value.
    Value,
    /// Nothing: the value's type is a parameter, and there is a conversion of any type into itself already.
    Nothing,
    /// Not even the other way: the type has names for its fields, or conversions of its own.
    NoneAtAll,
}

/// The types that a type is read and written as, if not as itself.
#[derive(Default)]
pub(crate) struct Convert {
    pub(crate) from: Option<From>,
    pub(crate) into: Option<Type>,
}

/// The type that a type is read as.
pub(crate) struct From {
    pub(crate) ty: Type,
    /// Whether the conversion can fail.
    pub(crate) fallible: bool,
}

/// Predicates in place of those that would be generated; `None` has them generated.
#[derive(Default)]
pub(crate) struct Predicates {
    pub(crate) read: Option<Vec<WherePredicate>>,
    pub(crate) write: Option<Vec<WherePredicate>>,
    pub(crate) validate: Option<Vec<WherePredicate>>,
}

/// An enum whose variants have no fields.
pub(crate) struct Units<'a> {
    pub(crate) input: &'a DeriveInput,
    pub(crate) krate: Path,
    pub(crate) name: String,
    pub(crate) doc: String,
    /// Values that it can have, as JSON texts.
    pub(crate) examples: Vec<String>,
    pub(crate) sensitive: bool,
    pub(crate) variants: Vec<Variant<'a>>,
}

/// A variant of such an enum.
pub(crate) struct Variant<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) name: String,
    pub(crate) aliases: Vec<String>,
    pub(crate) doc: String,
    /// If it is deprecated, what to use instead.
    pub(crate) deprecated: Option<String>,
}

/// An enum whose variants hold data, or whose names are not all there is to say.
pub(crate) struct Union<'a> {
    pub(crate) input: &'a DeriveInput,
    pub(crate) krate: Path,
    pub(crate) name: Split<String>,
    pub(crate) bounds: Predicates,
    pub(crate) doc: String,
    pub(crate) tagging: Tagging,
    pub(crate) deny_unknown_fields: bool,
    /// A function that sees the whole value.
    pub(crate) check: Option<Expr>,
    /// The type of the context that the rules need.
    pub(crate) context: Option<Path>,
    /// Whether no value may be of any length.
    pub(crate) bounded: bool,
    /// Values that it can have, as JSON texts.
    pub(crate) examples: Vec<String>,
    pub(crate) sensitive: bool,
    pub(crate) variants: Vec<UnionVariant<'a>>,
}

/// How a document says which variant it is.
pub(crate) enum Tagging {
    External,
    Internal { tag: String },
    Adjacent { tag: String, content: String },
    Untagged,
}

/// A variant of such an enum.
pub(crate) struct UnionVariant<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) name: String,
    /// The name that it is written under.
    pub(crate) written_name: String,
    /// How many fields the variants before it have.
    pub(crate) first: usize,
    pub(crate) aliases: Vec<String>,
    pub(crate) doc: String,
    /// If it is deprecated, what to use instead.
    pub(crate) deprecated: Option<String>,
    /// Whether it stands for every unknown name.
    pub(crate) other: bool,
    /// Whether no text may show what it holds.
    pub(crate) sensitive: bool,
    pub(crate) skip: Skip,
    pub(crate) content: Content<'a>,
}

/// In which directions a variant is left out.
#[derive(Clone, Copy, Default)]
pub(crate) struct Skip {
    pub(crate) reading: bool,
    pub(crate) writing: bool,
}

/// What a variant holds.
pub(crate) enum Content<'a> {
    Unit,
    Newtype(Box<Field<'a>>),
    Fields(Box<Body<'a>>),
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
    /// The type of the context that the rules need.
    pub(crate) context: Option<Path>,
    /// Whether no value may be of any length.
    pub(crate) bounded: bool,
    /// Values that it can have, as JSON texts.
    pub(crate) examples: Vec<String>,
    pub(crate) body: Body<'a>,
}

/// Fields that are read and written together: those of a struct, or of a variant of an enum.
pub(crate) struct Body<'a> {
    pub(crate) style: Style,
    pub(crate) deny_unknown_fields: bool,
    /// Whether absent fields are taken from a default of the whole struct, and how that is made.
    pub(crate) default: Option<Default>,
    /// A function that sees the whole struct.
    pub(crate) check: Option<Expr>,
    pub(crate) fields: Vec<Field<'a>>,
    /// How many fields the type has before these: functions that read or write a field go by its number in the whole type.
    pub(crate) first: usize,
}

/// How fields are written, in Rust and in documents.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// `{ a: A, b: B }`: an object.
    Named,
    /// `(A, B)`: an array.
    Tuple,
    /// Nothing: `null`.
    Unit,
}

/// A field that is part of the document, or is skipped.
pub(crate) struct Field<'a> {
    /// The name in Rust.
    pub(crate) member: Member,
    /// The place among the fields of its body, skipped ones included.
    pub(crate) position: usize,
    /// The place in the array that a tuple struct is.
    pub(crate) index: Option<usize>,
    pub(crate) ty: &'a Type,
    /// The name in the document, where it is read.
    pub(crate) name: String,
    pub(crate) aliases: Vec<String>,
    pub(crate) doc: String,
    pub(crate) kind: Kind,
    /// The function that reads it, if it is of that kind.
    pub(crate) read_with: Option<Expr>,
    pub(crate) write: Write,
    pub(crate) bounds: Predicates,
    pub(crate) default: Option<Default>,
    pub(crate) required: bool,
    /// A function that sees the whole field, absent or not.
    pub(crate) check: Option<Expr>,
    /// Rules that look at the fields beside this one.
    pub(crate) cross: Vec<Cross>,
    pub(crate) rules: Rules,
    /// What violations of its own value say.
    pub(crate) overrides: MessageOverride,
    /// Whether no text may show the value.
    pub(crate) sensitive: bool,
    /// If it is deprecated, what to use instead.
    pub(crate) deprecated: Option<String>,
    /// Values that it can have, as JSON texts.
    pub(crate) examples: Vec<String>,
}

/// What is said in place of the library's own code and message: strings, or constants.
#[derive(Default)]
pub(crate) struct MessageOverride {
    pub(crate) code: Option<Box<Expr>>,
    pub(crate) message: Option<Box<Expr>>,
}

/// A rule on a field that looks at the fields beside it.
pub(crate) struct Cross {
    /// The rule as written.
    pub(crate) meta: Meta,
    pub(crate) kind: CrossKind,
}

pub(crate) enum CrossKind {
    /// The field must be there if this condition holds of the struct.
    RequiredIf(Expr),
    /// The field must not be there if this condition holds of the struct.
    ForbiddenIf(Expr),
    /// The value must be the same as that of this field.
    Equals(Ident),
}

impl Field<'_> {
    /// Whether this is the field's name in Rust.
    pub(crate) fn is_named(&self, ident: &Ident) -> bool {
        matches!(&self.member, Member::Named(name) if name.unraw() == ident.unraw())
    }
}

/// How a field is decoded.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// By this library's traits.
    Event,
    /// By serde's.
    ViaSerde,
    /// By a function.
    With,
    /// By this library's traits, its keys among those of the struct.
    Flatten,
    /// Not at all.
    Skipped,
}

/// How a field is written.
pub(crate) struct Write {
    /// Whether it is written at all.
    pub(crate) written: bool,
    /// The name that it is written under.
    pub(crate) name: String,
    /// The function that writes it, if that is not its type's own.
    pub(crate) with: Option<Expr>,
    /// A function that tells whether a value is left out, in formats that name their fields.
    pub(crate) skip_if: Option<Expr>,
}

/// What stands for an absent value.
pub(crate) enum Default {
    /// `Default::default()`.
    Trait,
    /// A function without parameters.
    Function(ExprPath),
    /// A value.
    Value(Expr),
}
