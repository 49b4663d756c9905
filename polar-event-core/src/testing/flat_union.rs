//! Enums whose keys stand in the object around them.

use super::case::Case;
use super::fault::Fault;
use super::maker::Maker;
use super::object::UNKNOWN;
use super::tree::{Node, Tree};
use super::union;
use crate::describe::{Enum, Tagging};
use crate::error::Code;

/// A variant without data is the key of `null` there.
fn as_object(of: &Enum, tree: Tree) -> Tree {
    match &tree.node {
        Node::String(name) if of.tagging == Tagging::External => Tree::object(vec![(name.clone(), Tree::null())]),
        _ => tree,
    }
}

/// A valid value.
pub(super) fn value(maker: &mut Maker<'_>, of: &'static Enum) -> Option<Tree> {
    let mut tree = as_object(of, union::value(maker, of)?);
    // The object around it has unknown fields, or a map for them.
    if let Node::Object(members) = &mut tree.node {
        members.retain(|(key, _)| key != UNKNOWN);
    }
    Some(tree)
}

/// The cases of the enum itself.
pub(super) fn own(maker: &mut Maker<'_>, of: &'static Enum) -> Vec<Case> {
    let mut cases = union::own(maker, of);
    if of.tagging == Tagging::External {
        let is_name = |key: &str| of.named_variants().iter().any(|variant| variant.has_name(key));
        for case in &mut cases {
            case.tree = as_object(of, core::mem::replace(&mut case.tree, Tree::null()));
        }
        // Other keys are none of the enum's.
        cases.retain(|case| case.is_good() && matches!(case.tree.members(), [(key, _)] if is_name(key)));
        cases.push(Case::bad(Tree::object(Vec::new()), Fault::here(Code::Missing), "variant", "no variant"));
    }
    cases
}
