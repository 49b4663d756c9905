//! The schemas inside a schema.

use serde_json::{Map, Value};

/// Keywords with a schema.
const ONE: &[&str] = &[
    "additionalItems",
    "additionalProperties",
    "contains",
    "else",
    "if",
    "items",
    "not",
    "propertyNames",
    "then",
    "unevaluatedProperties",
];

/// Keywords with a list of schemas. `items` has one in draft-07.
const LIST: &[&str] = &["allOf", "anyOf", "items", "oneOf", "prefixItems"];

/// Keywords with schemas by name.
const NAMED: &[&str] = &["$defs", "definitions", "properties"];

/// Changes each schema directly inside a schema.
pub(super) fn for_each(keywords: &mut Map<String, Value>, change: &mut impl FnMut(&mut Value)) {
    for (keyword, value) in keywords {
        let keyword = keyword.as_str();
        match value {
            Value::Object(schemas) if NAMED.contains(&keyword) => schemas.values_mut().for_each(&mut *change),
            Value::Array(schemas) if LIST.contains(&keyword) => schemas.iter_mut().for_each(&mut *change),
            Value::Object(_) | Value::Bool(_) if ONE.contains(&keyword) => change(value),
            _ => {}
        }
    }
}

/// The name of the definition to which a schema refers, by the last segment of the reference.
pub(super) fn referenced(keywords: &Map<String, Value>) -> Option<&str> {
    Some(keywords.get("$ref")?.as_str()?.rsplit_once('/')?.1)
}

/// A reference, which draft-07 and OpenAPI 3.0 read without the keywords beside it, moves into `allOf`.
pub(super) fn isolate_reference(keywords: &mut Map<String, Value>) {
    if keywords.len() < 2 {
        return;
    }
    if let Some(reference) = keywords.remove("$ref") {
        add_to_all(keywords, Map::from_iter([("$ref".to_owned(), reference)]));
    }
}

/// Adds a schema to `allOf`.
pub(super) fn add_to_all(keywords: &mut Map<String, Value>, schema: Map<String, Value>) {
    match keywords.get_mut("allOf") {
        Some(Value::Array(all)) => all.push(schema.into()),
        _ => _ = keywords.insert("allOf".to_owned(), Value::Array(vec![schema.into()])),
    }
}
