//! The members of an object: what its fields, and those of flattened values, are.

use serde_json::{Map, Value, json};

use super::collection::Entries;
use super::flat_enum::{FlatEnum, any_of};
use super::node::{Node, has_key};

/// The members of an object.
#[derive(Default, Clone)]
pub(super) struct Members {
    pub(super) properties: Map<String, Value>,
    /// All names of keys, including aliases.
    pub(super) names: Vec<&'static str>,
    /// Groups of names: exactly one of each group is required.
    pub(super) required: Vec<Vec<&'static str>>,
    /// Groups of names: at most one of each group may be present.
    pub(super) exclusive: Vec<Vec<&'static str>>,
    /// The number of optional fields.
    pub(super) optional: usize,
    /// Other conditions.
    pub(super) conditions: Vec<Value>,
    /// The entries of a flattened map.
    pub(super) rest: Option<Entries>,
    /// Names that a flattened map does not take, and that are not deserialized.
    pub(super) only_written: Vec<&'static str>,
    /// The schemas of those of them that are fields of their own.
    pub(super) read_only: Vec<(&'static str, Node)>,
    /// Flattened enums.
    pub(super) enums: Vec<FlatEnum>,
    /// Whether a flattened value takes keys of which nothing is known.
    pub(super) has_any: bool,
}

impl Members {
    /// Adds a required field.
    pub(super) fn tag(&mut self, name: &'static str, node: Node) {
        self.properties.insert(name.to_owned(), node.into());
        self.names.push(name);
        self.required.push(vec![name]);
    }

    /// Adds an optional field.
    pub(super) fn optional(&mut self, name: &'static str, node: Node) {
        self.properties.insert(name.to_owned(), node.into());
        self.names.push(name);
        self.optional += 1;
    }

    /// The number of required fields.
    pub(super) fn required_len(&self) -> usize {
        self.required.len()
    }

    /// Adds a flattened map for all other keys.
    pub(super) fn rest(&mut self, entries: Entries) {
        self.rest = Some(entries);
    }

    /// Whether a flattened map takes all other keys.
    pub(super) fn has_rest(&self) -> bool {
        self.rest.is_some()
    }

    /// Allows anything under a name, unless it is that of a field.
    pub(super) fn allow(&mut self, name: &'static str) {
        if !self.names.contains(&name) {
            self.optional(name, Node::default());
        }
    }

    /// Allows only `null` under a name, unless it is that of a field.
    pub(super) fn forbid(&mut self, name: &'static str) {
        if !self.names.contains(&name) {
            self.optional(name, Node::of_type("null"));
        }
    }

    /// The keywords that require fields.
    pub(super) fn presence(&self) -> Node {
        let mut node = Node::default();
        let alone: Vec<&str> =
            self.required.iter().filter_map(|group| if let [name] = group.as_slice() { Some(*name) } else { None }).collect();
        if !alone.is_empty() {
            node.add("required", alone);
        }
        for group in self.required.iter().filter(|group| group.len() > 1) {
            let names: Vec<Value> = group.iter().map(|name| has_key(name)).collect();
            node.add("oneOf", names);
        }
        node
    }

    /// Adds the fields of a flattened struct that may be absent as a whole: if one of its keys is present, all of its required fields must
    /// be.
    pub(super) fn absorb_optional(&mut self, mut inner: Self) {
        let names: Vec<&'static str> = inner.names.iter().copied().chain(inner.enums.iter().flat_map(FlatEnum::telling_names)).collect();
        inner.enums.iter_mut().for_each(|of| of.make_optional_with(&names));
        let mut presence = inner.presence();
        let properties: Map<String, Value> = inner.required.iter().flatten().map(|name| ((*name).to_owned(), json!({}))).collect();
        if !properties.is_empty() {
            presence.add("properties", properties);
        }
        let optional = inner.optional + inner.required.len();
        if !presence.is_empty() {
            inner.conditions.push(json!({ "if": any_of(&names), "then": presence }));
        }
        // The condition covers the required fields. For a field with several names, at most one may be present.
        let required = core::mem::take(&mut inner.required);
        inner.exclusive.extend(required.into_iter().filter(|group| group.len() > 1));
        inner.optional = optional;
        self.extend(inner);
    }

    pub(super) fn extend(&mut self, inner: Self) {
        self.properties.extend(inner.properties);
        self.names.extend(inner.names);
        self.required.extend(inner.required);
        self.exclusive.extend(inner.exclusive);
        self.optional += inner.optional;
        self.conditions.extend(inner.conditions);
        self.rest = self.rest.take().or(inner.rest);
        self.only_written.extend(inner.only_written);
        self.read_only.extend(inner.read_only);
        self.enums.extend(inner.enums);
        self.has_any |= inner.has_any;
    }
}
