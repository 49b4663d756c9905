//! Good and bad batches, and what must come of each.

use serde_json::{Value, json};

use crate::client::Response;

/// The event as it is sent.
fn event(connection: u32, batch: u32, index: u32) -> Value {
    json!({
        "name": format!("{connection}-{batch}-{index}"),
        "external_customer_id": "Zoë 🐻",
        "organization_id": null,
        "metadata": {"batch": batch, "share": 0.5, "text": "é\n", "yes": true},
        "ignored": [],
    })
}

/// The event as it is written.
pub(crate) fn stored(connection: u32, batch: u32, index: u32) -> Value {
    let mut event = event(connection, batch, index);
    event.as_object_mut().unwrap().remove("ignored");
    event
}

/// What is sent, and what must come back: a status, and `loc` and `type` of each fault, or the number of events.
pub(crate) struct Batch {
    pub(crate) token: &'static str,
    pub(crate) body: String,
    status: u16,
    answer: Value,
}

pub(crate) fn batch(connection: u32, number: u32) -> Batch {
    let count = 1 + (connection + number) % 10;
    let mut events: Vec<Value> = (0..count).map(|index| event(connection, number, index)).collect();
    let good = json!({"inserted": count, "duplicates": 0});
    let whole = |token, status, events: &[Value], answer| Batch { token, body: json!({ "events": events }).to_string(), status, answer };
    let bad = count - 1;
    let at = bad as usize;
    match (connection + number) % 12 {
        0 => {
            events[at]["name"] = json!("");
            whole("secret", 422, &events, json!([[["body", "events", bad, "name"], "string_too_short"]]))
        }
        1 => {
            events[at]["metadata"]["batch"] = json!({});
            events[0]["customer_id"] = json!("1dbfc517-0bbf-4301-9ba8-555ca42b9737");
            let answer =
                json!([[["body", "events", 0], "union_ambiguous"], [["body", "events", bad, "metadata", "batch"], "scalar_type"],]);
            whole("secret", 422, &events, answer)
        }
        2 => {
            let faults: Vec<_> = (0..count).map(|index| json!([["body", "events", index, "organization_id"], "missing"])).collect();
            whole("polar_pat_secret", 422, &events, json!(faults))
        }
        3 => {
            let mut body = json!({ "events": events }).to_string();
            body.truncate(body.len() - 2);
            let answer = json!([[["body", body.chars().count()], "json_invalid"]]);
            Batch { token: "secret", body, status: 422, answer }
        }
        4 => whole("", 401, &events, Value::Null),
        5 => whole("polar_oat_secret", 200, &events, good),
        _ => whole("secret", 200, &events, good),
    }
}

pub(crate) fn check(batch: &Batch, response: &Response) {
    let (body, answer) = (&batch.body, response.json());
    assert_eq!(response.status, batch.status, "{answer} to {body}");
    let found = match response.status {
        200 => answer.clone(),
        422 => answer["detail"].as_array().unwrap().iter().map(|item| json!([item["loc"], item["type"]])).collect(),
        _ => Value::Null,
    };
    assert_eq!(found, batch.answer, "to {body}");
}
