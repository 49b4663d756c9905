//! The settings of a snippet: a report, its source, and the display options.

use core::fmt;
use core::ops::Range;
use std::borrow::Cow;
use std::io::IsTerminal;

use super::secrets::values_of;
use crate::error::{Report, Segment, Violation, Warnings};
use crate::messages::{Localized, Messages};

/// The default number of columns of a source line.
const WIDTH: usize = 110;
const MIN_WIDTH: usize = 20;
pub(super) const MAX_WIDTH: usize = 1000;

/// Source excerpts that show what is wrong, like compiler errors, for a terminal. Created by [`Report::snippet`]; its `Display` writes
/// them.
///
/// Each fault is marked in the source with its pointer, message and code. Faults on close lines share an excerpt; long lines are cut around
/// the marks. The help follows below: [`Code::help`](crate::Code::help).
///
/// - Control characters, invisible characters and those that change the direction of text are written as `\u{1b}`, bytes that are not UTF-8
///   as `\xff`, a tab as four columns. Right-to-left text is put between U+2068 and U+2069, so that it stays in its place.
/// - [Sensitive](Violation::is_sensitive) values are replaced by a fixed number of blocks, whatever their length, and so is every other
///   value under the same name. **A report knows only the values that are wrong**: a valid password could be visible next to a wrong
///   amount. If a type has sensitive fields, call [`of`](Self::of) or [`hide_fields`](Self::hide_fields).
/// - The output is at most about 64 KiB; the faults that are left out are counted.
#[derive(Clone)]
#[must_use = "it is written by its `Display`"]
pub struct Snippet<'a> {
    pub(super) source: &'a [u8],
    pub(super) errors: &'a [Violation],
    pub(super) warnings: &'a [Violation],
    pub(super) messages: Option<&'a dyn Messages>,
    pub(super) label: Option<Cow<'a, str>>,
    hidden: Vec<Range<usize>>,
    hidden_fields: Vec<Cow<'a, str>>,
    pub(super) color: bool,
    pub(super) help: bool,
    pub(super) unicode: bool,
    pub(super) width: usize,
}

impl fmt::Debug for Snippet<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Snippet").field("errors", &self.errors).field("warnings", &self.warnings).finish_non_exhaustive()
    }
}

impl Report {
    /// Source excerpts that show what is wrong, like compiler errors. `source` is the text that was decoded, or the line of a stream.
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

impl Localized<'_, Report> {
    /// Like [`Report::snippet`], with texts in this language.
    pub fn snippet<'a, S: AsRef<[u8]> + ?Sized>(&'a self, source: &'a S) -> Snippet<'a> {
        Snippet { messages: Some(self.messages), ..self.what.snippet(source) }
    }
}

impl Warnings {
    /// Source excerpts for the warnings about a document: see [`Report::snippet`].
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
            hidden_fields: Vec::new(),
            color: false,
            help: true,
            unicode: false,
            width: WIDTH,
        }
    }

    /// The name of the source, shown before line and column: usually the file name. The default is `document`.
    pub fn label(mut self, label: impl Into<Cow<'a, str>>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// Whether to use colours, as ANSI escape sequences. Off by default.
    pub fn color(mut self, color: bool) -> Self {
        self.color = color;
        self
    }

    /// Uses colours if `stream` is a terminal that supports them: not if [`NO_COLOR`](https://no-color.org) is set in the environment, or
    /// `TERM` is `dumb`.
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

    /// Whether to show how to fix each kind of fault, once: [`Code::help`](crate::Code::help). On by default. In a language other than
    /// English, it shows only the help that the language has: [`Messages::help`].
    pub fn help(mut self, help: bool) -> Self {
        self.help = help;
        self
    }

    /// Whether to draw the frame with box-drawing characters. The default is ASCII.
    pub fn unicode(mut self, unicode: bool) -> Self {
        self.unicode = unicode;
        self
    }

    /// The number of columns of a source line to show, from 20 to 1000; 110 by default. Longer lines are cut around the marks. Messages are
    /// not cut to this width.
    pub fn width(mut self, columns: usize) -> Self {
        self.width = columns.clamp(MIN_WIDTH, MAX_WIDTH);
        self
    }

    /// Also redacts these bytes of the source.
    pub fn hide(mut self, span: Range<usize>) -> Self {
        self.hidden.push(span);
        self
    }

    /// Redacts the values of all fields with these names, anywhere in the source, even if it is not valid JSON. [`of`](Self::of) does this
    /// for the sensitive fields of a type.
    pub fn hide_fields<N: Into<Cow<'a, str>>>(mut self, names: impl IntoIterator<Item = N>) -> Self {
        self.hidden_fields.extend(names.into_iter().map(Into::into));
        self
    }

    /// The ranges to redact: those that the caller named, the sensitive values that are at fault, and all values with the same names.
    pub(super) fn hidden(&self) -> Vec<Range<usize>> {
        let (mut hidden, mut names) = (self.hidden.clone(), self.hidden_fields.clone());
        for violation in self.errors.iter().chain(self.warnings) {
            let Some(mut path) = violation.sensitive_path() else { continue };
            hidden.extend(violation.span());
            violation.sensitive_names().for_each(|name| names.push(Cow::Borrowed(name)));
            let name = path.rfind(|step| matches!(step, Segment::Key(_)));
            match name {
                Some(Segment::Key(name)) if !names.contains(name) => names.push(name.clone()),
                Some(_) => {}
                // The sensitive value is the whole document, or an item of it.
                None => hidden.push(0..usize::MAX),
            }
        }
        hidden.extend(values_of(self.source, &names));
        hidden
    }
}
