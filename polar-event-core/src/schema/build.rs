//! Builds schemas from descriptions.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::{Value, json};

use super::gap::{Gap, SchemaGap};
use super::names::name_of;
use super::node::Node;
use super::options::{Mode, Options};
use crate::describe::{Enum, Field, Newtype, Shape, Tagging};
use crate::rule::{self, Dialect, Keywords, Rule, Rules};

/// The target format: where definitions are, and which keywords are allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// JSON Schema 2020-12.
    JsonSchema,
    /// The schemas of OpenAPI 3.1.
    OpenApi,
}

/// The definition of a named type.
pub(super) struct Definition {
    pub(super) shape: &'static Shape,
    /// `None` while it is built.
    pub(super) node: Option<Node>,
    /// Whether anything refers to it.
    pub(super) used: bool,
}

/// An external place for the definitions of named types.
pub(super) trait Definitions {
    /// A schema that refers to the definition of this type.
    fn refer(&mut self, shape: &'static Shape) -> Node;
}

/// Builds schemas.
pub(super) struct Builder<'d> {
    form: Form,
    pub(super) elsewhere: Option<&'d mut dyn Definitions>,
    /// Whether names include the arguments of generic types, so that they do not depend on other definitions.
    pub(super) full_names: bool,
    pub(super) definitions: BTreeMap<String, Definition>,
    /// The definitions of variants, which are not types of their own.
    pub(super) variants: BTreeMap<String, Node>,
    pub(super) place: Vec<String>,
    pub(super) options: Options,
    /// Whether types, by the addresses of their descriptions, are written differently than they are read.
    pub(super) differing: HashMap<usize, bool>,
    gaps: BTreeSet<Gap>,
}

impl<'d> Builder<'d> {
    pub(super) fn new(form: Form) -> Self {
        Self {
            form,
            elsewhere: None,
            full_names: false,
            definitions: BTreeMap::new(),
            variants: BTreeMap::new(),
            place: Vec::new(),
            options: Options::default(),
            differing: HashMap::new(),
            gaps: BTreeSet::new(),
        }
    }

    /// Creates a builder that refers to external definitions.
    #[cfg(feature = "schemars")]
    pub(super) fn with(definitions: &'d mut dyn Definitions, mode: Mode) -> Self {
        Self { elsewhere: Some(definitions), options: Options { mode, ..Options::default() }, ..Self::new(Form::JsonSchema) }
    }

    /// Creates a builder whose names include the arguments of generic types, so that they do not depend on other definitions.
    #[cfg(feature = "utoipa")]
    pub(super) fn with_full_names() -> Self {
        Self { full_names: true, ..Self::new(Form::OpenApi) }
    }

    pub(super) fn form(&self) -> Form {
        self.form
    }

    /// Whether the schema describes what is written.
    pub(super) fn is_written(&self) -> bool {
        self.options.mode == Mode::Serialize
    }

    /// Adds a gap at the current place.
    pub(super) fn add_gap(&mut self, gap: SchemaGap) {
        self.gaps.insert(Gap { place: self.place.join("."), gap });
    }

    pub(super) fn gaps(&self) -> Vec<Gap> {
        self.gaps.iter().cloned().collect()
    }

    pub(super) fn definition(&mut self, shape: &'static Shape) -> Node {
        let (mut node, title, doc, examples) = match shape {
            Shape::Object(object) => (self.object(object), object.name, object.doc, object.examples),
            Shape::TupleStruct(object) => (self.tuple_struct(object), object.name, object.doc, object.examples),
            Shape::Enum(of) => (self.union(of), of.name, of.doc, of.examples),
            Shape::Newtype(newtype) => {
                let node = self.newtype(newtype);
                (if rule::is_nullable(newtype.rules) { node.nullable() } else { node }, newtype.name, newtype.doc, newtype.examples)
            }
            other => (self.value(other, &[]), "", "", [].as_slice()),
        };
        node.annotate("title", title);
        node.annotate("description", &super::prose(doc));
        give_examples(&mut node, examples);
        node
    }

    /// The schema of a newtype's value, with its rules.
    pub(super) fn newtype(&mut self, newtype: &'static Newtype) -> Node {
        let mut node = self.value((newtype.shape)(), newtype.rules);
        if newtype.sensitive {
            self.hide(&mut node);
        }
        node
    }

    /// Marks a string as a password.
    fn hide(&self, node: &mut Node) {
        if self.form == Form::OpenApi && *node == Node::of_type("string") {
            node.add("format", "password");
        }
    }

