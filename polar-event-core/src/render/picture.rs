//! Renders a snippet: a title, excerpts of the source with the faults marked, and notes.

use core::fmt::{self, Write as _};
use std::borrow::Cow;

use annotate_snippets::renderer::{DEFAULT_LINE_NUM_STYLE, DecorStyle};
use annotate_snippets::{AnnotationKind, Group, Level, Message, Renderer, Snippet as Source};

use super::clip::clip;
use super::excerpt::{Chooser, Excerpt};
use super::help::help;
use super::snippet::{MAX_WIDTH, Snippet};
use super::visible;
use crate::error::{Code, Violation};
use crate::messages::{self, English, Messages};
use crate::value::Number;

/// The maximum size of the output; the faults beyond it are only counted.
const MAX_BYTES: usize = 48 << 10;

/// The maximum length of a pointer, and of a text, in characters; longer ones are cut.
const MAX_POINTER: usize = 120;
const MAX_TEXT: usize = 400;

/// The maximum number of kinds of faults with help.
const MAX_HELPS: usize = 8;

/// A group of violations (faults or warnings), and how to show them.
struct Part<'s, 'a> {
    snippet: &'s Snippet<'a>,
    messages: &'s dyn Messages,
    violations: &'s [Violation],
    level: Level<'s>,
    noun: &'static str,
    renderer: Renderer,
    label: String,
}

/// The output, and how much has been written.
struct Out<'f, 'g> {
    f: &'f mut fmt::Formatter<'g>,
    written: usize,
}

impl Out<'_, '_> {
    fn is_full(&self) -> bool {
        self.written >= MAX_BYTES
    }

    fn line(&mut self, text: &str) -> fmt::Result {
        let text = visible::isolate(text);
        self.written += text.len() + 1;
        self.f.write_str(&text)?;
        self.f.write_char('\n')
    }
}

impl<'s, 'a> Part<'s, 'a> {
    fn new(
        snippet: &'s Snippet<'a>,
        messages: &'s dyn Messages,
        violations: &'s [Violation],
        level: Level<'static>,
        name: &'static str,
        noun: &'static str,
    ) -> Self {
        let renderer = if snippet.color { Renderer::styled() } else { Renderer::plain() };
        let decor = if snippet.unicode { DecorStyle::Unicode } else { DecorStyle::Ascii };
        // The lines are already cut; the renderer must not cut them again.
        let renderer = renderer.decor_style(decor).term_width(100 * MAX_WIDTH);
        let label = match &snippet.label {
            Some(label) => clip(label, MAX_TEXT),
            None => messages::word(messages, "document").into_owned(),
        };
        let level = level.with_name(messages::word(messages, name));
        Self { snippet, messages, violations, level, noun, renderer, label }
    }

    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = Out { f, written: 0 };
        let more = self.violations.iter().find(|violation| violation.code() == Code::TooManyViolations);
        let faults = self.violations.iter().filter(|violation| violation.code() != Code::TooManyViolations);
        let (placed, loose): (Vec<_>, Vec<_>) = faults.partition(|violation| violation.span().is_some());
        let count = placed.len() + loose.len();

        // A single fault has its text in the title. For several faults, the title has their number, and each mark has its text.
        let is_alone = count == 1 && more.is_none();
        match placed.first() {
            Some(only) if is_alone => self.title(&mut out, only)?,
            Some(_) => {
                let over = if more.is_some() { "+" } else { "" };
                let title = self.level.clone().primary_title(format!("{count}{over} {}", self.noun(count)));
                self.emit(&mut out, title)?;
            }
            None => {}
        }

        let mut excerpts = Chooser::new(self.snippet.source, &placed, self.snippet.hidden(), self.snippet.width);
        let digits = excerpts.last_line().to_string().len();
        let mut helps = Vec::new();
        let mut is_first = true;
        while !out.is_full() {
            let Some(excerpt) = excerpts.next() else { break };
            excerpt.marks.iter().for_each(|(_, violation)| self.add_help(violation, &mut helps));
            let mut notes = Vec::new();
            if excerpts.left() == 0 {
                notes.extend(helps.drain(..).map(|help| self.level_of(Level::HELP, "help").message(help)));
                notes.extend(more.map(|more| self.level_of(Level::NOTE, "note").message(self.line(more))));
            }
            self.origin(&mut out, &excerpt, is_first, digits)?;
            self.picture(&mut out, &excerpt, notes, is_alone, digits)?;
            is_first = false;
        }

