//! What the library offers to tests: cases, and that all who decide agree on them.

use std::collections::BTreeSet;

use polar_event_core::polar::{
    Caller, Cost, Currency, EventCreate, EventCreateCustomer, EventCreateExternalCustomer, EventMetadata, EventsIngest,
    EventsIngestResponse, Llm,
};
use polar_event_core::testing::{Consistency, Seeded, assert_consistent, boundary_cases, valid_value, without_boundary_case};
use polar_event_core::{Describe, Event, json};
use polar_event_tests::zoo::models::*;
use polar_event_tests::zoo::schema::*;
use polar_event_tests::{models, schema_zoo};
use serde_json::Value;

macro_rules! consistent {
    ($($name:ident: $($model:ty),+;)+) => {
        $(#[test]
        fn $name() {
            $(assert_consistent::<$model>();)+
        })+
    };
}

mod consistent {
    use super::*;

    models!(consistent);
}

mod consistent_zoo {
    use super::*;

    schema_zoo!(consistent);
}

#[test]
fn a_batch_is_consistent_whoever_calls() {
    for caller in [Caller::Unknown, Caller::Organization, Caller::User] {
        let check = Consistency::<EventsIngest>::new().context(caller).check();
        check.unwrap_or_else(|disagreements| panic!("{caller:?}: {disagreements}"));
    }
}

/// The documents for a type, with what is expected of them.
fn all<T: Describe>() -> Vec<String> {
    boundary_cases::<T>().iter().map(|case| format!("{} {}", case.document(), case.expected())).collect()
}

/// One of the documents, by what it is for.
fn find<T: Describe>(rule: &str, what: &str) -> (Value, String) {
    let cases = boundary_cases::<T>();
    let found = cases.iter().find(|case| case.rule() == rule && case.what().starts_with(what));
    let case = found.unwrap_or_else(|| panic!("{rule}: {what}: {cases:#?}"));
    (serde_json::from_str(case.document()).unwrap(), case.expected().to_string())
}

#[derive(Event)]
#[event(deny_unknown_fields)]
struct Small {
    on: bool,
    #[event(range(min = 1, exclusive_max = 3))]
    some: Option<u8>,
}

#[test]
fn all_witnesses_of_a_small_type() {
    assert_eq!(
        all::<Small>(),
        [
            r#"{"on":false} accepted"#,
            r#"{"on":false,"some":1} accepted"#,
            "{} /on: missing",
            r#"{"on":false,"on":false} /on (the key): json_duplicate_key"#,
            r#"{"on":false,"some":1,"some":1} /some (the key): json_duplicate_key"#,
            r#"{"on":false,"no such field":null} /no such field (the key): extra_forbidden"#,
            r#"null (document): object_type"#,
            r#"true (document): object_type"#,
            r#"1 (document): object_type"#,
            r#"1.5 (document): object_type"#,
            r#""1" (document): object_type"#,
            r#"[] (document): object_type"#,
            r#"{"on":true} accepted"#,
            r#"{"on":null} /on: bool_type"#,
            r#"{"on":1} /on: bool_type"#,
            r#"{"on":1.5} /on: bool_type"#,
            r#"{"on":"1"} /on: bool_type"#,
            r#"{"on":[]} /on: bool_type"#,
            r#"{"on":{}} /on: bool_type"#,
            r#"{"on":false,"some":0} /some: greater_than_equal"#,
            r#"{"on":false,"some":2} accepted"#,
            r#"{"on":false,"some":3} /some: less_than"#,
            r#"{"on":false,"some":4} /some: less_than"#,
            r#"{"on":false,"some":-1} /some: int_out_of_range"#,
            r#"{"on":false,"some":254} /some: less_than"#,
            r#"{"on":false,"some":255} /some: less_than"#,
            r#"{"on":false,"some":256} /some: int_out_of_range"#,
            r#"{"on":false,"some":1.0} /some: int_type"#,
            r#"{"on":false,"some":1e0} /some: int_type"#,
            r#"{"on":false,"some":340282366920938463463374607431768211456} /some: int_out_of_range"#,
            r#"{"on":false,"some":-170141183460469231731687303715884105729} /some: int_out_of_range"#,
            r#"{"on":false,"some":null} /some: int_type"#,
            r#"{"on":false,"some":true} /some: int_type"#,
            r#"{"on":false,"some":1.5} /some: int_type"#,
            r#"{"on":false,"some":"1"} /some: int_type"#,
            r#"{"on":false,"some":[]} /some: int_type"#,
            r#"{"on":false,"some":{}} /some: int_type"#,
        ]
    );
}

