//! Compares two schemas from the point of view of senders.

use core::cmp::Ordering;
use core::fmt;
use std::collections::{BTreeSet, HashSet};

use serde_json::{Map, Value};

/// The effect of a change on senders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Effect {
    /// Documents that were valid may now be refused.
    Tightened,
    /// Documents that were refused may now be valid.
    Loosened,
    /// Both may happen: another pattern, another type.
    Changed,
}

/// A constraint that has changed.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Change {
    /// The place in a document, as a pointer in which `*` stands for every item, and for every key without a property of its own.
    pub place: String,
    /// The JSON Schema keyword.
    pub keyword: &'static str,
    /// The old value; `None` if there was none.
    pub old: Option<Value>,
    /// The new value; `None` if there is none.
    pub new: Option<Value>,
    /// The effect on senders.
    pub effect: Effect,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let effect = match self.effect {
            Effect::Tightened => "tightened",
            Effect::Loosened => "loosened",
            Effect::Changed => "changed",
        };
        let place = if self.place.is_empty() { "(document)" } else { &self.place };
        write!(f, "{place}: {} {effect}", self.keyword)?;
        match (&self.old, &self.new) {
            (Some(old), Some(new)) => write!(f, " from {old} to {new}"),
            (None, Some(new)) => write!(f, ": {new} is new"),
            (Some(old), None) => write!(f, ": {old} is gone"),
            (None, None) => Ok(()),
        }
    }
}

/// Compares two schemas.
pub(super) fn diff(old: &Value, new: &Value) -> Vec<Change> {
    let mut walk = Walk { old, new, seen: HashSet::new(), changes: Vec::new() };
    walk.schemas(Some(old), Some(new), "");
    walk.changes
}

struct Walk<'a> {
    old: &'a Value,
    new: &'a Value,
    /// The pairs of definitions that have been compared, so that recursive types end.
    seen: HashSet<(String, String)>,
    changes: Vec<Change>,
}

/// The keywords of a schema, also for the schemas `true` and `false`.
fn keywords(schema: Option<&Value>) -> Map<String, Value> {
    match schema {
        Some(Value::Object(object)) => object.clone(),
        Some(Value::Bool(false)) => Map::from_iter([("enum".to_owned(), Value::Array(Vec::new()))]),
        _ => Map::new(),
    }
}

/// A schema with its reference resolved.
fn resolve(root: &Value, schema: Option<&Value>) -> Map<String, Value> {
    let mut keywords = keywords(schema);
    // This library does not write references to references, but a stored schema may have been edited.
    for _ in 0..16 {
        let Some(Value::String(reference)) = keywords.remove("$ref") else { break };
        let target = reference.strip_prefix('#').and_then(|pointer| root.pointer(pointer));
        for (keyword, value) in self::keywords(target) {
            keywords.entry(keyword).or_insert(value);
        }
    }
    keywords
}

fn effect(is_tighter: bool) -> Effect {
    if is_tighter { Effect::Tightened } else { Effect::Loosened }
}

/// The types that a schema accepts; an integer is also a number.
fn types(value: Option<&Value>) -> Option<BTreeSet<&str>> {
    let mut types: BTreeSet<&str> = match value? {
        Value::String(one) => BTreeSet::from([one.as_str()]),
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
        _ => return None,
    };
    if types.contains("number") {
        types.insert("integer");
    }
    Some(types)
}

/// What distinguishes an alternative from the others.
fn key(schema: &Value) -> String {
    if let Some(reference) = schema.get("$ref") {
        return reference.to_string();
    }
    if let Some(value) = schema.get("const") {
        return value.to_string();
    }
    let tags = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
    let tags: Vec<String> = tags.filter_map(|(name, value)| Some(format!("{name}={}", value.get("const")?))).collect();
    let own = |keyword: &str| schema.get(keyword).map(Value::to_string).unwrap_or_default();
    if !tags.is_empty() {
        return tags.join(",");
    }
    match schema.get("additionalProperties") {
        Some(Value::Bool(false)) => own("required"),
        _ => own("type"),
    }
}

