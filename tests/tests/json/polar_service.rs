//! `polar::lenient` beside Polar's service: the verdict and the value of each document in `tests/data/polar-service.jsonl`.

use std::collections::{BTreeMap, BTreeSet};

use polar_event_core::Report;
use polar_event_core::polar::lenient::{
    self, Cost, EventCreate, EventCreateCustomer, EventCreateExternalCustomer, EventsIngest, Integer, Llm, Metadata, MetadataValue, Text,
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::polar_cases::{Case, cases};

impl Case {
    fn decode(&self) -> Result<Value, Report> {
        let body = self.body();
        match &*self.model {
            "EventCreateCustomer" => lenient::from_slice_at(&body, self.now).map(customer),
            "EventCreateExternalCustomer" => lenient::from_slice_at(&body, self.now).map(external),
            "EventsIngest" => lenient::from_slice_at(&body, self.now).map(batch),
            other => panic!("no model {other}"),
        }
    }
}

/// The values as `tests/polar/service.py` writes them.
fn text(text: &Text) -> Value {
    match text.as_str() {
        Some(text) => json!(text),
        None => json!({ "utf8": text.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect::<String>() }),
    }
}

fn int(integer: &Integer) -> Value {
    json!({ "int": integer.as_str() })
}

fn cost(Cost { amount, currency }: &Cost) -> Value {
    json!({ "object": [["amount", { "decimal": amount.to_string() }], ["currency", currency]] })
}

fn llm(llm: &Llm) -> Value {
    let optional = |value: &Option<Text>| value.as_ref().map(text);
    let mut fields = vec![
        json!(["vendor", text(&llm.vendor)]),
        json!(["model", text(&llm.model)]),
        json!(["prompt", optional(&llm.prompt)]),
        json!(["response", optional(&llm.response)]),
        json!(["input_tokens", int(&llm.input_tokens)]),
    ];
    fields.extend(llm.cached_input_tokens.as_ref().map(|tokens| json!(["cached_input_tokens", int(tokens)])));
    fields.push(json!(["output_tokens", int(&llm.output_tokens)]));
    fields.push(json!(["total_tokens", int(&llm.total_tokens)]));
    json!({ "object": fields })
}

fn metadata(metadata: &Metadata) -> Value {
    let value = |value: &MetadataValue| match value {
        MetadataValue::String(text) => json!(text),
        MetadataValue::Integer(integer) => int(integer),
        MetadataValue::Float(float) => json!({ "float": bits(*float) }),
        MetadataValue::Boolean(value) => json!(value),
    };
    let cost = metadata.cost.as_ref().map(|it| json!(["_cost", cost(it)]));
    let llm = metadata.llm.as_ref().map(|it| json!(["_llm", llm(it)]));
    let others = metadata.values.iter().map(|(key, item)| json!([key, value(item)]));
    json!({ "object": cost.into_iter().chain(llm).chain(others).collect::<Vec<_>>() })
}

macro_rules! event {
    ($name:ident, $event:ident, $id:ident: $of_id:expr, $member:ident: $of_member:expr) => {
        #[allow(clippy::redundant_closure_call)]
        fn $name(event: $event) -> Value {
            let mut fields = json!({
                "name": event.name.as_str(),
                "organization_id": event.organization_id.as_ref().map(Uuid::to_string),
                "external_id": event.external_id.as_ref().map(text),
                "parent_id": event.parent_id.as_ref().map(text),
                "metadata": metadata(&event.metadata),
                stringify!($id): $of_id(&event.$id),
                stringify!($member): event.$member.as_ref().map($of_member),
            });
            if let Some(timestamp) = event.timestamp {
                fields["timestamp"] = json!({ "microseconds": timestamp.as_microsecond() });
            }
            json!({ "model": stringify!($event), "fields": fields })
        }
    };
}

event!(customer, EventCreateCustomer, customer_id: Uuid::to_string, member_id: Uuid::to_string);
event!(external, EventCreateExternalCustomer, external_customer_id: text, external_member_id: text);

fn batch(batch: EventsIngest) -> Value {
    let event = |event| match event {
        EventCreate::Customer(event) => customer(event),
        EventCreate::ExternalCustomer(event) => external(event),
    };
    json!({ "events": batch.events.into_iter().map(event).collect::<Vec<_>>() })
}

/// Python shows no sign of a NaN.
fn bits(float: f64) -> String {
    if float.is_nan() { "NaN".to_owned() } else { float.to_bits().to_string() }
}

/// Floats are compared by their bits: Python's `repr` is not Rust's.
fn floats_as_bits(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            if let Some(Value::String(float)) = fields.get_mut("float") {
                *float = bits(float.parse().unwrap());
            }
            fields.values_mut().for_each(floats_as_bits);
        }
        Value::Array(items) => items.iter_mut().for_each(floats_as_bits),
        _ => {}
    }
}

