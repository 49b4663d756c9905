//! Every violation has a place, and the source there is what is at fault: over the corpus of rejected documents, and over
//! large documents with planted faults.

use std::collections::BTreeSet;
use std::str::FromStr;

use jiff::Timestamp;
use polar_event_core::json::Decoder;
use polar_event_core::polar::{EventCreateCustomer, EventCreateExternalCustomer};
use polar_event_core::{Code, Event, Metadata, OptionalNullable, Report, json};
use polar_event_tests::corpus::{Case, cases, stated};
use polar_event_tests::place::{is_at_fault, is_located};
use polar_event_tests::random::Random;
use serde_json::Value;
use uuid::Uuid;

/// Checks each violation of a case's report: it has a place, and where the document is JSON, the source there is what is at fault.
#[track_caller]
fn check_places(case: &Case, report: &Report) {
    let document = serde_json::from_str::<Value>(&case.input);
    let has_twice = report.violations().iter().any(|violation| violation.code() == Code::JsonDuplicateKey);
    for violation in report.violations() {
        match &document {
            // Where a key is given twice, `Value` has the last one, and we have judged the first.
            Ok(document)
                if (!has_twice || violation.is_key_error()) && ![Code::JsonInvalid, Code::JsonDepth].contains(&violation.code()) =>
            {
                is_at_fault(violation, document, &case.input, &case.id);
            }
            _ => _ = is_located(violation, &case.input, &case.id),
        }
    }
}

/// An event of either kind, as far as that can be said without an enum: which of the ids it must have is not checked.
#[derive(Event)]
struct EitherEvent {
    metadata: Option<Metadata>,
    #[event(past)]
    timestamp: Option<Timestamp>,
    #[event(length(min = 1, max = 128), no_nul)]
    name: String,
    #[event(uuid(version = 4))]
    organization_id: OptionalNullable<Uuid>,
    #[event(nullable, uuid(version = 4))]
    customer_id: Option<Uuid>,
    #[event(nullable, length(min = 1), no_nul)]
    external_customer_id: Option<String>,
}

#[derive(Event)]
struct Batch {
    events: Vec<EitherEvent>,
}

#[test]
fn batches_of_the_corpus() {
    let mut checked = 0;
    for case in cases().into_iter().filter(|case| case.model == "EventsIngest") {
        if let Err(report) = case.decode::<Batch>() {
            check_places(&case, &report);
            checked += report.violations().len();
        }
    }
    assert!(checked > 50, "{checked}");
}

#[test]
fn single_events_of_the_corpus() {
    let (mut run, mut wrong) = (0, Vec::new());
    for case in cases() {
        let result = match case.model.as_str() {
            "EventCreateCustomer" => case.decode::<EventCreateCustomer>().map(drop),
            "EventCreateExternalCustomer" => case.decode::<EventCreateExternalCustomer>().map(drop),
            _ => continue,
        };
        run += 1;
        if case.verdict != "either" && result.is_ok() != (case.verdict == "accept") {
            wrong.push(format!("{}: {} expected, {result:?}", case.id, case.verdict));
        }
        let Err(report) = result else { continue };
        if let Some(expected) = &case.violations {
            let found: BTreeSet<Vec<String>> = report.violations().iter().map(stated).collect();
            let alike = found == *expected && found.len() == report.violations().len();
            if !alike && !found.iter().any(|violation| violation.contains(&"json_invalid".to_owned())) {
                wrong.push(format!("{}: {expected:?} expected, found {found:?}", case.id));
            }
        }
        check_places(&case, &report);
    }
    assert!(run > 500, "{run}");
    assert!(wrong.is_empty(), "{} of {run}:\n{}", wrong.len(), wrong.join("\n"));
}

#[derive(Event, Debug)]
#[event(deny_unknown_fields)]
struct Account {
    #[event(length(min = 2, max = 10))]
    name: String,
    age: u8,
    score: Option<f64>,
    #[event(items(max = 3))]
    tags: Vec<String>,
    notes: Metadata,
    #[event(via_serde)]
    address: Option<std::net::Ipv4Addr>,
    friends: Vec<Account>,
}

