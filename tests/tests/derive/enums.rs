//! Enums whose variants have no fields: strings in JSON, held against serde's own derive.

use std::collections::BTreeMap;

use polar_event_core::{Describe, Event, Validate, ValidationState, describe::Shape, json};
use polar_event_tests::places;

/// How an amount is charged.
#[derive(Event, Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[event(rename_all = "snake_case")]
enum Billing {
    /// Before use.
    InAdvance,
    #[event(alias = "later", alias = "postpaid")]
    InArrears,
    #[serde(rename = "free!")]
    Free,
}

#[derive(serde::Serialize, serde::Deserialize, Debug, PartialEq)]
#[serde(rename_all = "snake_case")]
enum Serde {
    InAdvance,
    #[serde(alias = "later", alias = "postpaid")]
    InArrears,
    #[serde(rename = "free!")]
    Free,
}

#[derive(Event, Debug, PartialEq)]
struct Plan {
    billing: Billing,
    others: Vec<Billing>,
    by_billing: BTreeMap<Billing, u8>,
    fallback: Option<Billing>,
}

#[test]
fn names_are_read_and_written_as_serde_does() {
    for text in
        ["\"in_advance\"", "\"in_arrears\"", "\"later\"", "\"postpaid\"", "\"free!\"", "\"Free\"", "\"inadvance\"", "1", "null", "{}"]
    {
        let ours = json::from_str::<Billing>(text).ok().map(|value| json::to_string(&value).unwrap());
        let serdes = serde_json::from_str::<Serde>(text).ok().map(|value| serde_json::to_string(&value).unwrap());
        assert_eq!(ours, serdes, "{text}");
        let through_serde = serde_json::from_str::<Billing>(text).ok().map(|value| json::to_string(&value).unwrap());
        assert_eq!(through_serde, serdes, "{text}");
    }
}

#[test]
fn another_name_is_told_which_there_are() {
    let text = r#"{"billing":"In_Advance","others":["free!",5,"x"],"by_billing":{"later":1,"x":2},"fallback":null}"#;
    let report = json::from_str::<Plan>(text).unwrap_err();
    assert_eq!(
        places(&report),
        [
            "/billing literal_error",
            "/others/1 string_type",
            "/others/2 literal_error",
            "/by_billing/x literal_error key",
            "/fallback string_type"
        ]
    );
    let expected = r#"/billing: must be one of "in_advance", "in_arrears", "free!"; did you mean "in_advance"? [literal_error]"#;
    assert_eq!(report.violations()[0].to_string(), expected);
}

#[test]
fn enums_go_through_every_format() {
    let plan = Plan {
        billing: Billing::InArrears,
        others: vec![Billing::Free, Billing::InAdvance],
        by_billing: BTreeMap::from([(Billing::Free, 1)]),
        fallback: Some(Billing::InArrears),
    };
    assert_eq!(plan.validate(), Ok(()));
    let text = json::to_string(&plan).unwrap();
    assert_eq!(text, r#"{"billing":"in_arrears","others":["free!","in_advance"],"by_billing":{"free!":1},"fallback":"in_arrears"}"#);
    assert_eq!(json::from_str::<Plan>(&text).as_ref(), Ok(&plan));
    let mut cbor = Vec::new();
    ciborium::into_writer(&plan.billing, &mut cbor).unwrap();
    assert_eq!(ciborium::from_reader::<Billing, _>(cbor.as_slice()).unwrap(), plan.billing);
    let bytes = postcard::to_stdvec(&plan.others).unwrap();
    assert_eq!(postcard::from_bytes::<Vec<Billing>>(&bytes).unwrap(), plan.others);
}

#[test]
fn the_description_has_the_variants() {
    let Shape::Enum(shape) = Billing::SHAPE else { panic!("{:?}", Billing::SHAPE) };
    assert_eq!((shape.name, shape.doc), ("Billing", "How an amount is charged."));
    let variants: Vec<_> = shape.variants.iter().map(|variant| (variant.name, variant.rust_name, variant.aliases, variant.doc)).collect();
    let none: &[&str] = &[];
    assert_eq!(
        variants,
        [
            ("in_advance", "InAdvance", none, "Before use."),
            ("in_arrears", "InArrears", &["later", "postpaid"], ""),
            ("free!", "Free", none, "")
        ]
    );
}

#[test]
fn in_memory_every_value_is_good() {
    let mut cx = ValidationState::new();
    Billing::Free.check(&[], &mut cx);
    assert!(cx.into_result(Some(())).is_ok());
}
