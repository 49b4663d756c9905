//! A description as a schema.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use serde_json::{Map, Value, json};

use super::names::{full_name, identifier, name_of, same};
use super::node::Node;
use super::unsaid::{Gap, Unsaid};
use crate::describe::{Array, Enum, Field, Newtype, Object, Shape, ShapeFn, Tagging, Variant};
use crate::error::Literal;
use crate::rule::{self, MetadataRules, Rule, Rules};

/// Where definitions are, and which words may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// JSON Schema 2020-12.
    JsonSchema,
    /// The schemas of OpenAPI 3.1.
    OpenApi,
}

/// A type that has a name.
struct Definition {
    shape: &'static Shape,
    /// `None` while it is put together.
    node: Option<Node>,
    /// Whether anything refers to it.
    used: bool,
}

/// Where types with names are defined, if the builder is not to define them itself.
pub(super) trait Definitions {
    /// A schema that refers to the definition of this type.
    fn refer(&mut self, shape: &'static Shape) -> Node;
}

/// Puts schemas together.
pub(super) struct Builder<'d> {
    form: Form,
    elsewhere: Option<&'d mut dyn Definitions>,
    /// Whether a name says all of the type's arguments as well: one that is the same whatever else is defined.
    full_names: bool,
    definitions: BTreeMap<String, Definition>,
    /// The definitions of variants, which are no types of their own.
    variants: BTreeMap<String, Node>,
    pub(super) place: Vec<String>,
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
            gaps: BTreeSet::new(),
        }
    }

    /// One that refers to definitions which others have.
    #[cfg(feature = "schemars")]
    pub(super) fn with(definitions: &'d mut dyn Definitions) -> Self {
        Self { elsewhere: Some(definitions), ..Self::new(Form::JsonSchema) }
    }

    /// One whose names say the arguments of generic types, so that they are the same whatever else is defined.
    #[cfg(feature = "utoipa")]
    pub(super) fn with_full_names() -> Self {
        Self { full_names: true, ..Self::new(Form::OpenApi) }
    }

    pub(super) fn form(&self) -> Form {
        self.form
    }

    /// Notes that something cannot be said at the place at hand.
    pub(super) fn note(&mut self, unsaid: Unsaid) {
        self.gaps.insert(Gap { place: self.place.join("."), unsaid });
    }

    pub(super) fn into_gaps(self) -> Vec<Gap> {
        self.gaps.into_iter().collect()
    }

    /// The schema of a whole document.
    pub(super) fn document(&mut self, shape: &'static Shape, nullable: bool) -> Node {
        let node = match name_of(shape) {
            Some(_) if !nullable => {
                let name = self.define(shape);
                let definition = self.definitions.get_mut(&name);
                // Nothing refers to it but itself.
                match definition {
                    Some(definition) if !definition.used => definition.node.take().unwrap_or_default(),
                    _ => self.refer(&name),
                }
            }
            _ => self.value(shape, &[]),
        };
        if nullable { node.nullable() } else { node }
    }

    /// The definitions that are referred to.
    pub(super) fn definitions(&self) -> Map<String, Value> {
        let types = self.definitions.iter().filter(|(_, definition)| definition.used);
        let types = types.filter_map(|(name, definition)| Some((name.clone(), definition.node.clone()?.into())));
        types.chain(self.variants.iter().map(|(name, node)| (name.clone(), node.clone().into()))).collect()
    }

    /// What has been defined under a name.
    #[cfg(feature = "utoipa")]
    pub(super) fn defined(&self, name: &str) -> Option<Node> {
        self.definitions.get(name)?.node.clone()
    }

    /// A reference to a type, which is defined if it has not been yet.
    pub(super) fn reference(&mut self, shape: &'static Shape) -> Node {
        if let Some(elsewhere) = &mut self.elsewhere {
            return elsewhere.refer(shape);
        }
        let name = self.define(shape);
        self.refer(&name)
    }

    fn refer(&mut self, name: &str) -> Node {
        if let Some(definition) = self.definitions.get_mut(name) {
            definition.used = true;
        }
        let path = match self.form {
            Form::JsonSchema => "#/$defs/",
            Form::OpenApi => "#/components/schemas/",
        };
        Node::with("$ref", format!("{path}{name}"))
    }

    /// Defines a variant of an enum under a name of its own, and refers to it.
    pub(super) fn refer_to_variant(&mut self, variant: &Variant, node: Node) -> Node {
        // The name under which the enum itself is being defined: there may be several of one name.
        let of = self.place.first().map_or("", String::as_str);
        let name = format!("{of}.{}", identifier(variant.rust_name));
        self.variants.insert(name.clone(), node);
        self.refer(&name)
    }

    /// Defines a type; says by which name.
    fn define(&mut self, shape: &'static Shape) -> String {
        let plain = if self.full_names { full_name(shape) } else { identifier(name_of(shape).unwrap_or_default()) };
        let names = core::iter::once(plain.clone()).chain((2..).map(|number| format!("{plain}{number}")));
        for name in names {
            match self.definitions.get(&name) {
                Some(definition) if same(definition.shape, shape, &mut HashSet::new()) => return name,
                Some(_) => {}
                None => {
                    self.definitions.insert(name.clone(), Definition { shape, node: None, used: false });
                    let outside = core::mem::replace(&mut self.place, vec![name.clone()]);
                    let node = self.definition(shape);
                    self.place = outside;
                    if let Some(definition) = self.definitions.get_mut(&name) {
                        definition.node = Some(node);
                    }
                    return name;
                }
            }
        }
        plain
    }

    pub(super) fn definition(&mut self, shape: &'static Shape) -> Node {
        let (mut node, title, doc) = match shape {
            Shape::Object(object) => (self.object(object), object.name, object.doc),
            Shape::TupleStruct(object) => (self.tuple_struct(object), object.name, object.doc),
            Shape::Enum(of) => (self.union(of), of.name, of.doc),
            Shape::Newtype(newtype) => {
                let node = self.newtype(newtype);
                (if rule::is_nullable(newtype.rules) { node.nullable() } else { node }, newtype.name, newtype.doc)
            }
            other => (self.value(other, &[]), "", ""),
        };
        node.annotate("title", title);
        node.annotate("description", &super::prose(doc));
        node
    }

    /// What is in a newtype, under its rules.
    pub(super) fn newtype(&mut self, newtype: &'static Newtype) -> Node {
        let mut node = self.value((newtype.shape)(), newtype.rules);
        if newtype.sensitive {
            self.hide(&mut node);
        }
        node
    }

    /// A hint that a string is not to be shown.
    fn hide(&self, node: &mut Node) {
        if self.form == Form::OpenApi && *node == Node::of_type("string") {
            node.add("format", "password");
        }
    }

    /// A value of this description, under these rules.
    pub(super) fn value(&mut self, shape: &'static Shape, rules: Rules) -> Node {
        self.note_functions(rules);
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
            Shape::Uuid => self.uuid(rules),
            Shape::Url => {
                self.note(Unsaid::Url);
                self.formatted("uri", rules)
            }
            Shape::IpAddress => self.ip(),
            Shape::Ipv4Address => self.formatted("ipv4", &[]),
            Shape::Ipv6Address => self.formatted("ipv6", &[]),
            Shape::Timestamp => {
                if rules.iter().any(|rule| matches!(rule.plain(), Rule::Past(_) | Rule::Future(_))) {
                    self.note(Unsaid::Clock);
                }
                self.timestamp()
            }
            Shape::Date => self.date(),
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
            Shape::Foreign(_) => {
                self.note(Unsaid::Foreign);
                Node::default()
            }
        }
    }

    /// A field of a struct, with what its author says of it.
    pub(super) fn field(&mut self, field: &'static Field) -> Node {
        self.place.push(field.name.to_owned());
        let mut node = self.value((field.shape)(), field.rules);
        if field.sensitive {
            self.hide(&mut node);
        }
        if field.nullable {
            node = node.nullable();
        }
        node.annotate("description", &super::prose(field.doc));
        deprecate(&mut node, field.deprecated);
        let examples: Vec<Value> = field.examples.iter().filter_map(|example| serde_json::from_str(example).ok()).collect();
        if !examples.is_empty() {
            node.replace("examples", examples);
        }
        self.place.pop();
        node
    }

    /// What functions and rules across fields say is not said.
    fn note_functions(&mut self, rules: Rules) {
        if rules.iter().any(|rule| is_function(rule.plain())) {
            self.note(Unsaid::Function);
        }
    }

    fn array(&mut self, array: Array, rules: Rules) -> Node {
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
        for rule in rules.iter().map(Rule::plain) {
            match rule {
                Rule::Items(items) => {
                    if array.set {
                        self.note(Unsaid::Set);
                    }
                    // Of equal items one is kept, so there may be more than that.
                    if let Some(min) = items.min {
                        node.add("minItems", min);
                    }
                    if let Some(max) = items.max.filter(|_| !array.set) {
                        node.add("maxItems", max);
                    }
                }
                Rule::Unique => {
                    if !matches!(item, Shape::String | Shape::Boolean | Shape::Integer(_) | Shape::Character) {
                        self.note(Unsaid::Unique);
                    }
                    node.add("uniqueItems", true);
                }
                Rule::Contains(literal) => {
                    let item = match literal {
                        Literal::Text(text) => json!(text),
                        Literal::Number(number) => super::number::value(*number),
                    };
                    node.add("contains", json!({ "const": item }));
                }
                _ => {}
            }
        }
        node
    }

    fn tuple(&mut self, items: &'static [ShapeFn]) -> Node {
        let nodes: Vec<Value> = items.iter().map(|item| self.value(item(), &[]).into()).collect();
        prefixed(nodes, items.len())
    }

    pub(super) fn tuple_struct(&mut self, object: &'static Object) -> Node {
        if object.check.is_some() {
            self.note(Unsaid::Function);
        }
        let nodes: Vec<Value> = object.fields.iter().map(|field| self.field(field).into()).collect();
        // Fields with defaults may be left out at the end.
        let min = object.fields.iter().rposition(|field| field.required).map_or(0, |last| last + 1);
        prefixed(nodes, min)
    }

    /// The keys and values of a map, under the rules for the map.
    pub(super) fn entries(&mut self, shape: &Shape, rules: Rules) -> Entries {
        self.note_functions(rules);
        match shape {
            Shape::Map(map) => {
                let key_shape = (map.key)();
                if !matches!(key_shape, Shape::String | Shape::Character) {
                    self.note(Unsaid::Keys);
                }
                let mut key = self.value(key_shape, rule::keys(rules));
                key.remove("type");
                let value = self.value((map.value)(), rule::values(rules));
                let items = rules.iter().find_map(|rule| if let Rule::Items(items) = rule.plain() { Some(*items) } else { None });
                Entries { key, value, min: items.and_then(|items| items.min), max: items.and_then(|items| items.max) }
            }
            _ => {
                let limits = MetadataRules::of(rules);
                let (mut key, value) = self.metadata_parts(limits);
                key.remove("type");
                let items = rules.iter().find_map(|rule| if let Rule::Items(items) = rule.plain() { Some(*items) } else { None });
                let max = items.and_then(|items| items.max).map_or(limits.max_pairs, |max| max.min(limits.max_pairs));
                Entries { key, value, min: items.and_then(|items| items.min), max: Some(max) }
            }
        }
    }

    fn map(&mut self, shape: &Shape, rules: Rules) -> Node {
        let Entries { key, value, min, max } = self.entries(shape, rules);
        let mut node = Node::of_type("object");
        if !key.is_empty() {
            node.add("propertyNames", key);
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

    pub(super) fn tag_name(of: &Enum) -> Option<&'static str> {
        match of.tagging {
            Tagging::Internal { tag } | Tagging::Adjacent { tag, .. } => Some(tag),
            Tagging::External | Tagging::Untagged => None,
        }
    }
}

