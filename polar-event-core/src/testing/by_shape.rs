//! Values by shape: valid values, boundary cases and nested values.

use super::case::Case;
use super::kinds::wrong_types;
use super::maker::{Make as _, Maker};
use super::shapes::is_number;
use super::slot::{Child, Embed, Slot};
use super::tree::Tree;
use super::{flat_union, leaf, list, map, object, tuple_struct, union};
use crate::describe::Shape;

/// A valid value, as far as known.
pub(super) fn value(maker: &mut Maker<'_>, slot: &Slot) -> Option<Tree> {
    let Slot { shape, rules, .. } = *slot;
    match shape {
        Shape::Nullable(inner) => {
            let inner = Slot::part(inner(), rules);
            if maker.chance(4) { Some(Tree::null()) } else { maker.value(&inner).or_else(|| Some(Tree::null())) }
        }
        Shape::Newtype(newtype) if !is_number(newtype) => maker.value(&slot.inside(newtype)),
        Shape::Array(array) => list::value(maker, *array, rules),
        Shape::Tuple(items) => {
            maker.deeper(|maker| items.iter().map(|item| maker.value(&Slot::part(item(), &[]))).collect()).map(Tree::array)
        }
        Shape::Map(_) | Shape::Metadata => map::value(maker, shape, rules),
        Shape::Object(object) => maker.deeper(|maker| object::value(maker, object, slot.is_merged)),
        Shape::TupleStruct(object) => maker.deeper(|maker| tuple_struct::value(maker, object)),
        Shape::Enum(of) if slot.is_flat => maker.deeper(|maker| flat_union::value(maker, of)),
        Shape::Enum(of) => maker.deeper(|maker| union::value(maker, of)),
        _ => leaf::value(maker, slot),
    }
}

/// The cases of the value itself, without those of nested values.
pub(super) fn own(maker: &mut Maker<'_>, slot: &Slot) -> Vec<Case> {
    let Slot { shape, rules, nullable, .. } = *slot;
    let mut cases = match shape {
        Shape::Nullable(_) => vec![Case::good(Tree::null(), "nullable", "null, where there may be nothing")],
        Shape::Newtype(newtype) if !is_number(newtype) => Vec::new(),
        Shape::Array(array) => list::own(maker, *array, rules),
        Shape::Tuple(items) => list::tuple(maker, items),
        Shape::Map(_) | Shape::Metadata => map::own(maker, shape, rules),
        Shape::Object(object) => object::own(maker, object),
        Shape::TupleStruct(object) => tuple_struct::own(maker, object),
        Shape::Enum(of) if slot.is_flat => flat_union::own(maker, of),
        Shape::Enum(of) => union::own(maker, of),
        _ => leaf::cases(slot).to_vec(),
    };
    cases.extend(wrong_types(shape));
    if nullable {
        cases.retain(|case| case.tree != Tree::null());
        cases.push(Case::good(Tree::null(), "nullable", "null, which it may be"));
    }
    cases
}

/// The values inside a value.
pub(super) fn children(maker: &mut Maker<'_>, slot: &Slot) -> Vec<Child> {
    let Slot { shape, rules, .. } = *slot;
    match shape {
        Shape::Nullable(inner) => {
            vec![Child::new(Slot { nullable: true, ..Slot::part(inner(), rules) }, Tree::null(), Embed::Alone)]
        }
        Shape::Newtype(newtype) if !is_number(newtype) => {
            let inner = slot.inside(newtype);
            vec![Child::new(Slot { nullable: inner.nullable || slot.nullable, ..inner }, Tree::null(), Embed::Alone)]
        }
        Shape::Array(array) => list::children(maker, *array, rules),
        Shape::Tuple(items) => list::positions(maker, items),
        Shape::Map(_) | Shape::Metadata => map::children(maker, shape, rules),
        Shape::Object(object) => object::children(maker, object),
        Shape::TupleStruct(object) => tuple_struct::children(maker, object),
        Shape::Enum(of) => union::children(maker, of),
        _ => Vec::new(),
    }
}
