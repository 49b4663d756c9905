//! The picture itself: a title, excerpts of the source with marks below what is wrong, and notes.

use core::fmt::{self, Write as _};
use core::ops::Range;
use std::borrow::Cow;
use std::io::IsTerminal;

use annotate_snippets::renderer::{DEFAULT_LINE_NUM_STYLE, DecorStyle};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Message, Renderer, Snippet as Picture};

use super::excerpt::{Chooser, Excerpt};
use super::visible;
use crate::error::message::{Escape, Filled};
use crate::error::messages::{self, English, InLanguage, Messages};
use crate::error::{Code, Report, Violation, Warnings};
use crate::number::Number;

/// Beyond so many bytes, what is left is counted.
const MAX_BYTES: usize = 48 << 10;

/// The most characters of a pointer, and of a text: what is longer is cut.
const MAX_POINTER: usize = 120;
const MAX_TEXT: usize = 400;

/// Columns of the source that are shown, unless told.
const WIDTH: usize = 110;
const MIN_WIDTH: usize = 20;
const MAX_WIDTH: usize = 1000;

/// A picture of what is wrong, as compilers show it, for somebody at a terminal. Made by [`Report::snippet`]; its `Display` writes it.
///
/// Each fault is marked in the source with its pointer, message and code. Faults on near lines share a picture; long lines are cut around
/// what is marked. Below it stands how to mend it: [`Code::mend`].
///
/// - Control characters, invisible ones and those that turn the direction of text are written as `\u{1b}`, bytes that are no text as `\xff`,
///   a tab as four columns. Text from right to left is put between U+2068 and U+2069, so that it stays in its place.
/// - What is [sensitive](Violation::is_sensitive) is blackened, by the same number of blocks whatever its length: see [`hide`](Self::hide) for
///   what a report cannot know.
/// - It has no more than about 64 KiB: what is left out is counted.
#[derive(Clone)]
#[must_use = "it is written by its `Display`"]
pub struct Snippet<'a> {
    source: &'a [u8],
    errors: &'a [Violation],
    warnings: &'a [Violation],
    messages: Option<&'a dyn Messages>,
    label: Option<Cow<'a, str>>,
    hidden: Vec<Range<usize>>,
    color: bool,
    help: bool,
    unicode: bool,
    width: usize,
}

impl fmt::Debug for Snippet<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Snippet").field("errors", &self.errors).field("warnings", &self.warnings).finish_non_exhaustive()
    }
}

impl Report {
    /// A picture of what is wrong, as compilers show it. `source` is the text that was decoded, or the line of a stream of them.
    ///
    /// Feature `annotate-snippets`.
    ///
    /// ```
    /// use polar_event_core::{Event, json};
    ///
    /// #[derive(Event, Debug)]
    /// struct Order {
    ///     #[event(one_of("eur", "usd"))]
    ///     currency: String,
    ///     amount: u32,
    /// }
    ///
    /// let text = r#"{"currency": "EUR", "amount": "5"}"#;
    /// let report = json::from_str::<Order>(text).unwrap_err();
    /// assert_eq!(report.snippet(text).label("order.json").help(false).to_string(), r#"
    /// error: 2 faults
    ///  --> order.json:1:14
    ///   |
    /// 1 | {"currency": "EUR", "amount": "5"}
    ///   |              ^^^^^            ^^^ /amount: must be an integer, not a string [int_type]
    ///   |              |
    ///   |              /currency: must be one of "eur", "usd"; did you mean "eur"? [literal_error]
    /// "#.trim_start());
    /// ```
    pub fn snippet<'a, S: AsRef<[u8]> + ?Sized>(&'a self, source: &'a S) -> Snippet<'a> {
        Snippet::new(source.as_ref(), self.violations(), self.warnings().as_slice())
    }
}

