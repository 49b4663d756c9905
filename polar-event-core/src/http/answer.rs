//! The response to a bad request, whichever framework sends it.

use serde_core::Serialize;

use super::part::Part;
use super::rejection::{Reason, Rejection};
use super::settings::{Settings, Style};
use crate::answer::{Fastapi, Problem, title};
use crate::error::{Code, Report, Violation};

/// A response.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) content_type: &'static str,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    fn new(status: u16, content_type: &'static str, body: &impl Serialize) -> Self {
        // Serializing a response does not fail.
        Self { status, content_type, body: serde_json::to_vec(body).unwrap_or_default() }
    }

    /// The response to what was refused.
    pub(crate) fn to(rejection: &Rejection) -> Self {
        let (status, settings) = (rejection.status(), rejection.settings());
        let text = match rejection.reason() {
            Reason::Reports(reports) => return of_reports(reports, status, settings),
            Reason::ContentType(due) => format!("the request must have the header Content-Type: {due}"),
            Reason::ContentEncoding => "the body must not be encoded: no Content-Encoding is understood".to_owned(),
            Reason::Body(_) if status == 413 => "the body is too long".to_owned(),
            Reason::Body(_) => "the body did not arrive whole".to_owned(),
            Reason::ContextMissing(_) => "the server is not set up for this request".to_owned(),
        };
        match settings.style {
            Style::Fastapi { .. } => Self::new(status, Fastapi::CONTENT_TYPE, &serde_json::json!({ "detail": text })),
            Style::Problem => {
                let problem = serde_json::json!({ "type": "about:blank", "title": title(status), "status": status, "detail": text });
                Self::new(status, Problem::CONTENT_TYPE, &problem)
            }
        }
    }
}

/// A response with a list of faults.
fn of_reports(reports: &[(Part, Report)], status: u16, settings: &Settings) -> Answer {
    let mut all = Report::default();
    for (part, report) in reports {
        all.merge(report.clone().at(part.as_str()));
    }
    let messages = settings.messages.as_deref();
    match &settings.style {
        Style::Fastapi { error } => {
            let mut answer = all.fastapi().in_parts();
            if let Some(error) = error {
                answer = answer.error(error);
            }
            if let Some(messages) = messages {
                answer = answer.localized(messages);
            }
            Answer::new(status, Fastapi::CONTENT_TYPE, &answer)
        }
        Style::Problem => {
            let mut answer = all.problem().in_parts().status(status);
            if let Some(messages) = messages {
                answer = answer.localized(messages);
            }
            Answer::new(status, Problem::CONTENT_TYPE, &answer)
        }
    }
}

/// The status of a response with a list of faults.
pub(super) fn status_of(reports: &[(Part, Report)], settings: &Settings) -> u16 {
    let any = |is_it: fn(&Violation) -> bool| {
        let body = reports.iter().filter(|(part, _)| *part == Part::Body);
        body.flat_map(|(_, report)| report.violations()).any(is_it)
    };
    if reports.iter().any(|(_, report)| report.is_server_error()) {
        500
    } else if any(is_about_size) {
        413
    } else if any(is_about_syntax) {
        settings.invalid_json.unwrap_or(match settings.style {
            Style::Fastapi { .. } => 422,
            Style::Problem => 400,
        })
    } else {
        422
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
