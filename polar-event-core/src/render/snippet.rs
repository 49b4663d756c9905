//! What is asked for: a report, its source, and how the picture shall look.

use core::fmt;
use core::ops::Range;
use std::borrow::Cow;
use std::io::IsTerminal;

use super::secrets::values_of;
use crate::error::{Report, Segment, Violation, Warnings};
use crate::messages::{Localized, Messages};

/// Columns of the source that are shown, unless told.
const WIDTH: usize = 110;
const MIN_WIDTH: usize = 20;
pub(super) const MAX_WIDTH: usize = 1000;

/// A picture of what is wrong, as compilers show it, for somebody at a terminal. Made by [`Report::snippet`]; its `Display` writes it.
///
/// Each fault is marked in the source with its pointer, message and code. Faults on near lines share a picture; long lines are cut around
/// what is marked. Below it stands how to fix it: [`Code::help`](crate::Code::help).
///
/// - Control characters, invisible ones and those that turn the direction of text are written as `\u{1b}`, bytes that are no text as `\xff`,
///   a tab as four columns. Text from right to left is put between U+2068 and U+2069, so that it stays in its place.
/// - What is [sensitive](Violation::is_sensitive) is blackened, by the same number of blocks whatever its length, and so is every other
///   value under the same name. **What a report cannot know:** it has nothing of what is right, so a password that is accepted could be seen next to a
///   wrong amount. Where a type has sensitive fields, say [`of`](Self::of), or [`hide_fields`](Self::hide_fields).
/// - It has no more than about 64 KiB: what is left out is counted.
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

impl Localized<'_, Report> {
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
            hidden_fields: Vec::new(),
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

    /// Whether it says how to fix each kind of fault, once: [`Code::help`](crate::Code::help). Unless told, it does; in a language other than English only what
    /// the language has words for, [`Messages::help`].
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
    pub fn hide(mut self, span: Range<usize>) -> Self {
        self.hidden.push(span);
        self
    }

    /// Blackens the values of all fields with these names, wherever they are in the source, also where it is no JSON.
    /// [`of`](Self::of) knows the names of a type's sensitive fields.
    pub fn hide_fields<N: Into<Cow<'a, str>>>(mut self, names: impl IntoIterator<Item = N>) -> Self {
        self.hidden_fields.extend(names.into_iter().map(Into::into));
        self
    }

    /// What must not be shown: what the caller has named, and the sensitive values that are at fault, with all that have the same name.
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
                // It is the document, or an item of it.
                None => hidden.push(0..usize::MAX),
            }
        }
        hidden.extend(values_of(self.source, &names));
        hidden
    }
}
