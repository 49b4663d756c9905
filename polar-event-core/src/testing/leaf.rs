//! Scalar values.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::case::Case;
use super::maker::Maker;
use super::slot::{Slot, each};
use super::tree::{Node, Tree};
use super::{float, fresh, number, text, time};
use crate::describe::Shape;
use crate::rule::{Rule, Rules};

/// The addresses of a description and of its rules, of which there is a limited number.
type Key = (usize, usize, usize);

thread_local! {
    static LEAVES: RefCell<HashMap<Key, Rc<Vec<Case>>>> = RefCell::default();
}

/// The cases of a scalar in this place, except for those of the wrong type.
pub(super) fn cases(slot: &Slot) -> Rc<Vec<Case>> {
    let (rules, also) = rules(slot);
    let key = (core::ptr::from_ref(slot.shape).addr(), rules.as_ptr().addr(), rules.len());
    LEAVES.with_borrow_mut(|leaves| Rc::clone(leaves.entry(key).or_insert_with(|| Rc::new(made(slot.shape, &each(rules, also))))))
}

/// The rules of a scalar: those of its place, and those of its type.
fn rules(slot: &Slot) -> (Rules, Rules) {
    let own = if let Shape::Newtype(newtype) = slot.shape { newtype.rules } else { &[] };
    (slot.rules, own)
}

/// The cases of a scalar with these rules.
fn made(shape: &'static Shape, rules: &[&'static Rule]) -> Vec<Case> {
    match shape {
        Shape::Boolean => [false, true].map(|value| Case::good(Tree::boolean(value), "type", value.to_string())).to_vec(),
        Shape::Integer(name) => by_simplicity(number::integers(name, rules, false)),
        Shape::Newtype(newtype) => match (newtype.shape)() {
            Shape::Integer(name) => by_simplicity(number::integers(name, rules, newtype.rules.is_empty())),
            _ => Vec::new(),
        },
        Shape::Float(name) => by_simplicity(float::floats(name, rules)),
        Shape::Decimal => super::decimal::decimals(rules),
        Shape::Timestamp => time::timestamps(rules),
        Shape::Date => time::dates(),
        Shape::Null => vec![Case::good(Tree::null(), "type", "null")],
        Shape::Any => {
            let some =
                [Tree::null(), Tree::boolean(true), Tree::number(1), Tree::number("0.5"), Tree::string("a"), Tree::array(Vec::new())];
            some.into_iter().map(|tree| Case::good(tree, "type", "anything")).collect()
        }
        Shape::String
        | Shape::Character
        | Shape::Uuid
        | Shape::KeyText(_)
        | Shape::Url
        | Shape::IpAddress
        | Shape::Ipv4Address
        | Shape::Ipv6Address
        | Shape::Formatted(_) => text::texts(shape, rules),
        _ => Vec::new(),
    }
}

/// Sorts valid numbers with the fewest digits first.
fn by_simplicity(mut cases: Vec<Case>) -> Vec<Case> {
    cases.sort_by_key(|case| match &case.tree.node {
        Node::Number(digits) => (digits.len(), digits.starts_with('-')),
        _ => (0, false),
    });
    cases
}

/// A valid value: usually one of the cases, of which the first is the simplest.
pub(super) fn value(maker: &mut Maker<'_>, slot: &Slot) -> Option<Tree> {
    let cases = cases(slot);
    let good: Vec<&Case> = cases.iter().filter(|case| case.is_good() && !case.flags.clock && !case.flags.exact).collect();
    let edge = maker.pick(&good).map(|case| case.tree.clone());
    fresh::value(maker, slot, edge)
}
