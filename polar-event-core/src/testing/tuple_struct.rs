//! Tuple structs.

use super::case::Case;
use super::entropy::Entropy as _;
use super::fault::Fault;
use super::maker::{Make as _, Maker};
use super::object::open;
use super::slot::{Child, Embed, Slot};
use super::tree::{Node, Tree};
use crate::describe::{Field, Object};
use crate::error::Code;

/// The number of fields of a tuple struct that are required.
fn least(object: &Object) -> usize {
    object.fields.iter().rposition(|field| field.required).map_or(0, |last| last + 1)
}

/// The first fields of a tuple struct.
fn first(maker: &mut Maker<'_>, object: &'static Object, count: usize) -> Option<Tree> {
    let items: Option<Vec<Tree>> = object.fields.iter().take(count).map(|field| maker.value(&Slot::field(field))).collect();
    let mut tree = Tree::array(items?);
    tree.open = open(object);
    Some(tree)
}

/// A valid tuple struct.
pub(super) fn value(maker: &mut Maker<'_>, object: &'static Object) -> Option<Tree> {
    let least = least(object);
    let count = least + maker.below(object.fields.len() - least + 1);
    first(maker, object, count)
}

/// The cases of a tuple struct itself.
pub(super) fn own(maker: &mut Maker<'_>, object: &'static Object) -> Vec<Case> {
    let (least, most) = (least(object), object.fields.len());
    let mut cases: Vec<Case> = Vec::new();
    for count in [least, most] {
        cases.extend(first(maker, object, count).map(|tree| Case::good(tree, "type", format!("{count} fields"))));
    }
    let short = least.checked_sub(1).and_then(|count| first(maker, object, count));
    cases.extend(short.map(|tree| Case::bad(tree, Fault::here(Code::TooShort), "required", "a field is missing")));
    if let Some(mut long) = first(maker, object, most) {
        if let Node::Array(items) = &mut long.node {
            items.push(Tree::null());
        }
        cases.push(Case::bad(long, Fault::here(Code::TooLong), "type", "one more than there are fields"));
    }
    cases
}

/// The fields of a tuple struct.
pub(super) fn children(maker: &mut Maker<'_>, object: &'static Object) -> Vec<Child> {
    let Some(host) = first(maker, object, object.fields.len()) else { return Vec::new() };
    let child = |(index, field): (usize, &'static Field)| {
        let mut child = Child::new(Slot::field(field), host.clone(), Embed::Field(index, field.segment()));
        child.name = Some(field.name.to_owned());
        child
    };
    object.fields.iter().enumerate().map(child).collect()
}
