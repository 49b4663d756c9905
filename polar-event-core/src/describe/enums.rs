//! Enums and their variants.

use super::{Newtype, Shape, TypeArgs};
use crate::error::{Code, Literal, Names, Param, Segment};
use crate::reader::Kind;
use crate::value::Number;

/// An enum.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Enum {
    /// The type's name.
    pub name: &'static str,
    /// The type's doc comment.
    pub doc: &'static str,
    /// Examples of values, as JSON texts.
    pub examples: &'static [&'static str],
    /// The arguments of a generic type.
    pub arguments: TypeArgs,
    /// How a document identifies the variant.
    pub tagging: Tagging,
    /// The JSON type of the names, where they are the values of a tag.
    pub tag_type: TagType,
    /// The variants, without skipped ones: those that are selected by name, the catch-alls, and those that are only serialized, each in the
    /// order of their declaration.
    pub variants: &'static [Variant],
    /// The names of the variants that are selected by name, in the same order.
    pub names: &'static [&'static str],
    /// The number of catch-alls: the variants that take what has none of the names. See [`Catches`].
    pub catch_alls: usize,
    /// The index of the unit variant for unknown names (`other`), if there is one.
    pub other: Option<usize>,
    /// Whether unknown fields are denied.
    pub deny_unknown_fields: bool,
    /// Whether the value must not be shown: `#[event(sensitive)]` on the enum.
    pub sensitive: bool,
}

/// The JSON type of a tag. The names of the variants are its values, as texts: `"1"`, `"true"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum TagType {
    /// Strings.
    #[default]
    String,
    /// Integers from 0 up, which are written as `u64`.
    Unsigned,
    /// Integers of which one is below 0, which are written as `i64`.
    Signed,
    /// `true` and `false`.
    Boolean,
}

impl TagType {
    /// The kind of such values.
    pub(crate) const fn kind(self) -> Kind {
        match self {
            Self::String => Kind::String,
            Self::Unsigned | Self::Signed => Kind::Integer,
            Self::Boolean => Kind::Boolean,
        }
    }

    /// What is reported of a value of another type.
    pub(crate) const fn wrong_type(self) -> Code {
        match self {
            Self::String => Code::StringType,
            Self::Unsigned | Self::Signed => Code::IntType,
            Self::Boolean => Code::BoolType,
        }
    }

    /// A name as a value of this type.
    pub(crate) fn literal(self, name: &'static str) -> Literal {
        match self {
            Self::String => Literal::Text(name),
            Self::Unsigned | Self::Signed => name.parse().map_or(Literal::Text(name), |number| Literal::Number(Number::Integer(number))),
            Self::Boolean => Literal::Boolean(name == "true"),
        }
    }
}

/// How a document identifies the variant of an enum: serde's four representations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tagging {
    /// `"Variant"` or `{"Variant": content}`.
    External,
    /// `{"tag": "Variant", …}`: a field beside the content names the variant.
    Internal {
        /// The name of that field.
        tag: &'static str,
    },
    /// `{"tag": "Variant", "content": content}`.
    Adjacent {
        /// The name of the field that names the variant.
        tag: &'static str,
        /// The name of the field with the content.
        content: &'static str,
    },
    /// The content alone: its fields and its JSON type determine the variant.
    Untagged,
}

/// What a variant takes without having been named: whether it is a catch-all.
#[derive(Debug, Clone, Copy)]
pub enum Catches {
    /// Nothing: a document names it, or the whole enum is untagged.
    Nothing,
    /// The whole value, if no other variant takes it: `#[serde(untagged)]` on the variant.
    Value,
    /// An unknown name, which is kept, and what comes with it: `#[event(other)]` on a variant with fields.
    Name {
        /// The description of the name. [`Variant::content`] is the rest, or [`Shape::Null`] if that is dropped.
        name: Newtype,
        /// Whether the name may come alone.
        alone: bool,
    },
}

