//! The cases of catch-alls of tagged enums.

use super::case::Case;
use super::kinds::{of_each_kind, takes_enum};
use super::maker::{Make as _, Maker};
use super::shapes::{DEPTH, is_unit};
use super::slot::{Child, Embed, Slot};
use super::tree::{Node, Tree};
use crate::describe::{Catches, Enum, Shape, TagType, Tagging, Variant};
use crate::error::{Code, Segment};

/// Whether a variant takes any value, which named variants refuse: then a fault in those need not be a fault of the enum.
pub(super) fn takes_values(of: &'static Enum) -> bool {
    of.catch_all_variants().iter().any(|variant| matches!(variant.catches, Catches::Value))
}

/// A valid value of one of the catch-alls.
pub(super) fn value(maker: &mut Maker<'_>, of: &'static Enum) -> Option<Tree> {
    of.catch_all_variants().iter().find_map(|variant| make(maker, of, variant))
}

fn make(maker: &mut Maker<'_>, of: &'static Enum, variant: &'static Variant) -> Option<Tree> {
    let Catches::Name { .. } = &variant.catches else { return maker.value(&Slot::content(variant)) };
    let name = name(maker, of, variant)?;
    let text = if let Node::String(text) | Node::Number(text) = &name.node { text.clone() } else { return None };
    let content = if is_unit(variant) { None } else { Some(maker.value(&Slot::content(variant))?) };
    Some(match (of.tagging, content) {
        (Tagging::External | Tagging::Untagged, None) => name,
        (Tagging::External | Tagging::Untagged, Some(content)) => Tree::object(vec![(text, content)]),
        (Tagging::Internal { tag } | Tagging::Adjacent { tag, .. }, None) => Tree::object(vec![(tag.to_owned(), name)]),
        (Tagging::Adjacent { tag, content: key }, Some(content)) => Tree::object(vec![(tag.to_owned(), name), (key.to_owned(), content)]),
        (Tagging::Internal { tag }, Some(content)) => {
            let mut tree = Tree::object(vec![(tag.to_owned(), name)]);
            match &content.node {
                Node::Object(members) if members.iter().all(|(key, _)| key != tag) => tree.merge(content),
                _ => return None,
            }
            tree
        }
    })
}

/// A name that no variant has.
fn name(maker: &mut Maker<'_>, of: &'static Enum, variant: &'static Variant) -> Option<Tree> {
    let Catches::Name { name, .. } = &variant.catches else { return None };
    let name = maker.value(&Slot::part((name.shape)(), name.rules))?;
    let is_known = |known: &Variant| matches!(&name.node, Node::String(name) | Node::Number(name) if known.has_name(name));
    (!of.named_variants().iter().any(is_known)).then_some(name)
}

/// The cases of the catch-alls, and of values that none of the variants takes.
pub(super) fn own(maker: &mut Maker<'_>, of: &'static Enum) -> Vec<Case> {
    let mut cases = Vec::new();
    for variant in of.catch_all_variants() {
        if let Some(tree) = make(maker, of, variant) {
            cases.push(Case::good(tree, "variant", format!("the catch-all `{}`", variant.rust_name)));
        }
    }
    let has_unit = of.named_variants().iter().any(is_unit);
    let code = if of.tagging == Tagging::External && has_unit { Code::VariantType } else { Code::ObjectType };
    let wrong = of_each_kind().into_iter().filter(|tree| tree.node.kind() != "a string" && !takes_enum(of, &tree.node, DEPTH));
    cases.extend(wrong.map(|tree| Case::wrong_type(tree, code)));
    cases
}

/// The name and the content of the variant that keeps an unknown name.
pub(super) fn children(maker: &mut Maker<'_>, of: &'static Enum) -> Vec<Child> {
    let mut children = Vec::new();
    for variant in of.catch_all_variants() {
        let (Catches::Name { name: kept, .. }, Some(host), Some(name)) =
            (&variant.catches, make(maker, of, variant), name(maker, of, variant))
        else {
            continue;
        };
        if !is_unit(variant) {
            let embed = match of.tagging {
                Tagging::External | Tagging::Untagged => {
                    let Node::Object(members) = &host.node else { continue };
                    members.first().map(|(name, _)| Embed::Field(0, Segment::from_input(name)))
                }
                Tagging::Adjacent { content, .. } => Some(Embed::Field(1, Segment::from(content))),
                Tagging::Internal { tag } => {
                    matches!(variant.content.inside_newtypes(), Shape::Object(_) | Shape::Map(_) | Shape::Metadata)
                        .then(|| Embed::Merge { taken: vec![tag.to_owned()], optional: false })
                }
            };
            let host = match of.tagging {
                Tagging::Internal { tag } => Tree::object(vec![(tag.to_owned(), name.clone())]),
                _ => host.clone(),
            };
            if let Some(embed) = embed {
                let is_merged = matches!(embed, Embed::Merge { .. });
                let mut child = Child::new(Slot { is_merged, ..Slot::content(variant) }, host, embed);
                child.name = Some(variant.rust_name.to_owned());
                children.push(child);
            }
        }
        // Integers at the limits of a rule may be names of variants.
        let tag = if of.tag_type == TagType::String { of.tag() } else { "" };
        if !tag.is_empty() {
            let slot = Slot {
                sensitive: kept.sensitive || variant.sensitive,
                overrides: kept.overrides,
                ..Slot::part((kept.shape)(), kept.rules)
            };
            children.push(Child::new(slot, host, Embed::Field(0, Segment::from(tag))));
        }
    }
    children
}
