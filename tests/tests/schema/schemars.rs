//! `#[event(schemars)]`: what `schemars` makes of types is what the library itself says of them.

use std::collections::BTreeMap;

use polar_event_core::polar::{
    Cost, Currency, EventCreate, EventCreateCustomer, EventCreateExternalCustomer, EventMetadata, EventsIngest, EventsIngestResponse, Llm,
};
use polar_event_core::{Describe, Event, Metadata, OptionalNullable, json, schema};
use polar_event_tests::generate;
use polar_event_tests::zoo::schema::*;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator, schema_for};
use serde::Deserialize;
use serde_json::{Value, json};

fn validator(document: &Value) -> jsonschema::Validator {
    assert!(jsonschema::meta::is_valid(document), "{document:#}");
    jsonschema::draft202012::options().should_validate_formats(true).build(document).unwrap()
}

/// A struct of each side around the type: the definitions beside it must be the same.
fn same_definitions<T: Describe + JsonSchema>() {
    #[derive(Event)]
    #[allow(dead_code)]
    struct Ours<T>(Vec<T>);
    let ours = schema::json_schema::<Ours<T>>();
    let theirs = schema_for!(Vec<T>);
    let definitions = |document: &Value| document.get("$defs").cloned().unwrap_or_default();
    let name = std::any::type_name::<T>();
    assert_eq!(definitions(theirs.as_value()), definitions(&ours), "{name}");
    // A definition of a type that is `null` at times says so itself, where ours says it beside the reference.
    if !T::NULLABLE {
        assert_eq!(theirs.get("items"), ours.get("items"), "{name}");
    }
}

/// Documents of which some are good and some are not: both schemas say the same.
fn same_verdicts<T: Describe + JsonSchema>() {
    let (ours, theirs) = (schema::json_schema::<T>(), schema_for!(T).to_value());
    let (ours, theirs) = (validator(&ours), validator(&theirs));
    generate::same_verdicts::<T>(3, |document| ours.is_valid(document), |document| theirs.is_valid(document));
}

macro_rules! models {
    ($($group:ident: $($model:ty),+;)+) => {
        #[test]
        fn definitions_are_the_same() {
            $($(same_definitions::<$model>();)+)+
        }

        #[test]
        fn verdicts_are_the_same() {
            $($(same_verdicts::<$model>();)+)+
        }
    };
}

polar_event_tests::schema_zoo!(models);

#[test]
fn a_struct_of_ones_own_holds_polars_models() {
    /// Not ours: serde and schemars derive all of it.
    #[derive(Deserialize, JsonSchema)]
    #[allow(dead_code)]
    struct Envelope {
        sender: String,
        batch: EventsIngest,
        first: Option<EventCreateCustomer>,
        #[serde(default)]
        labels: Metadata,
        #[serde(default)]
        reason: OptionalNullable<String>,
        #[serde(default)]
        share: OptionalNullable<Percent>,
    }

    let document = schema_for!(Envelope).to_value();
    let definitions: Vec<&String> = document["$defs"].as_object().unwrap().keys().collect();
    let expected =
        "Cost CostAmount Currency EventCreate EventCreateCustomer EventCreateExternalCustomer EventMetadata EventsIngest Llm Percent";
    assert_eq!(definitions, expected.split(' ').collect::<Vec<_>>());
    assert_eq!(document["properties"]["batch"], json!({ "$ref": "#/$defs/EventsIngest" }));
    assert_eq!(document["required"], json!(["sender", "batch"]));
    assert_eq!(document["properties"]["reason"]["type"], json!(["string", "null"]));
    assert_eq!(document["properties"]["share"]["anyOf"], json!([{ "$ref": "#/$defs/Percent" }, { "type": "null" }]));

    let validator = validator(&document);
    let event = |name: &str| json!({ "name": name, "external_customer_id": "user-1337", "metadata": { "tokens": 120 } });
    let envelope = |name: &str, labels: Value| json!({ "sender": "a", "batch": { "events": [event(name)] }, "labels": labels });
    for (document, is_good) in [
        (envelope("signup", json!({ "a": 1 })), true),
        (envelope("", json!({})), false),
        (envelope(&"é".repeat(128), json!({})), true),
        (envelope(&"é".repeat(129), json!({})), false),
        (envelope("signup", json!({ "a": null })), false),
        (envelope("signup", json!({ "é".repeat(40): "x".repeat(500) })), true),
        (envelope("signup", json!({ "é".repeat(41): "x" })), false),
        (envelope("signup", json!({ "a": "x".repeat(501) })), false),
    ] {
        assert_eq!(validator.is_valid(&document), is_good, "{document}");
        assert_eq!(serde_json::from_value::<Envelope>(document.clone()).is_ok(), is_good, "{document}");
    }
}

mod other {
    use polar_event_core::Event;

    /// Has the name of a type in the zoo.
    #[derive(Event, schemars::JsonSchema)]
    pub(super) struct Percent {
        #[allow(dead_code)]
        of: u8,
    }
}