/// Writes an account. Some of its fields are at fault, and what is expected of them is put into `planted`.
fn account(random: &mut Random, depth: usize, path: &str, planted: &mut Vec<(String, Code)>) -> String {
    let mut space = String::new();
    (0..random.below(3)).for_each(|_| space.push_str(random.pick(&[" ", "\n", "\t", "\r\n"])));
    let mut fields = Vec::new();
    let mut field = |random: &mut Random, name: &str, good: &str, bad: &[(&str, &str, Code)]| {
        if random.below(12) == 0 {
            let (text, below, code) = random.pick(bad);
            planted.push((format!("{path}/{name}{below}"), code));
            if !text.is_empty() {
                fields.push(format!("\"{name}\":{text}"));
            }
        } else if !good.is_empty() {
            fields.push(format!("\"{name}\":{good}"));
        }
    };
    field(
        random,
        "name",
        "\"é\\n😀\"",
        &[
            ("\"x\"", "", Code::StringTooShort),
            ("{\"a\":[1]}", "", Code::StringType),
            ("\"ab\\ud800\"", "", Code::StringUnicode),
            ("", "", Code::Missing),
        ],
    );
    field(
        random,
        "age",
        "7",
        &[
            ("256", "", Code::IntOutOfRange),
            ("1.5", "", Code::IntType),
            ("\"7\"", "", Code::IntType),
            ("999999999999999999999999999999999999999999", "", Code::IntOutOfRange),
            ("", "", Code::Missing),
        ],
    );
    field(random, "score", "-1.5e3", &[("1e999", "", Code::FiniteNumber), ("[]", "", Code::FloatType)]);
    field(
        random,
        "tags",
        "[\"a\",\"b\"]",
        &[("[ \"a\", 1]", "/1", Code::StringType), ("[\"a\",\"b\",\"c\",\"d\"]", "", Code::TooLong), ("{}", "", Code::ArrayType)],
    );
    field(
        random,
        "notes",
        "{\"k\":1}",
        &[("{\"k\": {\"x\":[]}}", "/k", Code::ScalarType), ("{\"k\":1,\"\":2}", "/", Code::StringTooShort), ("7", "", Code::ObjectType)],
    );
    field(
        random,
        "address",
        "\"127.0.0.1\"",
        &[("\"localhost\"", "", Code::ValueError), ("{\"v\": [4, {\"é\": \"x\"}]}", "", Code::ValueError)],
    );
    field(random, "extra", "", &[("[{\"a\":\"b\"}]", "", Code::ExtraForbidden)]);
    let count = if depth == 0 { 0 } else { random.below(4) };
    let friends: Vec<String> = (0..count).map(|index| account(random, depth - 1, &format!("{path}/friends/{index}"), planted)).collect();
    fields.push(format!("\"friends\":[{}]", friends.join(&format!(",{space}"))));
    let turn = random.below(fields.len());
    fields.rotate_left(turn);
    format!("{{{space}{}{space}}}", fields.join(&format!("{space},{space}")).replace("\":", &format!("\"{space}:{space}")))
}

#[test]
fn planted_faults_in_large_documents_are_found_where_they_are() {
    let mut random = Random::new(7);
    let mut found_in_all = 0;
    for _ in 0..300 {
        let mut planted = Vec::new();
        let source = account(&mut random, 4, "", &mut planted);
        let limits = json::Limits::new().max_violations(10_000).max_report_bytes(usize::MAX);
        let result = Decoder::new().limits(limits).from_str::<Account>(&source);
        let Err(report) = result else {
            assert!(planted.is_empty(), "{planted:?} not found in {source}");
            continue;
        };
        let mut found: Vec<(String, Code)> =
            report.violations().iter().map(|violation| (violation.pointer().to_string(), violation.code())).collect();
        found_in_all += found.len();
        found.sort_by_key(|(pointer, _)| pointer.clone());
        planted.sort_by_key(|(pointer, _)| pointer.clone());
        assert_eq!(found, planted, "{source}");
        // serde_json refuses half a pair and numbers beyond f64. Both are replaced by something that is as long.
        let readable = source.replace("\\ud800", "\\u0041").replace("1e999", "1e199");
        let document = Value::from_str(&readable).expect("JSON");
        for violation in report.violations() {
            is_at_fault(violation, &document, &readable, &source);
        }
    }
    assert!(found_in_all > 1000, "{found_in_all}");
}
