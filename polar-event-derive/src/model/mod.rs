//! The input to code generation. Everything in a model has been checked.

mod derived;
mod rules;
mod split;

use syn::ext::IdentExt;
use syn::{DeriveInput, Expr, ExprPath, Ident, Member, Meta, Path, Type, WherePredicate};

pub(crate) use derived::{Asked, Derived};
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

/// An enum whose variants have no fields.
pub(crate) struct Units<'a> {
    pub(crate) input: &'a DeriveInput,
    pub(crate) krate: Path,
    pub(crate) name: String,
    pub(crate) doc: String,
    /// Examples of values, as JSON texts.
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

/// An enum coded as an integer.
pub(crate) struct Codes<'a> {
    pub(crate) input: &'a DeriveInput,
    pub(crate) krate: Path,
    pub(crate) name: String,
    pub(crate) doc: String,
    /// Examples of values, as JSON texts.
    pub(crate) examples: Vec<String>,
    pub(crate) sensitive: bool,
    /// The integer type in `#[repr(…)]`.
    pub(crate) repr: Ident,
    /// The discriminants of all variants as written, by which those that are not written are counted.
    pub(crate) discriminants: Vec<(&'a Ident, Option<&'a Expr>)>,
    pub(crate) codes: Vec<Code<'a>>,
    pub(crate) other: Option<OtherCode<'a>>,
}

/// A variant with a code.
pub(crate) struct Code<'a> {
    pub(crate) ident: &'a Ident,
    /// The place among all variants.
    pub(crate) place: usize,
}

/// The variant that holds unknown codes, and their type.
pub(crate) struct OtherCode<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) ty: &'a Type,
}

/// An enum whose variants hold data, or that needs more than names.
pub(crate) struct Union<'a> {
    pub(crate) input: &'a DeriveInput,
    pub(crate) krate: Path,
    pub(crate) name: Split<String>,
    pub(crate) convert: Convert,
    pub(crate) bounds: Predicates,
    pub(crate) doc: String,
    pub(crate) tagging: Tagging,
    pub(crate) tag_type: TagType,
    pub(crate) deny_unknown_fields: bool,
    /// Functions that get the whole value.
    pub(crate) check: Vec<Expr>,
    /// The type of the context that the rules require.
    pub(crate) context: Option<Path>,
    /// Whether it is `bounded`.
    pub(crate) bounded: bool,
    /// Examples of values, as JSON texts.
    pub(crate) examples: Vec<String>,
    pub(crate) sensitive: bool,
    pub(crate) variants: Vec<UnionVariant<'a>>,
}

/// How a document identifies the variant.
pub(crate) enum Tagging {
    External,
    Internal { tag: String },
    Adjacent { tag: String, content: String },
    Untagged,
}

/// The type of the names, where they are values of a tag.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum TagType {
    String,
    /// Integers from 0 up.
    Unsigned,
    /// Integers of which one is below 0.
    Signed,
    Boolean,
}

/// A variant of such an enum.
pub(crate) struct UnionVariant<'a> {
    pub(crate) ident: &'a Ident,
    /// Whether its names are given by `rename`.
    pub(crate) is_renamed: bool,
    pub(crate) name: String,
    /// The name for serializing.
    pub(crate) written_name: String,
    /// The number of fields of the variants before it.
    pub(crate) first: usize,
    pub(crate) aliases: Vec<String>,
    pub(crate) doc: String,
    /// If it is deprecated, what to use instead.
    pub(crate) deprecated: Option<String>,
    /// Whether it is the variant for unknown names.
    pub(crate) other: bool,
    /// Whether its content must not be shown.
    pub(crate) sensitive: bool,
    pub(crate) skip: Skip,
    /// What it takes without having been named.
    pub(crate) catches: Catches<'a>,
    pub(crate) content: Content<'a>,
}

impl UnionVariant<'_> {
    /// Whether it has no fields.
    pub(crate) fn is_unit(&self) -> bool {
        matches!(self.content, Content::Unit) && self.is_named()
    }

    /// Whether documents name it.
    pub(crate) fn is_named(&self) -> bool {
        matches!(self.catches, Catches::Nothing)
    }
}

/// What a variant of a tagged enum takes without having been named.
pub(crate) enum Catches<'a> {
    Nothing,
    /// The whole value: `untagged`.
    Value,
    /// An unknown name, which goes into this field: `other`.
    Name(Box<Field<'a>>),
}

