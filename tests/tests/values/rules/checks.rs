//! `check` on fields and structs, the context that it gets, and Polar's rule about callers.

use polar_event_core::polar::{Caller, EventCreateCustomer};
use polar_event_core::{Event, OptionalNullable, Validate, ValidationState, Violation, json};
use polar_event_tests::place::marked;
use polar_event_tests::places;

const CUSTOMER: &str = "1dbfc517-0bbf-4301-9ba8-555ca42b9737";

/// What is wrong with an event that has this organization, or none, for this caller: decoded, and in memory.
fn organization(organization: &str, caller: Option<Caller>) -> Vec<String> {
    let text = format!(r#"{{"name":"n","customer_id":"{CUSTOMER}"{organization}}}"#);
    let decoded = match caller {
        Some(caller) => json::Decoder::new().context(caller).from_str::<EventCreateCustomer>(&text),
        None => json::from_str(&text),
    };
    let decoded = decoded.map_or_else(|report| places(&report), |_| Vec::new());
    let event: EventCreateCustomer = json::from_str(&text).unwrap();
    let checked = match &caller {
        Some(caller) => event.validate_with(caller, ValidationState::new()),
        None => event.validate(),
    };
    let checked = checked.map_or_else(|report| places(&report), |()| Vec::new());
    assert_eq!(decoded, checked);
    decoded
}

#[test]
fn whether_an_organization_is_due_depends_on_the_caller() {
    let given = format!(r#","organization_id":"{CUSTOMER}""#);
    let null = r#","organization_id":null"#;
    for text in ["", null, given.as_str()] {
        assert_eq!(organization(text, None), [""; 0]);
        assert_eq!(organization(text, Some(Caller::Unknown)), [""; 0]);
    }
    assert_eq!(organization("", Some(Caller::Organization)), [""; 0]);
    assert_eq!(organization(null, Some(Caller::Organization)), [""; 0]);
    assert_eq!(organization(&given, Some(Caller::Organization)), ["/organization_id organization_token"]);
    assert_eq!(organization("", Some(Caller::User)), ["/organization_id missing"]);
    assert_eq!(organization(null, Some(Caller::User)), ["/organization_id missing"]);
    assert_eq!(organization(&given, Some(Caller::User)), [""; 0]);
}

#[test]
fn the_callers_fault_stands_beside_others() {
    let report = json::Decoder::new().context(Caller::User).from_str::<EventCreateCustomer>(r#"{"name":""}"#).unwrap_err();
    assert_eq!(places(&report), ["/name string_too_short", "/organization_id missing", "/customer_id missing"]);
    let text = format!(r#"{{"organization_id":"{CUSTOMER}","name":5}}"#);
    let report = json::Decoder::new().context(Caller::Organization).from_str::<EventCreateCustomer>(&text).unwrap_err();
    assert_eq!(places(&report), ["/organization_id organization_token", "/name string_type", "/customer_id missing"]);
    assert_eq!(marked(&text, &report.violations()[0]), format!("{CUSTOMER:?}"));
}

fn ends_after_start(span: &Span, _: &ValidationState<'_>) -> Result<(), Vec<Violation>> {
    if span.start <= span.end {
        return Ok(());
    }
    Err(vec![Violation::from("is after the end").at("start"), Violation::from("is before the start").at("end")])
}

fn not_null(note: &OptionalNullable<String>, _: &ValidationState<'_>) -> Result<(), &'static str> {
    if note.is_null() { Err("must be absent or a text") } else { Ok(()) }
}

#[derive(Event, Debug)]
#[event(check = ends_after_start)]
struct Span {
    start: u8,
    #[event(range(max = 9))]
    end: u8,
    #[event(check = not_null, length(max = 3))]
    note: OptionalNullable<String>,
}

#[test]
fn a_struct_is_checked_when_its_fields_are_good() {
    let decode = |text| json::from_str::<Span>(text).map_or_else(|report| places(&report), |_| Vec::new());
    assert_eq!(decode(r#"{"start":1,"end":1}"#), [""; 0]);
    assert_eq!(decode(r#"{"start":2,"end":1}"#), ["/start value_error", "/end value_error"]);
    assert_eq!(decode(r#"{"start":12,"end":10}"#), ["/end less_than_equal"]);
    assert_eq!(decode(r#"{"start":2,"end":1,"note":null}"#), ["/note value_error"]);
    assert_eq!(decode(r#"{"start":1,"end":1,"note":"long"}"#), ["/note string_too_long"]);
}

#[test]
fn values_in_memory_are_checked_alike() {
    let span = |start, end, note| Span { start, end, note }.validate().map_or_else(|report| places(&report), |()| Vec::new());
    assert_eq!(span(1, 1, OptionalNullable::Unset), [""; 0]);
    assert_eq!(span(2, 1, OptionalNullable::Unset), ["/start value_error", "/end value_error"]);
    assert_eq!(span(12, 10, OptionalNullable::Unset), ["/end less_than_equal"]);
    assert_eq!(span(2, 1, OptionalNullable::Null), ["/note value_error"]);
}
