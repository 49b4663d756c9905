//! Fields.

use syn::ext::IdentExt;
use syn::{Expr, ExprPath, Ident, Member, Meta, Type};

use super::{Predicates, Rules};

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
    /// Whether it is `nullable` if its type is an `Option`: the type around it is `nullable`, or it is itself, and its type is a parameter.
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

impl Kind {
    /// Whether its keys are among those of the struct.
    pub(crate) fn is_flat(self) -> bool {
        matches!(self, Self::Flatten | Self::FlattenViaSerde)
    }
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
