//! A schema under construction.

use serde_json::{Map, Value, json};

/// A schema object. An existing keyword is not overwritten: the tighter one stays, or both do, under `allOf`.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Node(Map<String, Value>);

/// Keywords that constrain values of every type, so that `null` would have to satisfy them as well.
const OF_ANY_TYPE: &[&str] = &["$ref", "const", "anyOf", "oneOf", "not", "if"];

/// Keywords that do not constrain values.
const ANNOTATIONS: &[&str] = &["title", "description", "deprecated", "examples", "discriminator", "default", "readOnly", "writeOnly"];

/// The condition that an object has this key. Strict validators and linters want each required property to be defined beside it.
pub(super) fn has_key(name: &str) -> Value {
    json!({ "properties": { name: {} }, "required": [name] })
}

/// One of several alternatives, or the only one.
pub(super) fn either(keyword: &str, mut alternatives: Vec<Value>) -> Node {
    match alternatives.as_mut_slice() {
        // An enum without variants has no values.
        [] => Node::with("not", json!({})),
        [Value::Object(only)] => {
            let mut node = Node::default();
            for (keyword, value) in core::mem::take(only) {
                node.add(&keyword, value);
            }
            node
        }
        _ => Node::with(keyword, alternatives),
    }
}

impl Node {
    /// A schema for values of this type.
    pub(super) fn of_type(name: &str) -> Self {
        Self::with("type", name)
    }

    /// A schema with one keyword.
    pub(super) fn with(keyword: &str, value: impl Into<Value>) -> Self {
        let mut node = Self::default();
        node.add(keyword, value);
        node
    }

    /// Adds a keyword. An existing one stays in force.
    pub(super) fn add(&mut self, keyword: &str, value: impl Into<Value>) {
        let value = value.into();
        let has_all = self.0.contains_key("allOf");
        let Some(have) = self.0.get_mut(keyword) else {
            self.0.insert(keyword.to_owned(), value);
            return;
        };
        if *have == value {
            return;
        }
        match (keyword, &mut *have, &value) {
            ("allOf", Value::Array(have), Value::Array(more)) => have.extend(more.iter().cloned()),
            (_, Value::Number(old), Value::Number(new)) if keyword.starts_with("min") && keyword != "minimum" => {
                if new.as_u64() > old.as_u64() {
                    *have = value;
                }
            }
            (_, Value::Number(old), Value::Number(new)) if keyword.starts_with("max") && keyword != "maximum" => {
                if new.as_u64() < old.as_u64() {
                    *have = value;
                }
            }
            // Linters want at least two schemas there.
            _ if !has_all => {
                let have = self.0.remove(keyword).unwrap_or_default();
                self.add("allOf", json!([{ keyword: have }, { keyword: value }]));
            }
            _ => self.add("allOf", json!([{ keyword: value }])),
        }
    }

    /// Removes a keyword.
    pub(super) fn remove(&mut self, keyword: &str) {
        self.0.remove(keyword);
    }

    /// Replaces a keyword.
    pub(super) fn replace(&mut self, keyword: &str, value: impl Into<Value>) {
        self.0.insert(keyword.to_owned(), value.into());
    }

    /// Sets an annotation, if there is a text for it. The innermost one wins, so an existing one is overwritten.
    pub(super) fn annotate(&mut self, keyword: &str, text: &str) {
        if !text.is_empty() {
            self.replace(keyword, text);
        }
    }

    /// The schema that also accepts `null`.
    pub(super) fn nullable(mut self) -> Self {
        if self.is_anything() || self.0.get("type").is_some_and(|ty| *ty == "null") {
            return self;
        }
        let own = |keyword: &str| OF_ANY_TYPE.contains(&keyword);
        let is_simple =
            |value: &Value| value.as_object().is_some_and(|object| !object.keys().any(|keyword| own(keyword) || keyword == "enum"));
        let parts_are_simple = self.0.get("allOf").and_then(Value::as_array).is_none_or(|parts| parts.iter().all(is_simple));
        if !parts_are_simple || self.0.keys().any(|keyword| own(keyword)) || !self.0.contains_key("type") {
            let annotations = self.take_annotations();
            let mut around = Self::with("anyOf", json!([self, { "type": "null" }]));
            around.0.extend(annotations);
            return around;
        }
        match self.0.get_mut("type") {
            Some(Value::Array(types)) if !types.contains(&json!("null")) => types.push(json!("null")),
            Some(Value::Array(_)) | None => {}
            Some(one) => *one = json!([one.take(), "null"]),
        }
        if let Some(Value::Array(values)) = self.0.get_mut("enum") {
            values.push(Value::Null);
        }
        self
    }

    fn take_annotations(&mut self) -> Map<String, Value> {
        ANNOTATIONS.iter().filter_map(|name| self.0.remove_entry(*name)).collect()
    }

    /// Whether every value is valid.
    pub(super) fn is_anything(&self) -> bool {
        self.0.keys().all(|keyword| ANNOTATIONS.contains(&keyword.as_str()))
    }

    /// Whether there are no keywords.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds all keywords of another schema.
    pub(super) fn extend(&mut self, other: Self) {
        for (keyword, value) in other.0 {
            self.add(&keyword, value);
        }
    }
}

impl serde_core::Serialize for Node {
    fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

#[cfg(any(feature = "schemars", feature = "utoipa"))]
impl From<Map<String, Value>> for Node {
    fn from(keywords: Map<String, Value>) -> Self {
        Self(keywords)
    }
}

impl From<Node> for Value {
    fn from(node: Node) -> Self {
        Self::Object(node.0)
    }
}
