//! Schemas without references, except for types that contain themselves.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::subschemas::{add_to_all, for_each, referenced};

/// Writes out the definitions of a schema where they are referenced.
pub(super) fn inline(schema: &mut Value) {
    let Value::Object(keywords) = schema else { return };
    let Some(Value::Object(definitions)) = keywords.remove("$defs") else { return };
    let mut inliner = Inliner { definitions: &definitions, kept: BTreeSet::new() };
    inliner.schema(schema);
    let (mut done, mut rest) = (Map::new(), inliner.kept.clone());
    while let Some(name) = rest.pop_first() {
        let mut definition = definitions.get(&name).cloned().unwrap_or_default();
        inliner.schema(&mut definition);
        done.insert(name, definition);
        rest.extend(inliner.kept.iter().filter(|name| !done.contains_key(*name)).cloned());
    }
    if let (Value::Object(keywords), false) = (schema, done.is_empty()) {
        keywords.insert("$defs".to_owned(), done.into());
    }
}

struct Inliner<'d> {
    definitions: &'d Map<String, Value>,
    /// The definitions that contain themselves, and are referenced.
    kept: BTreeSet<String>,
}

impl Inliner<'_> {
    fn schema(&mut self, schema: &mut Value) {
        let Value::Object(keywords) = schema else { return };
        if let Some(name) = referenced(keywords).map(str::to_owned) {
            match self.definitions.get(&name) {
                Some(Value::Object(definition)) if !self.contains_itself(&name) => {
                    keywords.remove("$ref");
                    merge(keywords, definition.clone());
                }
                _ => _ = self.kept.insert(name),
            }
        }
        for_each(keywords, &mut |inner| self.schema(inner));
    }

    fn contains_itself(&self, name: &str) -> bool {
        let (mut seen, mut next) = (BTreeSet::new(), vec![name.to_owned()]);
        while let Some(definition) = next.pop().and_then(|name| self.definitions.get(&name)) {
            for inner in references(definition) {
                if inner == name {
                    return true;
                }
                if seen.insert(inner.clone()) {
                    next.push(inner);
                }
            }
        }
        false
    }
}

/// The definitions to which a schema refers.
fn references(schema: &Value) -> Vec<String> {
    let (mut schema, mut names) = (schema.clone(), Vec::new());
    collect(&mut schema, &mut names);
    names
}

fn collect(schema: &mut Value, names: &mut Vec<String>) {
    let Value::Object(keywords) = schema else { return };
    names.extend(referenced(keywords).map(str::to_owned));
    for_each(keywords, &mut |inner| collect(inner, names));
}

/// Adds the keywords of a definition. Annotations beside the reference are those of the place, and stay.
fn merge(keywords: &mut Map<String, Value>, definition: Map<String, Value>) {
    let is_annotation =
        |keyword: &str| matches!(keyword, "title" | "description" | "deprecated" | "examples" | "default" | "readOnly" | "writeOnly");
    let clash = definition.keys().any(|keyword| keywords.contains_key(keyword) && !is_annotation(keyword));
    if clash {
        add_to_all(keywords, definition);
        return;
    }
    for (keyword, value) in definition {
        keywords.entry(keyword).or_insert(value);
    }
}
