//! Places for values in a document, and embedding of values.

use super::case::Case;
use super::certain::make_certain;
use super::fault::Fault;
use super::tree::{Node, Tree};
use crate::describe::{Enum, Field, Newtype, Shape, Variant};
use crate::error::{MessageOverride, Segment};
use crate::rule::{self, Rule, Rules};

/// A place for a value, with the properties that the place determines.
#[derive(Clone, Copy)]
pub(super) struct Slot {
    pub(super) shape: &'static Shape,
    pub(super) rules: Rules,
    pub(super) nullable: bool,
    pub(super) overrides: MessageOverride,
    pub(super) sensitive: bool,
    /// JSON texts of values that are valid according to the author.
    pub(super) examples: &'static [&'static str],
    /// Whether the shape has no name of its own here, since it is the content of a variant.
    pub(super) is_content: bool,
    /// Whether its entries are merged into the object around it.
    pub(super) is_merged: bool,
    /// Whether it is a flattened field, in which a variant without data is the key of `null`.
    pub(super) is_flat: bool,
}

impl Slot {
    /// An item, key or value with these rules.
    pub(super) fn part(shape: &'static Shape, rules: Rules) -> Self {
        Self {
            shape,
            rules,
            nullable: false,
            overrides: MessageOverride::NONE,
            sensitive: false,
            examples: &[],
            is_content: false,
            is_merged: false,
            is_flat: false,
        }
    }

    /// A whole document.
    pub(super) fn document(shape: &'static Shape, nullable: bool) -> Self {
        Self { nullable, ..Self::part(shape, &[]) }
    }

    pub(super) fn field(field: &'static Field) -> Self {
        let Field { nullable, rules, overrides, sensitive, examples, flatten, .. } = *field;
        Self {
            shape: (field.shape)(),
            rules,
            nullable,
            overrides,
            sensitive,
            examples,
            is_content: false,
            is_merged: flatten,
            is_flat: flatten,
        }
    }

    /// The content of a variant.
    pub(super) fn content(variant: &'static Variant) -> Self {
        Self { nullable: variant.nullable, sensitive: variant.sensitive, is_content: true, ..Self::part(&variant.content, &[]) }
    }

    /// The value of a newtype in this place. For the content of a variant, the variant determines whether it may be `null`.
    pub(super) fn inside(&self, newtype: &'static Newtype) -> Self {
        let nullable = !self.is_content && rule::is_nullable(newtype.rules);
        Self { nullable, is_merged: self.is_merged, is_flat: self.is_flat, ..Self::part((newtype.shape)(), newtype.rules) }
    }

    /// Whether functions of the author check the value.
    pub(super) fn has_function(&self) -> bool {
        let own = if let Shape::Newtype(newtype) = self.shape { newtype.rules } else { &[] };
        has_function(self.rules) || has_function(own)
    }

    /// Whether only the author knows which values are valid: a function checks them, or the type is a `via_serde` one.
    pub(super) fn wants_example(&self) -> bool {
        let is_checked = matches!(self.shape, Shape::Object(object) | Shape::TupleStruct(object) if object.check.is_some());
        self.has_function() || is_checked || matches!(self.shape, Shape::ViaSerde(_))
    }

    /// The author's examples of valid values, for the field or for its type.
    pub(super) fn examples(&self) -> Vec<Tree> {
        let of_type = match self.shape {
            // Its keys would have to fit those around it.
            _ if self.is_merged => &[],
            Shape::Object(object) | Shape::TupleStruct(object) => object.examples,
            Shape::Enum(of) => of.examples,
            Shape::Newtype(newtype) => newtype.examples,
            _ => &[],
        };
        let parse = |text: &&str| serde_json::from_str(text).ok().map(|value: serde_json::Value| Tree::of(&value));
        self.examples.iter().chain(of_type).filter_map(parse).collect()
    }
}

/// Whether one of the rules is a function of the author.
pub(super) fn has_function(rules: Rules) -> bool {
    rules.iter().any(|rule| matches!(rule.plain(), Rule::Custom(_) | Rule::Check(_)))
}

