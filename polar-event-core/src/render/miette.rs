//! `miette::Diagnostic` for reports.

use core::fmt::{self, Display};

use miette::{Diagnostic, LabeledSpan};

use super::help::help;
use crate::error::{Report, Violation};
use crate::messages::English;

/// Values further to the right, and longer ones, get no label: miette's graphical handler panics beyond 65535 columns of a line (7.6).
const MAX_COLUMNS: usize = 10_000;

/// With the feature `miette`: a label for each violation that has a span, and help for each kind of fault.
///
/// The report does not contain the source. Add it yourself:
///
/// ```
/// use polar_event_core::json;
///
/// fn read(text: &str) -> miette::Result<Vec<u8>> {
///     json::from_str(text).map_err(|report| miette::Report::new(report).with_source_code(text.to_owned()))
/// }
///
/// let error = read("[1, null]").unwrap_err();
/// assert_eq!(error.code().unwrap().to_string(), "int_type");
/// assert_eq!(error.labels().unwrap().next().unwrap().label(), Some("must be an integer, not null"));
/// ```
///
/// Values that start more than 10,000 columns to the right, or are longer than that, have no label: `miette`'s handlers are not made for
/// such lines.
///
/// A [sensitive](Violation::is_sensitive) violation has no label, so that its value is not marked. But `miette` shows whole lines of the
/// source, and does not know what else in them is sensitive; `Report::snippet` redacts it.
impl Diagnostic for Report {
    /// The code, if all violations have the same one.
    fn code<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        let (first, rest) = self.violations().split_first()?;
        rest.iter().all(|violation| violation.code() == first.code()).then(|| Box::new(first.code()) as Box<dyn Display>)
    }

    fn help<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        let mut helps: Vec<String> = Vec::new();
        for help in self.violations().iter().filter_map(|violation| help(violation, &English)) {
            let help = help.to_string();
            if !helps.contains(&help) {
                helps.push(help);
            }
        }
        (!helps.is_empty()).then(|| Box::new(helps.join("\n")) as Box<dyn Display>)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let is_shown = |violation: &&Violation| {
            !violation.is_sensitive() && violation.location().is_some_and(|location| location.column <= MAX_COLUMNS)
        };
        let label = |violation: &Violation| {
            let span = violation.span().filter(|span| span.len() <= MAX_COLUMNS)?;
            Some(LabeledSpan::new(Some(OneLine(violation).to_string()), span.start, span.len()))
        };
        Some(Box::new(self.violations().iter().filter(is_shown).filter_map(label)))
    }
}

/// Displays the message of a violation on one line.
struct OneLine<'a>(&'a Violation);

impl Display for OneLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use core::fmt::Write as _;
        write!(crate::messages::Escape(f), "{}", self.0.text())
    }
}
