//! What the service answers.

use std::sync::Arc;

use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::middleware;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use axum::{Extension, Router};
use polar_event_core::axum::{Rejection, Settings, Valid};
use polar_event_core::json;
use polar_event_core::polar::EventsIngest;
use prometheus_client::encoding::prometheus_text;
use tower_http::cors::CorsLayer;

use crate::answer::{error, json_response};
use crate::budget::{InTime, MAX_BODY, Room, budget, make_room};
use crate::caller::know_caller;
use crate::group::Lines;
use crate::health::Health;
use crate::ids::Key;
use crate::metrics::{Metrics, measure};
use crate::openapi;
use crate::shutdown::{Stopping, say_last};
use crate::writer::Log;

/// What handlers use.
#[derive(Clone)]
pub(crate) struct App {
    pub(crate) log: Log,
    pub(crate) key: Key,
    pub(crate) health: Arc<Health>,
    pub(crate) metrics: Arc<Metrics>,
}

pub(crate) fn router(app: App, stopping: Stopping, cors: Option<CorsLayer>) -> Router {
    let events = Router::new()
        .route("/v1/events/ingest", post(ingest))
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(Extension(Settings::fastapi().error("RequestValidationError")))
        .layer(middleware::from_fn_with_state(budget(), make_room))
        .layer(middleware::from_fn(know_caller));
    let mut router = Router::new()
        .merge(events)
        .route("/healthz", get(health))
        .route("/metrics", get(metrics))
        .route("/openapi.json", get(description))
        .fallback(not_found)
        .method_not_allowed_fallback(method_not_allowed);
    if let Some(cors) = cors {
        router = router.layer(cors);
    }
    router
        .layer(middleware::from_fn_with_state(stopping, say_last))
        .layer(middleware::from_fn_with_state(Arc::clone(&app.metrics), measure))
        .with_state(app)
}

/// The caller has been told by [`know_caller`] when the batch is decoded: its rules depend on who it is.
async fn ingest(
    State(app): State<App>,
    Extension(room): Extension<Room>,
    InTime(batch): InTime<Result<Valid<EventsIngest>, Rejection>>,
) -> Response {
    let batch = match batch {
        Ok(Valid(batch)) => batch,
        Err(rejection) => {
            rejection.reports().iter().for_each(|(_, report)| app.metrics.refused(report));
            return rejection.into_response();
        }
    };
    let Ok(lines) = Lines::new(&batch.events, &app.key, room) else {
        return error(StatusCode::INTERNAL_SERVER_ERROR, "an event cannot be written");
    };
    drop(batch);
    match app.log.store(lines).await {
        Ok(counts) => {
            app.metrics.accepted(counts);
            json_response(StatusCode::OK, json::to_string(&counts).unwrap_or_default())
        }
        Err(_) => error(StatusCode::SERVICE_UNAVAILABLE, "events cannot be stored at the moment"),
    }
}

async fn health(State(app): State<App>) -> Response {
    if app.health.is_good() && app.log.is_open() {
        json_response(StatusCode::OK, r#"{"status":"ok"}"#)
    } else {
        error(StatusCode::SERVICE_UNAVAILABLE, "events cannot be stored")
    }
}

async fn metrics(State(app): State<App>) -> Response {
    match app.metrics.text() {
        Ok(text) => ([(CONTENT_TYPE, prometheus_text::CONTENT_TYPE)], text).into_response(),
        Err(_) => error(StatusCode::INTERNAL_SERVER_ERROR, "the metrics cannot be written"),
    }
}

async fn description() -> Response {
    json_response(StatusCode::OK, openapi::document().to_string())
}

async fn not_found() -> Response {
    error(StatusCode::NOT_FOUND, "Not Found")
}

/// axum adds the header `Allow`.
async fn method_not_allowed() -> Response {
    error(StatusCode::METHOD_NOT_ALLOWED, "Method Not Allowed")
}
