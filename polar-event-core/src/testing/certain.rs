//! Whether the type and keys of a document determine the variant of an untagged enum.

use super::case::Case;
use super::kinds::takes_variant;
use super::shapes::DEPTH;
use super::tree::{Node, Tree};
use crate::describe::{Enum, Object, Shape, Variant};

/// The struct in a variant, if it is known by its keys alone.
pub(super) fn object(variant: &'static Variant) -> Option<&'static Object> {
    match variant.content.inside_newtypes() {
        Shape::Object(object) if object.fields.iter().all(|field| !field.flatten) => Some(object),
        _ => None,
    }
}

fn knows(object: &Object, name: &str) -> bool {
    object.fields.iter().any(|field| field.has_name(name))
}

/// The names of required fields that only this variant has.
pub(super) fn telling(of: &'static Enum, index: usize) -> Vec<&'static str> {
    let Some(own) = of.named_variants().get(index).and_then(object) else { return Vec::new() };
    let others = || of.named_variants().iter().enumerate().filter(|(other, _)| *other != index).filter_map(|(_, variant)| object(variant));
    own.fields.iter().filter(|field| field.required && !others().any(|other| knows(other, field.name))).map(|field| field.name).collect()
}

/// Whether only this variant fits.
fn is_certain(of: &'static Enum, index: usize, tree: &Tree) -> bool {
    let fitting: Vec<usize> = of
        .named_variants()
        .iter()
        .enumerate()
        .filter(|(_, variant)| takes_variant(variant, &tree.node, DEPTH))
        .map(|(index, _)| index)
        .collect();
    if fitting == [index] {
        return true;
    }
    if !fitting.contains(&index) {
        return false;
    }
    let Node::Object(members) = &tree.node else { return false };
    let given = |name: &str| members.iter().any(|(key, value)| key == name && value.node != Node::Null);
    let all_tell = fitting.iter().all(|index| !telling(of, *index).is_empty());
    let own = of.named_variants().get(index).and_then(object);
    let is_others = |key: &str| {
        let others = of.named_variants().iter().enumerate().filter(|(other, _)| *other != index).filter_map(|(_, variant)| object(variant));
        own.is_some_and(|own| !knows(own, key)) && others.into_iter().any(|other| knows(other, key))
    };
    all_tell && telling(of, index).iter().all(|name| given(name)) && !members.iter().any(|(key, _)| is_others(key))
}

/// Converts a case of one variant into a case of the enum.
pub(super) fn make_certain(of: &'static Enum, index: usize, case: Case) -> Case {
    if is_certain(of, index, &case.tree) {
        return case;
    }
    let is_scalar = !matches!(case.tree.node, Node::Object(_));
    // The other variants that fit are tried as well.
    if is_scalar && case.is_good() { case } else { case.unknown() }
}
