//! The catch-alls of tagged enums.

use serde_json::{Value, json};

use super::build::Builder;
use super::members::Members;
use super::node::{Node, either};
use super::union::describe;
use crate::describe::{Catches, Enum, Newtype, Shape, Tagging, Variant};

impl Builder<'_> {
    /// An enum, of which some variants take what has none of the names.
    pub(super) fn with_catch_alls(&mut self, of: &'static Enum) -> Node {
        let is_written = self.is_written();
        let mut alternatives: Vec<Value> = Vec::new();
        if !self.variants(of).is_empty() {
            alternatives.push(self.named(of).into());
        }
        for variant in of.catch_all_variants().iter().filter(|variant| variant.is_written || !is_written) {
            self.place.push(variant.rust_name.to_owned());
            let nodes = match &variant.catches {
                Catches::Name { name, alone } => self.kept_name(of, variant, (name, *alone)),
                Catches::Value | Catches::Nothing => vec![self.content(variant)],
            };
            for mut node in nodes {
                describe(&mut node, variant);
                alternatives.push(node.into());
            }
            self.place.pop();
        }
        either("anyOf", alternatives)
    }

    /// The documents of the variant that keeps an unknown name.
    fn kept_name(&mut self, of: &'static Enum, variant: &'static Variant, (name, alone): (&'static Newtype, bool)) -> Vec<Node> {
        let known: Vec<Value> = self.variants(of).into_iter().flat_map(|(_, variant)| self.tags(of, variant)).collect();
        let mut name = self.newtype(name);
        if !known.is_empty() {
            name.add("not", json!({ "enum": known }));
        }
        let drops_content = matches!(variant.content, Shape::Null);
        let mut members = Members::default();
        match of.tagging {
            Tagging::External | Tagging::Untagged => {
                let mut object = Node::of_type("object");
                object.add("minProperties", 1);
                object.add("maxProperties", 1);
                self.limit_keys(&mut object, name.clone());
                if !drops_content {
                    object.add("additionalProperties", Value::from(self.content(variant)));
                }
                if alone { vec![name, object] } else { vec![object] }
            }
            Tagging::Internal { tag } => {
                members.tag(tag, name);
                vec![if drops_content { self.finish(members, false) } else { self.beside(members, &variant.content, false, &[]) }]
            }
            Tagging::Adjacent { tag, content } => {
                members.tag(tag, name);
                match (drops_content, alone) {
                    (true, _) => members.optional(content, Node::default()),
                    (false, true) => {
                        let node = self.content(variant);
                        members.optional(content, node);
                    }
                    (false, false) => {
                        let node = self.content(variant);
                        members.tag(content, node);
                    }
                }
                vec![self.finish(members, of.deny_unknown_fields)]
            }
        }
    }
}
