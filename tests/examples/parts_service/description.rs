//! The OpenAPI document of the service, from its types.

use polar_event_core::schema::OpenApi;
use serde_json::{Value, json};

use super::model::{Feedback, Named, NewOrder, Order, Search};

pub(crate) fn document() -> Value {
    let mut components = OpenApi::new();
    let (search, named) = (components.parameters::<Search>("query"), components.parameters::<Named>("path"));
    let (new_order, feedback) = (components.schema::<NewOrder>(), components.schema::<Feedback>());
    let (order, orders) = (components.response::<Order>(), components.response::<Vec<Order>>());
    let answer = |schema: Value| {
        json!({
            "200": { "description": "What was asked for.", "content": { "application/json": { "schema": schema } } },
            "415": { "description": "The body is of another type." },
            "422": { "description": "All faults.", "content": { "application/problem+json": { "schema": { "type": "object" } } } },
            "400": { "description": "The body is no JSON.", "content": { "application/problem+json": { "schema": { "type": "object" } } } },
        })
    };
    let body = |media: &str, schema: &Value| json!({ "required": true, "content": { media: { "schema": schema } } });
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Orders", "version": "1", "license": { "name": "MIT", "url": "https://example.com/license" } },
        "servers": [{ "url": "/" }],
        "security": [],
        "paths": {
            "/orders": {
                "get": { "operationId": "list", "summary": "List orders", "parameters": search, "responses": answer(orders) },
                "post": { "operationId": "create", "summary": "Create an order", "requestBody": body("application/json", &new_order), "responses": answer(order.clone()) },
            },
            "/orders/{id}": { "get": { "operationId": "get", "summary": "Get an order", "parameters": named, "responses": answer(order.clone()) } },
            "/orders/{id}/feedback": { "post": {
                "operationId": "rate",
                "summary": "Rate an order",
                "parameters": named,
                "requestBody": body("application/x-www-form-urlencoded", &feedback),
                "responses": answer(order),
            } },
        },
        "components": { "schemas": components.schemas() },
    })
}
