//! Prints every form of schema of the types of the zoo, as a JSON object: for programs that read schemas. See `tests/openapi`.

use polar_event_core::polar::{
    Cost, Currency, EventCreate, EventCreateCustomer, EventCreateExternalCustomer, EventMetadata, EventsIngest, EventsIngestResponse, Llm,
};
use polar_event_core::schema::{Draft, Mode, OpenApi, OpenApiVersion, Schema};
use polar_event_core::testing::{BoundaryCase, Expected, boundary_cases};
use polar_event_tests::zoo::schema::*;
use serde_json::{Map, Value, json};

macro_rules! models {
    ($($group:ident: $($model:ty),+;)+) => {
        /// JSON Schemas by name.
        fn schemas(settings: fn(Schema) -> Schema) -> Value {
            let mut schemas = Map::new();
            $($(schemas.insert(stringify!($model).to_owned(), settings(Schema::of::<$model>()).to_value());)+)+
            schemas.into()
        }

        /// The documents at the boundaries of the rules of each type whose schemas express all of them, by name, and whether they are accepted.
        fn documents() -> Value {
            let mut documents = Map::new();
            $($({
                let schema = Schema::of::<$model>().portable(true);
                if schema.gaps().is_empty() && schema.draft(Draft::Draft07).gaps().is_empty() {
                    documents.insert(stringify!($model).to_owned(), judged(boundary_cases::<$model>()));
                }
            })+)+
            documents.into()
        }

        /// A service that takes each of the types, and answers with it.
        fn service(number: &str, mut components: OpenApi) -> Value {
            let mut paths = Map::new();
            $($({
                let (request, response) = (components.schema::<$model>(), components.response::<$model>());
                let name: String = stringify!($model).chars().filter(|it| it.is_ascii_alphanumeric()).collect();
                paths.insert(format!("/{name}"), path(&name, &request, &response));
            })+)+
            json!({
                "openapi": number,
                "info": { "title": "Zoo", "version": "1", "license": { "name": "MIT", "url": "https://example.com/license" } },
                "servers": [{ "url": "https://zoo.example.org" }],
                "security": [{ "token": [] }],
                "paths": paths,
                "components": {
                    "schemas": components.schemas(),
                    "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } },
                },
            })
        }
    };
}

polar_event_tests::schema_zoo!(models);

fn judged(cases: Vec<BoundaryCase>) -> Value {
    let is_accepted = |case: &BoundaryCase| match case.expected() {
        Expected::Accepted => Some(true),
        Expected::Refused(_) => Some(false),
        _ => None,
    };
    cases.iter().filter_map(|case| Some(json!([case.document(), is_accepted(case)?]))).collect()
}

fn path(name: &str, request: &Value, response: &Value) -> Value {
    let content = |schema: &Value| json!({ "application/json": { "schema": schema } });
    json!({ "post": {
        "operationId": name,
        "summary": name,
        "requestBody": { "required": true, "content": content(request) },
        "responses": {
            "200": { "description": "Good.", "content": content(response) },
            "422": { "description": "Bad." },
        },
    } })
}

fn main() {
    let all = json!({
        "schemas": {
            "newest": schemas(|schema| schema),
            "portable": schemas(|schema| schema.portable(true)),
            "written": schemas(|schema| schema.mode(Mode::Serialize)),
            "inline": schemas(|schema| schema.inline(true)),
            "draft-07": schemas(|schema| schema.draft(Draft::Draft07).portable(true)),
        },
        "documents": documents(),
        "services": {
            "openapi-3.1": service("3.1.0", OpenApi::new().portable(true)),
            "openapi-3.0": service("3.0.3", OpenApi::new().version(OpenApiVersion::V3_0).portable(true)),
        },
    });
    println!("{all:#}");
}
