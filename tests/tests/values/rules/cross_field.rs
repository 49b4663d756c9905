//! `required_if`, `forbidden_if` and `equals`: rules on a field that look at the fields beside it.

use std::fmt::Debug;

use polar_event_core::rule::Rule;
use polar_event_core::{Code, Decode, Describe, Event, OptionalNullable, Report, SatisfiedBy, Validate, ValidationState, Violation, json};
use polar_event_tests::place::{all_marked, marked};
use polar_event_tests::{lines, places};
use serde::de::DeserializeOwned;

/// What is wrong with a document: by our reader, by `serde_json`, and, if it can be built, in memory.
#[track_caller]
fn faults<T>(text: &str) -> Vec<String>
where
    T: for<'de> Decode<'de, Requires: SatisfiedBy> + DeserializeOwned + Debug,
{
    let found = json::from_str::<T>(text).map_or_else(|report| lines(&report), |_| Vec::new());
    let serde = serde_json::from_str::<T>(text).map_or_else(|error| error.to_string(), |_| String::new());
    assert_eq!(found.join("\n"), serde.split(" at line").next().unwrap(), "{text}");
    found
}

fn by_card(payment: &Payment) -> bool {
    payment.method == "card"
}

#[derive(Event, Debug, Clone, PartialEq)]
struct Payment {
    method: String,
    #[event(required_if = by_card, length(max = 4))]
    card: Option<String>,
    #[event(forbidden_if = by_card)]
    iban: Option<String>,
    #[event(required_if = |payment| payment.method == "transfer", forbidden_if = by_card, alias = "owner")]
    holder: OptionalNullable<String>,
    #[event(default, required_if = |payment: &Payment, _| payment.method == "gift")]
    code: u8,
}

