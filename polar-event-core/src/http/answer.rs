//! The response to a bad request, whichever framework sends it.

use serde_core::Serialize;

use super::part::Part;
use super::rejection::{Reason, Rejection};
use super::settings::{Settings, Style};
use crate::answer::{Fastapi, Problem, title};
use crate::error::Report;

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
