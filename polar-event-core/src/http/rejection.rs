//! Why a request is refused.

use core::fmt;

use super::part::Part;
use super::settings::Settings;
use super::status::status_of;
use crate::error::Report;

/// Why a request was refused. As a response, it has the format that the [`Settings`] select.
///
/// A handler that takes `Result<Valid<T>, Rejection>` sees it before it is sent.
#[derive(Debug)]
pub struct Rejection {
    reason: Reason,
    settings: Settings,
}

/// Why a request was refused.
#[derive(Debug)]
#[non_exhaustive]
pub enum Reason {
    /// The header `Content-Type` is missing, or is not this, or an equivalent.
    ContentType(&'static str),
    /// The header `Content-Encoding` names an encoding: nothing here decodes one. A layer of the framework does.
    ContentEncoding,
    /// The body did not arrive, or is longer than the framework's own limit.
    Body(BodyError),
    /// Parts of the request have faults.
    Reports(Vec<(Part, Report)>),
    /// The request does not carry the context of this type, which the rules require. This is an error of the server.
    ContextMissing(&'static str),
}

impl Reason {
    pub(super) fn body(report: Report) -> Self {
        Self::Reports(vec![(Part::Body, report)])
    }

    /// The value, or `None` where a part has faults, which are added to what is wrong already. Any other reason is the only one.
    pub(crate) fn keep<T>(read: Result<T, Self>, wrong: &mut Vec<(Part, Report)>) -> Result<Option<T>, Self> {
        match read {
            Ok(value) => Ok(Some(value)),
            Err(Self::Reports(reports)) => {
                wrong.extend(reports);
                Ok(None)
            }
            Err(reason) => Err(reason),
        }
    }
}

/// The framework's error about a body.
#[derive(Debug)]
pub struct BodyError {
    status: u16,
    source: Box<dyn std::error::Error + Send + Sync>,
}

impl BodyError {
    pub(crate) fn new(status: u16, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self { status, source: source.into() }
    }
}

impl fmt::Display for BodyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.source.fmt(f)
    }
}

impl std::error::Error for BodyError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&*self.source)
    }
}

impl Rejection {
    pub(crate) fn new(reason: Reason, settings: &Settings) -> Self {
        #[cfg(feature = "tracing")]
        if let Reason::Reports(reports) = &reason {
            reports.iter().for_each(|(_, report)| report.trace());
        }
        Self { reason, settings: settings.clone() }
    }

    /// Why the request was refused.
    #[must_use]
    pub fn reason(&self) -> &Reason {
        &self.reason
    }

    /// The report on the first part of the request that has faults.
    #[must_use]
    pub fn report(&self) -> Option<&Report> {
        self.reports().first().map(|(_, report)| report)
    }

    /// The reports on all parts of the request that have faults.
    #[must_use]
    pub fn reports(&self) -> &[(Part, Report)] {
        if let Reason::Reports(reports) = &self.reason { reports } else { &[] }
    }

    /// The status of the response.
    #[must_use]
    pub fn status(&self) -> u16 {
        match &self.reason {
            Reason::ContentType(_) | Reason::ContentEncoding => 415,
            Reason::Body(error) => error.status,
            Reason::ContextMissing(_) => 500,
            Reason::Reports(reports) => status_of(reports, &self.settings),
        }
    }

    pub(super) fn settings(&self) -> &Settings {
        &self.settings
    }
}

impl Settings {
    /// Refuses a request with this report on its body, in the form of these settings: for what only a handler can know.
    ///
    /// ```
    /// # #[cfg(feature = "axum")] {
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
    /// # }
    /// ```
    #[must_use]
    pub fn refuse(&self, report: Report) -> Rejection {
        Rejection::new(Reason::Reports(vec![(Part::Body, report)]), self)
    }

    /// Refuses a request with these reports on its parts.
    ///
    /// ```
    /// # #[cfg(feature = "axum")] {
    /// use polar_event_core::axum::{Part, Settings};
    /// use polar_event_core::{Code, Report};
    ///
    /// let rejection = Settings::fastapi().refuse_parts([(Part::Path, Report::from(Code::Custom("no_such_order")).at("id"))]);
    /// assert_eq!(rejection.status(), 422);
    /// # }
    /// ```
    #[must_use]
    pub fn refuse_parts(&self, reports: impl IntoIterator<Item = (Part, Report)>) -> Rejection {
        Rejection::new(Reason::Reports(reports.into_iter().collect()), self)
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.reason {
            Reason::ContentType(due) => write!(f, "the content type is not {due}"),
            Reason::ContentEncoding => f.write_str("the content encoding is not understood"),
            Reason::Body(error) => error.fmt(f),
            Reason::Reports(reports) => reports.iter().enumerate().try_for_each(|(index, (_, report))| {
                f.write_str(if index > 0 { "\n" } else { "" })?;
                report.fmt(f)
            }),
            Reason::ContextMissing(name) => write!(f, "the request has no `{name}`, which the rules need as their context"),
        }
    }
}

impl std::error::Error for Rejection {}
