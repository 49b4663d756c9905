//! Enums and their variants.

use super::{Shape, TypeArgs};
use crate::error::Segment;

/// An enum.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Enum {
    /// The type's name.
    pub name: &'static str,
    /// The type's doc comment.
    pub doc: &'static str,
    /// Values that the type can have, as JSON texts.
    pub examples: &'static [&'static str],
    /// What a generic type is of.
    pub arguments: TypeArgs,
    /// How a document says which variant it is.
    pub tagging: Tagging,
    /// The variants, in the order of their declaration. Skipped ones are not among them.
    pub variants: &'static [Variant],
    /// The wire names of the variants, in the same order.
    pub names: &'static [&'static str],
    /// The place of the variant that stands for every unknown name, if there is one.
    pub other: Option<usize>,
    /// Whether unknown fields are denied.
    pub deny_unknown_fields: bool,
    /// Whether no text may show the value: `#[event(sensitive)]` on the enum.
    pub sensitive: bool,
}

/// How a document says which variant of an enum it is. The four ways are serde's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tagging {
    /// `"Variant"` or `{"Variant": content}`.
    External,
    /// `{"tag": "Variant", …}`: a field of the content names it.
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
    /// The content alone: its fields and its JSON type decide.
    Untagged,
}

impl Enum {
    /// An enum of this name with these variants, of which nothing else is said. `names` are the variants' names, in the same order.
    #[must_use]
    pub const fn new(name: &'static str, tagging: Tagging, variants: &'static [Variant], names: &'static [&'static str]) -> Self {
        Self {
            name,
            doc: "",
            examples: &[],
            arguments: TypeArgs(&[]),
            tagging,
            variants,
            names,
            other: None,
            deny_unknown_fields: false,
            sensitive: false,
        }
    }

    /// The step of a path by the name of a variant, or by another key that stands in its place.
    pub(crate) fn segment(&self, key: &str) -> Segment {
        let mut names = self.variants.iter().flat_map(|variant| core::iter::once(&variant.name).chain(variant.aliases));
        names.find(|name| **name == key).map_or_else(|| Segment::from_input(key), |name| Segment::from(*name))
    }

    /// The tag's name, if there is a tag.
    #[must_use]
    pub const fn tag(&self) -> &'static str {
        match self.tagging {
            Tagging::Internal { tag } | Tagging::Adjacent { tag, .. } => tag,
            Tagging::External | Tagging::Untagged => "",
        }
    }

    /// The name of the field with the content, if that is a field of its own.
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
    /// The name that is written, where it is another.
    pub written_name: &'static str,
    /// Whether it is written at all.
    pub is_written: bool,
    /// Further names that are understood.
    pub aliases: &'static [&'static str],
    /// The name in Rust.
    pub rust_name: &'static str,
    /// The doc comment.
    pub doc: &'static str,
    /// What it holds: [`Shape::Null`] for nothing, [`Shape::Newtype`] for one value, [`Shape::TupleStruct`], [`Shape::Object`].
    pub content: Shape,
    /// Whether the content may be `null` without saying so.
    pub nullable: bool,
    /// Whether no text may show the content: `#[event(sensitive)]` on the variant.
    pub sensitive: bool,
    /// If the variant is deprecated, what to use instead; an empty text if that is not said.
    pub deprecated: Option<&'static str>,
}

impl Variant {
    /// A variant of this name, of which nothing else is said.
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
            nullable: false,
            sensitive: false,
            deprecated: None,
        }
    }
}
