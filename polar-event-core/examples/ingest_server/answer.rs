//! The forms of answers.

use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

/// An answer that FastAPI would give to what is no fault of a document.
pub(crate) fn error(status: StatusCode, detail: &str) -> Response {
    json_response(status, &serde_json::json!({ "detail": detail }))
}

pub(crate) fn json_response(status: StatusCode, body: &serde_json::Value) -> Response {
    (status, [(CONTENT_TYPE, HeaderValue::from_static("application/json"))], body.to_string()).into_response()
}
