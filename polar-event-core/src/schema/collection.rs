//! Lists, tuples and maps.

use serde_json::Value;

use super::build::Builder;
use super::gap::SchemaGap;
use super::node::{Node, either};
use crate::describe::{Array, Object, Shape, ShapeFn};
use crate::rule::{self, MetadataRules, Rules};

/// The schemas of a map.
#[derive(Clone)]
pub(super) struct Entries {
    pub(super) key: Node,
    pub(super) value: Node,
    pub(super) min: Option<usize>,
    pub(super) max: Option<usize>,
}

impl Builder<'_> {
    pub(super) fn array(&mut self, array: Array, rules: Rules) -> Node {
        let mut node = Node::of_type("array");
        let (item, each) = ((array.item)(), rule::each(rules));
        let items = self.value(item, each);
        if !items.is_empty() {
            node.add("items", items);
        }
        if let Some(len) = array.len {
            node.add("minItems", len);
            node.add("maxItems", len);
        }
        let limits = item_limits(rules);
        if array.set && limits != (None, None) {
            self.add_gap(SchemaGap::Set);
        }
        // A set merges equal items, so a document may have more of them.
        limits.0.into_iter().for_each(|min| node.add("minItems", min));
        limits.1.into_iter().filter(|_| !array.set).for_each(|max| node.add("maxItems", max));
        let is_plain = matches!(item, Shape::String | Shape::Boolean | Shape::Integer(_) | Shape::Character);
        self.add_rules(&mut node, rules, |gap| !(gap == SchemaGap::Unique && is_plain));
        node
    }

    /// Adds a schema for the keys of an object.
    pub(super) fn limit_keys(&mut self, node: &mut Node, keys: impl Into<Value>) {
        if self.options.lacks.draft_06 {
            self.add_gap(SchemaGap::Version);
        }
        node.add("propertyNames", keys);
    }

    pub(super) fn tuple(&mut self, items: &'static [ShapeFn]) -> Node {
        let nodes: Vec<Value> = items.iter().map(|item| self.value(item(), &[]).into()).collect();
        let min = items.len();
        self.prefixed(nodes, min)
    }

    pub(super) fn tuple_struct(&mut self, object: &'static Object) -> Node {
        if object.check.is_some() {
            self.add_gap(SchemaGap::Function);
        }
        let is_written = self.is_written();
        let fields: Vec<_> = object.fields.iter().filter(|field| !is_written || field.serialize_name.is_some()).collect();
        let nodes: Vec<Value> = fields.iter().map(|field| self.field(field).into()).collect();
        // Trailing fields with defaults may be left out.
        let min = fields.iter().rposition(|field| self.is_required(field)).map_or(0, |last| last + 1);
        self.prefixed(nodes, min)
    }

    /// An array of these items, of which the first `min` are required.
    fn prefixed(&mut self, items: Vec<Value>, min: usize) -> Node {
        if self.options.lacks.draft_06 && !items.is_empty() {
            self.add_gap(SchemaGap::Version);
        }
        // Strict validators want all items of a tuple to be required, so there is one tuple for each length.
        let lengths = (min..=items.len()).map(|len| tuple_of(items.iter().take(len).cloned().collect()).into()).collect();
        either("anyOf", lengths)
    }

    /// The schemas of the keys and values of a map, with the map's rules.
    pub(super) fn entries(&mut self, shape: &Shape, rules: Rules) -> Entries {
        self.report_functions(rules);
        match shape {
            Shape::Map(map) => {
                let key_shape = (map.key)();
                if !matches!(key_shape, Shape::String | Shape::Character) {
                    self.add_gap(SchemaGap::Keys);
                }
                let mut key = self.value(key_shape, rule::keys(rules));
                key.remove("type");
                let value = self.value((map.value)(), rule::values(rules));
                let (min, max) = item_limits(rules);
                Entries { key, value, min, max }
            }
            _ => {
                let limits = MetadataRules::of(rules);
                let (mut key, value) = self.metadata_parts(limits);
                key.remove("type");
                let (min, max) = item_limits(rules);
                Entries { key, value, min, max: Some(max.unwrap_or(usize::MAX).min(limits.max_pairs)) }
            }
        }
    }

    pub(super) fn map(&mut self, shape: &Shape, rules: Rules) -> Node {
        let Entries { key, value, min, max } = self.entries(shape, rules);
        let mut node = Node::of_type("object");
        if !key.is_empty() {
            self.limit_keys(&mut node, key);
        }
        if !value.is_empty() {
            node.add("additionalProperties", value);
        }
        if let Some(min) = min {
            node.add("minProperties", min);
        }
        if let Some(max) = max {
            node.add("maxProperties", max);
        }
        node
    }
}

/// The limits on the number of items, if any.
fn item_limits(rules: Rules) -> (Option<usize>, Option<usize>) {
    let (min, max) =
        rules.iter().map(|rule| rule.facts().items).fold((0, usize::MAX), |(min, max), (least, most)| (min.max(least), max.min(most)));
    (Some(min).filter(|min| *min > 0), Some(max).filter(|max| *max < usize::MAX))
}

/// An array of these items.
fn tuple_of(items: Vec<Value>) -> Node {
    let mut node = Node::of_type("array");
    node.add("maxItems", items.len());
    if !items.is_empty() {
        node.add("minItems", items.len());
        node.add("prefixItems", items);
        node.add("items", false);
    }
    node
}
