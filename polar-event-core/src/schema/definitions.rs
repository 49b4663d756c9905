//! Definitions of named types, and references to them.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::build::{Builder, Definition, Form};
use super::names::{component_name, full_name, name_of, same, variant_name};
use super::node::Node;
use super::options::{Mode, Options};
use crate::describe::{Enum, Shape, Variant};

impl Builder<'_> {
    /// The schema of a whole document.
    pub(super) fn document(&mut self, shape: &'static Shape, nullable: bool) -> Node {
        let node = match name_of(shape) {
            Some(_) if !nullable => {
                let name = self.define(shape);
                let definition = self.definitions.get_mut(&name);
                // Nothing else refers to the root's definition, so inline it.
                match definition {
                    Some(definition) if !definition.used => definition.node.take().unwrap_or_default(),
                    _ => self.refer(&name),
                }
            }
            _ => self.value(shape, &[]),
        };
        if nullable { node.nullable() } else { node }
    }

    /// The definitions that are referenced.
    pub(super) fn definitions(&self) -> Map<String, Value> {
        let types = self.definitions.iter().filter(|(_, definition)| definition.used);
        let types = types.filter_map(|(name, definition)| Some((name.clone(), definition.node.clone()?.into())));
        types.chain(self.variants.iter().map(|(name, node)| (name.clone(), node.clone().into()))).collect()
    }

    /// The definition with this name.
    #[cfg(feature = "utoipa")]
    pub(super) fn defined(&self, name: &str) -> Option<Node> {
        self.definitions.get(name)?.node.clone()
    }

    /// A reference to a type, which is defined first if necessary.
    pub(super) fn reference(&mut self, shape: &'static Shape) -> Node {
        if let Some(elsewhere) = &mut self.elsewhere {
            return elsewhere.refer(shape);
        }
        let name = self.define(shape);
        self.refer(&name)
    }

    /// Defines a variant of an enum under its own name, and returns a reference to it.
    pub(super) fn refer_to_variant(&mut self, of: &Enum, variant: &Variant, node: Node) -> Node {
        let plain = variant_name(of, variant, self.full_names) + self.mode_suffix();
        let name = numbered(&plain).find(|name| !self.definitions.contains_key(name) && !self.variants.contains_key(name));
        let name = name.unwrap_or(plain);
        self.variants.insert(name.clone(), node);
        self.refer(&name)
    }

    /// Defines a type and returns the name of its definition.
    fn define(&mut self, shape: &'static Shape) -> String {
        let mode = self.options.mode;
        if self.options.has_both_modes && self.is_written() && !self.differs(shape) {
            self.options.mode = Mode::Deserialize;
        }
        let name = self.define_in_mode(shape);
        self.options.mode = mode;
        name
    }

    /// Whether the type is written differently than it is read.
    fn differs(&mut self, shape: &'static Shape) -> bool {
        let address = core::ptr::from_ref(shape).addr();
        if let Some(differs) = self.differing.get(&address) {
            return *differs;
        }
        let schema = |mode| {
            let mut builder = Builder::new(self.form());
            builder.options = Options { mode, has_both_modes: false, ..self.options };
            let document = Value::from(builder.document(shape, false));
            (document, builder.definitions())
        };
        let differs = schema(Mode::Deserialize) != schema(Mode::Serialize);
        self.differing.insert(address, differs);
        differs
    }

    /// What the names of definitions for what is written end with, if there are those for what is read beside them.
    fn mode_suffix(&self) -> &'static str {
        if self.options.has_both_modes && self.is_written() { "Output" } else { "" }
    }

    fn define_in_mode(&mut self, shape: &'static Shape) -> String {
        let plain = if self.full_names { full_name(shape) } else { component_name(shape) } + self.mode_suffix();
        for name in numbered(&plain) {
            match self.definitions.get(&name) {
                Some(definition) if same(definition.shape, shape, &mut HashSet::new()) => return name,
                None if !self.variants.contains_key(&name) => {
                    self.definitions.insert(name.clone(), Definition { shape, node: None, used: false });
                    let outside = core::mem::replace(&mut self.place, vec![name.clone()]);
                    let node = self.definition(shape);
                    self.place = outside;
                    if let Some(definition) = self.definitions.get_mut(&name) {
                        definition.node = Some(node);
                    }
                    return name;
                }
                _ => {}
            }
        }
        plain
    }

    fn refer(&mut self, name: &str) -> Node {
        if let Some(definition) = self.definitions.get_mut(name) {
            definition.used = true;
        }
        let path = match self.form() {
            Form::JsonSchema => "#/$defs/",
            Form::OpenApi => "#/components/schemas/",
        };
        Node::with("$ref", format!("{path}{name}"))
    }
}

/// The name, and the names for further types that have the same one: `Page`, `Page2`.
fn numbered(plain: &str) -> impl Iterator<Item = String> {
    core::iter::once(plain.to_owned()).chain((2..).map(move |number| format!("{plain}{number}")))
}
