//! A single violation.

use core::fmt;
use core::ops::Range;
use std::borrow::Cow;

use super::code::Code;
use super::line_index::{LineIndex, Location};
use super::message_override::MessageOverride;
use super::param::{Param, Params};
use super::path::{Path, Segment};
use super::redact;
use crate::value::Number;

/// Data about the sensitive value that a violation is in.
#[derive(Debug, Clone, PartialEq, Default)]
struct Secret {
    /// The number of steps at the end of the path that are inside it.
    below: usize,
    /// The names of its field, if known.
    names: Option<Names>,
}

/// The names of a field in documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Names {
    pub(crate) name: &'static str,
    pub(crate) aliases: &'static [&'static str],
}

impl Names {
    /// The name, and the aliases after it.
    pub(crate) fn all(self) -> impl Iterator<Item = &'static str> {
        core::iter::once(self.name).chain(self.aliases.iter().copied())
    }
}

/// One violation: a [`Code`], the path to the value, typed parameters and, if the source is known, its location.
///
/// Custom rules create their own violations, with paths relative to the value that they validate:
///
/// ```
/// use polar_event_core::{Code, Violation};
///
/// let violation = Violation::new(Code::Custom("end_before_start")).at("end").message("is before the start");
/// assert_eq!(violation.to_string(), "/end: is before the start [end_before_start]");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Violation(Box<Inner>);

/// Boxed, so that a violation is small as an error of a custom rule, and cheap to move in a report.
#[derive(Debug, Clone, PartialEq)]
struct Inner {
    code: Code,
    /// The code that `code = "…"` replaced.
    base: Code,
    path: Path,
    is_key_error: bool,
    params: Params,
    message: Option<Cow<'static, str>>,
    span: Option<Range<usize>>,
    location: Option<Location>,
    /// Whether a `code = "…"` and a `message = "…"` have been applied. The innermost override wins.
    overridden: (bool, bool),
    sensitive: bool,
    /// Boxed, since few violations have it.
    secret: Option<Box<Secret>>,
    warning: bool,
    /// Its number in a validation state; 0 outside of one.
    number: usize,
}

impl Violation {
    /// A violation at the value itself, without parameters.
    #[must_use]
    pub fn new(code: Code) -> Self {
        Self::with_params(code, Params::default())
    }

    pub(crate) fn with_params(code: Code, params: Params) -> Self {
        Self(Box::new(Inner {
            code,
            base: code,
            path: Path::default(),
            is_key_error: false,
            params,
            message: None,
            span: None,
            location: None,
            overridden: (false, false),
            sensitive: false,
            secret: None,
            warning: false,
            number: 0,
        }))
    }

    /// Adds a parameter.
    #[must_use]
    pub fn param(mut self, name: &'static str, value: impl Into<Param>) -> Self {
        self.0.params.push(name, value.into());
        self
    }

    /// Replaces the code's message. `{name}` stands for the parameter of that name;
    /// [`Messages::template`](crate::messages::Messages::template) documents the syntax. A placeholder without a parameter stays as it is.
    #[must_use]
    pub fn message(mut self, message: impl Into<Cow<'static, str>>) -> Self {
        self.0.message = Some(message.into());
        self
    }

    /// Prepends a step to the path: a field's name in documents, or an index.
    ///
    /// The outermost step comes last: `.at("name").at(0)` is `/0/name`.
    ///
    /// If the source is known, the span is that of the value at the path. If that value is absent, the span is that of the object or array
    /// that lacks it:
    ///
    /// ```
    /// use polar_event_core::{Code, ValidationState, Event, Violation, json};
    ///
    /// #[derive(Event, Debug)]
    /// #[event(check = in_order)]
    /// struct Period {
    ///     start: u32,
    ///     end: u32,
    /// }
    ///
    /// fn in_order(period: &Period, _: &ValidationState<'_>) -> Result<(), Violation> {
    ///     if period.start <= period.end { Ok(()) } else { Err(Violation::new(Code::Custom("end_before_start")).at("end")) }
    /// }
    ///
    /// let text = r#"[{"start": 2, "end": 1}]"#;
    /// let report = json::from_str::<Vec<Period>>(text).unwrap_err();
    /// assert_eq!(report.violations()[0].pointer().to_string(), "/0/end");
    /// assert_eq!(&text[report.violations()[0].span().unwrap()], "1");
    /// ```
    #[must_use]
    pub fn at(mut self, segment: impl Into<Segment>) -> Self {
        self.prefix(segment.into());
        self
    }

