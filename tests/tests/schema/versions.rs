//! Schemas in other versions, and without references.

use std::collections::BTreeMap;

use polar_event_core::polar::{
    Cost, Currency, EventCreate, EventCreateCustomer, EventCreateExternalCustomer, EventMetadata, EventsIngest, EventsIngestResponse, Llm,
};
use polar_event_core::schema::{self, Draft, OpenApi, OpenApiVersion, Schema, SchemaGap};
use polar_event_core::{Describe, Event};
use polar_event_tests::generate;
use polar_event_tests::zoo::schema::*;
use serde_json::{Value, json};

/// The keywords of each schema in a schema, also of those that are not known here.
fn keywords(schema: &Value, visit: &mut impl FnMut(&str, &Value)) {
    let Value::Object(schema) = schema else { return };
    for (keyword, value) in schema {
        visit(keyword, value);
        match (keyword.as_str(), value) {
            ("properties" | "$defs" | "definitions" | "patternProperties", Value::Object(schemas)) => {
                schemas.values().for_each(|schema| keywords(schema, visit));
            }
            ("allOf" | "anyOf" | "oneOf" | "items" | "prefixItems", Value::Array(schemas)) => {
                schemas.iter().for_each(|schema| keywords(schema, visit));
            }
            ("const" | "enum" | "default" | "examples" | "example" | "discriminator", _) => {}
            (_, value) => keywords(value, visit),
        }
    }
}

fn validator<T: Describe>(schema: Schema) -> jsonschema::Validator {
    let schema = schema.to_value();
    let name = std::any::type_name::<T>();
    assert!(jsonschema::meta::is_valid(&schema), "{name}: {schema:#}");
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap_or_else(|error| panic!("{name}: {error} {schema:#}"))
}

fn draft_07<T: Describe>() {
    let schema = Schema::of::<T>().draft(Draft::Draft07);
    let allowed = [
        "$ref",
        "$schema",
        "additionalItems",
        "additionalProperties",
        "allOf",
        "anyOf",
        "const",
        "contains",
        "definitions",
        "default",
        "deprecated",
        "description",
        "enum",
        "examples",
        "exclusiveMaximum",
        "exclusiveMinimum",
        "format",
        "if",
        "items",
        "maxItems",
        "maxLength",
        "maxProperties",
        "maximum",
        "minItems",
        "minLength",
        "minProperties",
        "minimum",
        "multipleOf",
        "not",
        "oneOf",
        "pattern",
        "readOnly",
        "writeOnly",
        "properties",
        "propertyNames",
        "required",
        "then",
        "title",
        "type",
        "uniqueItems",
    ];
    let value = schema.to_value();
    keywords(&value, &mut |keyword, _| assert!(allowed.contains(&keyword), "{keyword}: {value:#}"));
    if !schema.gaps().iter().any(|gap| gap.gap == SchemaGap::Version) {
        let (newest, older) = (validator::<T>(Schema::of::<T>()), validator::<T>(schema));
        generate::same_verdicts::<T>(5, |document| newest.is_valid(document), |document| older.is_valid(document));
    }
}

fn inline<T: Describe>() {
    let (newest, inline) = (validator::<T>(Schema::of::<T>()), validator::<T>(Schema::of::<T>().inline(true)));
    generate::same_verdicts::<T>(6, |document| newest.is_valid(document), |document| inline.is_valid(document));
    let inline = validator::<T>(Schema::of::<T>().inline(true).draft(Draft::Draft07));
    if !Schema::of::<T>().draft(Draft::Draft07).gaps().iter().any(|gap| gap.gap == SchemaGap::Version) {
        generate::same_verdicts::<T>(7, |document| newest.is_valid(document), |document| inline.is_valid(document));
    }
}