impl InLanguage<'_, Report> {
    /// The same picture as [`Report::snippet`], with the texts of the language.
    pub fn snippet<'a, S: AsRef<[u8]> + ?Sized>(&'a self, source: &'a S) -> Snippet<'a> {
        Snippet { messages: Some(self.messages), ..self.what.snippet(source) }
    }
}

impl Warnings {
    /// A picture of what a document should not have, though it is accepted: see [`Report::snippet`].
    pub fn snippet<'a, S: AsRef<[u8]> + ?Sized>(&'a self, source: &'a S) -> Snippet<'a> {
        Snippet::new(source.as_ref(), &[], self.as_slice())
    }
}

impl<'a> Snippet<'a> {
    fn new(source: &'a [u8], errors: &'a [Violation], warnings: &'a [Violation]) -> Self {
        Self {
            source,
            errors,
            warnings,
            messages: None,
            label: None,
            hidden: Vec::new(),
            color: false,
            help: true,
            unicode: false,
            width: WIDTH,
        }
    }

    /// What the source is called, before line and column: mostly the file's name. Unless told, `document`.
    pub fn label(mut self, label: impl Into<Cow<'a, str>>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// Whether it is written in colour, by ANSI escape sequences. Unless told, it is not.
    pub fn color(mut self, color: bool) -> Self {
        self.color = color;
        self
    }

    /// In colour where `stream` is a terminal that shows it: not if [`NO_COLOR`](https://no-color.org) is set in the environment, or `TERM` is
    /// `dumb`.
    ///
    /// ```
    /// # let report = polar_event_core::json::from_str::<u8>("300").unwrap_err();
    /// eprint!("{}", report.snippet("300").color_for(&std::io::stderr()));
    /// ```
    pub fn color_for(self, stream: &impl IsTerminal) -> Self {
        let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let is_dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
        self.color(stream.is_terminal() && !no_color && !is_dumb)
    }

    /// Whether it says how to mend each kind of fault, once: [`Code::mend`]. Unless told, it does; in a language other than English only what
    /// the language has words for, [`Messages::mend`].
    pub fn help(mut self, help: bool) -> Self {
        self.help = help;
        self
    }

    /// Whether the frame is drawn in box-drawing characters. Unless told, it is ASCII.
    pub fn unicode(mut self, unicode: bool) -> Self {
        self.unicode = unicode;
        self
    }

    /// How many columns of a line of the source are shown, from 20 to 1000; unless told, 110. Longer lines are cut around what is marked.
    /// Messages are not cut to it.
    pub fn width(mut self, columns: usize) -> Self {
        self.width = columns.clamp(MIN_WIDTH, MAX_WIDTH);
        self
    }

    /// Blackens these bytes of the source, too.
    ///
    /// The values of sensitive violations are always blackened. But a picture shows what stands next to a fault, and a report knows only what is
    /// wrong: a password that is accepted, in the same line as a wrong amount, is not in it. Where documents hold secrets, name their places here
    ///, or do not show the source.
    pub fn hide(mut self, spans: impl IntoIterator<Item = Range<usize>>) -> Self {
        self.hidden.extend(spans);
        self
    }
}

/// Violations of one kind, and how they are shown.
struct Part<'s, 'a> {
    snippet: &'s Snippet<'a>,
    messages: &'a dyn Messages,
    violations: &'a [Violation],
    level: Level<'a>,
    nouns: &'static str,
    renderer: Renderer,
    label: String,
}

impl fmt::Display for Snippet<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let messages = self.messages.unwrap_or(&English);
        let renderer = if self.color { Renderer::styled() } else { Renderer::plain() };
        let decor = if self.unicode { DecorStyle::Unicode } else { DecorStyle::Ascii };
        // The lines are cut already; the renderer must not cut them again.
        let renderer = renderer.decor_style(decor).term_width(100 * MAX_WIDTH);
        let label = match &self.label {
            Some(label) => clip(label, MAX_TEXT),
            None => messages::word(messages, "document").into_owned(),
        };
        let parts = [(self.errors, Level::ERROR, "fault", "error"), (self.warnings, Level::WARNING, "warning", "warning")];
        let mut is_first = true;
        for (violations, level, nouns, name) in parts {
            if violations.is_empty() {
                continue;
            }
            if !is_first {
                f.write_char('\n')?;
            }
            is_first = false;
            let level = level.with_name(messages::word(messages, name).into_owned());
            let (renderer, label) = (renderer.clone(), label.clone());
            Part { snippet: self, messages, violations, level, nouns, renderer, label }.write(f)?;
        }
        Ok(())
    }
}