/// What a map takes.
pub(super) struct Entries {
    pub(super) key: Node,
    pub(super) value: Node,
    pub(super) min: Option<usize>,
    pub(super) max: Option<usize>,
}

/// Whether a rule is one that no schema can have. All rules are named here, so that none is forgotten: the others belong into the function
/// for the kind of value that they apply to.
fn is_function(rule: &Rule) -> bool {
    match rule {
        Rule::Custom(_) | Rule::Check(_) | Rule::RequiredIf(_) | Rule::ForbiddenIf(_) | Rule::Equals(_) => true,
        // Of strings.
        Rule::Length(_) | Rule::Content(_) => false,
        #[cfg(feature = "regex")]
        Rule::Pattern(_) => false,
        #[cfg(any(feature = "email", feature = "hostname", feature = "ip", feature = "url"))]
        Rule::Format(_) => false,
        #[cfg(feature = "uuid")]
        Rule::Uuid(_) => false,
        // Of numbers, and of strings.
        Rule::OneOf(_) | Rule::Range(_) | Rule::Finite | Rule::MultipleOf(_) => false,
        #[cfg(feature = "rust_decimal")]
        Rule::Decimal(_) => false,
        // Of times.
        Rule::Past(_) | Rule::Future(_) => false,
        // Of collections.
        Rule::Items(_) | Rule::Unique | Rule::Contains(_) | Rule::Metadata(_) => false,
        Rule::Each(_) | Rule::Keys(_) | Rule::Values(_) => false,
        Rule::Nullable | Rule::Said(_) => false,
    }
}

/// Marks what is deprecated; `note` says what to use instead.
pub(super) fn deprecate(node: &mut Node, note: Option<&str>) {
    if note.is_some() {
        node.replace("deprecated", true);
    }
}

/// An array of these items, of which so many must be there.
fn prefixed(items: Vec<Value>, min: usize) -> Node {
    let mut node = Node::of_type("array");
    node.add("maxItems", items.len());
    if min > 0 {
        node.add("minItems", min);
    }
    if !items.is_empty() {
        node.add("prefixItems", items);
        node.add("items", false);
    }
    node
}