impl Walk<'_> {
    fn push(&mut self, place: &str, keyword: &'static str, (old, new): (Option<&Value>, Option<&Value>), effect: Effect) {
        self.changes.push(Change { place: place.to_owned(), keyword, old: old.cloned(), new: new.cloned(), effect });
    }

    fn schemas(&mut self, old: Option<&Value>, new: Option<&Value>, place: &str) {
        let reference = |schema: Option<&Value>| schema.and_then(|it| it.get("$ref")).and_then(Value::as_str).map(str::to_owned);
        if let (Some(one), Some(other)) = (reference(old), reference(new)) {
            if !self.seen.insert((one, other)) {
                return;
            }
        }
        let (old, new) = (resolve(self.old, old), resolve(self.new, new));
        if old == new && !Value::Object(old.clone()).to_string().contains("\"$ref\"") {
            return;
        }
        self.own(&old, &new, place);
        self.parts(&old, &new, place);
    }

    /// Compares the keywords without subschemas.
    fn own(&mut self, old: &Map<String, Value>, new: &Map<String, Value>, place: &str) {
        let both = |keyword: &str| (old.get(keyword), new.get(keyword));
        let (before, after) = (types(old.get("type")), types(new.get("type")));
        if before != after {
            let effect = match (&before, &after) {
                (None, _) => Effect::Tightened,
                (_, None) => Effect::Loosened,
                (Some(before), Some(after)) if after.is_subset(before) => Effect::Tightened,
                (Some(before), Some(after)) if after.is_superset(before) => Effect::Loosened,
                _ => Effect::Changed,
            };
            self.push(place, "type", both("type"), effect);
        }
        for keyword in ["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"] {
            self.limit(place, keyword, both(keyword), false);
        }
        for keyword in ["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"] {
            self.limit(place, keyword, both(keyword), true);
        }
        for keyword in ["pattern", "format", "contains", "uniqueItems", "not", "multipleOf", "allOf", "dependentRequired"] {
            match both(keyword) {
                (before, after) if before == after => {}
                (None, after) => self.push(place, keyword, (None, after), Effect::Tightened),
                (before, None) => self.push(place, keyword, (before, None), Effect::Loosened),
                change => self.push(place, keyword, change, Effect::Changed),
            }
        }
        self.set(place, "required", both("required"), true);
        if both("enum") != (None, None) {
            // `const` is an `enum` of one value.
            let choice =
                |of: &Map<String, Value>| of.get("enum").cloned().or_else(|| of.get("const").map(|only| Value::Array(vec![only.clone()])));
            let (before, after) = (choice(old), choice(new));
            self.set(place, "enum", (before.as_ref(), after.as_ref()), false);
        } else if old.get("const") != new.get("const") {
            let effect = match both("const") {
                (None, _) => Effect::Tightened,
                (_, None) => Effect::Loosened,
                _ => Effect::Changed,
            };
            self.push(place, "const", both("const"), effect);
        }
    }

    fn limit(&mut self, place: &str, keyword: &'static str, (old, new): (Option<&Value>, Option<&Value>), is_upper: bool) {
        let order = match (old, new) {
            (None, None) => return,
            (None, Some(_)) => Ordering::Less,
            (Some(_), None) => Ordering::Greater,
            (Some(one), Some(other)) => {
                let whole = |value: &Value| value.as_i64().map(i128::from).or(value.as_u64().map(i128::from));
                let order = match (whole(one), whole(other)) {
                    (Some(one), Some(other)) => one.cmp(&other),
                    _ => one.as_f64().partial_cmp(&other.as_f64()).unwrap_or(Ordering::Equal),
                };
                if is_upper { order.reverse() } else { order }
            }
        };
        if order != Ordering::Equal {
            self.push(place, keyword, (old, new), effect(order == Ordering::Less));
        }
    }

    /// Compares sets of values: more values are tighter (`required`) or looser (`enum`).
    fn set(&mut self, place: &str, keyword: &'static str, (old, new): (Option<&Value>, Option<&Value>), more_is_tighter: bool) {
        let values = |value: Option<&Value>| value.and_then(Value::as_array).cloned();
        let (before, after) = (values(old), values(new));
        let (before, after) = match (before, after) {
            (None, None) => return,
            (None, Some(after)) if more_is_tighter => (Vec::new(), after),
            (Some(before), None) if more_is_tighter => (before, Vec::new()),
            (Some(before), Some(after)) => (before, after),
            // Without a list of allowed values, any value is allowed.
            (before, _) => return self.push(place, keyword, (old, new), effect(before.is_none())),
        };
        let more = after.iter().any(|value| !before.contains(value));
        let less = before.iter().any(|value| !after.contains(value));
        match (more, less) {
            (false, false) => {}
            (true, true) => self.push(place, keyword, (old, new), Effect::Changed),
            (more, _) => self.push(place, keyword, (old, new), effect(more == more_is_tighter)),
        }
    }

    /// Compares the keywords with subschemas.
    fn parts(&mut self, old: &Map<String, Value>, new: &Map<String, Value>, place: &str) {
        let both = |keyword: &str| (old.get(keyword), new.get(keyword));
        self.properties(old, new, place);
        let (before, after) = both("items");
        self.closable("items", before, after, place);
        let (before, after) = both("additionalProperties");
        self.closable("additionalProperties", before, after, place);
        let (before, after) = both("propertyNames");
        self.schemas(before, after, &format!("{place}/*"));
        let list = |value: Option<&Value>| value.and_then(Value::as_array).cloned().unwrap_or_default();
        let (before, after) = both("prefixItems");
        for (index, (before, after)) in list(before).iter().zip(&list(after)).enumerate() {
            self.schemas(Some(before), Some(after), &format!("{place}/{index}"));
        }
        for keyword in ["anyOf", "oneOf"] {
            match both(keyword) {
                (None, None) => {}
                (None, after) => self.push(place, keyword, (None, after), Effect::Changed),
                (before, None) => self.push(place, keyword, (before, None), Effect::Changed),
                (before, after) => self.alternatives(keyword, &list(before), &list(after), place),
            }
        }
    }

    /// Compares a keyword that may be `false`, which allows nothing more.
    fn closable(&mut self, keyword: &'static str, old: Option<&Value>, new: Option<&Value>, place: &str) {
        let is_closed = |value: Option<&Value>| value == Some(&Value::Bool(false));
        match (is_closed(old), is_closed(new)) {
            (false, false) => self.schemas(old, new, &format!("{place}/*")),
            (true, true) => {}
            (_, closed) => self.push(place, keyword, (old, new), effect(closed)),
        }
    }

    fn properties(&mut self, old: &Map<String, Value>, new: &Map<String, Value>, place: &str) {
        let properties = |of: &Map<String, Value>| of.get("properties").and_then(Value::as_object).cloned().unwrap_or_default();
        let (before, after) = (properties(old), properties(new));
        let is_closed = |of: &Map<String, Value>| of.get("additionalProperties") == Some(&Value::Bool(false));
        for (name, schema) in &before {
            let place = format!("{place}/{}", name.replace('~', "~0").replace('/', "~1"));
            match after.get(name) {
                Some(other) => self.schemas(Some(schema), Some(other), &place),
                // The field is now ignored, or refused.
                None => self.push(&place, "properties", (Some(schema), None), effect(is_closed(new))),
            }
        }
        for (name, schema) in after.iter().filter(|(name, _)| !before.contains_key(*name)) {
            let place = format!("{place}/{}", name.replace('~', "~0").replace('/', "~1"));
            // The field was ignored, whatever its value was; or it was refused.
            self.push(&place, "properties", (None, Some(schema)), effect(!is_closed(old)));
        }
    }

    fn alternatives(&mut self, keyword: &'static str, old: &[Value], new: &[Value], place: &str) {
        let mut rest: Vec<&Value> = new.iter().collect();
        for alternative in old {
            match rest.iter().position(|other| key(other) == key(alternative)) {
                Some(index) => {
                    let other = rest.remove(index);
                    self.schemas(Some(alternative), Some(other), place);
                }
                None => self.push(place, keyword, (Some(alternative), None), Effect::Tightened),
            }
        }
        for alternative in rest {
            self.push(place, keyword, (None, Some(alternative)), Effect::Loosened);
        }
    }
}
