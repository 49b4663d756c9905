//! Enums, in serde's four representations.

use serde_json::{Value, json};

use super::build::{Builder, Form, deprecate};
use super::gap::SchemaGap;
use super::members::Members;
use super::node::{Node, either, has_key};
use super::text::{one_of, one_of_values};
use super::variants::type_of_tag;
use crate::describe::{Enum, Field, Object, Shape, TagType, Tagging, Variant};
use crate::rule;

pub(super) fn describe(node: &mut Node, variant: &Variant) {
    node.annotate("description", &super::prose(variant.doc));
    deprecate(node, variant.deprecated);
}

impl Builder<'_> {
    pub(super) fn union(&mut self, of: &'static Enum) -> Node {
        if of.catch_alls > 0 {
            return self.with_catch_alls(of);
        }
        self.named(of)
    }

    /// The variants that are selected by name, or by their content in an untagged enum.
    pub(super) fn named(&mut self, of: &'static Enum) -> Node {
        match of.tagging {
            Tagging::External => self.external(of),
            Tagging::Internal { tag } => self.tagged(of, |builder, variant, name| builder.internal(of, variant, tag, name)),
            Tagging::Adjacent { tag, content } => {
                self.tagged(of, |builder, variant, name| builder.adjacent(of, variant, (tag, content), name))
            }
            Tagging::Untagged => self.untagged(of),
        }
    }

    /// The schema of a variant's content.
    pub(super) fn content(&mut self, variant: &'static Variant) -> Node {
        let mut node = match &variant.content {
            Shape::Null => Node::of_type("null"),
            Shape::Newtype(newtype) => self.newtype(newtype),
            Shape::Object(object) => self.object(object),
            Shape::TupleStruct(object) => self.tuple_struct(object),
            other => self.value(other, &[]),
        };
        if variant.nullable {
            node = node.nullable();
        }
        node
    }

    /// The tag of a variant: one of its names, or, for the variant for unknown names, any other name.
    pub(super) fn tag(&self, of: &'static Enum, index: usize, variant: &'static Variant) -> Node {
        if !self.is_other(of, variant) {
            return one_of_values(self.tags(of, variant));
        }
        let others = self.variants(of).into_iter().filter(|(other, _)| *other != index);
        let others: Vec<Value> = others.flat_map(|(_, variant)| self.tags(of, variant)).collect();
        let mut node = Node::of_type(type_of_tag(of));
        if !others.is_empty() {
            node.add("not", json!({ "enum": others }));
        }
        node
    }

    fn external(&mut self, of: &'static Enum) -> Node {
        let is_unit = |variant: &&Variant| matches!(variant.content, Shape::Null);
        let mut alternatives: Vec<Value> = Vec::new();
        let (units, data): (Vec<&'static Variant>, Vec<&'static Variant>) =
            self.variants(of).into_iter().map(|(_, variant)| variant).partition(is_unit);
        if !units.is_empty() && !self.is_written() {
            self.add_gap(SchemaGap::UnitObject);
        }
        if of.other.is_some() && !self.is_written() {
            let taken: Vec<&str> = data.iter().flat_map(|variant| self.names(variant)).collect();
            let mut node = Node::of_type("string");
            if !taken.is_empty() {
                node.add("not", json!({ "enum": taken }));
            }
            alternatives.push(node.into());
            // With an unknown name, the content is unknown, too.
            let known = of.named_variants().iter().filter(|variant| !self.is_other(of, variant));
            let known: Vec<&str> = known.flat_map(|variant| self.names(variant)).collect();
            let mut node = Node::of_type("object");
            node.add("minProperties", 1);
            node.add("maxProperties", 1);
            if !known.is_empty() {
                self.limit_keys(&mut node, json!({ "not": { "enum": known } }));
            }
            alternatives.push(node.into());
        } else if units.iter().any(|variant| !variant.doc.is_empty() || variant.deprecated.is_some()) {
            for variant in &units {
                let mut node = one_of(&self.names(variant));
                describe(&mut node, variant);
                alternatives.push(node.into());
            }
        } else if !units.is_empty() {
            let all: Vec<&str> = units.iter().flat_map(|variant| self.names(variant)).collect();
            let mut node = Node::of_type("string");
            node.extend(one_of(&all));
            alternatives.push(node.into());
        }
        for variant in data {
            self.place.push(variant.rust_name.to_owned());
            let content: Value = self.content(variant).into();
            for name in self.names(variant) {
                let mut node = Node::of_type("object");
                node.add("properties", json!({ name: content }));
                node.add("required", json!([name]));
                node.add("additionalProperties", false);
                describe(&mut node, variant);
                alternatives.push(node.into());
            }
            self.place.pop();
        }
        either("oneOf", alternatives)
    }

    fn tagged(&mut self, of: &'static Enum, mut object: impl FnMut(&mut Self, &'static Variant, Node) -> Node) -> Node {
        let (mut alternatives, mut mapping) = (Vec::<Value>::new(), serde_json::Map::new());
        for (index, variant) in self.variants(of) {
            self.place.push(variant.rust_name.to_owned());
            let tag = self.tag(of, index, variant);
            let mut node = object(self, variant, tag);
            describe(&mut node, variant);
            self.place.pop();
            // A discriminator requires references.
            if self.form() == Form::OpenApi {
                let reference = self.refer_to_variant(of, variant, node);
                let target = serde_json::to_value(&reference).unwrap_or_default();
                let target = target.get("$ref").cloned().unwrap_or_default();
                if !self.is_other(of, variant) {
                    mapping.extend(self.names(variant).into_iter().map(|name| (name.to_owned(), target.clone())));
                }
                node = reference;
            }
            alternatives.push(node.into());
        }
        if alternatives.is_empty() {
            return either("oneOf", alternatives);
        }
        let mut node = Node::with("oneOf", alternatives);
        // Its mapping has texts as keys.
        let takes_others = of.catch_alls > 0 || (of.other.is_some() && !self.is_written());
        let is_mapped = !takes_others && of.tag_type == TagType::String;
        if let (Form::OpenApi, Some(tag), true) = (self.form(), Self::tag_name(of), is_mapped) {
            node.add("discriminator", json!({ "propertyName": tag, "mapping": mapping }));
        }
        node
    }

    fn internal(&mut self, of: &'static Enum, variant: &'static Variant, tag: &'static str, name: Node) -> Node {
        let mut members = Members::default();
        members.tag(tag, name);
        self.beside(members, &variant.content, of.deny_unknown_fields, &[])
    }

    /// An object with these members and those of a variant's content. Names that belong to other variants may only be `null`. If the
    /// content is empty, `deny` tells whether other keys are denied.
    pub(super) fn beside(&mut self, mut members: Members, content: &'static Shape, deny: bool, of_others: &[&'static str]) -> Node {
        match content.inside_newtypes() {
            Shape::Object(object) => {
                self.members(object, &mut members);
                if !object.deny_unknown_fields {
                    of_others.iter().for_each(|name| members.forbid(name));
                }
                self.finish(members, object.deny_unknown_fields)
            }
            shape @ (Shape::Map(_) | Shape::Metadata) => {
                let entries = self.entries(shape, content.rules());
                members.rest(entries);
                self.finish(members, false)
            }
            Shape::Enum(of) => self.enum_beside(&members, of),
            Shape::ViaSerde(_) => {
                self.add_gap(SchemaGap::ViaSerde);
                self.finish(members, false)
            }
            Shape::Any => self.finish(members, false),
            _ => self.finish(members, deny),
        }
    }

    /// An object with these members, and those of an enum.
    fn enum_beside(&mut self, around: &Members, of: &'static Enum) -> Node {
        let variants = self.variants(of);
        if of.tagging == Tagging::Untagged {
            self.report_if_unspecified(of.named_variants());
        }
        let mut alternatives: Vec<Value> = Vec::new();
        for (index, variant) in variants.iter().copied() {
            self.place.push(variant.rust_name.to_owned());
            let mut members = around.clone();
            match of.tagging {
                Tagging::Untagged => {
                    let of_others = self.of_others(of, index);
                    alternatives.push(self.beside(members, &variant.content, false, &of_others).into());
                }
                Tagging::Internal { tag } => {
                    members.tag(tag, self.tag(of, index, variant));
                    alternatives.push(self.beside(members, &variant.content, of.deny_unknown_fields, &[]).into());
                }
                Tagging::Adjacent { tag, content } => {
                    members.tag(tag, self.tag(of, index, variant));
                    self.adjacent_content(&mut members, of, variant, content);
                    alternatives.push(self.finish(members, of.deny_unknown_fields).into());
                }
                Tagging::External if self.is_other(of, variant) => {
                    // Any other name, and nothing else beside the members.
                    let count = members.required_len() + 1;
                    let mut node = self.finish(members, false);
                    let known: Vec<Value> = variants
                        .iter()
                        .filter(|(_, variant)| !self.is_other(of, variant))
                        .flat_map(|(_, variant)| self.names(variant))
                        .map(has_key)
                        .collect();
                    if !known.is_empty() {
                        node.add("not", json!({ "anyOf": known }));
                    }
                    node.add("minProperties", count);
                    node.add("maxProperties", count);
                    alternatives.push(node.into());
                }
                Tagging::External => {
                    let content = self.content(variant);
                    for name in self.names(variant) {
                        let mut members = around.clone();
                        members.tag(name, content.clone());
                        alternatives.push(self.finish(members, true).into());
                    }
                }
            }
            self.place.pop();
        }
        if of.catch_alls > 0 {
            // What else may stand beside the members is not told.
            self.add_gap(SchemaGap::Untagged);
            alternatives.push(self.finish(around.clone(), false).into());
            return either("anyOf", alternatives);
        }
        either(if of.tagging == Tagging::Untagged { "anyOf" } else { "oneOf" }, alternatives)
    }

    fn adjacent(&mut self, of: &'static Enum, variant: &'static Variant, (tag, content): (&'static str, &'static str), name: Node) -> Node {
        let mut members = Members::default();
        members.tag(tag, name);
        self.adjacent_content(&mut members, of, variant, content);
        self.finish(members, of.deny_unknown_fields)
    }

    pub(super) fn adjacent_content(&mut self, members: &mut Members, of: &'static Enum, variant: &'static Variant, content: &'static str) {
        // With an unknown name, the content is unknown, too.
        let node = if self.is_other(of, variant) { Node::default() } else { self.content(variant) };
        // The content of a unit variant, and an `Option`, may be absent. A type that accepts `null` by itself may not.
        let absent = match &variant.content {
            Shape::Null => true,
            Shape::Newtype(newtype) => variant.nullable && !matches!((newtype.shape)().inside_newtypes(), Shape::Null | Shape::Any),
            _ => false,
        };
        if absent {
            members.optional(content, node);
        } else {
            members.tag(content, node);
        }
    }

    /// The names of fields that a variant of an untagged enum must not have. What is written has only its own.
    pub(super) fn of_others(&self, of: &'static Enum, index: usize) -> Vec<&'static str> {
        if self.is_written() { Vec::new() } else { of_others(of.named_variants(), index) }
    }

    fn report_if_unspecified(&mut self, variants: &'static [Variant]) {
        let objects: Vec<Option<&'static Object>> = variants.iter().map(|variant| object(&variant.content)).collect();
        if !tells(&objects) {
            self.add_gap(SchemaGap::Untagged);
        }
    }

    /// The content alone. An object must not have fields of other variants, except as `null`: otherwise it would be ambiguous.
    fn untagged(&mut self, of: &'static Enum) -> Node {
        self.report_if_unspecified(of.named_variants());
        let mut alternatives = Vec::new();
        for (index, variant) in self.variants(of) {
            self.place.push(variant.rust_name.to_owned());
            let (own, of_others) = (object(&variant.content), self.of_others(of, index));
            let mut node = match &variant.content {
                Shape::Object(object) => {
                    let mut members = Members::default();
                    self.members(object, &mut members);
                    if !object.deny_unknown_fields {
                        of_others.iter().for_each(|name| members.forbid(name));
                    }
                    self.finish(members, object.deny_unknown_fields)
                }
                _ => {
                    let mut node = self.content(variant);
                    if !of_others.is_empty() && !own.is_some_and(|own| own.deny_unknown_fields) {
                        let mut names: Vec<&str> = of_others;
                        names.sort_unstable();
                        names.dedup();
                        let properties: serde_json::Map<String, Value> =
                            names.into_iter().map(|name| (name.to_owned(), json!({ "type": "null" }))).collect();
                        node.add("type", "object");
                        node.add("properties", properties);
                    }
                    node
                }
            };
            describe(&mut node, variant);
            alternatives.push(node.into());
            self.place.pop();
        }
        either("anyOf", alternatives)
    }
}

