//! The forms of answers.

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};

/// An answer that FastAPI would give to what is no fault of a document.
pub(crate) fn error(status: StatusCode, detail: &str) -> Response {
    json_response(status, serde_json::json!({ "detail": detail }).to_string())
}

pub(crate) fn json_response(status: StatusCode, json: impl Into<Body>) -> Response {
    (status, [(CONTENT_TYPE, HeaderValue::from_static("application/json"))], json.into()).into_response()
}