        // Violations without a span have no excerpt.
        let mut loose = loose.into_iter().chain(more.filter(|_| placed.is_empty()));
        while !out.is_full() {
            let Some(violation) = loose.next() else { break };
            self.title(&mut out, violation)?;
        }
        let left = excerpts.left() + loose.count();
        if left > 0 {
            let text = format!("+ {left} {}", self.noun(left));
            self.emit(&mut out, self.level_of(Level::NOTE, "note").secondary_title(text))?;
        }
        Ok(())
    }

    fn emit(&self, out: &mut Out<'_, '_>, title: annotate_snippets::Title<'_>) -> fmt::Result {
        out.line(&self.renderer.render(&[Group::with_title(title)]))
    }

    /// A title with the whole text of a violation.
    fn title(&self, out: &mut Out<'_, '_>, violation: &Violation) -> fmt::Result {
        self.emit(out, self.level.clone().primary_title(self.line(violation)).id(violation.code().as_str()))
    }

    /// File, line and column, above an excerpt.
    fn origin(&self, out: &mut Out<'_, '_>, excerpt: &Excerpt<'_>, is_first: bool, digits: usize) -> fmt::Result {
        let (bar, indent, arrow) = match (self.snippet.unicode, is_first) {
            (false, true) => ("|", digits, "-->"),
            (false, false) => ("|", digits, ":::"),
            (true, true) => ("│", digits + 1, "╭▸"),
            (true, false) => ("│", digits + 1, "⸬ "),
        };
        let (on, off) = if self.snippet.color { (DEFAULT_LINE_NUM_STYLE.render().to_string(), "\u{1b}[0m") } else { <_>::default() };
        if !is_first {
            out.line(&format!("{on}{:digits$} {bar}{off}", ""))?;
        }
        let (line, column) = (excerpt.location.line, excerpt.location.column);
        out.line(&format!("{on}{:indent$}{arrow}{off} {}:{line}:{column}", "", self.label))?;
        out.line(&format!("{on}{:digits$} {bar}{off}", ""))
    }

    fn picture(&self, out: &mut Out<'_, '_>, excerpt: &Excerpt<'_>, notes: Vec<Message<'_>>, is_alone: bool, digits: usize) -> fmt::Result {
        let annotations = excerpt.marks.iter().map(|(mark, violation)| {
            let label = (!is_alone).then(|| format!("{} [{}]", self.line(violation), violation.code()));
            AnnotationKind::Primary.span(mark.clone()).label(label)
        });
        let source = Source::source(&*excerpt.text).line_start(excerpt.location.line).annotations(annotations);
        let text = self.renderer.render(&[Group::with_level(self.level.clone()).element(source).elements(notes)]);
        // The renderer begins with an empty line of its own, and aligns only to the line numbers of this excerpt.
        let marked = excerpt.marks.iter().map(|(mark, _)| mark.end).max().unwrap_or_default();
        let lines = excerpt.text.get(..marked).map_or(0, |text| text.lines().count().saturating_sub(1));
        let indent = digits.saturating_sub((excerpt.location.line + lines).to_string().len());
        text.lines().skip(1).try_for_each(|line| out.line(&format!("{:indent$}{line}", "")))
    }

    /// Pointer and message.
    fn line(&self, violation: &Violation) -> String {
        format!("{}: {}", self.pointer(violation), clip(&violation.text_in(self.messages), MAX_TEXT))
    }

    fn pointer(&self, violation: &Violation) -> String {
        let pointer = violation.pointer().to_string();
        let mut text = match pointer.chars().count().checked_sub(MAX_POINTER) {
            _ if pointer.is_empty() => format!("({})", messages::word(self.messages, "document")),
            None | Some(0) => clip(&pointer, MAX_POINTER),
            // The end of a pointer is more informative.
            Some(over) => clip(&format_args!("…{}", pointer.chars().skip(over + 1).collect::<String>()), MAX_POINTER),
        };
        if violation.is_key_error() {
            let _ = write!(text, " ({})", messages::word(self.messages, "the key"));
        }
        text
    }

    /// Adds the help for a violation, unless it was added before.
    fn add_help(&self, violation: &Violation, helps: &mut Vec<String>) {
        if !self.snippet.help || helps.len() >= MAX_HELPS {
            return;
        }
        let Some(help) = help(violation, self.messages) else { return };
        let help = clip(&help, MAX_TEXT);
        if !helps.contains(&help) {
            helps.push(help);
        }
    }

    fn level_of(&self, level: Level<'static>, name: &'static str) -> Level<'s> {
        level.with_name(messages::word(self.messages, name))
    }

    fn noun(&self, count: usize) -> Cow<'s, str> {
        messages::noun(self.messages, self.noun, Number::from(count))
    }
}

impl fmt::Display for Snippet<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let messages = self.messages.unwrap_or(&English);
        let mut is_first = true;
        for (violations, level, name, noun) in
            [(self.errors, Level::ERROR, "error", "fault"), (self.warnings, Level::WARNING, "warning", "warning")]
        {
            if violations.is_empty() {
                continue;
            }
            if !is_first {
                f.write_char('\n')?;
            }
            is_first = false;
            Part::new(self, messages, violations, level, name, noun).write(f)?;
        }
        Ok(())
    }
}
