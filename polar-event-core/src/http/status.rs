//! The status of a response with a list of faults.

use super::part::Part;
use super::settings::{Settings, Style};
use crate::error::{Code, Report, Violation};

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