#[test]
fn every_verdict_and_value_is_the_services() {
    let cases = cases();
    assert!(cases.len() > 2400, "{}", cases.len());
    let mut wrong = Vec::new();
    for case in &cases {
        let mut expected = case.value.clone();
        expected.iter_mut().for_each(floats_as_bits);
        let decoded = case.decode();
        if decoded.as_ref().ok() != expected.as_ref() {
            wrong.push(format!("{} ({}): {} {:?}, not {decoded:?}", case.id, case.why, case.verdict, expected));
        }
    }
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// The documents of `polar-events.jsonl` are all among them; what the service says otherwise today is what has changed since, and no more.
#[test]
fn what_has_changed_in_the_service() {
    let cases: BTreeMap<_, _> = cases().into_iter().map(|case| (case.id.clone(), case)).collect();
    let mut counts = BTreeMap::new();
    for line in include_str!("../../data/polar-events.jsonl").lines() {
        let old: Value = polar_event_core::json::from_str(line).unwrap();
        let new = &cases[old["id"].as_str().unwrap()];
        assert_eq!(new.text(), old["input"].as_str());
        if old["polar"].as_str() != Some(&new.verdict) {
            let group = new.id.rsplit_once('-').unwrap().0.to_owned();
            *counts.entry((group, new.verdict.clone())).or_insert(0) += 1;
        }
    }
    let mut counts: Vec<_> = counts.iter().map(|((group, verdict), count)| (&**group, &**verdict, *count)).collect();
    counts.sort_by_key(|&(_, verdict, _)| verdict);
    let expected = [
        // `_llm` has fields of its own since 2025-10-20. With that, keys may be empty or longer than 40 characters, and there may be more than 50 pairs.
        ("batch-fault", "accept", 1),
        ("key-len", "accept", 13),
        ("meta-bad", "accept", 1),
        ("pairs", "accept", 3),
        ("single", "accept", 1),
        // Names have a maximum length since 2026-04-07, which needs UTF-8, too; U+0000 is refused since 2026-07-20.
        ("name", "reject", 4),
        ("nul", "reject", 2),
        ("surrogate", "reject", 3),
    ];
    assert_eq!(counts, expected);
}

/// A violation of pydantic in this library's terms: without the alternative of a union that it is about, and with the code that is nearest. What is wrong with
/// a metadata value is said of the first alternative, a string; `None` for the others.
fn in_our_terms((pointer, code): &(String, String)) -> Option<(String, String)> {
    if code == "json_invalid" {
        return Some((String::new(), code.clone()));
    }
    let is_value = pointer.contains("/metadata/") && !pointer.contains("/metadata/_");
    if is_value && ["/int", "/float", "/bool"].iter().any(|alternative| pointer.ends_with(alternative)) {
        return None;
    }
    let alternatives = ["EventCreateCustomer", "EventCreateExternalCustomer", "constrained-str"];
    let pointer = pointer.split('/').filter(|name| !alternatives.contains(name)).collect::<Vec<_>>().join("/");
    let code = match &**code {
        "model_attributes_type" | "dict_type" => "object_type",
        // FastAPI says of a body of `null` that it is missing.
        "missing" if pointer.is_empty() => "object_type",
        "list_type" => "array_type",
        "datetime_from_date_parsing" => "datetime_parsing",
        "value_error" if pointer.ends_with("/timestamp") => "datetime_past",
        "string_type" if is_value => "scalar_type",
        other => other,
    };
    Some((pointer, code.to_owned()))
}

/// What the documentation of the module says of its reports.
#[test]
fn reports_agree_but_for_missing_ids() {
    let (mut refused, mut different) = (0, Vec::new());
    for case in cases() {
        // Without violations, the service has answered 400 or 500.
        if case.violations.is_empty() {
            continue;
        }
        refused += 1;
        let theirs: BTreeSet<_> = case.violations.iter().filter_map(in_our_terms).collect();
        let report = case.decode().unwrap_err();
        let ours: BTreeSet<_> = report.violations().iter().map(|it| (it.pointer().to_string(), it.code().to_string())).collect();
        // Of a batch, pydantic reports what is wrong with an event as either kind.
        if if case.model == "EventsIngest" { !ours.is_subset(&theirs) } else { ours != theirs } {
            different.push((case.id, case.why, ours, theirs));
        }
    }
    assert_eq!(refused, 1399);
    let missing_ids =
        |ours: &BTreeSet<(String, String)>| ours.iter().any(|(pointer, code)| pointer.matches('/').count() == 2 && code == "missing");
    let (without_ids, others): (Vec<_>, Vec<_>) = different.into_iter().partition(|(_, _, ours, _)| missing_ids(ours));
    assert_eq!(without_ids.len(), 5, "{without_ids:#?}");
    // FastAPI calls an empty body missing.
    assert_eq!(others.iter().map(|(id, ..)| &**id).collect::<Vec<_>>(), ["json-001"], "{others:#?}");
}