/// A schema of OpenAPI 3.0 as one of JSON Schema.
fn from_openapi_30(schema: &mut Value) {
    match schema {
        Value::Object(keywords) => {
            keywords.values_mut().for_each(from_openapi_30);
            for (limit, flag) in [("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")] {
                if keywords.get(flag).is_some_and(|flag| *flag == true) {
                    let value = keywords.remove(limit).unwrap();
                    keywords.insert(flag.to_owned(), value);
                }
            }
            if keywords.remove("nullable").is_some_and(|nullable| nullable == true) {
                let inner = keywords.clone();
                // `enum` counts for `null`, too.
                let is_in_enum = keywords.get("enum").is_none_or(|values| values.as_array().unwrap().contains(&Value::Null));
                assert!(is_in_enum, "{keywords:?}");
                *keywords = serde_json::Map::from_iter([("anyOf".to_owned(), json!([inner, { "type": "null" }]))]);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(from_openapi_30),
        _ => {}
    }
}

fn openapi_30<T: Describe>() {
    let mut components = OpenApi::new().version(OpenApiVersion::V3_0);
    let reference = components.schema::<T>();
    let mut schemas = components.schemas();
    // Those of the specification.
    let allowed = [
        "$ref",
        "additionalProperties",
        "allOf",
        "anyOf",
        "default",
        "deprecated",
        "description",
        "discriminator",
        "enum",
        "example",
        "exclusiveMaximum",
        "exclusiveMinimum",
        "externalDocs",
        "format",
        "items",
        "maxItems",
        "maxLength",
        "maxProperties",
        "maximum",
        "minItems",
        "minLength",
        "minProperties",
        "minimum",
        "multipleOf",
        "not",
        "nullable",
        "oneOf",
        "pattern",
        "properties",
        "readOnly",
        "required",
        "title",
        "type",
        "uniqueItems",
        "writeOnly",
        "xml",
    ];
    for schema in schemas.as_object().unwrap().values().chain([&reference]) {
        keywords(schema, &mut |keyword, value| {
            assert!(allowed.contains(&keyword), "{keyword}: {schema:#}");
            let is_good = match keyword {
                "type" => value.is_string(),
                "items" | "not" => value.is_object(),
                "exclusiveMinimum" | "exclusiveMaximum" => value.is_boolean(),
                _ => true,
            };
            assert!(is_good, "{keyword}: {schema:#}");
        });
    }
    if components.gaps().iter().any(|gap| gap.gap == SchemaGap::Version) {
        return;
    }
    from_openapi_30(&mut schemas);
    let mut document = json!({ "allOf": [reference], "components": { "schemas": schemas } });
    from_openapi_30(&mut document["allOf"][0]);
    let options = || jsonschema::draft202012::options().should_validate_formats(true).should_ignore_unknown_formats(true);
    let (newest, older) = (validator::<T>(Schema::of::<T>()), options().build(&document).unwrap());
    generate::same_verdicts::<T>(8, |document| newest.is_valid(document), |document| older.is_valid(document));
}

macro_rules! models {
    (polar: $($polar:ty),+; $($group:ident: $($model:ty),+;)+) => {
        #[test]
        fn in_draft_07() {
            $(draft_07::<$polar>();)+
            $($(draft_07::<$model>();)+)+
        }

        #[test]
        fn without_references() {
            $(inline::<$polar>();)+
            $($(inline::<$model>();)+)+
        }

        #[test]
        fn in_openapi_30() {
            $(openapi_30::<$polar>();)+
            $($(openapi_30::<$model>();)+)+
        }
    };
}

polar_event_tests::schema_zoo!(models);

#[derive(Event)]
#[allow(dead_code)]
struct Everything {
    /// A pair.
    pair: (u8, bool),
    same: [u8; 2],
    #[event(nullable, one_of("a", "b"), example = "a")]
    letter: Option<String>,
    #[event(range(exclusive_min = 0.0, exclusive_max = 1.0))]
    share: f64,
    /// Another.
    inner: Inner,
    again: Vec<Inner>,
    #[event(nullable)]
    maybe: Option<Inner>,
    unit: (),
    #[event(keys(length(max = 3)))]
    map: BTreeMap<String, Node>,
    kind: Kind,
}

#[derive(Event)]
#[allow(dead_code)]
struct Inner {
    id: bool,
}

#[derive(Event)]
#[allow(dead_code)]
struct Node {
    next: Option<Box<Node>>,
    other: Option<Box<Other>>,
}

#[derive(Event)]
#[allow(dead_code)]
struct Other {
    node: Option<Node>,
    inner: Inner,
}

#[derive(Event)]
#[event(tag = "kind")]
#[allow(dead_code)]
enum Kind {
    A { a: bool },
}

#[test]
fn draft_07_word_by_word() {
    let schema = Schema::of::<Everything>().draft(Draft::Draft07).to_value();
    assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
    let property = |name: &str| schema["properties"][name].clone();
    let pair = json!({
        "description": "A pair.",
        "type": "array",
        "minItems": 2,
        "maxItems": 2,
        "items": [{ "type": "integer", "minimum": 0, "maximum": 255 }, { "type": "boolean" }],
        "additionalItems": false,
    });
    assert_eq!(property("pair"), pair);
    // What stands beside a reference is not read.
    assert_eq!(property("inner"), json!({ "description": "Another.", "allOf": [{ "$ref": "#/definitions/Inner" }] }));
    assert_eq!(property("again")["items"], json!({ "$ref": "#/definitions/Inner" }));
    let names: Vec<&String> = schema["definitions"].as_object().unwrap().keys().collect();
    assert_eq!(names, ["Inner", "Kind", "Node", "Other"]);
}

#[test]
fn types_that_contain_themselves_keep_a_reference() {
    let schema = Schema::of::<Everything>().inline(true).to_value();
    assert_eq!(schema["properties"]["inner"]["description"], "Another.");
    assert_eq!(schema["properties"]["inner"]["properties"]["id"], json!({ "type": "boolean" }));
    assert_eq!(schema["properties"]["map"]["additionalProperties"], json!({ "$ref": "#/$defs/Node" }));
    let names: Vec<&String> = schema["$defs"].as_object().unwrap().keys().collect();
    assert_eq!(names, ["Node", "Other"]);
    assert_eq!(schema["$defs"]["Other"]["properties"]["inner"]["title"], "Inner");
    assert_eq!(schema::json_schema::<Inner>(), Schema::of::<Inner>().inline(true).to_value());
    let schema = Schema::of::<Node>().inline(true).to_value();
    assert_eq!(schema["$ref"], "#/$defs/Node");
}

#[test]
fn openapi_30_word_by_word() {
    let mut components = OpenApi::new().version(OpenApiVersion::V3_0);
    assert_eq!(
        components.schema::<Option<Everything>>(),
        json!({ "anyOf": [{ "$ref": "#/components/schemas/Everything" }, { "type": "string", "nullable": true, "enum": [null] }] })
    );
    let schemas = components.schemas();
    let property = |name: &str| schemas["Everything"]["properties"][name].clone();
    let byte = json!({ "type": "integer", "format": "uint8", "minimum": 0, "maximum": 255 });
    assert_eq!(
        property("pair"),
        json!({ "description": "A pair.", "type": "array", "minItems": 2, "maxItems": 2, "items": { "anyOf": [byte, { "type": "boolean" }] } })
    );
    assert_eq!(property("same")["items"], byte);
    assert_eq!(property("letter"), json!({ "type": "string", "nullable": true, "enum": ["a", "b", null], "example": "a" }));
    assert_eq!(
        property("share"),
        json!({
            "type": "number", "format": "double", "minimum": 0.0, "exclusiveMinimum": true, "maximum": 1.0, "exclusiveMaximum": true,
        })
    );
    assert_eq!(property("inner"), json!({ "description": "Another.", "allOf": [{ "$ref": "#/components/schemas/Inner" }] }));
    assert_eq!(
        property("maybe"),
        json!({ "anyOf": [{ "$ref": "#/components/schemas/Inner" }, { "type": "string", "nullable": true, "enum": [null] }] })
    );
    assert_eq!(property("unit"), json!({ "type": "string", "nullable": true, "enum": [null] }));
    assert_eq!(property("map").get("propertyNames"), None);
    assert_eq!(schemas["KindA"]["properties"]["kind"], json!({ "enum": ["A"] }));
    assert_eq!(schemas["Kind"]["discriminator"]["mapping"]["A"], "#/components/schemas/KindA");
    let gaps: Vec<String> = components.gaps().iter().filter(|gap| gap.gap == SchemaGap::Version).map(ToString::to_string).collect();
    assert_eq!(gaps, ["Everything.map: Version", "Everything.pair: Version"]);
}