#[test]
fn a_name_that_is_taken_gets_a_number_whoever_takes_it() {
    #[derive(JsonSchema)]
    #[allow(dead_code)]
    struct Both {
        theirs: other::Percent,
        /// Has the other `Percent` in it, which is no field of its own here.
        ours: Wrapper,
        again: Percent,
    }

    #[derive(JsonSchema)]
    #[allow(dead_code)]
    struct OursFirst {
        ours: Wrapper,
        theirs: other::Percent,
    }

    let document = schema_for!(Both).to_value();
    let definition = |name: &str| document["$defs"][name]["type"].clone();
    assert_eq!((definition("Percent"), definition("Percent2")), (json!("object"), json!("integer")));
    assert_eq!(document["$defs"]["Wrapper"]["properties"]["share"], json!({ "$ref": "#/$defs/Percent2" }));
    assert_eq!(document["properties"]["again"], json!({ "$ref": "#/$defs/Percent2" }));
    assert_eq!(document["$defs"].as_object().unwrap().keys().filter(|name| name.starts_with("Percent")).count(), 2);

    let document = schema_for!(OursFirst).to_value();
    let definition = |name: &str| document["$defs"][name]["type"].clone();
    assert_eq!((definition("Percent"), definition("Percent2")), (json!("integer"), json!("object")));
}

#[test]
fn a_type_that_contains_itself_refers_to_itself() {
    let document = schema_for!(Tree).to_value();
    assert_eq!(document["properties"]["best"]["$ref"], json!("#"));
    assert_eq!(document.get("$defs"), None);
    let document = schema_for!(Vec<Tree>).to_value();
    assert_eq!(document["$defs"]["Tree"]["properties"]["best"], json!({ "$ref": "#/$defs/Tree" }));
}

#[test]
fn types_within_need_not_ask_for_it() {
    #[derive(Event)]
    struct Inner {
        #[event(length(max = 3))]
        name: String,
        next: Option<Box<Inner>>,
    }

    #[derive(Event)]
    #[event(schemars)]
    struct Outer {
        inner: BTreeMap<String, Inner>,
    }

    let document = schema_for!(Outer).to_value();
    assert_eq!(document["properties"]["inner"]["additionalProperties"], json!({ "$ref": "#/$defs/Inner" }));
    assert_eq!(document["$defs"]["Inner"]["properties"]["name"]["maxLength"], json!(3));
    assert_eq!(document["$defs"]["Inner"]["properties"]["next"], json!({ "$ref": "#/$defs/Inner" }));
    let text = r#"{"inner": {"a": {"name": "b"}}}"#;
    assert!(json::from_str::<Outer>(text).is_ok_and(|outer| outer.inner["a"].name == "b" && outer.inner["a"].next.is_none()));
}

#[test]
fn settings_of_the_generator_are_heeded() {
    let generator = SchemaSettings::openapi3().into_generator();
    let document = generator.into_root_schema_for::<Vec<Wrapper>>().to_value();
    assert_eq!(document["components"]["schemas"]["Wrapper"]["properties"]["share"], json!({ "$ref": "#/components/schemas/Percent" }));

    let mut generator = SchemaGenerator::from(SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true));
    let schema = generator.subschema_for::<Wrapper>().to_value();
    assert_eq!(schema["properties"]["share"]["maximum"], json!(100));
    // What contains itself cannot be written out.
    let schema = generator.subschema_for::<Tree>().to_value();
    assert_eq!(schema["properties"]["best"], json!({ "$ref": "#/$defs/Tree" }));
    assert!(generator.definitions().contains_key("Tree"));
}

#[test]
fn the_contract_decides_what_is_described() {
    #[derive(Event)]
    #[event(schemars)]
    #[allow(dead_code)]
    struct Outer {
        inner: Inner,
    }

    #[derive(Event)]
    #[allow(dead_code)]
    struct Inner {
        #[event(rename(serialize = "NAME"))]
        name: String,
        #[event(default)]
        count: u8,
    }

    let schema = |settings: SchemaSettings| settings.into_generator().into_root_schema_for::<Outer>().to_value();
    let read = schema(SchemaSettings::draft2020_12());
    assert_eq!(read["$defs"]["Inner"]["required"], json!(["name"]));
    let written = schema(SchemaSettings::draft2020_12().for_serialize());
    assert_eq!(written["$defs"]["Inner"]["required"], json!(["NAME", "count"]));
}

#[test]
fn names_ids_and_types_without_a_name() {
    #[derive(Event)]
    #[event(schemars, from = String, into = String)]
    #[derive(Clone)]
    struct Shout(String);

    impl From<String> for Shout {
        fn from(text: String) -> Self {
            Self(text.to_uppercase())
        }
    }

    impl From<Shout> for String {
        fn from(shout: Shout) -> Self {
            shout.0
        }
    }

    assert_eq!((Percent::schema_name().as_ref(), Percent::inline_schema()), ("Percent", false));
    assert_eq!((Shout::schema_name().as_ref(), Shout::inline_schema()), ("Shout", true));
    assert_eq!(schema_for!(Shout).get("type"), Some(&json!("string")));
    assert_ne!(Page::<u8>::schema_id(), Page::<char>::schema_id());
    assert_eq!(Nothing::schema_name(), "Nothing");
}
