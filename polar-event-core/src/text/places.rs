//! Where faults are: the places of the values that have them.

use core::ops::Range;

use super::pair::Pair;
use super::tree::{Branch, Leaf, Node, Tree};
use crate::error::{Code, LineIndex, Report, Segment, Violation};

/// What is at a path.
struct Found<'t, 'de> {
    node: Option<&'t Node<'de>>,
    /// The only pair, if it is one: a text, or an item of several.
    pair: Option<usize>,
    /// Whether the whole path leads there. Otherwise, its end is missing.
    is_all: bool,
}

impl<'de> Tree<'de> {
    /// Gives each violation its place, and says of what kind those are that only the names tell.
    pub(super) fn locate(&self, report: Report, source: Option<&[u8]>) -> Report {
        let mut report = report.map_violations(|violation| self.revise(violation, source.map(<[u8]>::len)));
        if let Some(source) = source {
            report.locate(source, &mut LineIndex::default());
        }
        report
    }

    fn revise(&self, mut violation: Violation, len: Option<usize>) -> Option<Violation> {
        let found = self.find(&violation);
        let is_lossy = || self.pairs_of(&found).any(|pair| pair.is_lossy);
        if violation.base_code() != Code::StringUnicode && is_lossy() {
            return None;
        }
        if let Some(Node::Leaf(leaf)) = found.node.filter(|_| found.is_all && found.pair.is_none()) {
            if leaf.is_repeated() && is_wrong_type(violation.base_code()) {
                violation.set_code(Code::JsonDuplicateKey);
                violation.mark_reported_as_key_errors();
                violation.set_span(self.second_name(leaf));
            }
        }
        if violation.span().is_none() {
            let is_key_error = violation.is_key_error();
            violation.set_span(self.span(&found, is_key_error).or(len.filter(|_| found.node.is_none()).map(|len| 0..len)));
        }
        Some(violation)
    }

    fn find(&self, violation: &Violation) -> Found<'_, 'de> {
        let mut found = Found { node: None, pair: None, is_all: true };
        for segment in violation.path().segments() {
            let branch = match found.node {
                None => &self.root,
                Some(Node::Branch(branch)) => branch,
                Some(Node::Leaf(leaf)) => {
                    found.pair = match segment {
                        Segment::Index(index) if leaf.pairs.len() > 1 || leaf.is_list => leaf.pairs.get(*index).copied(),
                        _ => found.pair,
                    };
                    continue;
                }
            };
            let inner = match segment {
                Segment::Key(key) => branch.get(key),
                Segment::Index(index) => branch.get(&index.to_string()),
            };
            let Some(inner) = inner else {
                found.is_all = false;
                break;
            };
            found.node = Some(inner);
            if let Node::Leaf(Leaf { pairs, is_list: false }) = inner {
                found.pair = pairs.first().copied().filter(|_| pairs.len() == 1);
            }
        }
        found
    }

    fn span(&self, found: &Found<'_, 'de>, is_key_error: bool) -> Option<Range<usize>> {
        let pairs = self.pairs_of(found);
        let mut spans = pairs.filter_map(|pair| pair.spans.as_ref()).map(|spans| match found.node {
            _ if is_key_error => spans.name.clone(),
            Some(Node::Leaf(_)) => spans.text.clone(),
            _ => spans.whole(),
        });
        let first = spans.next()?;
        Some(spans.fold(first, |all, span| all.start.min(span.start)..all.end.max(span.end)))
    }

    /// All pairs of what was found. Of the whole document, none.
    fn pairs_of<'t>(&'t self, found: &Found<'t, 'de>) -> impl Iterator<Item = &'t Pair<'de>> {
        let mut numbers = Vec::new();
        match (found.node, found.pair) {
            (_, Some(pair)) => numbers.push(pair),
            (Some(node), None) => add_pairs(node, &mut numbers),
            (None, None) => {}
        }
        numbers.into_iter().filter_map(|number| self.pairs.get(number))
    }

    fn second_name(&self, leaf: &Leaf) -> Option<Range<usize>> {
        Some(self.pairs.get(*leaf.pairs.get(1)?)?.spans.as_ref()?.name.clone())
    }
}

fn add_pairs(node: &Node<'_>, numbers: &mut Vec<usize>) {
    match node {
        Node::Leaf(leaf) => numbers.extend(&leaf.pairs),
        Node::Branch(Branch { nodes, .. }) => nodes.iter().for_each(|(_, node)| add_pairs(node, numbers)),
    }
}

/// Whether a code says that a value has another type, which a list is for all but lists.
fn is_wrong_type(code: Code) -> bool {
    code != Code::ArrayType && code.as_str().ends_with("_type")
}
