//! Random valid strings that are not at a boundary.

use super::entropy::Entropy as _;
use super::judge;
use super::maker::Maker;
use super::slot::{Slot, each};
use super::tree::{Node, Tree};
use crate::describe::Shape;
use crate::rule::Rule;

const CHARACTERS: &[char] =
    &['a', 'b', 'z', 'A', 'Z', '0', '9', '-', '_', '.', ' ', 'é', 'Ü', '中', '🦀', '"', '\\', '/', '\u{7f}', '\n', '\u{a0}'];

/// The value at a boundary, or sometimes another one.
pub(super) fn value(maker: &mut Maker<'_>, slot: &Slot, edge: Option<Tree>) -> Option<Tree> {
    let text = match (&edge.as_ref()?.node, slot.shape) {
        (Node::String(text), Shape::String) if maker.chance(3) => text.clone(),
        _ => return edge,
    };
    let rules = each(slot.rules, &[]);
    let is_good = |text: &str| judge::faults(slot.shape, &rules, text).is_some_and(|faults| faults.is_empty());
    for _ in 0..4 {
        let candidate = another(maker, &rules, &text);
        if is_good(&candidate) {
            return Some(Tree::string(candidate));
        }
    }
    edge
}

fn another(maker: &mut Maker<'_>, rules: &[&'static Rule], text: &str) -> String {
    #[cfg(feature = "regex")]
    if let Some(pattern) = rules.iter().find_map(|rule| if let Rule::Pattern(pattern) = rule.plain() { Some(pattern.text) } else { None }) {
        let stretch = maker.below(4);
        return super::pattern::sample(pattern, stretch, maker).unwrap_or_default();
    }
    let count = maker.below(text.chars().count().min(64) + 4);
    let mut fresh: String = (0..count).filter_map(|_| maker.pick(CHARACTERS).copied()).collect();
    for facts in rules.iter().map(|rule| rule.facts()) {
        fresh.insert_str(0, facts.has);
        fresh.insert_str(0, facts.begins);
        fresh.push_str(facts.ends);
    }
    fresh
}
