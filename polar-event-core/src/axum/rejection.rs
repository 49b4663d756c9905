//! The response to a bad request.

use core::fmt;

use ::axum::extract::rejection::BytesRejection;
use ::axum::http::{HeaderValue, StatusCode, header};
use ::axum::response::{IntoResponse, Response};
use serde_core::Serialize;

use super::settings::{Form, Settings};
use crate::answer::{Fastapi, Problem};
use crate::error::{Code, Report, Violation};

/// Why a request was refused. As a response, it has the format that the [`Settings`] select.
///
/// A handler that takes `Result<Valid<T>, Rejection>` sees it before it is sent:
///
/// ```
/// use axum::response::{IntoResponse, Response};
/// use polar_event_core::axum::{Rejection, Valid};
///
/// async fn handler(body: Result<Valid<Vec<u8>>, Rejection>) -> Response {
///     match body {
///         Ok(Valid(bytes)) => format!("{} bytes", bytes.len()).into_response(),
///         Err(rejection) => {
///             if let Some(report) = rejection.report() {
///                 eprintln!("{} faults", report.violations().len());
///             }
///             rejection.into_response()
///         }
///     }
/// }
/// ```
#[derive(Debug)]
pub struct Rejection {
    reason: Reason,
    settings: Settings,
}

/// Why a request was refused.
#[derive(Debug)]
#[non_exhaustive]
pub enum Reason {
    /// The header `Content-Type` is missing, or is not JSON.
    ContentType,
    /// The header `Content-Encoding` names an encoding: nothing here decodes one. The layer `RequestDecompressionLayer` of `tower-http` does.
    ContentEncoding,
    /// The body did not arrive, or is longer than axum's `DefaultBodyLimit`.
    Body(BytesRejection),
    /// The document has faults.
    Report(Report),
    /// The request's extensions do not contain the context of this type, which the rules require. This is an error of the server.
    ContextMissing(&'static str),
}

impl Rejection {
    pub(super) fn new(reason: Reason, settings: &Settings) -> Self {
        #[cfg(feature = "tracing")]
        if let Reason::Report(report) = &reason {
            report.trace();
        }
        Self { reason, settings: settings.clone() }
    }

    /// Why the request was refused.
    #[must_use]
    pub fn reason(&self) -> &Reason {
        &self.reason
    }

    /// The report on the document, if it was decoded.
    #[must_use]
    pub fn report(&self) -> Option<&Report> {
        if let Reason::Report(report) = &self.reason { Some(report) } else { None }
    }

    /// The status of the response: see the [module](super) for a table.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match &self.reason {
            Reason::ContentType | Reason::ContentEncoding => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Reason::Body(rejection) => rejection.status(),
            Reason::ContextMissing(_) => StatusCode::INTERNAL_SERVER_ERROR,
            Reason::Report(report) if report.is_server_error() => StatusCode::INTERNAL_SERVER_ERROR,
            Reason::Report(report) if report.violations().iter().any(is_about_size) => StatusCode::PAYLOAD_TOO_LARGE,
            Reason::Report(report) if report.violations().iter().any(is_about_syntax) => {
                match (self.settings.invalid_json, &self.settings.form) {
                    (Some(status), _) => status,
                    (None, Form::Fastapi { .. }) => StatusCode::UNPROCESSABLE_ENTITY,
                    (None, Form::Problem) => StatusCode::BAD_REQUEST,
                }
            }
            Reason::Report(_) => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }

    fn answer_report(&self, report: &Report) -> Response {
        let (status, messages) = (self.status(), self.settings.messages.as_deref());
        match &self.settings.form {
            Form::Fastapi { error } => {
                let mut answer = report.fastapi();
                if let Some(error) = error {
                    answer = answer.error(error);
                }
                if let Some(messages) = messages {
                    answer = answer.localized(messages);
                }
                json(status, Fastapi::CONTENT_TYPE, &answer)
            }
            Form::Problem => {
                let mut answer = report.problem().status(status.as_u16());
                if let Some(messages) = messages {
                    answer = answer.localized(messages);
                }
                json(status, Problem::CONTENT_TYPE, &answer)
            }
        }
    }

    /// A response without a list of faults.
    fn answer_text(&self, text: &str) -> Response {
        let status = self.status();
        match self.settings.form {
            Form::Fastapi { .. } => json(status, Fastapi::CONTENT_TYPE, &serde_json::json!({ "detail": text })),
            Form::Problem => {
                let title = status.canonical_reason().unwrap_or_default();
                let problem = serde_json::json!({ "type": "about:blank", "title": title, "status": status.as_u16(), "detail": text });
                json(status, Problem::CONTENT_TYPE, &problem)
            }
        }
    }
}

/// Whether the whole text is too long.
fn is_about_size(violation: &Violation) -> bool {
    violation.base_code() == Code::JsonSize && violation.path().is_root()
}

/// Whether the document is not JSON, as opposed to a string in it that a rule parses as JSON.
fn is_about_syntax(violation: &Violation) -> bool {
    violation.syntax_offset().is_some()
}

fn json(status: StatusCode, content_type: &'static str, answer: &impl Serialize) -> Response {
    match serde_json::to_vec(answer) {
        Ok(body) => (status, [(header::CONTENT_TYPE, HeaderValue::from_static(content_type))], body).into_response(),
        // Serializing a response does not fail.
        Err(_) => status.into_response(),
    }
}

impl IntoResponse for Rejection {
    fn into_response(self) -> Response {
        match &self.reason {
            Reason::ContentType => self.answer_text("the request must have the header Content-Type: application/json"),
            Reason::ContentEncoding => self.answer_text("the body must not be encoded: no Content-Encoding is understood"),
            Reason::Body(_) if self.status() == StatusCode::PAYLOAD_TOO_LARGE => self.answer_text("the body is too long"),
            Reason::Body(_) => self.answer_text("the body did not arrive whole"),
            Reason::ContextMissing(_) => self.answer_text("the server is not set up for this request"),
            Reason::Report(report) => self.answer_report(report),
        }
    }
}

/// The response in the form of the default [`Settings`]. A handler whose service has others takes them as an argument, and returns
/// [`Settings::refuse`].
impl IntoResponse for Report {
    fn into_response(self) -> Response {
        Settings::default().refuse(self).into_response()
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.reason {
            Reason::ContentType => f.write_str("the content type is not JSON"),
            Reason::ContentEncoding => f.write_str("the content encoding is not understood"),
            Reason::Body(rejection) => rejection.fmt(f),
            Reason::Report(report) => report.fmt(f),
            Reason::ContextMissing(name) => write!(f, "the request's extensions have no `{name}`, which the rules need as their context"),
        }
    }
}

impl std::error::Error for Rejection {}
