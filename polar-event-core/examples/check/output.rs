//! What is printed: bad lines as they are found, the summary at the end.

use std::io::{self, BufWriter, IsTerminal as _, StdoutLock, Write as _};
use std::str::FromStr;

use polar_event_core::{Report, Violation};
use serde::Serialize;

use crate::tally::Tally;

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Format {
    Human,
    Json,
}

impl FromStr for Format {
    type Err = &'static str;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        match name {
            "human" => Ok(Self::Human),
            "json" => Ok(Self::Json),
            _ => Err("the formats are human, json"),
        }
    }
}

/// A bad line in the format `json`.
#[derive(Serialize)]
struct BadLine<'a> {
    line: u64,
    offset: u64,
    #[serde(flatten)]
    report: &'a Report,
}

pub(crate) struct Output {
    stdout: BufWriter<StdoutLock<'static>>,
    format: Format,
    quiet: bool,
    is_on_terminal: bool,
}

impl Output {
    pub(crate) fn to_stdout(format: Format, quiet: bool) -> Self {
        let stdout = io::stdout().lock();
        let is_on_terminal = stdout.is_terminal();
        Self { stdout: BufWriter::new(stdout), format, quiet, is_on_terminal }
    }

    pub(crate) fn is_on_terminal(&self) -> bool {
        self.is_on_terminal
    }

    pub(crate) fn bad_line(&mut self, line: u64, offset: u64, report: &Report) -> io::Result<()> {
        if self.quiet {
            return Ok(());
        }
        match self.format {
            Format::Human => self.bad_line_as_text(line, report)?,
            Format::Json => {
                serde_json::to_writer(&mut self.stdout, &BadLine { line, offset, report })?;
                writeln!(self.stdout)?;
            }
        }
        // Somebody is watching, and the progress bar must not come in between.
        if self.is_on_terminal { self.stdout.flush() } else { Ok(()) }
    }

    fn bad_line_as_text(&mut self, line: u64, report: &Report) -> io::Result<()> {
        // The last violation of a report that was cut says that there are more.
        let more = if report.is_truncated() { "more than " } else { "" };
        let count = report.violations().len() - usize::from(report.is_truncated());
        let plural = if count == 1 { "" } else { "s" };
        writeln!(self.stdout, "line {line}: {more}{count} fault{plural}")?;
        let column = |violation: &Violation| violation.location().map_or(1, |location| location.column);
        let width = report.violations().iter().map(|violation| column(violation).to_string().len()).max().unwrap_or(1);
        for violation in report.violations() {
            writeln!(self.stdout, "  column {:>width$}: {violation}", column(violation))?;
        }
        Ok(())
    }

    pub(crate) fn finish(mut self, tally: &Tally) -> io::Result<()> {
        match self.format {
            Format::Human => {
                if !self.quiet && !tally.all_valid() {
                    writeln!(self.stdout)?;
                }
                write!(self.stdout, "{tally}")?;
                self.stdout.flush()
            }
            Format::Json => {
                self.stdout.flush()?;
                write!(io::stderr(), "{tally}")
            }
        }
    }
}
