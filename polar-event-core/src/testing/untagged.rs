//! Untagged enums: what is to be said of a document where its type and its keys leave no doubt which variant it is.

use super::case::Case;
use super::fault::Fault;
use super::leaf::{self, DEPTH};
use super::maker::Maker;
use super::spot::Spot;
use super::tree::{Node, Tree};
use super::union::{inside, readable, takes, takes_variant};
use crate::describe::{Enum, Object, Shape, Variant};
use crate::error::Code;
use crate::schema::Unsaid;

/// The struct that a variant holds, if its keys are all there is to it.
fn object(variant: &'static Variant) -> Option<&'static Object> {
    match inside(&variant.content) {
        Shape::Object(object) if object.fields.iter().all(|field| !field.flatten) => Some(object),
        _ => None,
    }
}

fn knows(object: &Object, name: &str) -> bool {
    object.fields.iter().any(|field| field.name == name || field.aliases.contains(&name))
}

/// The names of fields that must be there, and that only this variant has.
fn telling(of: &'static Enum, index: usize) -> Vec<&'static str> {
    let Some(own) = readable(of).get(index).and_then(object) else { return Vec::new() };
    let others = || readable(of).iter().enumerate().filter(|(other, _)| *other != index).filter_map(|(_, variant)| object(variant));
    own.fields.iter().filter(|field| field.required && !others().any(|other| knows(other, field.name))).map(|field| field.name).collect()
}

/// Whether nothing but this variant can be meant.
fn is_certain(of: &'static Enum, index: usize, tree: &Tree) -> bool {
    let fitting: Vec<usize> =
        readable(of).iter().enumerate().filter(|(_, variant)| takes_variant(variant, &tree.node, DEPTH)).map(|(index, _)| index).collect();
    if fitting == [index] {
        return true;
    }
    if !fitting.contains(&index) {
        return false;
    }
    let Node::Object(members) = &tree.node else { return false };
    let given = |name: &str| members.iter().any(|(key, value)| key == name && value.node != Node::Null);
    let all_tell = fitting.iter().all(|index| !telling(of, *index).is_empty());
    let own = readable(of).get(index).and_then(object);
    let is_others = |key: &str| {
        let others = readable(of).iter().enumerate().filter(|(other, _)| *other != index).filter_map(|(_, variant)| object(variant));
        own.is_some_and(|own| !knows(own, key)) && others.into_iter().any(|other| knows(other, key))
    };
    all_tell && telling(of, index).iter().all(|name| given(name)) && !members.iter().any(|(key, _)| is_others(key))
}

/// A case of one variant as a case of the whole.
pub(super) fn settle(of: &'static Enum, index: usize, case: Case) -> Case {
    if is_certain(of, index, &case.tree) {
        return case;
    }
    let is_scalar = !matches!(case.tree.node, Node::Object(_));
    // Whatever else it could be is tried as well.
    if is_scalar && case.is_good() { case } else { case.unknown() }
}

/// The cases of the enum itself.
pub(super) fn own(maker: &mut Maker<'_>, of: &'static Enum) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let wrong = leaf::of_each_kind().into_iter().filter(|tree| !takes(of, &tree.node, DEPTH));
    cases.extend(wrong.map(|tree| Case::wrong_type(tree, Code::UnionType)));
    let variants = readable(of);
    let telling: Vec<Vec<&'static str>> = (0..variants.len()).map(|index| telling(of, index)).collect();
    let only_one_tells = telling.iter().all(|names| names.len() == 1) && variants.iter().all(|variant| object(variant).is_some());
    if !only_one_tells || variants.len() < 2 {
        return cases;
    }
    let values: Vec<Option<Tree>> = variants.iter().map(|variant| maker.value(&Spot::content(variant))).collect();
    if let (Some(Some(first)), Some([own])) = (values.first(), telling.first().map(Vec::as_slice)) {
        let mut neither = first.clone();
        if let Node::Object(members) = &mut neither.node {
            members.retain(|(key, _)| key != own);
        }
        cases.push(
            Case::bad(neither, Fault::here(Code::Missing), "variant", "none of the fields that tell the variants apart")
                .unsaid(&[Unsaid::Untagged]),
        );
    }
    if let [Some(first), Some(second), ..] = values.as_slice() {
        let mut both = first.clone();
        for (key, value) in second.members() {
            if !both.members().iter().any(|(other, _)| other == key) {
                both.push(key.clone(), value.clone());
            }
        }
        let has_all = variants.iter().take(2).filter_map(object).all(|object| {
            object.fields.iter().filter(|field| field.required).all(|field| both.members().iter().any(|(key, _)| key == field.name))
        });
        if has_all {
            cases.push(
                Case::bad(both, Fault::here(Code::UnionAmbiguous), "variant", "the fields of two variants").unsaid(&[Unsaid::Untagged]),
            );
        }
    }
    cases
}
