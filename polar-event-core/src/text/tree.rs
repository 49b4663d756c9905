//! The tree that the names of pairs make.

use std::borrow::Cow;
use std::collections::HashMap;

use smallvec::SmallVec;

use super::names::{Names, Steps};
use super::pair::Pair;
use crate::decode::buffer::Buffer;
use crate::decode::raw_text::{RawText, TextOptions};
use crate::error::{Code, Segment, Violation};
use crate::state::ValidationState;
use crate::value::Number;

/// Pairs, and the tree of their names.
pub(super) struct Tree<'de> {
    pub(super) pairs: Vec<Pair<'de>>,
    pub(super) root: Branch<'de>,
}

/// What a name stands for.
pub(super) enum Node<'de> {
    Leaf(Leaf),
    Branch(Branch<'de>),
}

/// The texts that have the same name, by the numbers of their pairs.
pub(super) struct Leaf {
    pub(super) pairs: SmallVec<[usize; 1]>,
    /// Whether the name says that they are the items of a list.
    pub(super) is_list: bool,
}

impl Leaf {
    /// Whether one text was due: several are a fault then.
    pub(super) fn is_repeated(&self) -> bool {
        self.pairs.len() > 1 && !self.is_list
    }
}

/// The values with the same first part of a name, in the order in which they come.
#[derive(Default)]
pub(super) struct Branch<'de> {
    pub(super) nodes: Vec<(Cow<'de, str>, Node<'de>)>,
    /// The places of keys, if there are more than [`FEW`] of them.
    index: HashMap<Cow<'de, str>, usize>,
}

/// How many keys are looked through one by one. Most branches have a few, and a map for each would take most of the memory.
const FEW: usize = 8;

impl<'de> Branch<'de> {
    pub(super) fn get(&self, key: &str) -> Option<&Node<'de>> {
        self.nodes.get(self.position(key)?).map(|(_, node)| node)
    }

    /// The node under a key, which `new` makes if there is none.
    fn node(&mut self, key: &Cow<'de, str>, new: impl FnOnce() -> Node<'de>) -> Option<&mut Node<'de>> {
        let position = self.position(key).unwrap_or_else(|| {
            let position = self.nodes.len();
            self.nodes.push((key.clone(), new()));
            match position {
                ..FEW => {}
                FEW => self.index_all(),
                _ => _ = self.index.insert(key.clone(), position),
            }
            position
        });
        self.nodes.get_mut(position).map(|(_, node)| node)
    }

    fn position(&self, key: &str) -> Option<usize> {
        if self.nodes.len() > FEW { self.index.get(key).copied() } else { self.nodes.iter().position(|(have, _)| have == key) }
    }

    fn index_all(&mut self) {
        self.index = self.nodes.iter().enumerate().map(|(position, (key, _))| (key.clone(), position)).collect();
    }

    /// Puts items in the order of their indices, if the keys are those of a list: 0, 1 and so on, each once.
    fn sort_items(&mut self) {
        let index_of = |key: &str| key.parse::<usize>().ok().filter(|index| index.to_string() == key);
        let len = self.nodes.len();
        if self.nodes.iter().all(|(key, _)| index_of(key).is_some_and(|index| index < len)) {
            self.nodes.sort_by_key(|(key, _)| index_of(key));
            if len > FEW {
                self.index_all();
            }
        }
        for (_, node) in &mut self.nodes {
            if let Node::Branch(branch) = node {
                branch.sort_items();
            }
        }
    }
}

impl<'de> Tree<'de> {
    /// Makes the tree. What contradicts itself is reported, and left out.
    pub(super) fn new(pairs: Vec<Pair<'de>>, names: Names, max_depth: usize, cx: &mut ValidationState<'_>) -> Self {
        let mut root = Branch::default();
        for (number, pair) in pairs.iter().enumerate() {
            let steps = names.split(&pair.name, max_depth);
            if steps.keys.len() > max_depth {
                cx.extend(at_name(Violation::new(Code::JsonDepth).param("max_depth", Number::from(max_depth)), pair));
            } else if let Err(key) = insert(&mut root, &steps, number) {
                let mut violation = Violation::new(Code::JsonDuplicateKey);
                violation.mark_reported_as_key_errors();
                let path = steps.keys.iter().take(key + 1).rev();
                cx.extend(at_name(path.fold(violation, |violation, key| violation.at(Segment::from_input(key))), pair));
            }
        }
        if names != Names::Plain {
            root.nodes.iter_mut().for_each(|(_, node)| {
                if let Node::Branch(branch) = node {
                    branch.sort_items();
                }
            });
        }
        Self { pairs, root }
    }

    /// The values, to be read.
    pub(super) fn values(&self, options: TextOptions) -> Buffer<'de> {
        self.branch(&self.root, options)
    }

    fn branch(&self, branch: &Branch<'de>, options: TextOptions) -> Buffer<'de> {
        let entry = |(key, node): &(Cow<'de, str>, Node<'de>)| (Buffer::Text(key.clone()), self.node(node, options));
        Buffer::Object(branch.nodes.iter().map(entry).collect())
    }

    fn node(&self, node: &Node<'de>, options: TextOptions) -> Buffer<'de> {
        let leaf = match node {
            Node::Branch(branch) => return self.branch(branch, options),
            Node::Leaf(leaf) => leaf,
        };
        let texts = leaf.pairs.iter().filter_map(|number| self.pairs.get(*number));
        let mut texts = texts.map(|pair| Buffer::Raw(RawText { text: pair.text.clone(), options }));
        match (leaf.pairs.len(), leaf.is_list) {
            (1, false) => texts.next().unwrap_or(Buffer::Null),
            _ => Buffer::Array(texts.collect()),
        }
    }
}

/// Gives a violation the place of a pair's name.
fn at_name(mut violation: Violation, pair: &Pair<'_>) -> Violation {
    violation.set_span(pair.spans.as_ref().map(|spans| spans.name.clone()));
    violation
}

/// Adds a pair to the tree. `Err` is the number of the key that is both a text and has parts.
fn insert<'de>(root: &mut Branch<'de>, steps: &Steps<'de>, number: usize) -> Result<(), usize> {
    let Some((last, keys)) = steps.keys.split_last() else { return Ok(()) };
    let mut branch = root;
    for (index, key) in keys.iter().enumerate() {
        match branch.node(key, || Node::Branch(Branch::default())) {
            Some(Node::Branch(inner)) => branch = inner,
            _ => return Err(index),
        }
    }
    match branch.node(last, || Node::Leaf(Leaf { pairs: SmallVec::new(), is_list: false })) {
        Some(Node::Leaf(leaf)) => {
            leaf.pairs.push(number);
            leaf.is_list |= steps.is_item;
            Ok(())
        }
        _ => Err(keys.len()),
    }
}