    /// The code, a stable name for what is wrong.
    #[must_use]
    pub fn code(&self) -> Code {
        self.0.code
    }

    /// The library's code, even if a `code = "…"` of the type's author overrides it; otherwise the same as [`code`](Self::code).
    #[must_use]
    pub fn base_code(&self) -> Code {
        self.0.base
    }

    /// The author's own message, as written, with its placeholders: you can use it as a key for your own
    /// [`Messages`](crate::messages::Messages).
    #[must_use]
    pub fn own_message(&self) -> Option<&str> {
        self.0.message.as_deref()
    }

    /// Whether the value must not be shown: it is in a field or type that is `#[event(sensitive)]`.
    ///
    /// The violation itself contains nothing of the value: parameters and messages that could reveal it are left out, and the path ends
    /// before the first key that comes from the input. If you show the source, redact [`span`](Self::span).
    #[must_use]
    pub fn is_sensitive(&self) -> bool {
        self.0.sensitive
    }

    /// The JSON Pointer (RFC 6901) to the faulty value, with names as in the document: `/events/0/metadata/model`; empty for the document
    /// itself.
    #[must_use]
    pub fn pointer(&self) -> impl fmt::Display + '_ {
        &self.0.path
    }

    /// The path that [`pointer`](Self::pointer) displays, as steps.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0.path
    }

    /// Whether the fault is in the key that the path ends with, not in its value.
    #[must_use]
    pub fn is_key_error(&self) -> bool {
        self.0.is_key_error
    }

    /// The parameters: limits, lengths, allowed values.
    #[must_use]
    pub fn params(&self) -> &Params {
        &self.0.params
    }

    /// The bytes of the source that are at fault: the value, the key, or the object in which a field is missing.
    ///
    /// `None` if the source is unknown: values in memory, formats other than JSON, JSON read by `serde_json`.
    #[must_use]
    pub fn span(&self) -> Option<Range<usize>> {
        self.0.span.clone()
    }

    /// Line and column of the span's start.
    #[must_use]
    pub fn location(&self) -> Option<Location> {
        self.0.location
    }

    /// The number of characters before a JSON syntax error, if this violation reports one. A custom rule may also report one for a value.
    pub(crate) fn syntax_offset(&self) -> Option<usize> {
        match (self.0.base, self.0.params.get("offset")?) {
            (Code::JsonInvalid, Param::Number(Number::Integer(offset))) => usize::try_from(*offset).ok(),
            _ => None,
        }
    }

    /// Applies a message override, unless an inner one was applied. Limits of the parser are not overridden.
    pub(crate) fn override_message(&mut self, overrides: &MessageOverride) {
        let inner = &mut *self.0;
        if matches!(inner.base, Code::JsonInvalid | Code::JsonDepth | Code::JsonSize | Code::TooManyViolations) {
            return;
        }
        if let (Some(code), (false, _)) = (overrides.code, inner.overridden) {
            inner.code = Code::Custom(code);
            inner.overridden.0 = true;
        }
        if let (Some(message), (_, false)) = (overrides.message, inner.overridden) {
            inner.message = Some(Cow::Borrowed(message));
            inner.overridden.1 = true;
        }
    }

    /// Replaces the library's code, and what was said with it; an author's own code and message stay.
    pub(crate) fn set_code(&mut self, code: Code) {
        let inner = &mut *self.0;
        if !inner.overridden.0 {
            inner.code = code;
        }
        inner.base = code;
        inner.params = Params::default();
    }

    /// Marks the violation as an error in the service's default. Message overrides no longer apply.
    pub(crate) fn set_default_error(&mut self) {
        let inner = &mut *self.0;
        if inner.base != Code::DefaultError {
            inner.params = Params::from([("rule", Param::from(inner.code.as_str()))]);
        }
        (inner.code, inner.base) = (Code::DefaultError, Code::DefaultError);
        (inner.message, inner.overridden) = (None, (true, true));
    }

    /// Removes what could reveal the value.
    pub(crate) fn redact(&mut self) {
        let inner = &mut *self.0;
        inner.sensitive = true;
        inner.params = redact::params(inner.base, core::mem::take(&mut inner.params));
        if let Some(Cow::Owned(_)) = inner.message {
            inner.message = None;
        }
        // The steps below have been redacted before: skip them, so that nested sensitive values do not scan the path again and again.
        let below = inner.secret.as_ref().map_or(0, |secret| secret.below);
        if redact::path(&mut inner.path, below) {
            inner.is_key_error = false;
            if let Some(secret) = &mut inner.secret {
                secret.below = 0;
            }
        }
    }

    /// Records that the path so far is inside the sensitive value.
    pub(crate) fn set_below(&mut self) {
        self.0.secret.get_or_insert_default().below = self.0.path.segments().len();
    }

    /// Records the names of the sensitive field, unless they are known.
    pub(crate) fn set_names(&mut self, names: Option<Names>) {
        let secret = self.0.secret.get_or_insert_default();
        secret.names = secret.names.or(names);
    }

    /// All names of the sensitive field that the violation is in.
    #[cfg(feature = "annotate-snippets")]
    pub(crate) fn sensitive_names(&self) -> impl Iterator<Item = &'static str> {
        self.0.secret.iter().filter_map(|secret| secret.names).flat_map(Names::all)
    }

    /// The path to the sensitive value that the violation is in.
    #[cfg(feature = "annotate-snippets")]
    pub(crate) fn sensitive_path(&self) -> Option<impl DoubleEndedIterator<Item = &Segment>> {
        let steps = self.0.path.segments();
        let below = self.0.secret.as_ref().map_or(0, |secret| secret.below);
        let to_it = steps.len().saturating_sub(below);
        self.0.sensitive.then(|| steps.take(to_it))
    }

    /// Whether a function of the type's author created this violation, which may contain anything.
    pub(crate) fn is_of_author(&self) -> bool {
        matches!(self.0.base, Code::ValueError | Code::Custom(_) | Code::Declared(_)) || matches!(self.0.message, Some(Cow::Owned(_)))
    }

    /// Whether this is a warning, which refuses nothing: see [`Warnings`](crate::Warnings).
    #[must_use]
    pub fn is_warning(&self) -> bool {
        self.0.warning
    }

    pub(crate) fn set_warning(&mut self) {
        self.0.warning = true;
    }

    pub(crate) fn number(&self) -> usize {
        self.0.number
    }

    pub(crate) fn set_number(&mut self, number: usize) {
        self.0.number = number;
    }

    pub(crate) fn prefix(&mut self, segment: Segment) {
        self.0.path.prefix(segment);
    }

    /// Replaces the path.
    pub(crate) fn set_path(&mut self, segments: impl DoubleEndedIterator<Item = Segment>) {
        self.0.path = Path::default();
        segments.rev().for_each(|segment| self.0.path.prefix(segment));
    }

    pub(crate) fn mark_reported_as_key_errors(&mut self) {
        self.0.is_key_error = true;
    }

    pub(crate) fn params_mut(&mut self) -> &mut Params {
        &mut self.0.params
    }

    pub(crate) fn set_span(&mut self, span: Option<Range<usize>>) {
        self.0.span = span;
    }

    /// Fills in line and column of the span.
    pub(crate) fn locate(&mut self, source: &[u8], lines: &mut LineIndex) {
        if let Some(span) = &self.0.span {
            self.0.location = Some(lines.location(source, span.start));
        }
    }

    /// Adds `lines` to the line number: the source begins after so many lines.
    pub(crate) fn move_down(&mut self, lines: usize) {
        if let Some(location) = &mut self.0.location {
            location.line += lines;
        }
    }

    /// Moves the location: `lines` come before the source, and `columns` before it on its first line.
    pub(crate) fn move_behind(&mut self, lines: usize, columns: usize) {
        if let Some(location) = &mut self.0.location {
            if location.line == 1 {
                location.column = location.column.saturating_add(columns);
            }
            location.line = location.line.saturating_add(lines);
        }
    }

    /// The bytes of memory of this violation that the input determined.
    pub(crate) fn owned_len(&self) -> usize {
        let message = match &self.0.message {
            Some(Cow::Owned(message)) => message.len(),
            _ => 0,
        };
        message + self.0.path.owned_len() + self.0.params.owned_len()
    }
}

/// A violation at the value itself, with the code's message.
impl From<Code> for Violation {
    fn from(code: Code) -> Self {
        Self::new(code)
    }
}

impl From<&'static str> for Violation {
    fn from(message: &'static str) -> Self {
        Self::new(Code::ValueError).param("error", message)
    }
}

impl From<String> for Violation {
    fn from(message: String) -> Self {
        Self::new(Code::ValueError).param("error", message)
    }
}