    /// The schema of a value with this description and these rules.
    pub(super) fn value(&mut self, shape: &'static Shape, rules: Rules) -> Node {
        self.report_functions(rules);
        match shape {
            Shape::Boolean => Node::of_type("boolean"),
            Shape::Integer(name) => self.integer(name, &[rules]),
            Shape::Float(name) => self.float(name, rules),
            Shape::Decimal => self.decimal(rules),
            Shape::String => self.text(rules),
            Shape::Character => {
                let mut node = self.text(rules);
                node.add("minLength", 1);
                node.add("maxLength", 1);
                node
            }
            Shape::KeyText(ty) => self.key_text(ty),
            Shape::Uuid => self.uuid(rules),
            Shape::Url => {
                self.add_gap(SchemaGap::Url);
                self.formatted("uri", rules)
            }
            Shape::IpAddress => self.ip(),
            Shape::Ipv4Address => self.formatted("ipv4", &[]),
            Shape::Ipv6Address => self.formatted("ipv6", &[]),
            Shape::Timestamp => self.timestamp(rules),
            Shape::Date => self.date(),
            Shape::Formatted(format) => self.text_format(format),
            Shape::Null => Node::of_type("null"),
            Shape::Nullable(inner) => self.value(inner(), rules).nullable(),
            Shape::Array(array) => self.array(*array, rules),
            Shape::Tuple(items) => self.tuple(items),
            Shape::Map(_) | Shape::Metadata => self.map(shape, rules),
            Shape::Newtype(newtype) if name_of(shape).is_none() => {
                let Shape::Integer(name) = (newtype.shape)() else { return self.newtype(newtype) };
                let mut node = self.integer(name, &[rules, newtype.rules]);
                if newtype.name.starts_with("NonZero<i") {
                    node.add("not", json!({ "const": 0 }));
                }
                node
            }
            Shape::Object(_) | Shape::TupleStruct(_) | Shape::Enum(_) | Shape::Newtype(_) => self.reference(shape),
            Shape::Any => Node::default(),
            Shape::ViaSerde(_) => {
                self.add_gap(SchemaGap::ViaSerde);
                Node::default()
            }
        }
    }

    /// The schema of a field, with its documentation.
    pub(super) fn field(&mut self, field: &'static Field) -> Node {
        self.place.push(field.name.to_owned());
        let mut node = if self.is_written() && field.serialize_with {
            self.add_gap(SchemaGap::ViaSerde);
            Node::default()
        } else {
            self.value((field.shape)(), field.rules)
        };
        if field.sensitive {
            self.hide(&mut node);
        }
        if field.nullable {
            node = node.nullable();
        }
        node.annotate("description", &super::prose(field.doc));
        deprecate(&mut node, field.deprecated);
        give_examples(&mut node, field.examples);
        if !self.is_written() {
            if field.serialize_name.is_none() {
                node.replace("writeOnly", true);
            }
            if let Some(default) = default(field) {
                node.replace("default", default);
            }
        }
        self.place.pop();
        node
    }

    /// Adds a gap for functions and rules across fields.
    pub(super) fn report_functions(&mut self, rules: Rules) {
        if rules.iter().any(|rule| rule.plain().keywords().gaps.contains(&SchemaGap::Function)) {
            self.add_gap(SchemaGap::Function);
        }
    }

    /// Adds the keywords for these rules, and their gaps if they apply to this type.
    pub(super) fn add_rules(&mut self, node: &mut Node, rules: Rules, is_gap: impl Fn(SchemaGap) -> bool) {
        let is_ascii = rules.iter().any(|rule| matches!(rule.plain(), Rule::Ascii(_)));
        let dialect = Dialect { is_ascii, is_portable: self.options.is_portable };
        for Keywords { keywords, gaps } in rules.iter().map(|rule| rule.plain().keywords_in(dialect)) {
            if self.options.lacks.draft_06 && keywords.iter().any(|(keyword, _)| *keyword == "contains") {
                self.add_gap(SchemaGap::Version);
            }
            keywords.into_iter().for_each(|(keyword, value)| node.add(keyword, value));
            gaps.into_iter().filter(|gap| is_gap(*gap)).for_each(|gap| self.add_gap(gap));
        }
    }

    pub(super) fn tag_name(of: &Enum) -> Option<&'static str> {
        match of.tagging {
            Tagging::Internal { tag } | Tagging::Adjacent { tag, .. } => Some(tag),
            Tagging::External | Tagging::Untagged => None,
        }
    }
}

/// Adds examples, which are JSON texts. The innermost examples win.
fn give_examples(node: &mut Node, examples: &[&str]) {
    let examples: Vec<Value> = examples.iter().filter_map(|example| serde_json::from_str(example).ok()).collect();
    if !examples.is_empty() {
        node.replace("examples", examples);
    }
}

/// The default of a field, if it is known, and can be shown.
fn default(field: &Field) -> Option<Value> {
    let text = field.default.filter(|_| !field.is_sensitive())?()?;
    let value: Value = serde_json::from_str(&text).ok()?;
    // An `Option` that is absent.
    (field.nullable || !value.is_null()).then_some(value)
}

/// Marks a schema as deprecated; `note` tells what to use instead.
pub(super) fn deprecate(node: &mut Node, note: Option<&str>) {
    if note.is_some() {
        node.replace("deprecated", true);
    }
}
