//! The cases of untagged enums themselves.

use super::case::Case;
use super::certain::{object, telling};
use super::fault::Fault;
use super::kinds::{of_each_kind, takes_enum};
use super::maker::{Make as _, Maker};
use super::shapes::DEPTH;
use super::slot::Slot;
use super::tree::{Node, Tree};
use crate::describe::Enum;
use crate::error::Code;
use crate::schema::SchemaGap;

/// The cases of the enum itself.
pub(super) fn own(maker: &mut Maker<'_>, of: &'static Enum) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let wrong = of_each_kind().into_iter().filter(|tree| !takes_enum(of, &tree.node, DEPTH));
    cases.extend(wrong.map(|tree| Case::wrong_type(tree, Code::UnionType)));
    let variants = of.named_variants();
    let telling: Vec<Vec<&'static str>> = (0..variants.len()).map(|index| telling(of, index)).collect();
    let only_one_tells = telling.iter().all(|names| names.len() == 1) && variants.iter().all(|variant| object(variant).is_some());
    if !only_one_tells || variants.len() < 2 {
        return cases;
    }
    let values: Vec<Option<Tree>> = variants.iter().map(|variant| maker.value(&Slot::content(variant))).collect();
    if let (Some(Some(first)), Some([own])) = (values.first(), telling.first().map(Vec::as_slice)) {
        let mut neither = first.clone();
        // What only some of the variants have tells which one it is.
        let is_of_all = |key: &str| variants.iter().filter_map(object).all(|object| object.fields.iter().any(|field| field.has_name(key)));
        if let Node::Object(members) = &mut neither.node {
            members.retain(|(key, _)| key != own && is_of_all(key));
        }
        cases.push(
            Case::bad(neither, Fault::here(Code::Missing), "variant", "none of the fields that tell the variants apart")
                .gap(&[SchemaGap::Untagged]),
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
                Case::bad(both, Fault::here(Code::UnionAmbiguous), "variant", "the fields of two variants").gap(&[SchemaGap::Untagged]),
            );
        }
    }
    cases
}
