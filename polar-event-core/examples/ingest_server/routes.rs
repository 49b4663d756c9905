//! What the service answers.

use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::header::{AUTHORIZATION, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Extension, Router};
use polar_event_core::axum::{Settings, Valid};
use polar_event_core::json;
use polar_event_core::polar::{Caller, EventsIngest};

use crate::answer::{error, json_response};
use crate::budget::{InTime, MAX_BODY, budget, make_room};
use crate::openapi;
use crate::shutdown::{Stopping, say_last};
use crate::writer::Log;

pub(crate) fn app(log: Log, stopping: Stopping) -> Router {
    let events = Router::new()
        .route("/v1/events/ingest", post(ingest))
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(Extension(Settings::fastapi().error("RequestValidationError")))
        .layer(middleware::from_fn_with_state(budget(), make_room))
        .layer(middleware::from_fn(know_caller));
    Router::new()
        .merge(events)
        .route("/healthz", get(health))
        .route("/openapi.json", get(description))
        .fallback(not_found)
        .layer(middleware::from_fn_with_state(stopping, say_last))
        .with_state(log)
}

/// The caller has been told by [`know_caller`] when the batch is decoded: its rules depend on who it is.
async fn ingest(State(log): State<Log>, InTime(Valid(batch)): InTime<Valid<EventsIngest>>) -> Response {
    let mut lines = Vec::new();
    for event in &batch.events {
        if json::to_writer(&mut lines, event).is_err() {
            return error(StatusCode::INTERNAL_SERVER_ERROR, "an event cannot be written");
        }
        lines.push(b'\n');
    }
    let inserted = batch.events.len();
    drop(batch);
    match log.append(lines).await {
        Ok(()) => json_response(StatusCode::OK, &serde_json::json!({ "inserted": inserted, "duplicates": 0 })),
        Err(_) => error(StatusCode::SERVICE_UNAVAILABLE, "events cannot be written at the moment"),
    }
}

/// Finds out who is calling, before anything is read of the body.
async fn know_caller(mut request: Request, next: Next) -> Response {
    let Some(caller) = caller(request.headers()) else {
        let mut response = error(StatusCode::UNAUTHORIZED, "a bearer token is required");
        response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        return response;
    };
    request.extensions_mut().insert(caller);
    next.run(request).await
}

/// Who calls, by the kind of token; `None` without a token.
fn caller(headers: &HeaderMap) -> Option<Caller> {
    let (scheme, token) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    let token = token.trim();
    if !scheme.eq_ignore_ascii_case("bearer") || token.is_empty() {
        return None;
    }
    Some(match token {
        _ if token.starts_with("polar_oat_") => Caller::Organization,
        _ if token.starts_with("polar_pat_") => Caller::User,
        _ => Caller::Unknown,
    })
}

async fn health(State(log): State<Log>) -> Response {
    if log.works() {
        json_response(StatusCode::OK, &serde_json::json!({ "status": "ok" }))
    } else {
        error(StatusCode::SERVICE_UNAVAILABLE, "events cannot be written")
    }
}

async fn description() -> Response {
    json_response(StatusCode::OK, &openapi::document())
}

async fn not_found() -> Response {
    error(StatusCode::NOT_FOUND, "Not Found")
}
