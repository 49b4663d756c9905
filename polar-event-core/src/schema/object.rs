//! Objects: their fields, including flattened ones.

use serde_json::{Value, json};

use super::build::{Builder, deprecate};
use super::collection::Entries;
use super::flat_enum::{all_names, dedup};
use super::gap::SchemaGap;
use super::members::Members;
use super::node::Node;
use crate::describe::{Field, Object};

impl Builder<'_> {
    pub(super) fn object(&mut self, object: &'static Object) -> Node {
        let mut members = Members::default();
        self.members(object, &mut members);
        self.finish(members, object.deny_unknown_fields)
    }

    /// Adds the fields of a struct.
    pub(super) fn members(&mut self, object: &'static Object, members: &mut Members) {
        if object.check.is_some() {
            self.add_gap(SchemaGap::Function);
        }
        for field in object.read_only {
            self.read_only(field, members);
        }
        if !self.is_written() {
            members.only_written.extend(object.only_written);
        }
        for field in object.fields {
            if self.is_written() && field.serialize_name.is_none() {
                continue;
            }
            if field.flatten {
                self.flattened(field, members);
            } else {
                self.member(field, members);
            }
        }
    }

    fn member(&mut self, field: &'static Field, members: &mut Members) {
        let node: Value = self.field(field).into();
        let names: Vec<&'static str> = match field.serialize_name {
            Some(name) if self.is_written() => vec![name],
            _ => core::iter::once(field.name).chain(field.aliases.iter().copied()).collect(),
        };
        for name in &names {
            members.properties.insert((*name).to_owned(), node.clone());
        }
        members.names.extend(&names);
        if self.is_required(field) {
            members.required.push(names);
        } else {
            members.optional += 1;
            if names.len() > 1 {
                members.exclusive.push(names);
            }
        }
    }

    /// Whether a field is always there.
    pub(super) fn is_required(&self, field: &Field) -> bool {
        if self.is_written() { !field.omittable } else { field.required }
    }

    /// Adds a field that is only written. In what is read, it is an unknown field with any value.
    fn read_only(&mut self, field: &'static Field, members: &mut Members) {
        if self.is_written() {
            self.member(field, members);
            if let Some(Value::Object(property)) = members.properties.get_mut(field.name) {
                property.insert("readOnly".to_owned(), true.into());
            }
            return;
        }
        let mut node = Node::with("readOnly", true);
        node.annotate("description", &super::prose(field.doc));
        deprecate(&mut node, field.deprecated);
        members.read_only.push((field.name, node));
    }

    /// The schema of an object with these members.
    pub(super) fn finish(&mut self, mut members: Members, deny_unknown_fields: bool) -> Node {
        if members.rest.is_some() {
            for name in core::mem::take(&mut members.only_written) {
                members.optional(name, Node::with("readOnly", true));
            }
        }
        for (name, node) in core::mem::take(&mut members.read_only) {
            if members.rest.is_some() || !(deny_unknown_fields || members.names.contains(&name)) {
                members.properties.insert(name.to_owned(), node.into());
            }
        }
        let enums = core::mem::take(&mut members.enums);
        members.conditions.extend(self.flat_enums(&enums, &members.names));
        // What is among the alternatives of an enum is only seen by these keywords.
        let others = if enums.is_empty() { "additionalProperties" } else { "unevaluatedProperties" };
        let has_others = members.rest.as_ref().map_or(deny_unknown_fields && !members.has_any, |rest| !rest.value.is_empty());
        if self.options.lacks.unevaluated && !enums.is_empty() && has_others {
            self.add_gap(SchemaGap::Version);
        }
        let mut node = Node::of_type("object");
        node.extend(members.presence());
        for group in &members.exclusive {
            for (index, one) in group.iter().enumerate() {
                for other in group.iter().skip(index + 1) {
                    node.add("not", json!({ "properties": { *one: {}, *other: {} }, "required": [one, other] }));
                }
            }
        }
        match members.conditions.as_mut_slice() {
            [] => {}
            [Value::Object(only)] if !only.contains_key("properties") => {
                core::mem::take(only).into_iter().for_each(|(keyword, value)| node.add(&keyword, value));
            }
            _ => node.add("allOf", members.conditions),
        }
        match members.rest {
            Some(Entries { key, value, min, max }) => {
                if !key.is_empty() {
                    members.names.extend(all_names(&enums));
                    dedup(&mut members.names);
                    let key = if members.names.is_empty() { key } else { Node::with("anyOf", json!([{ "enum": members.names }, key])) };
                    self.limit_keys(&mut node, key);
                }
                if !value.is_empty() {
                    node.add(others, value);
                }
                // The keys of the fields are counted, too.
                if (members.optional > 0 || !enums.is_empty()) && (min.is_some() || max.is_some()) {
                    self.add_gap(SchemaGap::FlattenedCount);
                }
                let required = members.required.len();
                if let Some(min) = min.filter(|min| *min > 0) {
                    node.add("minProperties", min + required);
                }
                if let Some(max) = max.filter(|_| enums.is_empty()) {
                    node.add("maxProperties", max + required + members.optional);
                }
            }
            None if deny_unknown_fields && !members.has_any => node.add(others, false),
            None => {}
        }
        if !members.properties.is_empty() {
            node.add("properties", members.properties);
        }
        node
    }
}
