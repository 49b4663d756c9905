//! Settings of the extractors.

use core::convert::Infallible;
use core::fmt;
use std::borrow::Cow;
use std::sync::Arc;

use ::axum::extract::FromRequestParts;
use ::axum::http::request::Parts;
use ::axum::http::{Extensions, StatusCode};

use super::rejection::{Reason, Rejection};
use crate::error::Report;
use crate::json::Decoder;
use crate::messages::Messages;

/// How [`Valid`](super::Valid) reads a document, and the format of its responses. Put them into the extensions of requests with
/// `Router::layer(Extension(settings))`, for all routes or for some. The default is [`Settings::fastapi`].
///
/// ```
/// use axum::http::StatusCode;
/// use polar_event_core::axum::Settings;
/// use polar_event_core::{json, messages};
///
/// let limits = json::Limits::new().max_depth(8).max_violations(20);
/// let settings = Settings::problem()
///     .decoder(json::Decoder::new().limits(limits))
///     .localized(messages::German)
///     .invalid_json(StatusCode::UNPROCESSABLE_ENTITY);
/// ```
#[derive(Clone)]
#[must_use = "they are to be put into the extensions of requests"]
pub struct Settings {
    pub(super) form: Form,
    pub(super) decoder: Decoder,
    pub(super) messages: Option<Arc<dyn Messages + Send + Sync>>,
    pub(super) invalid_json: Option<StatusCode>,
}

#[derive(Debug, Clone)]
pub(super) enum Form {
    Fastapi { error: Option<Cow<'static, str>> },
    Problem,
}

impl Default for Settings {
    fn default() -> Self {
        Self::fastapi()
    }
}

impl Settings {
    fn new(form: Form) -> Self {
        Self { form, decoder: Decoder::new(), messages: None, invalid_json: None }
    }

    /// Responds as FastAPI does: see [`Report::fastapi`](crate::Report::fastapi).
    pub fn fastapi() -> Self {
        Self::new(Form::Fastapi { error: None })
    }

    /// Responds as RFC 9457 defines: see [`Report::problem`](crate::Report::problem).
    pub fn problem() -> Self {
        Self::new(Form::Problem)
    }

    /// Adds `error` to FastAPI's format, as Polar's API does: see [`Fastapi::error`](crate::answer::Fastapi::error). A problem document is
    /// not affected.
    pub fn error(mut self, error: impl Into<Cow<'static, str>>) -> Self {
        if let Form::Fastapi { error: place } = &mut self.form {
            *place = Some(error.into());
        }
        self
    }

    /// Decodes documents with this decoder, which has the clock and the limits.
    ///
    /// axum's `DefaultBodyLimit` (2 MB) limits the length of the body as well.
    pub fn decoder(mut self, decoder: Decoder) -> Self {
        self.decoder = decoder;
        self
    }

    /// Writes messages in another language, instead of English, or of pydantic's messages in FastAPI's format.
    pub fn localized(mut self, messages: impl Messages + Send + Sync + 'static) -> Self {
        self.messages = Some(Arc::new(messages));
        self
    }

    /// The status for a body that is not JSON, instead of 422 in FastAPI's format and 400 in a problem document.
    pub fn invalid_json(mut self, status: StatusCode) -> Self {
        self.invalid_json = Some(status);
        self
    }
}

impl Settings {
    /// Those in the extensions of a request, or the default.
    pub(super) fn of(extensions: &Extensions) -> Self {
        extensions.get().cloned().unwrap_or_default()
    }

    /// Refuses a request with this report, in the form of these settings: for what only a handler can know.
    ///
    /// ```
    /// use axum::routing::post;
    /// use axum::{Extension, Router};
    /// use polar_event_core::axum::{Rejection, Settings, Valid};
    /// use polar_event_core::{Code, Event, Report, Violation};
    ///
    /// #[derive(Event)]
    /// struct Signup {
    ///     #[event(length(min = 1))]
    ///     name: String,
    /// }
    ///
    /// async fn signup(settings: Settings, Valid(signup): Valid<Signup>) -> Result<String, Rejection> {
    ///     let mut report = Report::default();
    ///     // In earnest, a database says so.
    ///     if signup.name == "root" {
    ///         report.merge(Violation::new(Code::Custom("name_taken")).message("is taken").at("name").into());
    ///     }
    ///     report.into_result().map_err(|report| settings.refuse(report))?;
    ///     Ok(format!("Hello, {}!", signup.name))
    /// }
    ///
    /// let app: Router = Router::new().route("/signup", post(signup)).layer(Extension(Settings::problem()));
    /// ```
    #[must_use]
    pub fn refuse(&self, report: Report) -> Rejection {
        Rejection::new(Reason::Report(report), self)
    }
}

/// The settings of the request, or the default: never fails.
impl<S: Sync> FromRequestParts<S> for Settings {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.extensions))
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings").field("form", &self.form).field("decoder", &self.decoder).finish_non_exhaustive()
    }
}
