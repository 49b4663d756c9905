//! `#[event(utoipa)]`: what `utoipa` makes of types is what the library itself says of them, without loss.

use std::collections::BTreeMap;

use polar_event_core::polar::{
    Cost, Currency, EventCreate, EventCreateCustomer, EventCreateExternalCustomer, EventMetadata, EventsIngest, EventsIngestResponse, Llm,
};
use polar_event_core::{Describe, Event, Metadata, OptionalNullable, schema};
use polar_event_tests::generate;
use polar_event_tests::zoo::schema::*;
use serde_json::{Map, Value, json};
use utoipa::openapi::{ComponentsBuilder, Info, OpenApiBuilder, Paths, RefOr, Schema};
use utoipa::{OpenApi, PartialSchema, ToSchema};
use uuid::Uuid;

/// What utoipa writes for a type and all that it is made of.
fn components<T: ToSchema>() -> Map<String, Value> {
    let mut schemas = vec![(T::name().into_owned(), T::schema())];
    T::schemas(&mut schemas);
    schemas.into_iter().map(|(name, schema)| (name, serde_json::to_value(schema).unwrap())).collect()
}

/// The same where names say the arguments of generic types.
fn same_components<T: Describe + ToSchema>() {
    let name = std::any::type_name::<T>();
    let ours = schema::openapi_components::<T>();
    let theirs = components::<T>();
    let (Value::Object(ours), false) = (&ours["schemas"], name.contains("Page")) else { return };
    assert_eq!(&theirs, ours, "{name}");
}

/// An OpenAPI document of these components as a JSON Schema of the type.
fn as_json_schema(mut components: Map<String, Value>, name: &str) -> Value {
    components.retain(|_, schema| {
        // Formats that JSON Schema does not have are no matter for it.
        schema.is_object()
    });
    let document = json!({ "$ref": format!("#/components/schemas/{name}"), "components": { "schemas": components } });
    assert!(jsonschema::meta::is_valid(&document));
    document
}

fn same_verdicts<T: Describe + ToSchema>() {
    let options = || jsonschema::draft202012::options().should_validate_formats(true).should_ignore_unknown_formats(true);
    let ours = options().build(&schema::json_schema::<T>()).unwrap();
    let theirs = options().build(&as_json_schema(components::<T>(), &T::name())).unwrap();
    generate::same_verdicts::<T>(4, |document| ours.is_valid(document), |document| theirs.is_valid(document));
}

/// Options are written by utoipa itself.
macro_rules! models {
    (polar: Creation, $($polar:ty),+; $($group:ident: $($model:ty),+;)+) => {
        #[test]
        fn nothing_is_lost() {
            $(same_components::<$polar>();)+
            $($(same_components::<$model>();)+)+
        }

        #[test]
        fn verdicts_are_the_same() {
            $(same_verdicts::<$polar>();)+
            $($(same_verdicts::<$model>();)+)+
        }
    };
}

polar_event_tests::schema_zoo!(models);

#[test]
fn an_api_with_types_of_ours_as_bodies_and_answers() {
    /// Not ours.
    #[derive(ToSchema)]
    #[allow(dead_code)]
    struct Inserted {
        inserted: u32,
        #[schema(inline)]
        labels: Metadata,
        last: Option<EventCreateCustomer>,
        reason: OptionalNullable<Uuid>,
        share: OptionalNullable<Percent>,
    }

    #[utoipa::path(post, path = "/events", request_body = EventsIngest, responses((status = 200, body = Inserted), (status = 202, body = Vec<Wrapper>)))]
    #[allow(dead_code)]
    fn ingest() {}

    #[derive(OpenApi)]
    #[openapi(paths(ingest), components(schemas(Tree, Page<u8>, Page<Percent>)))]
    struct Api;

    let document = serde_json::to_value(Api::openapi()).unwrap();
    assert_eq!(document["openapi"], "3.1.0");
    let body = &document["paths"]["/events"]["post"]["requestBody"]["content"]["application/json"]["schema"];
    assert_eq!(*body, json!({ "$ref": "#/components/schemas/EventsIngest" }));
    let schemas = document["components"]["schemas"].as_object().unwrap();
    let names: Vec<&String> = schemas.keys().collect();
    assert_eq!(
        names,
        [
            "Cost",
            "CostAmount",
            "Currency",
            "EventCreate",
            "EventCreateCustomer",
            "EventCreateExternalCustomer",
            "EventMetadata",
            "EventsIngest",
            "Inserted",
            "Llm",
            "Nothing",
            "OptionalNullable_Percent",
            "OptionalNullable_String",
            "Page_Percent",
            "Page_u8",
            "Percent",
            "Point",
            "Tree",
            "Words",
            "Wrapper",
        ]
    );
    let ours = schema::openapi_components::<EventsIngest>();
    for (name, ours) in ours["schemas"].as_object().unwrap() {
        assert_eq!(&schemas[name], ours, "{name}");
    }
    // utoipa has `String` for the `Uuid` that a generic type is of.
    assert_eq!(schemas["OptionalNullable_String"], json!({ "type": ["string", "null"] }));
    // It hands in what the type is, not a reference to it.
    assert_eq!(schemas["OptionalNullable_Percent"]["type"], json!(["integer", "null"]));
    assert_eq!(schemas["OptionalNullable_Percent"]["maximum"], 100);
    assert_eq!(schemas["Inserted"]["properties"]["labels"]["maxProperties"], 50);
    assert_eq!(schemas["Page_Percent"]["properties"]["items"]["items"], json!({ "$ref": "#/components/schemas/Percent" }));
    assert_eq!(schemas["Tree"]["properties"]["best"], json!({ "$ref": "#/components/schemas/Tree" }));

    // Every reference leads somewhere.
    let text = document.to_string();
    for (start, reference) in text.match_indices("#/components/schemas/") {
        let name = text[start + reference.len()..].split('"').next().unwrap();
        assert!(schemas.contains_key(name), "{name}");
    }
}

