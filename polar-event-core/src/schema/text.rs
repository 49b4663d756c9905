//! Strings and their formats.

use serde_json::{Value, json};

use super::build::{Builder, Form};
use super::gap::SchemaGap;
use super::node::Node;
use crate::describe::TextFormat;
use crate::rule::{NoNul, Rules};

/// The years 1 to 9999.
const YEAR: &str = "(?:000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})";

impl Builder<'_> {
    pub(super) fn text(&mut self, rules: Rules) -> Node {
        let mut node = Node::of_type("string");
        self.add_rules(&mut node, rules, |_| true);
        node
    }

    /// A string with a JSON Schema format.
    pub(super) fn formatted(&mut self, format: &str, rules: Rules) -> Node {
        let mut node = Node::of_type("string");
        node.add("format", format);
        self.add_rules(&mut node, rules, |_| true);
        node
    }

    pub(super) fn timestamp(&mut self, rules: Rules) -> Node {
        self.add_gap(SchemaGap::Timestamp);
        let mut node = self.formatted("date-time", rules);
        // The format covers the number of days in a month. It also allows leap seconds and any number of digits, which the decoder does
        // not.
        let pattern = format!(
            "^{YEAR}-[0-9]{{2}}-[0-9]{{2}}[Tt][0-9]{{2}}:[0-9]{{2}}:[0-5][0-9](?:\\.[0-9]{{1,9}})?(?:[Zz]|[+-][0-9]{{2}}:[0-9]{{2}})$"
        );
        node.add("pattern", pattern);
        node
    }

    pub(super) fn date(&mut self) -> Node {
        let mut node = self.formatted("date", &[]);
        node.add("pattern", format!("^{YEAR}-"));
        node
    }

    /// An integer or a boolean as the text of a key. Of an integer the schema says the form, and not the limits.
    pub(super) fn key_text(&mut self, ty: &str) -> Node {
        self.add_gap(SchemaGap::Integer);
        let mut node = Node::of_type("string");
        node.add("pattern", if ty == "bool" { "^(?:true|false)$" } else { "^-?(?:0|[1-9][0-9]*)$" });
        node
    }

    /// A string in a format of its own. Rules for text are not for such types.
    pub(super) fn text_format(&mut self, format: &TextFormat) -> Node {
        if let Some(gap) = format.gap {
            self.add_gap(gap);
        }
        let mut node = Node::of_type("string");
        node.add("pattern", format.pattern);
        node
    }

    pub(super) fn uuid(&mut self, rules: Rules) -> Node {
        self.formatted("uuid", rules)
    }

    pub(super) fn ip(&mut self) -> Node {
        let mut node = Node::of_type("string");
        node.add("anyOf", json!([{ "format": "ipv4" }, { "format": "ipv6" }]));
        node
    }

    /// The limits of [`Metadata`](crate::Metadata): of a key, and of a value.
    pub(super) fn metadata_parts(&mut self, limits: crate::rule::MetadataRules) -> (Node, Node) {
        self.add_gap(SchemaGap::Integer);
        let text = |max: usize| {
            let mut node = Node::of_type("string");
            node.add("minLength", 1);
            node.add("maxLength", max);
            if !limits.allow_nul {
                node.add("pattern", NoNul::PATTERN);
            }
            node
        };
        let mut integer = Node::of_type("integer");
        if self.form() == Form::OpenApi {
            integer.add("format", "int64");
        }
        integer.add("minimum", i64::MIN);
        integer.add("maximum", i64::MAX);
        let value = Node::with("anyOf", json!([text(limits.max_value), integer, { "type": "number" }, { "type": "boolean" }]));
        (text(limits.max_key), value)
    }
}

/// One of several constants.
pub(super) fn one_of(names: &[&str]) -> Node {
    one_of_values(names.iter().map(|name| json!(name)).collect())
}

/// The same for values of any type.
pub(super) fn one_of_values(mut values: Vec<Value>) -> Node {
    match values.as_mut_slice() {
        [only] => Node::with("const", only.take()),
        _ => Node::with("enum", values),
    }
}
