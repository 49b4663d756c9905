//! The fields of Polar's events that the SDK page does not have: what they take, keep and refuse.

use polar_event_core::polar::{
    Cost, CostAmount, EventCreate, EventCreateCustomer, EventCreateExternalCustomer, EventMetadata, EventsIngestResponse, Llm,
};
use polar_event_core::{Metadata, OptionalNullable, Validate, json, metadata};
use polar_event_tests::places;
use proptest::prelude::*;

const CUSTOMER: &str = "1dbfc517-0bbf-4301-9ba8-555ca42b9737";

fn customer(fields: &str) -> String {
    format!(r#"{{"name":"signup","customer_id":"{CUSTOMER}"{fields}}}"#)
}

fn external(fields: &str) -> String {
    format!(r#"{{"name":"signup","external_customer_id":"user-1337"{fields}}}"#)
}

/// The event as it is written, or its faults.
fn read(text: &str) -> Result<String, Vec<String>> {
    match json::from_str::<EventCreate>(text) {
        Ok(event) => {
            let written = json::to_string(&event).unwrap();
            assert_eq!(serde_json::to_string(&event).unwrap(), written);
            assert_eq!(serde_json::from_str::<EventCreate>(&written).unwrap(), event);
            let mut bytes = Vec::new();
            ciborium::into_writer(&event, &mut bytes).unwrap();
            assert_eq!(ciborium::from_reader::<EventCreate, _>(bytes.as_slice()).unwrap(), event);
            event.validate().unwrap();
            Ok(written)
        }
        Err(report) => Err(places(&report)),
    }
}

#[track_caller]
fn keeps(text: &str) {
    let written = read(text).unwrap();
    let parse = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    assert_eq!(parse(&written), parse(text));
}

#[track_caller]
fn refuses(text: &str, faults: &[&str]) {
    assert_eq!(read(text).unwrap_err(), faults, "{text}");
}

#[test]
fn ids_are_absent_null_or_texts() {
    for id in ["external_id", "parent_id"] {
        for of in [customer, external] {
            keeps(&of(""));
            keeps(&of(&format!(r#","{id}":null"#)));
            keeps(&of(&format!(r#","{id}":"""#)));
            keeps(&of(&format!(r#","{id}":"Zoë 🐻""#)));
            refuses(&of(&format!(r#","{id}":"a\u0000""#)), &[&format!("/{id} value_error")]);
            refuses(&of(&format!(r#","{id}":5"#)), &[&format!("/{id} string_type")]);
            refuses(&of(&format!(r#","{id}":"a","{id}":"a""#)), &[&format!("/{id} json_duplicate_key key")]);
        }
    }
    for member in ["null", r#""9aeb8a3c-7d0e-4f5a-8c39-0d0a4a7c2b11""#] {
        keeps(&customer(&format!(r#","member_id":{member}"#)));
    }
    refuses(&customer(r#","member_id":"c232ab00-9414-11ec-b3c8-9f6bdeced846""#), &["/member_id uuid_version"]);
    keeps(&external(r#","external_member_id":null"#));
    keeps(&external(r#","external_member_id":"m-1""#));
    refuses(&external(r#","external_member_id":"\u0000""#), &["/external_member_id value_error"]);
}

/// Also where another field says that one customer is meant.
#[test]
fn both_customers_are_ambiguous() {
    for more in ["", r#","member_id":null"#, r#","member_id":"9aeb8a3c-7d0e-4f5a-8c39-0d0a4a7c2b11""#, r#","external_member_id":"m-1""#] {
        refuses(&customer(&format!(r#","external_customer_id":"user-1337"{more}"#)), &[" union_ambiguous"]);
    }
    // The member of the other kind of customer is an unknown field.
    assert_eq!(read(&customer(r#","external_member_id":"m-1""#)).unwrap(), customer(""));
    refuses(r#"{"name":"signup","external_member_id":"m-1"}"#, &["/external_customer_id missing"]);
}

fn with_cost(amount: &str) -> String {
    customer(&format!(r#","metadata":{{"_cost":{{"amount":{amount},"currency":"usd"}}}}"#))
}

#[test]
fn an_amount_is_exact() {
    for (amount, kept) in [
        ("0", "0"),
        ("-0.0", "0"),
        ("0.1", "0.1"),
        ("12345.123456789012", "12345.123456789012"),
        ("-99999.999999999999", "-99999.999999999999"),
        ("0.000000000001", "0.000000000001"),
        ("1.50", "1.5"),
        ("1e4", "10000"),
        ("25e-1", "2.5"),
    ] {
        for form in [amount.to_owned(), format!("\"{amount}\"")] {
            let event: serde_json::Value = serde_json::from_str(&read(&with_cost(&form)).unwrap()).unwrap();
            assert_eq!(event["metadata"]["_cost"]["amount"], kept, "{form}");
        }
    }
    for (amount, code) in [
        ("100000", "decimal_whole_digits"),
        ("0.0000000000001", "decimal_max_places"),
        ("123456.123456789012", "decimal_max_digits"),
        ("99999999999999999999999999999999", "less_than_equal"),
        ("\"+5\"", "decimal_parsing"),
        ("\".5\"", "decimal_parsing"),
        ("\"\"", "decimal_parsing"),
        ("\"NaN\"", "decimal_parsing"),
        ("null", "decimal_type"),
        ("true", "decimal_type"),
    ] {
        refuses(&with_cost(amount), &[&format!("/metadata/_cost/amount {code}")]);
    }
    let metadata = r#","metadata":{"_cost":{"amount":1,"currency":"eur"}}"#;
    refuses(&customer(metadata), &["/metadata/_cost/currency literal_error"]);
}

#[test]
fn the_two_objects_are_beside_the_pairs() {
    let pairs: Vec<String> = (0..50).map(|number| format!(r#""k{number}":{number}"#)).collect();
    let pairs = pairs.join(",");
    let cost = r#""_cost":{"amount":"1","currency":"usd"}"#;
    let llm = r#""_llm":{"vendor":"v","model":"m","prompt":null,"response":"","input_tokens":1,"cached_input_tokens":0,"output_tokens":-2,"total_tokens":3}"#;
    keeps(&customer(&format!(r#","metadata":{{{pairs},{cost},{llm}}}"#)));
    keeps(&customer(&format!(r#","metadata":{{{cost},"a":1,{llm},"b":"é"}}"#)));
    refuses(&customer(&format!(r#","metadata":{{{cost},{pairs},"more":1}}"#)), &["/metadata too_long"]);
    refuses(&customer(&format!(r#","metadata":{{{cost},{cost}}}"#)), &["/metadata/_cost json_duplicate_key key"]);
    for other in ["null", "5", "\"text\"", "[]"] {
        refuses(&customer(&format!(r#","metadata":{{"_cost":{other}}}"#)), &["/metadata/_cost object_type"]);
        refuses(&customer(&format!(r#","metadata":{{"_llm":{other}}}"#)), &["/metadata/_llm object_type"]);
    }
    refuses(
        &customer(r#","metadata":{"_llm":{"vendor":"\u0000"},"_other":{},"x":""}"#),
        &[
            "/metadata/_llm/vendor value_error",
            "/metadata/_llm/model missing",
            "/metadata/_llm/input_tokens missing",
            "/metadata/_llm/output_tokens missing",
            "/metadata/_llm/total_tokens missing",
            "/metadata/_other scalar_type",
            "/metadata/x string_too_short",
        ],
    );
    refuses(&customer(r#","metadata":null"#), &["/metadata object_type"]);
}

#[test]
fn metadata_is_used_as_before() {
    let event = EventCreateExternalCustomer::new("signup", "user-1337").with("tokens", 120).unwrap().cost(CostAmount::try_from(3).unwrap());
    let mut metadata = event.metadata.clone().unwrap();
    assert_eq!(metadata["tokens"].as_i64(), Some(120));
    assert_eq!(metadata.insert("tokens", 121).unwrap().unwrap().as_i64(), Some(120));
    assert_eq!(metadata.iter().map(|(key, _)| key).collect::<Vec<_>>(), ["tokens"]);
    assert_eq!((&metadata).into_iter().count(), 1);
    assert_eq!((metadata.len(), metadata.contains_key("_cost")), (1, false));
    metadata.set_llm(Some(Llm::new("v", "m", 1, 2)));
    metadata.clear();
    assert!(metadata.is_empty() && metadata.cost().is_some() && metadata.llm().is_some());
    for key in ["_cost", "_llm"] {
        assert_eq!(places(&metadata.insert(key, 1).unwrap_err()), [format!("/{key} object_type")]);
        let pairs: Metadata = metadata! { key => 1 }.unwrap();
        let event = event.clone().with_metadata(pairs);
        assert_eq!(places(&event.validate().unwrap_err()), [format!("/metadata/{key} json_duplicate_key key")]);
        assert!(json::to_string(&event).is_err());
    }
    let metadata = EventMetadata::from(metadata! { "a" => 1 }.unwrap());
    assert_eq!(metadata.into_pairs(), metadata! { "a" => 1 }.unwrap());
}

#[test]
fn events_are_built_with_them() {
    let customer = uuid::uuid!("1dbfc517-0bbf-4301-9ba8-555ca42b9737");
    let event =
        EventCreateCustomer::new("call", customer).external_id("e-1").parent_id("p-1").member_id(customer).llm(Llm::new("v", "m", 1, 2));
    let text = json::to_string(&event.clone().build().unwrap()).unwrap();
    assert_eq!(json::from_str::<EventCreateCustomer>(&text), Ok(event));
    let event = EventCreateExternalCustomer::new("call", "u").external_member_id("m").cost(Cost::from(CostAmount::ZERO));
    assert_eq!(event.external_id, OptionalNullable::Unset);
    event.build().unwrap();
}

#[test]
fn the_answer() {
    let answer: EventsIngestResponse = json::from_str(r#"{"inserted":2}"#).unwrap();
    assert_eq!(json::to_string(&answer).unwrap(), r#"{"inserted":2,"duplicates":0}"#);
    assert_eq!(places(&json::from_str::<EventsIngestResponse>(r#"{"inserted":-1}"#).unwrap_err()), ["/inserted int_out_of_range"]);
}

proptest! {
    /// Whatever its digits are: what is written is what was read.
    #[test]
    fn amounts_keep_their_digits(mantissa in -99_999_999_999_999_999_i64..=99_999_999_999_999_999, scale in 12_u32..=12, cut in 0_u32..=12) {
        let mantissa = mantissa / 10_i64.pow(cut);
        let (scale, unit) = (scale - cut, 10_u64.pow(scale - cut));
        let (sign, digits) = (if mantissa < 0 { "-" } else { "" }, mantissa.unsigned_abs());
        let text = match scale {
            0 => format!("{sign}{digits}"),
            _ => format!("{sign}{}.{:0width$}", digits / unit, digits % unit, width = scale as usize),
        };
        let amount: CostAmount = json::from_str(&text).unwrap();
        prop_assert_eq!(text.parse::<CostAmount>().unwrap(), amount);
        prop_assert_eq!(json::from_str::<CostAmount>(&format!("\"{text}\"")).unwrap(), amount);
        let trimmed = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
        prop_assert_eq!(amount.to_string(), if trimmed == "-0" { "0" } else { trimmed });
        let decimal = rust_decimal::Decimal::from(amount);
        prop_assert_eq!(CostAmount::try_from(decimal).unwrap(), amount);
        prop_assert_eq!(text.parse::<rust_decimal::Decimal>().unwrap(), decimal);
    }

    /// They are in order as the decimals are.
    #[test]
    fn amounts_are_ordered(first in -99_999.0_f64..99_999.0, second in -99_999.0_f64..99_999.0) {
        let round = |float: f64| CostAmount::try_from((float * 1000.0).round() / 1000.0).unwrap();
        let (first, second) = (round(first), round(second));
        prop_assert_eq!(first.cmp(&second), rust_decimal::Decimal::from(first).cmp(&second.into()));
        prop_assert_eq!(first.to_f64().partial_cmp(&second.to_f64()), Some(first.cmp(&second)));
    }
}