impl Enum {
    /// Creates an enum with this name and these variants, and defaults for everything else. `names` are the variants' names, in the same
    /// order.
    #[must_use]
    pub const fn new(name: &'static str, tagging: Tagging, variants: &'static [Variant], names: &'static [&'static str]) -> Self {
        Self {
            name,
            doc: "",
            examples: &[],
            arguments: TypeArgs(&[]),
            tagging,
            tag_type: TagType::String,
            variants,
            names,
            catch_alls: 0,
            other: None,
            deny_unknown_fields: false,
            sensitive: false,
        }
    }

    /// The description of the content of a variant; [`Shape::Null`] if there is no such variant.
    #[must_use]
    pub const fn content_of(&'static self, index: usize) -> &'static Shape {
        if index < self.variants.len() {
            // `get` is not available in a const function.
            #[expect(clippy::indexing_slicing, reason = "the index has been checked")]
            return &self.variants[index].content;
        }
        &Shape::Null
    }

    /// The path segment for the name of a variant, or for another key in its place.
    pub(crate) fn segment(&self, key: &str) -> Segment {
        let mut names = self.variants.iter().flat_map(|variant| core::iter::once(&variant.name).chain(variant.aliases));
        names.find(|name| **name == key).map_or_else(|| Segment::from_input(key), |name| Segment::from(*name))
    }

    /// The names, for a report.
    pub(crate) fn expected(&self) -> Param {
        match self.tag_type {
            TagType::String => Param::from(self.names),
            of => Param::from(self.names.iter().map(|name| of.literal(name)).collect::<Vec<_>>()),
        }
    }

    /// The variants that are selected by name.
    #[must_use]
    pub fn named_variants(&self) -> &'static [Variant] {
        self.variants.get(..self.names.len()).unwrap_or(self.variants)
    }

    /// The variants that take what has none of the names: see [`Catches`].
    #[must_use]
    pub fn catch_all_variants(&self) -> &'static [Variant] {
        let first = self.names.len();
        self.variants.get(first..first.saturating_add(self.catch_alls)).unwrap_or_default()
    }

    /// Whether a variant takes every unknown name, whatever comes with it.
    #[must_use]
    pub fn takes_unknown_names(&self) -> bool {
        self.other.is_some() || self.catch_alls > 0
    }

    /// The tag's name, if there is a tag.
    #[must_use]
    pub const fn tag(&self) -> &'static str {
        match self.tagging {
            Tagging::Internal { tag } | Tagging::Adjacent { tag, .. } => tag,
            Tagging::External | Tagging::Untagged => "",
        }
    }

    /// The name of the content field, for adjacently tagged enums.
    #[must_use]
    pub const fn content(&self) -> &'static str {
        match self.tagging {
            Tagging::Adjacent { content, .. } => content,
            Tagging::Internal { .. } | Tagging::External | Tagging::Untagged => "",
        }
    }
}

/// A variant of an enum.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Variant {
    /// The name in the document.
    pub name: &'static str,
    /// The name for serializing, if it differs.
    pub written_name: &'static str,
    /// Whether it is serialized.
    pub is_written: bool,
    /// Other names that are accepted.
    pub aliases: &'static [&'static str],
    /// The name in Rust.
    pub rust_name: &'static str,
    /// The doc comment.
    pub doc: &'static str,
    /// The content: [`Shape::Null`] for a unit variant, [`Shape::Newtype`] for one value, [`Shape::TupleStruct`], [`Shape::Object`].
    pub content: Shape,
    /// What it takes without having been named.
    pub catches: Catches,
    /// Whether the content may be `null` without a `nullable` attribute.
    pub nullable: bool,
    /// Whether the content must not be shown: `#[event(sensitive)]` on the variant.
    pub sensitive: bool,
    /// If the variant is deprecated, what to use instead; an empty string if unspecified.
    pub deprecated: Option<&'static str>,
}

impl Variant {
    /// The names of the variant in documents.
    pub(crate) fn names(&self) -> Names {
        Names { name: self.name, aliases: self.aliases }
    }

    /// Whether a document can name the variant so.
    pub(crate) fn has_name(&self, name: &str) -> bool {
        self.name == name || self.aliases.contains(&name)
    }

    /// Creates a variant with this name, and defaults for everything else.
    #[must_use]
    pub const fn new(name: &'static str, content: Shape) -> Self {
        Self {
            name,
            written_name: name,
            is_written: true,
            aliases: &[],
            rust_name: name,
            doc: "",
            content,
            catches: Catches::Nothing,
            nullable: false,
            sensitive: false,
            deprecated: None,
        }
    }
}
