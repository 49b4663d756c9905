//! Every case of `tests/data/polar-events.jsonl`: verdict, value and violations.

use std::collections::BTreeSet;

use jiff::Timestamp;
use polar_event_core::polar::{EventCreateCustomer, EventCreateExternalCustomer, EventsIngest};
use polar_event_core::{Decode, Report, SatisfiedBy, json};
use polar_event_tests::corpus::{Case, cases, stated};
use polar_event_tests::place::steps;
use serde::Serialize;
use serde_json::Value;

/// The decoded value as JSON again, or what is wrong.
fn decode<T: for<'de> Decode<'de, Requires: SatisfiedBy> + Serialize>(case: &Case) -> Result<Value, Report> {
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
            let found: BTreeSet<_> = report.violations().iter().map(stated).collect();
            let stopped = expected.iter().any(|place| place.get(1).is_some_and(|code| code == "json_invalid"));
            // Beside a syntax error, the faults before it may stand.
            let good = if stopped { expected.is_subset(&found) } else { *expected == found };
            (!good).then(|| format!("found {found:?} instead of {expected:?}"))
        }
        _ => None,
    }
}

/// What FastAPI would list for a stated violation: `loc` behind `body`, then `type`.
fn listed(place: &[String], input: &str) -> (Vec<Value>, String) {
    let [pointer, code, key @ ..] = place else { panic!("{place:?}") };
    let whole: Value = serde_json::from_str(input).unwrap_or_default();
    let mut loc = vec![Value::from("body")];
    loc.extend(steps(&whole, pointer).into_iter().map(|(step, from)| match from {
        // Only the document tells the index of a list from a key that is a number.
        Some(Value::Array(_)) => Value::from(step.parse::<usize>().expect("an index")),
        _ => Value::from(step),
    }));
    loc.extend(key.iter().map(|key| Value::from(format!("[{key}]"))));
    (loc, code.clone())
}

#[test]
fn every_rejection_is_answered_as_fastapi_would() {
    let mut checked = 0;
    for case in cases() {
        let (Err(report), Some(expected)) = (run(&case), &case.violations) else { continue };
        let stopped = expected.iter().any(|place| place.get(1).is_some_and(|code| code == "json_invalid"));
        let answer = serde_json::to_value(report.fastapi()).unwrap();
        let found = answer["detail"].as_array().unwrap().iter().map(|item| {
            assert!(item["msg"].as_str().is_some_and(|text| !text.contains("_length}")), "{}: {item}", case.id);
            assert!(item.as_object().unwrap().keys().all(|key| ["type", "loc", "msg", "ctx"].contains(&key.as_str())), "{}", case.id);
            if item["type"] == "json_invalid" {
                // FastAPI has the offset in `loc`.
                let offset = item["loc"][1].as_u64().expect("an offset");
                assert!(item["loc"][0] == "body" && offset <= case.input.chars().count() as u64, "{}: {item}", case.id);
                return format!("{} json_invalid", item["ctx"]["pointer"].as_str().unwrap());
            }
            format!("{} {}", item["loc"], item["type"].as_str().unwrap())
        });
        let expected = expected.iter().map(|place| match place.as_slice() {
            [pointer, code] if code == "json_invalid" => format!("{pointer} {code}"),
            place => {
                let (loc, code) = listed(place, &case.input);
                format!("{} {code}", Value::from(loc))
            }
        });
        let (found, expected): (BTreeSet<_>, BTreeSet<_>) = (found.collect(), expected.collect());
        let good = if stopped { expected.is_subset(&found) } else { found == expected };
        assert!(good, "{} ({}): {found:?} instead of {expected:?}", case.id, case.why);
        checked += 1;
    }
    assert!(checked > 250, "{checked}");
}

#[test]
fn every_case_is_as_stated() {
    let cases = cases();
    assert_eq!(cases.len(), 612);
    let complaints = cases.iter().filter_map(|case| {
        let complaint = complaint(case, &run(case))?;
        Some(format!("{} ({}): {complaint}\n    {}", case.id, case.why, case.input.chars().take(300).collect::<String>()))
    });
    let complaints: Vec<_> = complaints.collect();
    assert!(complaints.is_empty(), "{} cases are not as stated:\n{}", complaints.len(), complaints.join("\n"));
}
