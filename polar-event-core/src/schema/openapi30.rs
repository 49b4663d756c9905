//! Translates a schema of OpenAPI 3.1 to OpenAPI 3.0.

use serde_json::{Map, Value, json};

use super::subschemas::{add_to_all, for_each, isolate_reference};

/// Keywords that OpenAPI 3.0 does not have.
const UNKNOWN: &[&str] = &["contains", "else", "if", "maxContains", "minContains", "propertyNames", "then", "unevaluatedProperties"];

/// The schema in OpenAPI 3.0.
pub(super) fn translate(schema: &mut Value) {
    match schema {
        Value::Object(keywords) => {
            for_each(keywords, &mut translate);
            rewrite(keywords);
        }
        Value::Bool(true) => *schema = json!({}),
        Value::Bool(false) => *schema = json!({ "not": {} }),
        _ => {}
    }
}

fn rewrite(keywords: &mut Map<String, Value>) {
    // It may be `false` there, too.
    if keywords.get("additionalProperties").is_some_and(|others| *others == json!({ "not": {} })) {
        keywords.insert("additionalProperties".to_owned(), false.into());
    }
    condition(keywords);
    tuple(keywords);
    UNKNOWN.iter().for_each(|keyword| _ = keywords.remove(*keyword));
    if let Some(value) = keywords.remove("const") {
        keywords.insert("enum".to_owned(), json!([value]));
    }
    if let Some(Value::Array(examples)) = keywords.remove("examples") {
        examples.into_iter().take(1).for_each(|example| _ = keywords.insert("example".to_owned(), example));
    }
    exclusive(keywords, "minimum", "exclusiveMinimum");
    exclusive(keywords, "maximum", "exclusiveMaximum");
    types(keywords);
    isolate_reference(keywords);
}

/// If one, then the other: not the one, or the other.
fn condition(keywords: &mut Map<String, Value>) {
    let (Some(condition), Some(then)) = (keywords.remove("if"), keywords.remove("then")) else { return };
    let either = json!([{ "not": condition }, then]);
    if keywords.contains_key("anyOf") {
        add_to_all(keywords, Map::from_iter([("anyOf".to_owned(), either)]));
    } else {
        keywords.insert("anyOf".to_owned(), either);
    }
}

/// The items of a tuple may be in any order here.
fn tuple(keywords: &mut Map<String, Value>) {
    if let Some(Value::Array(mut items)) = keywords.remove("prefixItems") {
        items.dedup();
        let items = if let [only] = items.as_mut_slice() { only.take() } else { json!({ "anyOf": items }) };
        keywords.insert("items".to_owned(), items);
    } else if keywords.get("type").is_some_and(|ty| *ty == "array" || ty.as_array().is_some_and(|types| types.contains(&json!("array")))) {
        // It is required there.
        keywords.entry("items").or_insert_with(|| json!({}));
    }
}

/// An exclusive limit is a flag beside the limit.
fn exclusive(keywords: &mut Map<String, Value>, limit: &str, flag: &str) {
    let Some(value) = keywords.remove(flag) else { return };
    let exclusive = Map::from_iter([(limit.to_owned(), value), (flag.to_owned(), true.into())]);
    if keywords.contains_key(limit) {
        add_to_all(keywords, exclusive);
    } else {
        keywords.extend(exclusive);
    }
}

/// One type, and whether the value may be `null`.
fn types(keywords: &mut Map<String, Value>) {
    let mut types = match keywords.remove("type") {
        Some(Value::Array(types)) => types,
        Some(one) => vec![one],
        None => return,
    };
    let count = types.len();
    types.retain(|ty| *ty != "null");
    if types.len() < count {
        keywords.insert("nullable".to_owned(), true.into());
    }
    match types.as_mut_slice() {
        // Only `null`. There is no type for it, but `nullable` needs one.
        [] => {
            keywords.insert("type".to_owned(), "string".into());
            keywords.insert("enum".to_owned(), json!([null]));
        }
        [one] => _ = keywords.insert("type".to_owned(), one.take()),
        several => {
            let several: Vec<Value> = several.iter().map(|ty| json!({ "type": ty })).collect();
            add_to_all(keywords, Map::from_iter([("anyOf".to_owned(), several.into())]));
        }
    }
}
