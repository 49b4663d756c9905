//! Rules that need a context, and what is done so that it is there.

use std::borrow::Cow;
use std::collections::BTreeMap;

use polar_event_core::decode::{decode, decode_with};
use polar_event_core::{Code, Decode, Event, OptionalNullable, Report, SatisfiedBy, Validate, ValidationState, Violation, json};
use polar_event_tests::{lines, places};

/// A context without a default: whoever decodes must bring one.
struct Known(Vec<u32>);

fn is_known(id: &u32, cx: &ValidationState<'_>) -> Result<(), &'static str> {
    let Known(known) = cx.context().ok_or("has no context")?;
    if known.contains(id) { Ok(()) } else { Err("is not known") }
}

#[derive(Event, Debug, PartialEq)]
#[event(context = Known)]
struct Id(#[event(custom = is_known)] u32);

#[derive(Event, Debug, PartialEq)]
#[event(context = Known)]
struct Order {
    id: Id,
    #[event(custom = is_known)]
    by: Option<u32>,
    #[event(default, each(custom = is_known))]
    items: Vec<u32>,
    parents: Option<Vec<Order>>,
    #[event(default)]
    map: BTreeMap<String, (u8, Id)>,
}

fn known() -> json::Decoder<Known> {
    json::Decoder::new().context(Known(vec![1, 2]))
}

#[test]
fn rules_see_the_context_at_every_depth() {
    let good = r#"{"id": 1, "by": 2, "items": [1, 2], "parents": [{"id": 2}], "map": {"a": [9, 1]}}"#;
    let order = known().from_str::<Order>(good).unwrap();
    assert!(order.validate_with(&Known(vec![1, 2]), ValidationState::new()).is_ok());
    assert_eq!(
        places(&order.validate_with(&Known(vec![2]), ValidationState::new()).unwrap_err()),
        ["/id value_error", "/items/0 value_error", "/map/a/1 value_error"]
    );
    let bad = r#"{"id": 3, "by": 4, "items": [1, 5], "parents": [{"id": 6}], "map": {"a": [9, 7]}}"#;
    let report = known().from_str::<Order>(bad).unwrap_err();
    let ids = ["/id", "/by", "/items/1", "/parents/0/id", "/map/a/1"];
    assert_eq!(lines(&report), ids.map(|id| format!("{id}: is not known [value_error]")));
    let report =
        decode_with::<Order, _, _>(&mut serde_json::Deserializer::from_str(bad), &Known(vec![3]), ValidationState::new()).unwrap_err();
    assert_eq!(report.violations().len(), 5);
}

#[test]
fn collections_and_lines_pass_it_on() {
    assert!(known().from_str::<Vec<Option<Box<Id>>>>("[1, null, 2]").is_ok());
    assert!(known().from_str::<(Id, u8, [Id; 1])>("[1, 3, [2]]").is_ok());
    assert!(known().from_slice::<OptionalNullable<Id>>(b"3").is_err());
    let results: Vec<bool> = known().lines::<Id, _>("1\n3\n2\n".as_bytes()).map(|line| line.unwrap().result.is_ok()).collect();
    assert_eq!(results, [true, false, true]);
    let checked: Vec<json::PerItem<Id>> = known().from_str("[1, 3]").unwrap();
    assert!(checked[0].value().is_some() && checked[1].report().is_some());
    // What needs nothing is decoded with any context.
    assert_eq!(known().from_str::<u8>("5"), Ok(5));
}

/// A context with a default.
#[derive(Debug, Default, Clone, Copy)]
struct Quota(Option<u32>);

fn within(amount: &u32, cx: &ValidationState<'_>) -> Result<(), Violation> {
    match cx.context::<Quota>() {
        Some(Quota(Some(quota))) if amount > quota => {
            Err(Violation::new(Code::Custom("quota")).message("is more than {left}").param("left", *quota))
        }
        Some(_) => Ok(()),
        None => Err(Violation::from("has no context")),
    }
}

#[derive(Event, Debug, PartialEq)]
#[event(context = Quota)]
struct Spend {
    #[event(check = within)]
    amount: u32,
}

#[test]
fn a_default_stands_for_a_context_that_is_not_given() {
    let text = r#"{"amount": 5}"#;
    assert!(json::from_str::<Spend>(text).is_ok());
    assert!(serde_json::from_str::<Spend>(text).is_ok());
    assert!(decode::<Spend, _>(&mut serde_json::Deserializer::from_str(text), ValidationState::new()).is_ok());
    assert!(json::lines::<Spend, _>(text.as_bytes()).all(|line| line.unwrap().result.is_ok()));
    let spend = Spend { amount: 5 };
    assert!(spend.validate().is_ok());
    // What is given counts.
    let quota = Quota(Some(4));
    let report = json::Decoder::new().context(quota).from_str::<Spend>(text).unwrap_err();
    assert_eq!(lines(&report), ["/amount: is more than 4 [quota]"]);
    assert_eq!(spend.validate_with(&quota, ValidationState::new()).unwrap_err(), without_place(&report));
    assert!(spend.validate_in(ValidationState::new().with_context(&quota)).is_err());
    assert!(decode::<Spend, _>(&mut serde_json::Deserializer::from_str(text), ValidationState::new().with_context(&quota)).is_err());
}

/// The report as it is where the source is not known.
fn without_place(report: &Report) -> Report {
    let violations = report.violations().iter();
    Report::from(
        violations
            .map(|violation| Violation::new(violation.code()).message("is more than {left}").param("left", 4_u32).at("amount"))
            .collect::<Vec<_>>(),
    )
}

#[derive(Event, Debug, PartialEq)]
struct Page<T> {
    items: Vec<T>,
    next: Option<Box<Page<T>>>,
}

#[derive(Event, Debug, PartialEq)]
#[event(context = Quota)]
struct Both<T, U> {
    first: T,
    second: Page<U>,
    spend: Spend,
}

#[derive(Event, Debug, PartialEq)]
struct Around<T>(T);

#[test]
fn what_a_generic_type_needs_is_what_its_parameters_need() {
    assert!(json::from_str::<Page<u8>>(r#"{"items": [1]}"#).is_ok());
    assert!(serde_json::from_str::<Page<Spend>>(r#"{"items": [{"amount": 1}]}"#).is_ok());
    let page = r#"{"items": [3], "next": {"items": [1, 4]}}"#;
    assert_eq!(places(&known().from_str::<Page<Id>>(page).unwrap_err()), ["/items/0 value_error", "/next/items/1 value_error"]);
    assert_eq!(places(&known().from_str::<Around<Page<Id>>>(page).unwrap_err()).len(), 2);
    let both = r#"{"first": {"amount": 5}, "second": {"items": [{"amount": 6}]}, "spend": {"amount": 7}}"#;
    assert!(json::from_str::<Both<Spend, Spend>>(both).is_ok());
    let report = json::Decoder::new().context(Quota(Some(5))).from_str::<Both<Spend, Spend>>(both).unwrap_err();
    assert_eq!(places(&report), ["/second/items/0/amount quota", "/spend/amount quota"]);
    // Two contexts with defaults are both there.
    #[derive(Default)]
    struct Other;
    fn has_other(_: &u8, cx: &ValidationState<'_>) -> Result<(), &'static str> {
        cx.context::<Other>().map(|_| ()).ok_or("has no other")
    }
    #[derive(Event, Debug)]
    #[event(context = Other)]
    struct NeedsOther(#[event(custom = has_other)] u8);
    assert!(json::from_str::<(Spend, NeedsOther)>(r#"[{"amount": 5}, 1]"#).is_ok());
}

#[derive(Event, Debug, PartialEq)]
#[event(context = Quota, derive(TryFrom, FromStr, IntoInner))]
struct Amount(#[event(check = within)] u32);

#[test]
fn newtypes_are_made_with_the_default() {
    assert_eq!(Amount::try_from(5).map(Amount::into_inner), Ok(5));
    assert_eq!("7".parse::<Amount>().map(Amount::into_inner), Ok(7));
}

fn first<'de, T: Decode<'de, Requires: SatisfiedBy> + Validate<Requires: SatisfiedBy>>(text: &'de str) -> Result<T, Report> {
    let value: T = json::from_str(text)?;
    value.validate()?;
    Ok(value)
}

#[test]
fn generic_code_asks_for_what_needs_nothing() {
    assert_eq!(first::<Spend>(r#"{"amount": 1}"#), Ok(Spend { amount: 1 }));
    assert!(first::<u8>("-1").is_err());
}

mod functions {
    use super::*;

    fn alone(text: &str) -> Result<(), Code> {
        if text == "no" { Err(Code::Custom("alone")) } else { Ok(()) }
    }

    fn with_context(text: &str, cx: &ValidationState<'_>) -> Result<(), String> {
        let told = cx.context::<Quota>().is_some();
        if text == "no" { Err(format!("is told: {told}")) } else { Ok(()) }
    }

    fn generic<T: AsRef<str> + ?Sized>(text: &T) -> Result<(), Vec<Violation>> {
        if text.as_ref() != "no" {
            return Ok(());
        }
        let first = Violation::new(Code::Custom("first")).param("limit", 5_u8).message("is over {limit}");
        Err(vec![first, Violation::from("is the second")])
    }

    #[expect(clippy::ptr_arg, reason = "a rule may take the field's own type")]
    fn report(_: &Cow<'_, str>) -> Result<(), Report> {
        Err(Report::from(vec![Violation::from(Code::Custom("a")), Violation::from(Code::Custom("b")).at("part")]))
    }

    struct Text;

    impl Text {
        fn check(text: &String, _: &ValidationState<'_>) -> Result<(), Violation> {
            if text == "no" { Err(Code::Custom("method").into()) } else { Ok(()) }
        }
    }

    #[derive(Event, Debug, Default)]
    #[event(context = Quota)]
    pub(super) struct Functions<'a> {
        #[event(custom = alone)]
        a: Option<String>,
        #[event(custom = with_context)]
        b: OptionalNullable<String>,
        #[event(custom = generic)]
        c: Option<String>,
        #[event(custom = report)]
        d: Option<Cow<'a, str>>,
        #[event(custom = Text::check)]
        e: Option<String>,
        #[event(custom = |text| if text == "no" { Err("is a closure") } else { Ok(()) })]
        f: Option<String>,
        #[event(custom = |text: &str, cx| -> Result<(), String> { with_context(text, cx) })]
        g: Option<String>,
        #[event(each(custom = alone), check = |list, _| if list.is_none() { Err("is absent") } else { Ok(()) })]
        h: Option<Vec<String>>,
        #[event(keys(custom = |key: &String| alone(key)), values(custom = |value, cx| within(value, cx)))]
        i: Option<BTreeMap<String, u32>>,
    }
}

#[test]
fn a_rule_is_a_function_of_either_shape_or_a_closure() {
    let text = r#"{"a":"no","b":"no","c":"no","d":"no","e":"no","f":"no","g":"no","h":["yes","no"],"i":{"no":9,"yes":10}}"#;
    let report = json::Decoder::new().context(Quota(Some(9))).from_str::<functions::Functions<'_>>(text).unwrap_err();
    assert_eq!(
        lines(&report),
        [
            "/a: is not accepted [alone]",
            "/b: is told: true [value_error]",
            "/c: is over 5 [first]",
            "/c: is the second [value_error]",
            "/d: is not accepted [a]",
            "/d/part: is not accepted [b]",
            "/e: is not accepted [method]",
            "/f: is a closure [value_error]",
            "/g: is told: true [value_error]",
            "/h/1: is not accepted [alone]",
            "/i/no (the key): is not accepted [alone]",
            "/i/yes: is more than 9 [quota]",
        ]
    );
    assert_eq!(places(&json::from_str::<functions::Functions<'_>>("{}").unwrap_err()), ["/h value_error"]);
    assert_eq!(places(&functions::Functions::default().validate().unwrap_err()), ["/h value_error"]);
}
