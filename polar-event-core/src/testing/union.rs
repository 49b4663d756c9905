//! Enums, in serde's four representations.

use super::case::Case;
use super::catch_all;
use super::certain::make_certain;
use super::entropy::{Entropy as _, Simplest};
use super::fault::Fault;
use super::kinds::{of_each_kind, takes_enum};
use super::maker::{Make as _, Maker};
use super::shapes::{DEPTH, is_unit};
use super::slot::{Child, Embed, Slot};
use super::tree::{Node, Tree};
use super::untagged;
use crate::describe::{Enum, Shape, TagType, Tagging, Variant};
use crate::error::{Code, Segment};
use crate::schema::SchemaGap;

/// A name that is not a variant.
const UNKNOWN: &str = "no such variant";

/// Whether all variants are unit variants, and no name is unknown.
fn is_names(of: &'static Enum) -> bool {
    of.tagging == Tagging::External && !of.takes_unknown_names() && of.variants.iter().all(is_unit)
}

/// The names of a variant in documents, its own name first.
fn names(variant: &'static Variant) -> impl Iterator<Item = &'static str> {
    core::iter::once(variant.name).chain(variant.aliases.iter().copied())
}

/// The name of a variant as the value of a tag.
pub(super) fn tag(of: &'static Enum, name: &str) -> Tree {
    match of.tag_type {
        TagType::String => Tree::string(name),
        TagType::Boolean => Tree::boolean(name == "true"),
        _ => Tree::number(name),
    }
}

/// A value of the tag's type that names no variant, if there is one.
fn unknown_tag(of: &'static Enum) -> Option<Tree> {
    let is_free = |name: &str| !of.named_variants().iter().any(|variant| variant.has_name(name));
    let free = match of.tag_type {
        TagType::String => return Some(Tree::string(UNKNOWN)),
        TagType::Boolean => ["true", "false"].into_iter().find(|name| is_free(name)).map(str::to_owned),
        _ => (9_999_999_u32..).map(|number| number.to_string()).find(|name| is_free(name)),
    };
    free.map(|name| tag(of, &name))
}

/// A document of this variant.
fn written(of: &'static Enum, variant: &'static Variant, name: &str, content: Option<Tree>) -> Option<Tree> {
    let content = match (content, is_unit(variant)) {
        (_, true) => None,
        (content, false) => Some(content?),
    };
    let named = |key: &str| Tree::object(vec![(key.to_owned(), tag(of, name))]);
    Some(match (of.tagging, content) {
        (Tagging::Untagged, content) => content.unwrap_or_else(Tree::null),
        (Tagging::External, None) => Tree::string(name),
        (Tagging::External, Some(content)) => Tree::object(vec![(name.to_owned(), content)]),
        (Tagging::Internal { tag } | Tagging::Adjacent { tag, .. }, None) => named(tag),
        (Tagging::Internal { tag }, Some(content)) => {
            let mut tree = named(tag);
            match &content.node {
                Node::Null => {}
                // A unit variant is a key with the value `null` here, like the keys of the other variants.
                Node::String(name) if matches!(variant.content.inside_newtypes(), Shape::Enum(inner) if inner.tagging == Tagging::External) =>
                {
                    tree.push(name, Tree::null());
                }
                Node::Object(members) if members.iter().all(|(key, _)| key != tag) => tree.merge(content),
                _ => return None,
            }
            tree
        }
        (Tagging::Adjacent { tag, content: key }, Some(content)) => {
            let mut tree = named(tag);
            tree.push(key, content);
            tree
        }
    })
}

fn make(maker: &mut Maker<'_>, of: &'static Enum, variant: &'static Variant, name: &str) -> Option<Tree> {
    let content = if is_unit(variant) { None } else { Some(maker.value(&Slot::content(variant))?) };
    written(of, variant, name, content)
}

/// A valid value: of the variant with the least nesting if there is no other choice.
pub(super) fn value(maker: &mut Maker<'_>, of: &'static Enum) -> Option<Tree> {
    let variants = of.named_variants();
    let Some((fuel, simplest)) = simplest(maker, of) else { return catch_all::value(maker, of) };
    let at = maker.below(variants.len());
    // The simplest one is moved to the front.
    let other = if at > 0 && at <= simplest { at - 1 } else { at };
    if let Some(variant) = variants.get(other).filter(|_| at > 0) {
        let named: Vec<&'static str> = names(variant).collect();
        let name = maker.pick(&named).copied().unwrap_or(variant.name);
        if let Some(tree) = make(maker, of, variant, name) {
            return Some(tree);
        }
    }
    let variant = variants.get(simplest)?;
    make(maker, of, variant, variant.name).or_else(|| maker.within(fuel, |maker| make(maker, of, variant, variant.name)))
}

/// The variant with the least nesting, and its depth.
fn simplest(maker: &Maker<'_>, of: &'static Enum) -> Option<(usize, usize)> {
    maker.with(&mut Simplest, |maker| {
        (0..=maker.fuel()).find_map(|fuel| {
            let can = |variant: &&'static Variant| maker.within(fuel, |maker| make(maker, of, variant, variant.name)).is_some();
            Some((fuel, of.named_variants().iter().collect::<Vec<_>>().iter().position(can)?))
        })
    })
}

/// The cases of the enum itself.
pub(super) fn own(maker: &mut Maker<'_>, of: &'static Enum) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for (index, variant) in of.named_variants().iter().enumerate() {
        for name in names(variant) {
            let Some(tree) = make(maker, of, variant, name) else { continue };
            let case = Case::good(tree, "variant", format!("the variant `{name}`"));
            cases.push(if of.tagging == Tagging::Untagged { make_certain(of, index, case) } else { case });
        }
    }
    if of.catch_alls > 0 {
        cases.extend(catch_all::own(maker, of));
        return cases;
    }
    cases.extend(match of.tagging {
        Tagging::External if is_names(of) => names_alone(of),
        Tagging::External => external(maker, of),
        Tagging::Internal { tag } | Tagging::Adjacent { tag, .. } => tagged(maker, of, tag),
        Tagging::Untagged => untagged::own(maker, of),
    });
    cases
}

