//! Settings of the extractors.

use core::fmt;
use std::borrow::Cow;
use std::sync::Arc;

use crate::json::Decoder;
use crate::messages::Messages;
use crate::text;

/// How [`Valid`](super::Valid) reads the parts of a request, and the format of its responses. The default is [`Settings::fastapi`]. The module of
/// your framework says where to put them.
///
/// ```
/// # #[cfg(feature = "axum")] {
/// use polar_event_core::axum::Settings;
/// use polar_event_core::text::{self, Names};
/// use polar_event_core::{json, messages};
///
/// let limits = json::Limits::new().max_depth(8).max_violations(20);
/// let settings = Settings::problem()
///     .decoder(json::Decoder::new().limits(limits))
///     .texts(text::Decoder::new().names(Names::Brackets))
///     .localized(messages::German)
///     .invalid_json(422_u16);
/// # }
/// ```
#[derive(Clone)]
#[must_use = "they are to be put into the extensions of requests"]
pub struct Settings {
    pub(super) style: Style,
    pub(crate) decoder: Decoder,
    pub(super) texts: text::Decoder,
    pub(super) messages: Option<Arc<dyn Messages + Send + Sync>>,
    pub(super) invalid_json: Option<u16>,
}

#[derive(Debug, Clone)]
pub(super) enum Style {
    Fastapi { error: Option<Cow<'static, str>> },
    Problem,
}

impl Default for Settings {
    fn default() -> Self {
        Self::fastapi()
    }
}

impl Settings {
    fn new(style: Style) -> Self {
        Self { style, decoder: Decoder::new(), texts: text::Decoder::new(), messages: None, invalid_json: None }
    }

    /// Responds as FastAPI does: see [`Report::fastapi`](crate::Report::fastapi).
    pub fn fastapi() -> Self {
        Self::new(Style::Fastapi { error: None })
    }

    /// Responds as RFC 9457 defines: see [`Report::problem`](crate::Report::problem).
    pub fn problem() -> Self {
        Self::new(Style::Problem)
    }

    /// Adds `error` to FastAPI's format, as Polar's API does: see [`Fastapi::error`](crate::answer::Fastapi::error). A problem document is
    /// not affected.
    pub fn error(mut self, error: impl Into<Cow<'static, str>>) -> Self {
        if let Style::Fastapi { error: place } = &mut self.style {
            *place = Some(error.into());
        }
        self
    }

    /// Decodes JSON with this decoder, which has the clock and the limits, and all other parts of a request with its clock and its limits, too.
    ///
    /// The framework's own limit on bodies holds as well: axum's `DefaultBodyLimit` (2 MB), actix-web's `PayloadConfig` (256 kB).
    pub fn decoder(mut self, decoder: Decoder) -> Self {
        self.texts = self.texts.with_json(decoder.clone());
        self.decoder = decoder;
        self
    }

    /// Reads query strings, forms, paths, headers and cookies as this decoder does. Its clock and its limits are those of
    /// [`decoder`](Self::decoder).
    pub fn texts(mut self, texts: text::Decoder) -> Self {
        self.texts = texts.with_json(self.decoder.clone());
        self
    }

    /// Writes messages in another language, instead of English, or of pydantic's messages in FastAPI's format.
    pub fn localized(mut self, messages: impl Messages + Send + Sync + 'static) -> Self {
        self.messages = Some(Arc::new(messages));
        self
    }

    /// The status for a body that is not JSON, instead of 422 in FastAPI's format and 400 in a problem document.
    pub fn invalid_json(mut self, status: impl Into<u16>) -> Self {
        self.invalid_json = Some(status.into());
        self
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings").field("style", &self.style).field("decoder", &self.decoder).finish_non_exhaustive()
    }
}
