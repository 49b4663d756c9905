//! What the service takes and answers, as an `OpenAPI` 3.1 document.

use polar_event_core::polar::{EventsIngest, EventsIngestResponse};
use polar_event_core::schema::OpenApi;
use serde_json::{Value, json};

/// The document. What is said of events is read off their types.
pub(crate) fn document() -> Value {
    let mut components = OpenApi::new();
    let batch = components.schema::<EventsIngest>();
    let counts = components.response::<EventsIngestResponse>();
    let mut schemas = components.schemas();
    if let Value::Object(schemas) = &mut schemas {
        schemas.insert("Refused".to_owned(), refused());
        schemas.insert("Failed".to_owned(), failed());
        schemas.insert("Health".to_owned(), health());
    }
    let content =
        |description: &str, schema: Value| json!({ "description": description, "content": { "application/json": { "schema": schema } } });
    let answer = |description, schema| content(description, json!({ "$ref": format!("#/components/schemas/{schema}") }));
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Event ingestion",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Takes batches of usage-billing events as Polar's API does.",
        },
        "paths": {
            "/v1/events/ingest": { "post": {
                "operationId": "ingest",
                "summary": "Takes a batch of events, whole or not at all.",
                "security": [{ "token": [] }],
                "requestBody": { "required": true, "content": { "application/json": { "schema": batch } } },
                "responses": {
                    "200": content("All events are stored, or were before.", counts),
                    "400": answer("The body could not be read.", "Failed"),
                    "401": answer("There is no bearer token.", "Failed"),
                    "408": answer("The body did not arrive in time.", "Failed"),
                    "413": answer("The body is longer than 10 MiB.", "Failed"),
                    "415": answer("The body is not said to be JSON.", "Failed"),
                    "422": answer("No event is stored, since some are not as they must be.", "Refused"),
                    "503": answer("Events cannot be taken at the moment.", "Failed"),
                },
            } },
            "/healthz": { "get": {
                "operationId": "health",
                "summary": "Whether events can be stored.",
                "responses": {
                    "200": answer("They can.", "Health"),
                    "503": answer("They cannot.", "Failed"),
                },
            } },
            "/metrics": { "get": {
                "operationId": "metrics",
                "summary": "What the service has counted, in the text format of Prometheus.",
                "responses": {
                    "200": { "description": "The metrics.", "content": { "text/plain": { "schema": { "type": "string" } } } },
                },
            } },
            "/openapi.json": { "get": {
                "operationId": "openapi",
                "summary": "This document.",
                "responses": { "200": content("This document.", json!({ "type": "object" })) },
            } },
        },
        "components": {
            "schemas": schemas,
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } },
        },
    })
}

/// The form of `FastAPI`.
fn refused() -> Value {
    let fault = json!({
        "type": "object",
        "required": ["type", "loc", "msg"],
        "properties": {
            "type": { "type": "string" },
            "loc": { "type": "array", "items": { "type": ["string", "integer"] } },
            "msg": { "type": "string" },
            "ctx": { "type": "object" },
        },
    });
    json!({
        "type": "object",
        "required": ["error", "detail"],
        "properties": { "error": { "const": "RequestValidationError" }, "detail": { "type": "array", "items": fault } },
    })
}

fn health() -> Value {
    json!({ "type": "object", "required": ["status"], "properties": { "status": { "const": "ok" } } })
}

fn failed() -> Value {
    json!({ "type": "object", "required": ["detail"], "properties": { "detail": { "type": "string" } } })
}