/// The struct in a variant.
fn object(content: &'static Shape) -> Option<&'static Object> {
    if let Shape::Object(object) = content.inside_newtypes() { Some(object) } else { None }
}

/// The names of fields that a variant of an untagged enum lacks, and another one has. Where required fields alone tell two variants apart, these are
/// they: the decoder reads past others as past unknown fields.
fn of_others(variants: &'static [Variant], index: usize) -> Vec<&'static str> {
    let Some(own) = variants.get(index).and_then(|variant| object(&variant.content)) else { return Vec::new() };
    let others = variants.iter().enumerate().filter(|(other, _)| *other != index).filter_map(|(_, variant)| object(&variant.content));
    if tells(&variants.iter().map(|variant| object(&variant.content)).collect::<Vec<_>>()) {
        return others.filter_map(|other| telling(other, own)).map(|field| field.name).collect();
    }
    others.flat_map(Object::all_names_and_aliases).filter(|name| !knows(own, name)).collect()
}

fn knows(object: &Object, name: &str) -> bool {
    object.fields.iter().any(|field| field.has_key(name))
}

/// Whether the schema accepts exactly the documents without the fields that tell variants apart: each of two structs has one required field that
/// the other lacks.
fn tells(objects: &[Option<&'static Object>]) -> bool {
    let known: Vec<&'static Object> = objects.iter().flatten().copied().collect();
    match known.as_slice() {
        [] | [_] => true,
        [one, other] if objects.len() == 2 => {
            let has_flattened = known.iter().any(|object| object.fields.iter().any(|field| field.flatten));
            !has_flattened && telling(one, other).is_some() && telling(other, one).is_some()
        }
        _ => false,
    }
}

/// The required field of one struct that the other one lacks, if it is the only one. Beside it there may be one field that may be absent: of more,
/// the decoder could conclude that their struct is meant.
fn telling(one: &'static Object, other: &'static Object) -> Option<&'static Field> {
    let is_told = |field: &Field| field.required && !field.nullable && field.aliases.is_empty() && !rule::is_nullable(field.rules);
    let (told, rest): (Vec<_>, Vec<_>) = one.fields.iter().filter(|field| !knows(other, field.name)).partition(|field| is_told(field));
    match (told.as_slice(), rest.as_slice()) {
        ([field], []) => Some(*field),
        ([field], [also]) if !also.required => Some(*field),
        _ => None,
    }
}