/// Values of the types that no variant accepts.
fn wrong_types(of: &'static Enum, code: Code) -> impl Iterator<Item = Case> {
    let wrong = of_each_kind().into_iter().filter(move |tree| !takes_enum(of, &tree.node, DEPTH));
    wrong.map(move |tree| Case::wrong_type(tree, code))
}

fn names_alone(of: &'static Enum) -> Vec<Case> {
    let mut cases = vec![Case::bad(Tree::string(UNKNOWN), Fault::here(Code::LiteralError), "variant", "an unknown name")];
    cases.extend(wrong_types(of, Code::StringType));
    cases.push(Case::wrong_type(Tree::object(Vec::new()), Code::StringType));
    cases.extend(unit_objects(of));
    cases
}

/// `{"Unit": null}`, as serde writes unit variants in some formats.
fn unit_objects(of: &'static Enum) -> impl Iterator<Item = Case> {
    let unit = of.named_variants().iter().find(|variant| is_unit(variant));
    unit.into_iter().map(|variant| {
        let tree = Tree::object(vec![(variant.name.to_owned(), Tree::null())]);
        Case::good(tree, "variant", "a name as the key of null").gap(&[SchemaGap::UnitObject])
    })
}

fn external(maker: &mut Maker<'_>, of: &'static Enum) -> Vec<Case> {
    let mut cases = Vec::new();
    let code = if of.variants.iter().any(is_unit) { Code::VariantType } else { Code::ObjectType };
    cases.extend(wrong_types(of, code).filter(|case| case.tree.node.kind() != "a string"));
    cases.push(Case::wrong_type(Tree::object(Vec::new()), code));
    cases.extend(unit_objects(of));
    if of.other.is_none() {
        cases.push(Case::bad(Tree::string(UNKNOWN), Fault::here(Code::UnionTagInvalid), "variant", "an unknown name"));
        let fault = Fault::at(Segment::from_input(UNKNOWN), Code::UnionTagInvalid).in_key();
        cases.push(Case::bad(Tree::object(vec![(UNKNOWN.to_owned(), Tree::null())]), fault, "variant", "an unknown name as the key"));
    } else {
        cases.push(Case::good(Tree::string(UNKNOWN), "variant", "an unknown name"));
        for content in of_each_kind() {
            cases.push(Case::good(Tree::object(vec![(UNKNOWN.to_owned(), content)]), "variant", "an unknown name with content"));
        }
    }
    if let Some(variant) = of.named_variants().iter().find(|variant| !is_unit(variant)) {
        cases.push(Case::bad(Tree::string(variant.name), Fault::here(Code::ObjectType), "variant", "a name without its content"));
        if let Some(mut tree) = make(maker, of, variant, variant.name) {
            tree.push("another", Tree::null());
            let fault = Fault::at(Segment::from_input("another"), Code::ExtraForbidden).in_key();
            cases.push(Case::bad(tree, fault, "variant", "two keys"));
        }
    }
    cases
}

