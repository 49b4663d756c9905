//! Flattened values: their keys are among those of the object around them.

use serde_json::{Value, json};

use super::build::Builder;
use super::flat_enum::{FlatEnum, any_of};
use super::gap::SchemaGap;
use super::members::Members;
use super::node::either;
use crate::describe::{Enum, Field, Shape, Tagging, Variant};

impl Builder<'_> {
    pub(super) fn flattened(&mut self, field: &'static Field, members: &mut Members) {
        self.place.push(field.rust_name.to_owned());
        match (field.shape)().inside_newtypes() {
            Shape::Object(object) => {
                let mut inner = Members::default();
                self.members(object, &mut inner);
                if self.is_required(field) {
                    members.extend(inner);
                } else {
                    if inner.rest.is_some() && !inner.required.is_empty() {
                        self.add_gap(SchemaGap::FlattenedCount);
                    }
                    members.absorb_optional(inner);
                }
            }
            shape @ (Shape::Map(_) | Shape::Metadata) => {
                let mut entries = self.entries(shape, field.rules);
                if !self.is_required(field) && entries.min.take().is_some() {
                    self.add_gap(SchemaGap::FlattenedCount);
                }
                members.rest(entries);
            }
            // What a catch-all takes may be anything.
            Shape::Enum(of) if of.catch_alls > 0 => self.add_gap(SchemaGap::Untagged),
            Shape::Enum(of) => {
                if (of.other.is_some() && !self.is_written()) || of.tagging == Tagging::Untagged {
                    self.add_gap(SchemaGap::Untagged);
                }
                let (place, required, mode) = (self.place.clone(), self.is_required(field), self.options.mode);
                members.enums.push(FlatEnum { of, mode, place, required, required_with: Vec::new() });
            }
            Shape::ViaSerde(_) => {
                self.add_gap(SchemaGap::ViaSerde);
                members.has_any = true;
            }
            _ => {}
        }
        self.place.pop();
    }

    /// The conditions for flattened enums, in an object that also has these names.
    pub(super) fn flat_enums(&mut self, enums: &[FlatEnum], own: &[&'static str]) -> Vec<Value> {
        let mut conditions = Vec::new();
        for (index, one) in enums.iter().enumerate() {
            let others = enums.iter().enumerate().filter(|(other, _)| *other != index).flat_map(|(_, other)| other.names());
            let around: Vec<&'static str> = own.iter().copied().chain(others).collect();
            let place = core::mem::replace(&mut self.place, one.place.clone());
            let keyword = if one.of.tagging == Tagging::Untagged { "anyOf" } else { "oneOf" };
            let node: Value = either(keyword, self.flat_variants(one.of, &around)).into();
            self.place = place;
            if one.required {
                conditions.push(node);
                continue;
            }
            conditions.push(json!({ "if": any_of(&one.telling_names()), "then": node }));
            if !one.required_with.is_empty() {
                conditions.push(json!({ "if": any_of(&one.required_with), "then": any_of(&one.telling_names()) }));
            }
        }
        conditions
    }

    /// A schema for each variant, which allows these names beside it.
    fn flat_variants(&mut self, of: &'static Enum, around: &[&'static str]) -> Vec<Value> {
        let mut alternatives = Vec::new();
        for (index, variant) in self.variants(of) {
            self.place.push(variant.rust_name.to_owned());
            match of.tagging {
                Tagging::External => {
                    let content: Value = if self.is_other(of, variant) { Value::Bool(true) } else { self.content(variant).into() };
                    for name in self.names(variant) {
                        alternatives.push(json!({ "properties": { name: content }, "required": [name] }));
                    }
                }
                Tagging::Adjacent { tag, content } => {
                    let mut members = Members::default();
                    members.tag(tag, self.tag(of, index, variant));
                    self.adjacent_content(&mut members, of, variant, content);
                    alternatives.push(self.finish(members, false).into());
                }
                Tagging::Internal { tag } => {
                    let mut members = Members::default();
                    members.tag(tag, self.tag(of, index, variant));
                    alternatives.push(self.flat_content(members, variant, around, &[]));
                }
                Tagging::Untagged => {
                    let of_others = self.of_others(of, index);
                    alternatives.push(self.flat_content(Members::default(), variant, around, &of_others));
                }
            }
            self.place.pop();
        }
        alternatives
    }

    /// An object with these members and those of a variant's content.
    fn flat_content(
        &mut self,
        mut members: Members,
        variant: &'static Variant,
        around: &[&'static str],
        of_others: &[&'static str],
    ) -> Value {
        match variant.content.inside_newtypes() {
            Shape::Object(object) => {
                self.members(object, &mut members);
                of_others.iter().for_each(|name| members.forbid(name));
            }
            shape @ (Shape::Map(_) | Shape::Metadata) => {
                let entries = self.entries(shape, variant.content.rules());
                members.rest(entries);
            }
            // What contains itself has no further keys.
            Shape::Enum(of) if self.place.len() < 64 => {
                let place = self.place.clone();
                members.enums.push(FlatEnum { of, mode: self.options.mode, place, required: true, required_with: Vec::new() });
            }
            Shape::ViaSerde(_) => self.add_gap(SchemaGap::ViaSerde),
            _ => {}
        }
        // What the map of a variant takes are not the keys around it.
        if members.has_rest() {
            around.iter().for_each(|name| members.allow(name));
        }
        self.finish(members, false).into()
    }
}
