//! Translates a schema of the version 2020-12 to draft-07.

use serde_json::{Map, Value};

use super::subschemas::{add_to_all, for_each, isolate_reference};

const UUID: &str = "^[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}$";

/// The schema in draft-07. It has no `unevaluatedProperties`, which are dropped.
pub(super) fn translate(schema: &mut Value) {
    let Value::Object(keywords) = schema else { return };
    for_each(keywords, &mut translate);
    keywords.remove("unevaluatedProperties");
    rename(keywords, "$defs", "definitions");
    if let Some(items) = keywords.remove("prefixItems") {
        rename(keywords, "items", "additionalItems");
        keywords.insert("items".to_owned(), items);
    }
    uuid(keywords);
    if let Some(version) = keywords.get_mut("$schema") {
        *version = "http://json-schema.org/draft-07/schema#".into();
    }
    if let Some(Value::String(reference)) = keywords.get_mut("$ref") {
        *reference = reference.replacen("#/$defs/", "#/definitions/", 1);
        isolate_reference(keywords);
    }
}

/// The format `uuid` is newer, so validators ignore it.
fn uuid(keywords: &mut Map<String, Value>) {
    if keywords.get("format").is_none_or(|format| *format != "uuid") {
        return;
    }
    let pattern = Map::from_iter([("pattern".to_owned(), UUID.into())]);
    if keywords.contains_key("pattern") {
        add_to_all(keywords, pattern);
    } else {
        keywords.extend(pattern);
    }
}

fn rename(keywords: &mut Map<String, Value>, from: &str, to: &str) {
    if let Some(value) = keywords.remove(from) {
        keywords.insert(to.to_owned(), value);
    }
}