/// Whether a function also checks the absent field.
pub(super) fn looks_at_absence(rules: Rules) -> bool {
    rules.iter().any(|rule| matches!(rule, Rule::Check(_) | Rule::RequiredIf(_) | Rule::ForbiddenIf(_)))
}

/// The rules one by one.
pub(super) fn each(rules: Rules, also: Rules) -> Vec<&'static Rule> {
    rules.iter().chain(also).collect()
}

/// The limits on the number of items.
pub(super) fn counts(rules: Rules) -> (usize, Option<usize>) {
    rules.iter().filter_map(|rule| if let Rule::Items(items) = rule.plain() { Some(*items) } else { None }).fold(
        (0, None),
        |(min, max), items| {
            let max = max.into_iter().chain(items.max).min();
            (min.max(items.min.unwrap_or(0)), max)
        },
    )
}

/// A slot inside another value.
pub(super) struct Child {
    pub(super) slot: Slot,
    /// The value around it, with a valid value in its place.
    pub(super) host: Tree,
    pub(super) embed: Embed,
    /// Its name, without that of the type.
    pub(super) name: Option<String>,
    /// Another entry that must be equal for the whole to be valid.
    pub(super) mirror: Option<usize>,
    /// Only faulty values are used.
    pub(super) only_bad: bool,
}

/// Where a value is embedded in the one around it.
#[derive(Debug, Clone)]
pub(super) enum Embed {
    /// An item.
    Item(usize),
    /// The value of the entry at this index, under the name of a field.
    Field(usize, Segment),
    /// The value of the entry at this index, under a key from the document.
    Entry(usize),
    /// The key of the entry at this index.
    Key(usize),
    /// Its entries are merged.
    Merge {
        /// The keys that are taken.
        taken: Vec<String>,
        /// Whether it may be absent, as it is without entries.
        optional: bool,
    },
    /// There is no value around it.
    Alone,
    /// It is the content of this variant of an untagged enum.
    Variant(&'static Enum, usize),
}

impl Child {
    pub(super) fn new(slot: Slot, host: Tree, embed: Embed) -> Self {
        Self { slot, host, embed, name: None, mirror: None, only_bad: false }
    }

    /// The whole value with the case in its place; `None` if it cannot be embedded.
    pub(super) fn embed(&self, mut case: Case) -> Option<Case> {
        if self.only_bad && case.is_good() {
            return None;
        }
        let tree = core::mem::replace(&mut case.tree, Tree::null());
        case.tree = match &self.embed {
            Embed::Alone | Embed::Variant(..) => tree,
            Embed::Item(index) => {
                case.prefix(&Segment::from(*index));
                self.host.with_child(*index, tree)
            }
            Embed::Field(index, name) => {
                case.prefix(name);
                let both = self.mirror.filter(|_| case.is_good());
                let host = self.host.with_child(*index, tree.clone());
                both.map_or(host.clone(), |mirror| host.with_child(mirror, tree))
            }
            Embed::Entry(index) => {
                let (key, _) = self.host.members().get(*index)?;
                case.prefix(&Segment::from_input(key));
                self.host.with_child(*index, tree)
            }
            Embed::Key(index) => {
                let Node::String(key) = tree.node else { return None };
                if self.host.members().iter().any(|(other, _)| *other == key) {
                    return None;
                }
                case.faults = case.faults.into_iter().map(Fault::in_key).collect();
                case.prefix(&Segment::from_input(&key));
                self.host.with_key(*index, &key)
            }
            Embed::Merge { taken, optional } => {
                let Node::Object(members) = &tree.node else { return None };
                if *optional && members.is_empty() && !case.is_good() {
                    return None;
                }
                if members.iter().any(|(key, _)| taken.contains(key)) {
                    return None;
                }
                let mut host = self.host.clone();
                host.merge(tree);
                host
            }
        };
        Some(if let Embed::Variant(of, index) = self.embed { make_certain(of, index, case) } else { case })
    }
}

/// The rules for an item; its shape determines whether it may be `null`.
pub(super) fn item(rules: Rules) -> Rules {
    rule::each(rules)
}