#[test]
fn limits_of_metadata() {
    let (most, accepted) = find::<EventCreateCustomer>("metadata", "50 entries, the most allowed");
    assert_eq!((most["metadata"].as_object().unwrap().len(), accepted.as_str()), (50, "accepted"));
    let (more, refused) = find::<EventCreateCustomer>("metadata", "51 entries, one too many");
    assert_eq!((more["metadata"].as_object().unwrap().len(), refused.as_str()), (51, "/metadata: too_long"));
    let keys = |what: &str| {
        let (document, expected) = find::<EventCreateCustomer>("metadata", what);
        let key = document["metadata"].as_object().unwrap().keys().next().unwrap().clone();
        (key.chars().count(), key.len(), expected)
    };
    assert_eq!(keys("40 characters, the most allowed, with such of 1"), (40, 40, "accepted".to_owned()));
    assert_eq!(keys("40 characters, the most allowed, with such of 4"), (40, 160, "accepted".to_owned()));
    let key = "🦀".repeat(41);
    assert_eq!(keys("41 characters, one too many, with such of 4"), (41, 164, format!("/metadata/{key} (the key): string_too_long")));
}

#[test]
fn characters_and_not_bytes_are_counted() {
    let name = |what: &str| {
        let (document, expected) = find::<EventCreateCustomer>("length", what);
        (document["name"].as_str().unwrap().chars().count(), document["name"].as_str().unwrap().len(), expected)
    };
    assert_eq!(name("128 characters, the most allowed, with such of 4"), (128, 512, "accepted".to_owned()));
    assert_eq!(name("129 characters, one too many, with such of 4"), (129, 516, "/name: string_too_long".to_owned()));
    assert_eq!(name("0 characters, one too few"), (0, 0, "/name: string_too_short".to_owned()));
}

#[test]
fn every_rule_of_the_models_has_witnesses_but_functions() {
    macro_rules! without {
        ($($name:ident: $($model:ty),+;)+) => { vec![$($(without_boundary_case::<$model>()),+),+].concat() };
    }
    let without = [models!(without), schema_zoo!(without)].concat();
    let others: Vec<String> = without.iter().filter(|it| !it.why.starts_with("a function")).map(ToString::to_string).collect();
    assert_eq!(others, [""; 0]);
    let functions: BTreeSet<String> = without.iter().map(|it| format!("{}: {}", it.place, it.rule)).collect();
    let of = |name: &str| functions.iter().filter(|it| it.starts_with(name)).cloned().collect::<Vec<_>>();
    assert_eq!(of("Functions"), ["Functions.plan: custom = known", "Functions.plans: custom = known", "Functions: check = few"]);
    assert_eq!(
        of("Payment"),
        ["Payment.card: required_if = | payment | payment.by_card", "Payment.change: forbidden_if = | payment | payment.by_card"]
    );
}

/// Those that say something else than expected would be found by `assert_consistent`; this is about the clock.
#[test]
fn a_nanosecond_around_now() {
    let cases = boundary_cases::<EventCreateCustomer>();
    let past: Vec<_> = cases.iter().filter(|case| case.depends_on_clock()).map(|it| (it.what(), it.expected().to_string())).collect();
    assert_eq!(
        past,
        [
            ("past: at the limit", "accepted".to_owned()),
            ("past: a nanosecond before the limit", "accepted".to_owned()),
            ("past: a nanosecond after the limit", "/timestamp: datetime_past".to_owned()),
        ]
    );
    assert!(cases.iter().any(|case| case.document().contains("2026-01-31T09:30:00.000000001Z")));
}

#[derive(Event)]
struct Trip {
    #[event(range(max = 9))]
    seats: u8,
    span: Span,
    #[event(via_serde, example([1, 2]))]
    place: Foreign,
    #[event(custom = known, example = "pro")]
    plan: String,
}

#[derive(Event)]
#[event(check = in_order, example({"from": 1, "to": 5}))]
struct Span {
    from: u8,
    to: u8,
}

#[derive(serde::Serialize, serde::Deserialize)]
struct Foreign(u8, u8);

fn in_order(span: &Span) -> Result<(), &'static str> {
    if span.from < span.to { Ok(()) } else { Err("must be in order") }
}

fn known(plan: &str) -> Result<(), &'static str> {
    if plan == "pro" { Ok(()) } else { Err("is no plan of ours") }
}

/// What only functions and `via_serde` types know, the author has said by examples.
#[test]
fn examples_are_good_where_nothing_else_is_known() {
    assert_consistent::<Trip>();
    let case = find::<Trip>("range", "9");
    assert_eq!(case.0.to_string(), r#"{"place":[1,2],"plan":"pro","seats":9,"span":{"from":1,"to":5}}"#);
    assert_eq!(case.1, "accepted");
    assert!(json::from_str::<Trip>(&case.0.to_string()).is_ok());
    let accepted = (0..200).filter_map(|seed| valid_value::<Trip>(&mut Seeded::new(seed))).count();
    assert!(accepted > 20, "{accepted}");
}