/// The directions in which a variant is skipped.
#[derive(Clone, Copy, Default)]
pub(crate) struct Skip {
    pub(crate) reading: bool,
    pub(crate) writing: bool,
}

/// The content of a variant.
pub(crate) enum Content<'a> {
    Unit,
    /// A value of this type, which is not part of the document: it is the type's default.
    Skipped(&'a Type),
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

/// A field that is part of the document, or is skipped.
pub(crate) struct Field<'a> {
    /// If it stands for the tag of a struct, the tag's value: the struct in memory has no such field.
    pub(crate) tag: Option<String>,
    /// The name in Rust.
    pub(crate) member: Member,
    /// The position among the fields of its body, including skipped ones.
    pub(crate) position: usize,
    /// The index in the array of a tuple struct.
    pub(crate) index: Option<usize>,
    pub(crate) ty: &'a Type,
    /// Whether a type parameter occurs in the type.
    pub(crate) is_generic: bool,
    /// The name in the document, for deserializing.
    pub(crate) name: String,
    pub(crate) aliases: Vec<String>,
    pub(crate) doc: String,
    pub(crate) kind: Kind,
    /// The custom deserialize function, if there is one.
    pub(crate) read_with: Option<Expr>,
    pub(crate) write: Write,
    pub(crate) bounds: Predicates,
    pub(crate) default: Option<Default>,
    pub(crate) required: bool,
    /// Whether the type around it is `nullable`.
    pub(crate) nullable: bool,
    /// Functions that get the whole field, absent or not.
    pub(crate) check: Vec<Expr>,
    /// Rules that depend on other fields.
    pub(crate) cross: Vec<Cross>,
    pub(crate) rules: Rules,
    /// The message override of violations of its own value.
    pub(crate) overrides: MessageOverride,
    /// Whether the value must not be shown.
    pub(crate) sensitive: bool,
    /// If it is deprecated, what to use instead.
    pub(crate) deprecated: Option<String>,
    /// Examples of values, as JSON texts.
    pub(crate) examples: Vec<String>,
}

/// Overrides of the library's code and message: strings, or constants.
#[derive(Default)]
pub(crate) struct MessageOverride {
    pub(crate) code: Option<Box<Expr>>,
    pub(crate) message: Option<Box<Expr>>,
}

/// A rule on a field that depends on other fields.
pub(crate) struct Cross {
    /// The rule as written.
    pub(crate) meta: Meta,
    pub(crate) kind: CrossKind,
}

pub(crate) enum CrossKind {
    /// The field must be present if this condition on the struct holds.
    RequiredIf(Expr),
    /// The field must not be present if this condition on the struct holds.
    ForbiddenIf(Expr),
    /// The value must be the same as that of this field.
    Equals(Ident),
}

impl Kind {
    /// Whether its keys are among those of the struct.
    pub(crate) fn is_flat(self) -> bool {
        matches!(self, Self::Flatten | Self::FlattenViaSerde)
    }
}

impl Field<'_> {
    /// The names in documents, in either direction.
    pub(crate) fn names(&self) -> impl Iterator<Item = &String> {
        let is_named = !self.kind.is_flat();
        let read = (is_named && self.kind != Kind::Skipped).then(|| core::iter::once(&self.name).chain(&self.aliases));
        let written = (is_named && self.write.written).then_some(&self.write.name);
        read.into_iter().flatten().chain(written)
    }

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
    /// By serde's traits.
    ViaSerde,
    /// By a custom function.
    With,
    /// By this library's traits, with its keys among those of the struct.
    Flatten,
    /// By serde's traits, with its keys among those of the struct.
    FlattenViaSerde,
    /// Not decoded.
    Skipped,
}

/// How a field is serialized.
pub(crate) struct Write {
    /// Whether it is serialized at all.
    pub(crate) written: bool,
    /// The name for serializing.
    pub(crate) name: String,
    /// The custom serialize function, if there is one.
    pub(crate) with: Option<Expr>,
    /// A function that tells whether the value is left out, in formats that name their fields.
    pub(crate) skip_if: Option<Expr>,
}

/// The default of an absent value.
pub(crate) enum Default {
    /// `Default::default()`.
    Trait,
    /// A function without parameters.
    Function(ExprPath),
    /// A value.
    Value(Expr),
}
