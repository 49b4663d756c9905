//! What the tests share: a value is decoded by both JSON readers and checked in memory, and all three must agree.

pub mod corpus;
pub mod differential;
pub mod generate;
pub mod left_out;
pub mod place;
pub mod random;
pub mod timestamps;
pub mod tree;
pub mod zoo;

use std::cell::Cell;
use std::fmt::Debug;

use polar_event_core::rule::Rules;
use polar_event_core::{Decode, Report, SatisfiedBy, Validate, ValidationState, Violation, json};
use serde::{Deserializer, Serialize};
use serde_json::Value;

/// The faults of a report as its `Display` writes them: a line each with pointer, message and code.
pub fn lines(report: &Report) -> Vec<String> {
    report.violations().iter().map(Violation::to_string).collect()
}

/// The parameters of each violation of a report.
pub fn params(report: &Report) -> Vec<Value> {
    report.violations().iter().map(|violation| serde_json::to_value(violation.params()).unwrap()).collect()
}

/// `[pointer, code]` of each violation, with `"key"` where the fault is in the key.
pub fn places(report: &Report) -> Vec<String> {
    let place = |violation: &Violation| {
        let key = if violation.is_key_error() { " key" } else { "" };
        format!("{} {}{key}", violation.pointer(), violation.code())
    };
    report.violations().iter().map(place).collect()
}

/// Decodes through `serde_json`, under these rules.
pub fn decode_in<'de, T: Decode<'de>>(text: &'de str, rules: Rules, cx: ValidationState<'_>) -> Result<T, Report> {
    let mut cx = cx.with_self_describing(true);
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = T::decode(&mut deserializer, rules, &mut cx).unwrap_or_else(|error| panic!("{text}: {error}"));
    deserializer.end().unwrap_or_else(|error| panic!("{text}: {error}"));
    cx.into_result(value)
}

thread_local! {
    static RULES: Cell<Rules> = const { Cell::new(&[]) };
}

/// A whole document under the rules in `RULES`, so that the library's own reader can be given some without a derive.
struct Ruled<T>(T);

impl<'de, T: Decode<'de>> Decode<'de> for Ruled<T> {
    type Requires = T::Requires;

    fn decode<D: Deserializer<'de>>(deserializer: D, _: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
        Ok(T::decode(deserializer, RULES.get(), cx)?.map(Self))
    }
}

/// Decodes through the library's own reader, under these rules.
pub fn decode_own<'de, T: Decode<'de, Requires: SatisfiedBy>>(text: &'de str, rules: Rules) -> Result<T, Report> {
    RULES.set(rules);
    json::from_str::<Ruled<T>>(text).map(|ruled| ruled.0)
}

/// Decodes a document by both readers, which must agree.
#[track_caller]
pub fn decode<'de, T: Decode<'de, Requires: SatisfiedBy> + PartialEq + Debug>(text: &'de str, rules: Rules) -> Result<T, Report> {
    let decoded = decode_in(text, rules, ValidationState::new());
    let own = decode_own(text, rules);
    match (&decoded, &own) {
        (Ok(theirs), Ok(ours)) => assert_eq!(theirs, ours, "{text}: the readers differ"),
        (Err(theirs), Err(ours)) => assert_eq!((lines(theirs), params(theirs)), (lines(ours), params(ours)), "{text}: the readers differ"),
        _ => panic!("{text}: the readers differ: {decoded:?}, {own:?}"),
    }
    decoded
}

/// What is wrong with a document, a line a fault.
#[track_caller]
pub fn faults<'de, T: Decode<'de, Requires: SatisfiedBy> + PartialEq + Debug>(text: &'de str, rules: Rules) -> Vec<String> {
    match decode::<T>(text, rules) {
        Ok(value) => panic!("{text}: accepted as {value:?}"),
        Err(report) => lines(&report),
    }
}

/// The same faults whether the document is decoded or the value is checked in memory.
#[track_caller]
pub fn refuses<T>(rules: Rules, value: &T, expected: &[(&str, Value)])
where
    T: for<'de> Decode<'de, Requires = ()> + Validate<Requires = ()> + Serialize + PartialEq + Debug,
{
    let text = serde_json::to_string(value).unwrap();
    let Err(decoded) = decode::<T>(&text, rules) else { panic!("{text}: accepted") };
    let checked = check(rules, value);
    for (way, report) in [("decode", &decoded), ("check", &checked)] {
        let found: Vec<_> = lines(report).into_iter().zip(params(report)).collect();
        let expected: Vec<_> = expected.iter().map(|(line, params)| ((*line).to_owned(), params.clone())).collect();
        assert_eq!(found, expected, "{way} of {text}");
    }
}

/// What a value in memory has wrong; an empty report if nothing.
pub fn check<T: Validate>(rules: Rules, value: &T) -> Report {
    let mut cx = ValidationState::new();
    value.check(rules, &mut cx);
    cx.into_result(Some(())).err().unwrap_or_default()
}

/// The values pass, decoded and in memory, and come back as they were.
#[track_caller]
pub fn accepts<T>(rules: Rules, values: impl IntoIterator<Item = T>)
where
    T: for<'de> Decode<'de, Requires = ()> + Validate<Requires = ()> + Serialize + PartialEq + Debug,
{
    for value in values {
        let text = serde_json::to_string(&value).unwrap();
        match decode::<T>(&text, rules) {
            Ok(decoded) => assert_eq!(decoded, value, "{text}"),
            Err(report) => panic!("{text}: {report}"),
        }
        assert_eq!(lines(&check(rules, &value)), [""; 0], "check of {text}");
    }
}