#[test]
fn a_field_is_required_or_forbidden_as_the_others_say() {
    let missing = |name: &str| format!("/{name}: is required [missing]");
    let forbidden = |name: &str| format!("/{name}: must not be given here [forbidden]");
    assert_eq!(faults::<Payment>(r#"{"method": "card", "card": "4242"}"#), [""; 0]);
    assert_eq!(faults::<Payment>(r#"{"method": "card"}"#), [missing("card")]);
    assert_eq!(faults::<Payment>(r#"{"method": "cash"}"#), [""; 0]);
    assert_eq!(faults::<Payment>(r#"{"method": "cash", "iban": "GB", "holder": "Ada"}"#), [""; 0]);
    assert_eq!(faults::<Payment>(r#"{"method": "transfer"}"#), [missing("holder")]);
    assert_eq!(faults::<Payment>(r#"{"method": "transfer", "holder": null}"#), [""; 0], "null is given");
    assert_eq!(faults::<Payment>(r#"{"method": "gift"}"#), [missing("code")]);
    assert_eq!(faults::<Payment>(r#"{"method": "gift", "code": 0}"#), [""; 0], "the default, but given");
    // All of them at once, in the order of the fields.
    assert_eq!(
        faults::<Payment>(r#"{"holder": null, "iban": "GB", "method": "card"}"#),
        [missing("card"), forbidden("iban"), forbidden("holder")]
    );
    // Not while a field is at fault by itself.
    assert_eq!(
        faults::<Payment>(r#"{"iban": "GB", "card": "42424", "method": "card"}"#),
        ["/card: must have at most 4 characters, has 5 [string_too_long]"]
    );
}

#[test]
fn values_in_memory_are_checked_alike() {
    let payment = |method: &str, card: Option<&str>, holder| Payment {
        method: method.to_owned(),
        card: card.map(str::to_owned),
        iban: None,
        holder,
        code: 0,
    };
    let faults = |payment: Payment| payment.validate().map_or_else(|report| places(&report), |()| Vec::new());
    assert_eq!(faults(payment("card", Some("4242"), OptionalNullable::Unset)), [""; 0]);
    assert_eq!(faults(payment("card", None, OptionalNullable::Null)), ["/card missing", "/holder forbidden"]);
    assert_eq!(faults(payment("transfer", None, OptionalNullable::Unset)), ["/holder missing"]);
    assert_eq!(faults(payment("transfer", None, OptionalNullable::Null)), [""; 0]);
    // In memory nobody can tell whether a default was given.
    assert_eq!(faults(payment("gift", None, OptionalNullable::Unset)), [""; 0]);
    assert_eq!(faults(payment("card", Some("42424"), OptionalNullable::Null)), ["/card string_too_long"]);
}

#[test]
fn a_fault_is_where_the_fields_value_is() {
    let text = r#"[{"method": "cash"}, {"x": [1, {"iban": 2}], "ib\u0061n": "GB", "method": "card", "owner": "Ada"}]"#;
    let report = json::from_str::<Vec<Payment>>(text).unwrap_err();
    assert_eq!(places(&report), ["/1/card missing", "/1/iban forbidden", "/1/owner forbidden"], "by the name in the document");
    let spans: Vec<&str> = all_marked(text, &report);
    assert_eq!(&spans[1..], ["\"GB\"", "\"Ada\""]);
    assert!(spans[0].starts_with("{\"x\"") && spans[0].ends_with('}'), "the object where a field is missing");
    let column = report.violations()[1].location().unwrap().column;
    assert_eq!(column, text.find("\"GB\"").unwrap() + 1);
}

#[derive(Event, Debug)]
#[event(rename_all = "camelCase")]
struct Signup {
    user_password: String,
    #[event(equals = user_password)]
    again: String,
    #[event(equals = r#type)]
    kind: Option<u8>,
    r#type: Option<u8>,
}

#[test]
fn two_fields_must_have_the_same_value() {
    let wrong = "must be the same as `userPassword` [not_equal]";
    assert_eq!(faults::<Signup>(r#"{"userPassword": "ä", "again": "ä"}"#), [""; 0]);
    assert_eq!(faults::<Signup>(r#"{"userPassword": "ä", "again": "Ä"}"#), [format!("/again: {wrong}")]);
    assert_eq!(
        faults::<Signup>(r#"{"userPassword": "a", "again": "b", "type": 1}"#),
        [format!("/again: {wrong}"), "/kind: must be the same as `type` [not_equal]".to_owned()]
    );
    let text = r#"{"userPassword": "a", "again": "b"}"#;
    let report = json::from_str::<Signup>(text).unwrap_err();
    let fault = &report.violations()[0];
    assert_eq!((fault.code(), fault.params().get("other")), (Code::NotEqual, Some(&"userPassword".into())));
    assert_eq!(marked(text, fault), "\"b\"");
    let signup = Signup { user_password: "a".into(), again: "b".into(), kind: None, r#type: None };
    assert_eq!(places(&signup.validate().unwrap_err()), ["/again not_equal"]);
}

struct Strict(bool);

impl Default for Strict {
    fn default() -> Self {
        Self(true)
    }
}

fn is_strict(_: &Order, cx: &ValidationState<'_>) -> bool {
    cx.context::<Strict>().is_some_and(|strict| strict.0)
}

fn ends_after_start(order: &Order) -> Result<(), Vec<Violation>> {
    if order.start <= order.end {
        return Ok(());
    }
    Err(vec![
        Violation::from(Code::Custom("late")).at("start"),
        Violation::new(Code::Custom("early")).message("is before `{other}`").param("other", "start").at("end"),
        Violation::from("is the second").at(1).at("list"),
        Violation::from("is the third").at(2).at("list"),
    ])
}

#[derive(Event, Debug)]
#[event(context = Strict, check = ends_after_start)]
struct Order {
    start: u8,
    end: u8,
    #[event(required_if = is_strict)]
    note: Option<String>,
    #[event(default)]
    list: Vec<u8>,
}

#[test]
fn a_condition_may_ask_the_context() {
    let text = r#"{"start": 2, "end": 1}"#;
    let faults = |strict| places(&json::Decoder::new().context(Strict(strict)).from_str::<Order>(text).unwrap_err());
    // The struct's check comes when nothing else is wrong.
    assert_eq!(faults(true), ["/note missing"]);
    assert_eq!(faults(false), ["/start late", "/end early", "/list/1 value_error", "/list/2 value_error"]);
    assert_eq!(places(&json::from_str::<Order>(text).unwrap_err()), ["/note missing"], "the default is strict");
    assert_eq!(places(&serde_json_report(text)), ["/note missing"]);
    let order = Order { start: 1, end: 1, note: None, list: Vec::new() };
    assert_eq!(places(&order.validate().unwrap_err()), ["/note missing"]);
    assert!(order.validate_with(&Strict(false), ValidationState::new()).is_ok());
    assert!(order.validate_in(ValidationState::new().with_context(&Strict(false))).is_ok());
}

fn serde_json_report(text: &str) -> Report {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    polar_event_core::decode::decode::<Order, _>(&mut deserializer, ValidationState::new()).unwrap_err()
}

#[test]
fn a_check_reports_several_faults_at_their_places() {
    let text = r#"{"note": "n", "start": 2, "list": [ 10, 20 ], "end": 1}"#;
    let report = json::from_str::<Order>(text).unwrap_err();
    let spans: Vec<&str> = all_marked(text, &report);
    // There is no third item: the place is that of the list.
    assert_eq!(spans, ["2", "1", "20", "[ 10, 20 ]"]);
    assert_eq!(
        lines(&report),
        [
            "/start: is not accepted [late]",
            "/end: is before `start` [early]",
            "/list/1: is the second [value_error]",
            "/list/2: is the third [value_error]"
        ]
    );
}

#[test]
fn the_description_has_the_rules() {
    let rules = |name: &str| {
        let field = Payment::SHAPE.fields().unwrap().iter().find(|field| field.name == name).unwrap();
        field.rules
    };
    assert!(matches!(rules("card"), [Rule::Length(_), Rule::RequiredIf("by_card")]));
    assert!(matches!(rules("iban"), [Rule::ForbiddenIf("by_card")]));
    assert!(matches!(rules("holder"), [Rule::RequiredIf(condition), Rule::ForbiddenIf("by_card")] if condition.contains("\"transfer\"")));
    let Some([_, again, kind, _]) = Signup::SHAPE.fields() else { panic!() };
    assert!(matches!(again.rules, [Rule::Equals("userPassword")]));
    assert!(matches!(kind.rules, [Rule::Equals("type")]));
    assert_eq!(Order::SHAPE.object().check, Some("ends_after_start"));
    assert_eq!(Payment::SHAPE.object().check, None);
}

#[derive(Event, Debug)]
struct Generic<T: PartialEq> {
    first: T,
    #[event(equals = first)]
    second: T,
    #[event(required_if = |generic| generic.first == generic.second)]
    third: Option<T>,
}

#[test]
fn generic_structs_have_such_rules_too() {
    assert_eq!(faults::<Generic<u8>>(r#"{"first": 1, "second": 1}"#), ["/third: is required [missing]"]);
    assert_eq!(faults::<Generic<String>>(r#"{"first": "1", "second": ""}"#), ["/second: must be the same as `first` [not_equal]"]);
}

#[test]
fn faults_that_are_not_kept_are_not_looked_up() {
    fn many(list: &[u8]) -> Result<(), Vec<Violation>> {
        Err((0..list.len()).map(|index| Violation::from("is an item").at(index)).collect())
    }
    #[derive(Event, Debug)]
    struct Many {
        #[event(custom = many)]
        list: Vec<u8>,
    }
    let text = format!(r#"{{"list": [{}0]}}"#, "0,".repeat(100_000));
    let report = json::from_str::<Many>(&text).unwrap_err();
    assert_eq!(report.violations().len(), 101);
    assert_eq!(report.violations()[99].span(), Some(208..209));
    assert!(report.is_truncated());
}
