//! Every case of `tests/data/polar-events.jsonl`: verdict, value and violations.

use std::collections::BTreeSet;

use jiff::Timestamp;
use polar_event_core::polar::{EventCreateCustomer, EventCreateExternalCustomer, EventsIngest};
use polar_event_core::{Decode, MetBy, Report, json};
use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Deserialize)]
struct Case {
    id: String,
    model: String,
    why: String,
    input: String,
    now: Timestamp,
    verdict: String,
    value: Option<Value>,
    violations: Option<BTreeSet<Vec<String>>>,
}

/// `serde_json` rounds some floats wrongly unless built otherwise, so it is not the one to read what is expected.
fn case(line: &str) -> Case {
    let value: Value = json::from_str(line).unwrap();
    serde_json::from_value(value).unwrap()
}

/// The decoded value as JSON again, or what is wrong.
fn decode<T: for<'de> Decode<'de, Context: MetBy> + Serialize>(case: &Case) -> Result<Value, Report> {
    let decoded: T = json::Decoder::new().now(case.now).from_slice(case.input.as_bytes())?;
    Ok(serde_json::to_value(decoded).unwrap())
}

fn run(case: &Case) -> Result<Value, Report> {
    match case.model.as_str() {
        "EventCreateCustomer" => decode::<EventCreateCustomer>(case),
        "EventCreateExternalCustomer" => decode::<EventCreateExternalCustomer>(case),
        "EventsIngest" => decode::<EventsIngest>(case),
        model => panic!("{}: no model {model}", case.id),
    }
}

/// The timestamp of an event becomes its instant, in microseconds.
fn normalized(mut value: Value) -> Value {
    if let Some(Value::Array(events)) = value.get_mut("events") {
        events.iter_mut().for_each(|event| *event = normalized(event.take()));
    }
    if let Some(timestamp) = value.get_mut("timestamp") {
        let instant: Timestamp = timestamp.as_str().unwrap().parse().unwrap();
        *timestamp = Value::from(instant.as_microsecond());
    }
    value
}

fn places(report: &Report) -> BTreeSet<Vec<String>> {
    let place = |violation: &polar_event_core::Violation| {
        let key = violation.at_key().then(|| "key".to_owned());
        [violation.pointer().to_string(), violation.code().to_string()].into_iter().chain(key).collect()
    };
    report.violations().iter().map(place).collect()
}

/// What is wrong with an outcome, if anything.
fn complaint(case: &Case, outcome: &Result<Value, Report>) -> Option<String> {
    match (case.verdict.as_str(), outcome) {
        ("reject", Ok(value)) => return Some(format!("accepted as {value}")),
        ("accept", Err(report)) => return Some(format!("refused: {report}")),
        _ => {}
    }
    match (outcome, &case.value, &case.violations) {
        (Ok(value), Some(expected), _) => {
            let (value, expected) = (normalized(value.clone()), normalized(expected.clone()));
            (value != expected).then(|| format!("became {value} instead of {expected}"))
        }
        (Err(report), _, Some(expected)) => {
            let found = places(report);
            let stopped = expected.iter().any(|place| place.get(1).is_some_and(|code| code == "json_invalid"));
            // Beside a syntax error, the faults before it may stand.
            let good = if stopped { expected.is_subset(&found) } else { *expected == found };
            (!good).then(|| format!("found {found:?} instead of {expected:?}"))
        }
        _ => None,
    }
}

#[test]
fn every_case_is_as_stated() {
    let cases: Vec<Case> = include_str!("../data/polar-events.jsonl").lines().map(case).collect();
    assert_eq!(cases.len(), 612);
    let complaints = cases.iter().filter_map(|case| {
        let complaint = complaint(case, &run(case))?;
        Some(format!("{} ({}): {complaint}\n    {}", case.id, case.why, case.input.chars().take(300).collect::<String>()))
    });
    let complaints: Vec<_> = complaints.collect();
    assert!(complaints.is_empty(), "{} cases are not as stated:\n{}", complaints.len(), complaints.join("\n"));
}
