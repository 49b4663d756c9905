//! What is written: bad events as they are found, the summary at the end.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal as _, Write};

use polar_event_core::{Code, Report, Violation};
use serde::Serialize;

use crate::args::{Args, Color, Format, Show};
use crate::check::Checked;
use crate::html;
use crate::model::Model;
use crate::summary::{JsonSummary, Summary};
use crate::tally::Tally;

/// A bad event in the format `json`.
#[derive(Serialize)]
struct BadEvent<'a> {
    file: &'a str,
    line: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u64>,
    offset: u64,
    #[serde(flatten)]
    report: &'a Report,
}

pub(crate) struct Output<'a> {
    args: &'a Args,
    out: BufWriter<Box<dyn Write>>,
    is_on_terminal: bool,
    colors: bool,
    /// The codes of which it has been shown how to fix them: once is enough.
    explained: HashSet<Code>,
    shown: u64,
}

impl<'a> Output<'a> {
    pub(crate) fn open(args: &'a Args) -> io::Result<Self> {
        let (out, is_on_terminal): (Box<dyn Write>, bool) = match &args.out {
            Some(path) => (Box::new(File::create(path)?), false),
            None => (Box::new(io::stdout().lock()), io::stdout().is_terminal()),
        };
        let colors = match args.color {
            Color::Auto => is_on_terminal && terminal_has_colors(),
            Color::Always => true,
            Color::Never => false,
        };
        Ok(Self { args, out: BufWriter::new(out), is_on_terminal, colors, explained: HashSet::new(), shown: 0 })
    }

    pub(crate) fn is_on_terminal(&self) -> bool {
        self.is_on_terminal
    }

    /// Writes what is wrong with an event; `has_news` is whether it has a fault of a new kind.
    pub(crate) fn bad_event(&mut self, event: &Checked<'_>, report: &Report, has_news: bool) -> io::Result<()> {
        if !self.shows(has_news) {
            return Ok(());
        }
        if self.args.format == Format::Json {
            self.json(event, report)?
        } else {
            self.picture(event, report)?
        }
        // Somebody is watching, and the progress must not come in between.
        if self.is_on_terminal { self.out.flush() } else { Ok(()) }
    }

    pub(crate) fn shows(&self, has_news: bool) -> bool {
        match (self.args.format, self.args.show) {
            _ if self.args.quiet => false,
            (Format::Html, _) => false,
            (Format::Json, _) | (Format::Human, Show::All) => true,
            (Format::Human, Show::First(count)) => has_news && self.shown < count,
        }
    }

    fn json(&mut self, event: &Checked<'_>, report: &Report) -> io::Result<()> {
        let place = event.place;
        let event = BadEvent { file: place.file, line: place.line, column: place.column, offset: place.offset, report };
        serde_json::to_writer(&mut self.out, &event)?;
        writeln!(self.out)
    }

    fn picture(&mut self, event: &Checked<'_>, report: &Report) -> io::Result<()> {
        let mut has_help = false;
        for violation in report.violations() {
            has_help |= self.explained.insert(violation.code());
        }
        let snippet = report.snippet(event.text).label(&**event.place.file).help(has_help).color(self.colors);
        self.shown += 1;
        writeln!(self.out, "{}", self.args.model.redact(snippet))
    }

    pub(crate) fn finish(mut self, tally: &Tally) -> io::Result<()> {
        match self.args.format {
            // What could not be read has been said.
            Format::Human if tally.read == 0 && !tally.unchecked.is_empty() => Ok(()),
            Format::Human => {
                let hidden = if self.args.quiet { 0 } else { tally.invalid - self.shown };
                write!(self.out, "{}", Summary { tally, hidden })?;
                self.out.flush()
            }
            Format::Json => {
                self.out.flush()?;
                writeln!(io::stderr(), "{}", serde_json::to_string(&JsonSummary::of(tally))?)
            }
            Format::Html => {
                self.out.write_all(html::page(self.args, tally).as_bytes())?;
                self.out.flush()
            }
        }
    }
}

/// The picture of one fault, without the others of its event.
pub(crate) fn example(model: &Model, event: &Checked<'_>, violation: &Violation) -> String {
    let report = Report::from(violation.clone());
    let snippet = report.snippet(event.text).label(&**event.place.file);
    model.redact(snippet).to_string()
}

fn terminal_has_colors() -> bool {
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let is_dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
    !no_color && !is_dumb
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use polar_event_core::{Event, json};

    use super::example;
    use crate::check::{Checked, Place};
    use crate::model::Model;

    #[derive(Event)]
    struct Login {
        #[event(sensitive, length(max = 3))]
        password: String,
        device: u32,
    }

    /// The picture of another fault hides it, too, whether it is valid or not.
    #[test]
    fn sensitive_values_are_not_in_an_example() {
        for password in ["hunter2", "hun"] {
            let text = format!(r#"{{"password": "{password}", "device": null}}"#);
            let report = json::from_str::<Login>(&text).map(|login| (login.password, login.device)).expect_err("a fault");
            let file: Rc<str> = "stdin".into();
            let place = Place { file: &file, line: 1, column: None, offset: 0 };
            let event = Checked { place, text: text.as_bytes(), result: Err(report.clone()) };
            for violation in report.violations() {
                let example = example(&Model::of::<Login>("Login"), &event, violation);
                assert!(example.contains(violation.code().as_str()) && !example.contains(password), "{example}");
            }
        }
    }
}
