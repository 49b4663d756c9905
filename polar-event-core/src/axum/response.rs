//! What answers by itself.

use ::axum::http::{HeaderValue, StatusCode, header};
use ::axum::response::{IntoResponse, Response};

use super::{Rejection, Settings};
use crate::error::Report;
use crate::http::Answer;

impl IntoResponse for Rejection {
    fn into_response(self) -> Response {
        let Answer { status, content_type, body } = Answer::to(&self);
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
        (status, [(header::CONTENT_TYPE, HeaderValue::from_static(content_type))], body).into_response()
    }
}

/// The response in the form of the default [`Settings`]. A handler whose service has others takes them as an argument, and returns
/// [`Settings::refuse`].
impl IntoResponse for Report {
    fn into_response(self) -> Response {
        Settings::default().refuse(self).into_response()
    }
}
