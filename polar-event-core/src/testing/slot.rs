//! A place for a value in a document, and how a value gets there.

use super::case::Case;
use super::certain::make_certain;
use super::fault::Fault;
use super::tree::{Node, Tree};
use crate::describe::{Enum, Field, Newtype, Shape, Variant};
use crate::error::{MessageOverride, Segment};
use crate::rule::{self, Rule, Rules};

/// A place for a value: what is said of it where it stands.
#[derive(Clone, Copy)]
pub(super) struct Slot {
    pub(super) shape: &'static Shape,
    pub(super) rules: Rules,
    pub(super) nullable: bool,
    pub(super) overrides: MessageOverride,
    pub(super) sensitive: bool,
    /// JSON texts of values that its author says are good.
    pub(super) examples: &'static [&'static str],
    /// Whether the shape has no name of its own here, as it is what a variant of an enum holds.
    pub(super) is_content: bool,
    /// Whether its entries are those of an object around it.
    pub(super) is_merged: bool,
}

impl Slot {
    /// A part under these rules.
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
        }
    }

    /// A whole document.
    pub(super) fn document(shape: &'static Shape, nullable: bool) -> Self {
        Self { nullable, ..Self::part(shape, &[]) }
    }

    pub(super) fn field(field: &'static Field) -> Self {
        let Field { nullable, rules, overrides, sensitive, examples, flatten, .. } = *field;
        Self { shape: (field.shape)(), rules, nullable, overrides, sensitive, examples, is_content: false, is_merged: flatten }
    }

    /// What a variant of an enum holds.
    pub(super) fn content(variant: &'static Variant) -> Self {
        Self { nullable: variant.nullable, sensitive: variant.sensitive, is_content: true, ..Self::part(&variant.content, &[]) }
    }

    /// What is in a newtype in this place. That of a variant says by itself whether it may be `null`.
    pub(super) fn inside(&self, newtype: &'static Newtype) -> Self {
        let nullable = !self.is_content && rule::is_nullable(newtype.rules);
        Self { nullable, is_merged: self.is_merged, ..Self::part((newtype.shape)(), newtype.rules) }
    }

    /// Whether functions of the author judge of the value.
    pub(super) fn has_function(&self) -> bool {
        let own = if let Shape::Newtype(newtype) = self.shape { newtype.rules } else { &[] };
        has_function(self.rules) || has_function(own)
    }

    /// Whether only the author knows which values are good: a function judges of them, or the type is a `via_serde` one.
    pub(super) fn wants_example(&self) -> bool {
        let is_checked = matches!(self.shape, Shape::Object(object) | Shape::TupleStruct(object) if object.check.is_some());
        self.has_function() || is_checked || matches!(self.shape, Shape::ViaSerde(_))
    }

    /// The good values that the author has given, for the field or for its type.
    pub(super) fn examples(&self) -> Vec<Tree> {
        let of_type = match self.shape {
            // Its keys would have to go with those around it.
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

/// Whether one of the rules is a function of the author's.
pub(super) fn has_function(rules: Rules) -> bool {
    rules.iter().any(|rule| matches!(rule.plain(), Rule::Custom(_) | Rule::Check(_)))
}

/// Whether a function is asked about the field even when it is not there.
pub(super) fn looks_at_absence(rules: Rules) -> bool {
    rules.iter().any(|rule| matches!(rule, Rule::Check(_) | Rule::RequiredIf(_) | Rule::ForbiddenIf(_)))
}

/// The rules one by one.
pub(super) fn each(rules: Rules, also: Rules) -> Vec<&'static Rule> {
    rules.iter().chain(also).collect()
}

/// How many items there may be.
pub(super) fn counts(rules: Rules) -> (usize, Option<usize>) {
    rules.iter().filter_map(|rule| if let Rule::Items(items) = rule.plain() { Some(*items) } else { None }).fold(
        (0, None),
        |(min, max), items| {
            let max = max.into_iter().chain(items.max).min();
            (min.max(items.min.unwrap_or(0)), max)
        },
    )
}

/// A slot within another value.
pub(super) struct Child {
    pub(super) slot: Slot,
    /// The value around it, with something good in its place.
    pub(super) host: Tree,
    pub(super) embed: Embed,
    /// What it is called, after its type.
    pub(super) name: Option<String>,
    /// Another entry that must be the same for the whole to be good.
    pub(super) mirror: Option<usize>,
    /// Only what is wrong with it is of interest here.
    pub(super) only_bad: bool,
}

/// Where in the value around it a value goes.
#[derive(Debug, Clone)]
pub(super) enum Embed {
    /// An item.
    Item(usize),
    /// The value of the entry at this place, under a name of the type's.
    Field(usize, Segment),
    /// The value of the entry at this place, under a key of the document's.
    Entry(usize),
    /// The key of the entry at this place.
    Key(usize),
    /// Its entries are added.
    Merge {
        /// These keys are taken already.
        taken: Vec<String>,
        /// Whether it may be absent, which it is when it has no entries.
        optional: bool,
    },
    /// There is nothing around it.
    Alone,
    /// It is what this variant of an untagged enum holds.
    Variant(&'static Enum, usize),
}

impl Child {
    pub(super) fn new(slot: Slot, host: Tree, embed: Embed) -> Self {
        Self { slot, host, embed, name: None, mirror: None, only_bad: false }
    }

    /// The whole with the case in its place; `None` if it does not go there.
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

/// The rules for an item, and whether it may be `null` is said by its shape.
pub(super) fn item(rules: Rules) -> Rules {
    rule::each(rules)
}
