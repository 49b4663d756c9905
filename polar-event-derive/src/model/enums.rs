//! Enums: of names, of integers, and with data.

use syn::{DeriveInput, Expr, Ident, Path, Type};

use super::{Body, Convert, Field, Predicates, Split};

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