#[test]
fn what_utoipa_has_fields_for_is_in_them() {
    #[derive(Event)]
    #[event(utoipa)]
    #[allow(dead_code)]
    struct Order {
        /// What it is called.
        #[event(length(min = 1, max = 40), example = "tea")]
        name: String,
        #[event(items(min = 2, max = 5), unique)]
        tags: Vec<String>,
        percents: BTreeMap<String, Percent>,
    }

    let RefOr::T(Schema::Object(order)) = Order::schema() else { panic!("no object") };
    assert_eq!((order.title.as_deref(), order.required.len(), order.extensions.is_none()), (Some("Order"), 3, true));
    let RefOr::T(Schema::Object(name)) = &order.properties["name"] else { panic!("no object") };
    assert_eq!((name.min_length, name.max_length, name.description.as_deref()), (Some(1), Some(40), Some("What it is called.")));
    assert_eq!(name.examples, [json!("tea")]);
    let RefOr::T(Schema::Array(tags)) = &order.properties["tags"] else { panic!("no array") };
    assert_eq!((tags.min_items, tags.max_items, tags.unique_items), (Some(2), Some(5), true));
    // It has none for these.
    let RefOr::T(Schema::Object(metadata)) = Metadata::schema() else { panic!("no object") };
    assert_eq!(metadata.max_properties, Some(50));
    let RefOr::T(Schema::OneOf(adjacent)) = Adjacent::schema() else { panic!("no choice") };
    assert_eq!((adjacent.items.len(), adjacent.discriminator.map(|it| it.property_name)), (6, Some("t".to_owned())));
    let RefOr::T(Schema::AnyOf(event)) = EventCreate::schema() else { panic!("no choice") };
    assert_eq!(event.items.len(), 2);
}

#[test]
fn a_document_made_by_hand() {
    let components = ComponentsBuilder::new().schema_from::<Percent>().build();
    let document = OpenApiBuilder::new().info(Info::new("Shop", "1")).paths(Paths::new()).components(Some(components)).build();
    let document = serde_json::to_value(document).unwrap();
    let expected = json!({ "title": "Percent", "type": "integer", "format": "uint8", "minimum": 0, "maximum": 100 });
    assert_eq!(document["components"]["schemas"]["Percent"], expected);
}

#[test]
fn generic_enums_with_tags_have_variants_of_their_own() {
    #[derive(Event)]
    #[event(utoipa, tag = "kind")]
    enum Answer<T> {
        Found { value: T },
        Nothing,
    }

    #[derive(Event)]
    #[event(utoipa)]
    struct Answers {
        number: Answer<u8>,
        text: Answer<String>,
    }

    let answers = Answers { number: Answer::Found { value: 1 }, text: Answer::Nothing };
    assert!(matches!(answers.number, Answer::Found { value: 1 }) && matches!(answers.text, Answer::Nothing));
    let value = |components: &Map<String, Value>, name: &str| components[name]["properties"]["value"]["type"].clone();
    let theirs = components::<Answers>();
    let found = (value(&theirs, "AnswerFound_u8"), value(&theirs, "AnswerFound_String"));
    assert_eq!(found, (json!("integer"), json!("string")));
    let ours = schema::openapi_components::<Answers>();
    let ours = ours["schemas"].as_object().unwrap();
    assert_eq!((value(ours, "AnswerFoundOfU8"), value(ours, "AnswerFoundOfString")), (json!("integer"), json!("string")));
}