/// The kind of a tag, as [`Node::kind`] says it.
pub(super) fn kind_of_tag(of: &Enum) -> &'static str {
    match of.tag_type {
        TagType::String => "a string",
        TagType::Boolean => "a boolean",
        _ => "an integer",
    }
}

fn tagged(maker: &mut Maker<'_>, of: &'static Enum, tag: &'static str) -> Vec<Case> {
    let mut cases: Vec<Case> = wrong_types(of, Code::ObjectType).collect();
    let named = |name: Tree| Tree::object(vec![(tag.to_owned(), name)]);
    cases.push(Case::bad(Tree::object(Vec::new()), Fault::here(Code::UnionTagNotFound), "tag", "without the tag"));
    for tree in of_each_kind().into_iter().filter(|tree| tree.node.kind() != kind_of_tag(of)) {
        cases.push(Case::bad(named(tree), Fault::at(tag, of.tag_type.wrong_type()), "tag", "a tag of another type"));
    }
    if let Some(unknown) = unknown_tag(of) {
        if of.other.is_none() {
            cases.push(Case::bad(named(unknown), Fault::at(tag, Code::UnionTagInvalid), "tag", "an unknown name"));
        } else {
            cases.push(Case::good(named(unknown.clone()), "tag", "an unknown name"));
            if let Tagging::Adjacent { content, .. } = of.tagging {
                for held in of_each_kind() {
                    let mut tree = named(unknown.clone());
                    tree.push(content, held);
                    cases.push(Case::good(tree, "tag", "an unknown name with content"));
                }
            }
        }
    }
    for variant in of.named_variants() {
        let Some(base) = make(maker, of, variant, variant.name) else { continue };
        let mut twice = base.clone();
        twice.push(tag, self::tag(of, variant.name));
        cases.push(Case::bad(twice, Fault::at(tag, Code::JsonDuplicateKey).in_key(), "duplicate key", "the tag comes again").text_only());
        if let Tagging::Adjacent { content, .. } = of.tagging {
            if is_unit(variant) {
                let mut with = base.clone();
                with.push(content, Tree::null());
                cases.push(Case::good(with, "content", "null where there is no content"));
            } else {
                let without = named(self::tag(of, variant.name));
                let case = Case::bad(without, Fault::at(content, Code::Missing), "content", "without its content");
                cases.push(if variant.nullable { case.unknown() } else { case });
            }
        }
        if is_unit(variant) || matches!(of.tagging, Tagging::Adjacent { .. }) {
            let mut unknown = base;
            unknown.push("no such field", Tree::null());
            let fault = Fault::at(Segment::from_input("no such field"), Code::ExtraForbidden).in_key();
            cases.push(match of.deny_unknown_fields {
                true => Case::bad(unknown, fault, "deny_unknown_fields", "an unknown field"),
                false => Case::good(unknown, "unknown fields", "an unknown field"),
            });
        }
    }
    cases
}

/// The contents of the variants.
pub(super) fn children(maker: &mut Maker<'_>, of: &'static Enum) -> Vec<Child> {
    let mut children = catch_all::children(maker, of);
    if catch_all::takes_values(of) {
        return children;
    }
    for (index, variant) in of.named_variants().iter().enumerate().filter(|(_, variant)| !is_unit(variant)) {
        let Some(host) = make(maker, of, variant, variant.name) else {
            maker.nothing_for(variant.rust_name, "no good value was found");
            continue;
        };
        let embed = match of.tagging {
            Tagging::External => Embed::Field(0, Segment::from(variant.name)),
            Tagging::Adjacent { content, .. } => Embed::Field(1, Segment::from(content)),
            Tagging::Untagged => Embed::Variant(of, index),
            Tagging::Internal { tag } => match variant.content.inside_newtypes() {
                Shape::Object(_) | Shape::Map(_) | Shape::Metadata | Shape::Enum(_) => {
                    Embed::Merge { taken: vec![tag.to_owned()], optional: false }
                }
                _ => continue,
            },
        };
        let host = match of.tagging {
            Tagging::Internal { tag } => Tree::object(vec![(tag.to_owned(), self::tag(of, variant.name))]),
            _ => host,
        };
        let is_merged = matches!(embed, Embed::Merge { .. });
        let mut child = Child::new(Slot { is_merged, ..Slot::content(variant) }, host, embed);
        child.name = Some(variant.rust_name.to_owned());
        children.push(child);
    }
    children
}