impl<'a> Part<'_, 'a> {
    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let more = self.violations.iter().find(|violation| violation.code() == Code::TooManyViolations);
        let faults: Vec<_> = self.violations.iter().filter(|violation| violation.code() != Code::TooManyViolations).collect();
        let (placed, loose): (Vec<_>, Vec<_>) = faults.iter().copied().partition(|violation| violation.span().is_some());
        let is_alone = faults.len() == 1 && more.is_none();

        let mut written = 0;
        let mut helped: Vec<String> = Vec::new();
        if is_alone {
            if let Some(&only) = faults.first() {
                self.emit(f, &[self.title(only)], &mut written)?;
            }
        } else if !placed.is_empty() || faults.is_empty() {
            let count = Number::from(faults.len());
            let noun = messages::noun(self.messages, self.nouns, count);
            let title = self.level.clone().primary_title(format!("{count} {noun}"));
            self.emit(f, &[Group::with_title(title)], &mut written)?;
        }

        let hidden = self.violations.iter().filter(|violation| violation.is_sensitive()).filter_map(Violation::span);
        let hidden = hidden.chain(self.snippet.hidden.iter().cloned()).collect();
        let mut excerpts = Chooser::new(self.snippet.source, &placed, hidden, self.snippet.width);
        let mut is_first = true;
        while excerpts.left() > 0 && written < MAX_BYTES {
            let Some(excerpt) = excerpts.next() else { break };
            let mut notes: Vec<Message<'_>> = Vec::new();
            for (_, violation) in &excerpt.marks {
                notes.extend(self.help(violation, &mut helped));
            }
            if excerpts.left() == 0 && loose.is_empty() {
                notes.extend(more.map(|more| self.note(clip(&more.text_in(self.messages), MAX_TEXT))));
            }
            self.origin(f, &excerpt, is_first, &mut written)?;
            let picture = self.picture(excerpt, is_alone);
            self.emit(f, &[Group::with_level(self.level.clone()).element(picture).elements(notes)], &mut written)?;
            is_first = false;
        }

        let mut left = excerpts.left();
        let mut loose = loose.into_iter();
        while written < MAX_BYTES && !is_alone {
            let Some(violation) = loose.next() else { break };
            self.emit(f, &[self.title(violation)], &mut written)?;
        }
        left += if is_alone { 0 } else { loose.len() };
        if left > 0 {
            let count = Number::from(left);
            let text = format!("+ {count} {}", messages::noun(self.messages, self.nouns, count));
            self.emit(f, &[Group::with_title(self.level_of(Level::NOTE, "note").secondary_title(text))], &mut written)?;
        }
        Ok(())
    }

    fn emit(&self, f: &mut fmt::Formatter<'_>, groups: &[Group<'_>], written: &mut usize) -> fmt::Result {
        let text = visible::isolate(&self.renderer.render(groups));
        *written += text.len() + 1;
        f.write_str(&text)?;
        f.write_char('\n')
    }

    /// A title that says all of a violation.
    fn title(&self, violation: &'a Violation) -> Group<'a> {
        let text = format!("{}: {}", self.pointer(violation), clip(&violation.text_in(self.messages), MAX_TEXT));
        Group::with_title(self.level.clone().primary_title(text).id(violation.code().as_str()))
    }

    /// File, line and column, above a picture.
    fn origin(&self, f: &mut fmt::Formatter<'_>, excerpt: &Excerpt<'_>, is_first: bool, written: &mut usize) -> fmt::Result {
        let marked = excerpt.marks.iter().map(|(mark, _)| mark.end).max().unwrap_or_default();
        let lines = excerpt.text.get(..marked).map_or(0, |text| text.matches('\n').count());
        let digits = (excerpt.location.line + lines).to_string().len();
        let arrow = match (is_first, self.snippet.unicode) {
            (true, false) => "-->",
            (true, true) => "╭▸",
            (false, false) => ":::",
            (false, true) => "⸬ ",
        };
        let (on, off) = if self.snippet.color { (DEFAULT_LINE_NUM_STYLE, "\u{1b}[0m") } else { (Default::default(), "") };
        let text = format!(
            "{:digits$}{on}{arrow}{off} {}:{}:{}\n",
            "", self.label, excerpt.location.line, excerpt.location.column
        );
        let text = visible::isolate(&text);
        *written += text.len();
        f.write_str(&text)
    }

    fn picture(&self, excerpt: Excerpt<'a>, is_alone: bool) -> Picture<'a, Annotation<'a>> {
        let annotations = excerpt.marks.into_iter().map(|(mark, violation)| {
            let label = (!is_alone).then(|| {
                let text = clip(&violation.text_in(self.messages), MAX_TEXT);
                format!("{}: {text} [{}]", self.pointer(violation), violation.code())
            });
            AnnotationKind::Primary.span(mark).label(label)
        });
        let annotations: Vec<_> = annotations.collect();
        Picture::source(excerpt.text).line_start(excerpt.location.line).annotations(annotations)
    }

    fn pointer(&self, violation: &Violation) -> String {
        let pointer = violation.pointer().to_string();
        let mut text = match pointer.chars().count().checked_sub(MAX_POINTER) {
            _ if pointer.is_empty() => format!("({})", messages::word(self.messages, "document")),
            None | Some(0) => clip(&pointer, MAX_POINTER),
            // Its end tells more.
            Some(over) => clip(&format_args!("…{}", pointer.chars().skip(over + 1).collect::<String>()), MAX_POINTER),
        };
        if violation.at_key() {
            let _ = write!(text, " ({})", messages::word(self.messages, "the key"));
        }
        text
    }

    /// How to mend it, where it has not been said yet.
    fn help(&self, violation: &'a Violation, helped: &mut Vec<String>) -> Option<Message<'a>> {
        if !self.snippet.help {
            return None;
        }
        let template = messages::mend(self.messages, violation.base_code())?;
        let params = violation.params();
        let filled = Filled { template: &template, params, messages: self.messages, redacted: violation.is_sensitive() };
        let text = clip(&filled, MAX_TEXT);
        if helped.contains(&text) {
            return None;
        }
        helped.push(text.clone());
        Some(self.level_of(Level::HELP, "help").message(text))
    }

    fn note(&self, text: String) -> Message<'a> {
        self.level_of(Level::NOTE, "note").message(text)
    }

    fn level_of(&self, level: Level<'static>, name: &'static str) -> Level<'a> {
        level.with_name(messages::word(self.messages, name).into_owned())
    }
}

/// The text on one line, with nothing in it that a terminal would act on, and not longer than `max` characters.
fn clip(text: &(impl fmt::Display + ?Sized), max: usize) -> String {
    struct Safe<'a, T: ?Sized>(&'a T);
    impl<T: fmt::Display + ?Sized> fmt::Display for Safe<'_, T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(Escape(f), "{}", self.0)
        }
    }
    struct Clip {
        text: String,
        room: usize,
    }
    impl fmt::Write for Clip {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            for char in text.chars() {
                if self.room == 0 {
                    self.text.push('…');
                    return Err(fmt::Error);
                }
                self.room -= 1;
                visible::push(&mut self.text, char);
            }
            Ok(())
        }
    }
    let mut clip = Clip { text: String::new(), room: max };
    // An error says that there is more.
    let _ = write!(clip, "{}", Safe(text));
    clip.text
}
