//! What is printed: bad lines as they are found, the summary at the end.

use std::collections::HashSet;
use std::io::{self, BufWriter, IsTerminal as _, StdoutLock, Write as _};

use polar_event_core::{Code, Report};
use serde::Serialize;

use crate::args::{Args, Color, Format};
use crate::model::Line;
use crate::tally::Tally;

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
    input: String,
    format: Format,
    color: Color,
    quiet: bool,
    is_on_terminal: bool,
    /// The codes of which it has been said how to fix them: once is enough.
    explained: HashSet<Code>,
}

impl Output {
    pub(crate) fn to_stdout(args: &Args) -> Self {
        let stdout = io::stdout().lock();
        let is_on_terminal = stdout.is_terminal();
        let Args { format, color, quiet, .. } = *args;
        let (stdout, input) = (BufWriter::new(stdout), args.input.to_string());
        Self { stdout, input, format, color, quiet, is_on_terminal, explained: HashSet::new() }
    }

    pub(crate) fn is_on_terminal(&self) -> bool {
        self.is_on_terminal
    }

    pub(crate) fn bad_line(&mut self, line: &Line<'_>, report: &Report) -> io::Result<()> {
        if self.quiet {
            return Ok(());
        }
        match self.format {
            Format::Human => self.picture(line, report)?,
            Format::Json => {
                serde_json::to_writer(&mut self.stdout, &BadLine { line: line.number, offset: line.offset, report })?;
                writeln!(self.stdout)?;
            }
        }
        // Somebody is watching, and the progress bar must not come in between.
        if self.is_on_terminal { self.stdout.flush() } else { Ok(()) }
    }

    fn picture(&mut self, line: &Line<'_>, report: &Report) -> io::Result<()> {
        let mut has_news = false;
        for violation in report.violations() {
            has_news |= self.explained.insert(violation.code());
        }
        let snippet = report.snippet(line.text).label(&*self.input).help(has_news);
        let snippet = match self.color {
            Color::Auto => snippet.color_for(self.stdout.get_ref()),
            Color::Always => snippet.color(true),
            Color::Never => snippet,
        };
        writeln!(self.stdout, "{snippet}")
    }

    pub(crate) fn finish(mut self, tally: &Tally) -> io::Result<()> {
        match self.format {
            Format::Human => {
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
