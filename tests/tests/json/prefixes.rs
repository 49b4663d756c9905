//! A text that is cut off: of what has not been seen, nothing is concluded. Each prefix of a document is said to be no JSON, and beside that only what
//! the whole document is said to have wrong.

use std::collections::BTreeSet;

use polar_event_core::json::{self, Decoder, PerItem};
use polar_event_core::polar::{
    Cost, Currency, EventCreate, EventCreateCustomer, EventCreateExternalCustomer, EventMetadata, EventsIngest, EventsIngestResponse, Llm,
};
use polar_event_core::{Code, Decode, Describe, Event, Report, SatisfiedBy, Violation};
use polar_event_tests::corpus::cases;
use polar_event_tests::generate;
use polar_event_tests::random::Random;
use polar_event_tests::zoo::models::*;
use polar_event_tests::zoo::schema::*;
use polar_event_tests::{models, places, schema_zoo};
use serde_json::Value;

fn found(report: &Report) -> BTreeSet<String> {
    places(report).into_iter().collect()
}

/// Holds each prefix of a document against the whole of it. Answers how many violations the prefixes had beside `json_invalid`.
fn check(text: &str, decode: &dyn Fn(&str) -> Result<(), Report>) -> usize {
    let whole = decode(text).err().map(|report| found(&report)).unwrap_or_default();
    let mut count = 0;
    // Of a long text, not each.
    for (end, _) in text.char_indices().step_by(1 + text.len() / 250) {
        let prefix = &text[..end];
        // A number may be whole before its end.
        if serde_json::from_str::<Value>(prefix).is_ok() {
            continue;
        }
        let Err(report) = decode(prefix) else { panic!("{prefix} is accepted") };
        let (last, before) = report.violations().split_last().expect("one");
        let last = if last.code() == Code::TooManyViolations { before.last().expect("one") } else { last };
        assert_eq!(last.code(), Code::JsonInvalid, "{prefix}: {report}");
        assert!(last.span().is_some_and(|span| span.end <= end), "{prefix}: {report}");
        for violation in report.violations().iter().filter(|violation| violation.code() != Code::JsonInvalid) {
            count += 1;
            let place = places(&Report::from(Violation::clone(violation))).remove(0);
            assert!(whole.contains(&place), "{prefix}\nconcludes: {report}\nand of {text}\nthis holds: {whole:#?}");
        }
    }
    count
}

fn accepts<T: for<'de> Decode<'de, Requires: SatisfiedBy>>(text: &str) -> Result<(), Report> {
    json::from_str::<T>(text).map(drop)
}

fn prefixes_of<T: Describe + for<'de> Decode<'de, Requires: SatisfiedBy>>(seed: u64) -> usize {
    let mut random = Random::new(seed);
    let mut count = 0;
    for round in 0..24 {
        let mut document = generate::document::<T>(&mut random);
        for _ in 0..round % 3 {
            generate::plant(&mut random, &mut document);
        }
        let text = if round % 2 == 0 { document.to_string() } else { format!("{document:#}") };
        if text.len() < 1200 {
            count += check(&text, &accepts::<T>);
        }
    }
    count
}

macro_rules! prefixes {
    ($($group:ident: $($model:ty),+;)+) => {
        [$($((stringify!($model), prefixes_of::<$model>(11))),+),+]
    };
}

#[test]
fn a_prefix_of_a_document_of_the_zoo_concludes_nothing() {
    let counts = [schema_zoo!(prefixes).as_slice(), models!(prefixes).as_slice()].concat();
    // What is certain is said.
    let saying = counts.iter().filter(|(_, count)| *count > 0).count();
    assert!(saying > counts.len() / 2, "{counts:?}");
}

#[test]
fn a_prefix_of_a_case_of_the_corpus_concludes_nothing() {
    let (mut run, mut count) = (0, 0);
    for case in cases() {
        let input = case.input.as_str();
        if input.len() > 3000 || serde_json::from_str::<Value>(input).is_err() {
            continue;
        }
        let decoder = Decoder::new().now(case.now);
        count += match case.model.as_str() {
            "EventCreateCustomer" => {
                check(input, &|text| decoder.from_str::<EventCreateCustomer>(text).map(drop))
                    + check(input, &|text| decoder.from_str::<EventCreate>(text).map(drop))
            }
            "EventCreateExternalCustomer" => check(input, &|text| decoder.from_str::<EventCreateExternalCustomer>(text).map(drop)),
            "EventsIngest" => check(input, &|text| decoder.from_str::<EventsIngest>(text).map(drop)),
            _ => continue,
        };
        run += 1;
    }
    assert!(run > 400 && count > 1000, "{run}, {count}");
}

#[derive(Event, Debug)]
#[event(untagged)]
enum Either {
    Text { value: String, first: u8 },
    Number { value: u8, second: u8 },
}

/// A document that is cut off may be of another variant, and a part that is may be another part.
#[test]
fn unions_and_parts_that_are_cut_off_are_undecided() {
    for text in [
        r#"{"value": 5, "x": {"first": 1}, "second": 1}"#,
        r#"{"value": "five", "x": "\"second\"", "first": 1}"#,
        r#"{"value": 5, "x": {"first": [1"#,
        r#"{"value": [], "second": 1}"#,
    ] {
        check(text, &accepts::<Either>);
        check(text, &accepts::<Option<Either>>);
        check(&format!("[{text},{text}]"), &accepts::<Vec<Either>>);
        check(&format!("[{text},{text}]"), &accepts::<Vec<PerItem<Either>>>);
    }
    check(r#"[1, "two", 300, [4, {"a": null}], 5]"#, &accepts::<Vec<PerItem<u8>>>);
    check(r#"[1, 2, 300, "4"]"#, &accepts::<[PerItem<u8>; 3]>);
}

#[derive(Event, Debug)]
struct Least {
    #[event(range(min = 100))]
    least: f64,
}

/// Of a number at the end of a text in which something is open, the last digit may not be the last.
#[test]
fn a_number_that_may_go_on_is_not_judged() {
    for number in ["100", "123.5", "1e2", "1.25e3", "18446744073709551615", "-0", "-17", "0.00000000000000000000125e30"] {
        check(&format!(r#"{{"least": {number}}}"#), &accepts::<Least>);
        check(&format!("[{number}]"), &accepts::<Vec<u8>>);
        check(&format!("[{number}]"), &accepts::<Vec<rust_decimal::Decimal>>);
    }
    for (text, expected) in [("[1x]", 1), ("[0x10]", 1), ("[1_000]", 1), ("[300 x]", 2), ("[300,x]", 2), ("[300]x", 2)] {
        let report = json::from_str::<Vec<u8>>(text).unwrap_err();
        assert_eq!(report.violations().len(), expected, "{text}: {report}");
    }
}
