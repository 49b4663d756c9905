//! One thing that is wrong.

use core::fmt::{self, Write as _};
use core::ops::Range;
use std::borrow::Cow;

use serde_core::ser::SerializeMap;
use serde_core::{Serialize, Serializer};

use super::code::Code;
use super::message::{self, Escape};
use super::param::{Param, Params};
use super::path::{Path, Segment};

/// A line and a column of the source, both from 1; the column counts characters (Unicode code points).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Location {
    /// The line, from 1. Lines end with `\n`.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
}

/// One thing that is wrong: a [`Code`], the path to it, typed parameters and, where the source is known, its place.
///
/// Custom rules make their own, with paths that start at the value they were given:
///
/// ```
/// use polar_event_core::{Code, Violation};
///
/// let violation = Violation::new(Code::Custom("end_before_start")).at("end").message("is before the start");
/// assert_eq!(violation.to_string(), "/end: is before the start [end_before_start]");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Violation(Box<Inner>);

/// Boxed, so that a violation is small as an error of a custom rule, and as an item of a report that moves.
#[derive(Debug, Clone, PartialEq)]
struct Inner {
    code: Code,
    path: Path,
    at_key: bool,
    params: Params,
    message: Option<Cow<'static, str>>,
    span: Option<Range<usize>>,
    location: Option<Location>,
}

impl Violation {
    /// A violation of the value itself, without parameters.
    #[must_use]
    pub fn new(code: Code) -> Self {
        Self::with_params(code, Params::default())
    }

    pub(crate) fn with_params(code: Code, params: Params) -> Self {
        Self(Box::new(Inner { code, path: Path::default(), at_key: false, params, message: None, span: None, location: None }))
    }

    /// Adds a parameter.
    #[must_use]
    pub fn param(mut self, name: &'static str, value: impl Into<Param>) -> Self {
        self.0.params.push(name, value.into());
        self
    }

    /// Puts a message in place of the code's own. `{name}` stands for the parameter of that name.
    #[must_use]
    pub fn message(mut self, message: impl Into<Cow<'static, str>>) -> Self {
        self.0.message = Some(message.into());
        self
    }

    /// Moves the violation into the part that `segment` names: a field's wire name or an index.
    ///
    /// The outermost step comes last: `.at("name").at(0)` is `/0/name`.
    ///
    /// The span is that of the part, where the source is known; where the part is absent, that of the object or array it is not in:
    ///
    /// ```
    /// use polar_event_core::{Code, Context, Event, Violation, json};
    ///
    /// #[derive(Event, Debug)]
    /// #[event(check = in_order)]
    /// struct Period {
    ///     start: u32,
    ///     end: u32,
    /// }
    ///
    /// fn in_order(period: &Period, _: &Context<'_>) -> Result<(), Violation> {
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

    /// What is wrong, as a stable name.
    #[must_use]
    pub fn code(&self) -> Code {
        self.0.code
    }

    /// The JSON Pointer (RFC 6901) to what is wrong, in wire names: `/events/0/metadata/model`; empty for the document.
    #[must_use]
    pub fn pointer(&self) -> impl fmt::Display + '_ {
        &self.0.path
    }

    /// The path that [`pointer`](Self::pointer) writes, step by step.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0.path
    }

    /// Whether the fault is in the key that the path ends with, not in the value under it.
    #[must_use]
    pub fn at_key(&self) -> bool {
        self.0.at_key
    }

    /// The parameters: limits, lengths, what was allowed.
    #[must_use]
    pub fn params(&self) -> &Params {
        &self.0.params
    }

    /// The bytes of the source that are at fault: the value, or the key, or the object where a field is missing.
    ///
    /// `None` where the source is unknown: values in memory, formats other than JSON, JSON read by `serde_json`.
    #[must_use]
    pub fn span(&self) -> Option<Range<usize>> {
        self.0.span.clone()
    }

    /// Line and column of the span's start.
    #[must_use]
    pub fn location(&self) -> Option<Location> {
        self.0.location
    }

    /// The message in plain words. It reads on from the name of what is at fault: "must have at most 40 characters, has 41".
    #[must_use]
    pub fn text(&self) -> impl fmt::Display + '_ {
        Text(self)
    }

    pub(crate) fn prefix(&mut self, segment: Segment) {
        self.0.path.prefix(segment);
    }

    pub(crate) fn set_at_key(&mut self) {
        self.0.at_key = true;
    }

    pub(crate) fn set_span(&mut self, span: Option<Range<usize>>) {
        self.0.span = span;
    }

    pub(crate) fn set_location(&mut self, location: Location) {
        self.0.location = Some(location);
    }

    /// The bytes of memory that the input made this violation take.
    pub(crate) fn owned_len(&self) -> usize {
        let message = match &self.0.message {
            Some(Cow::Owned(message)) => message.len(),
            _ => 0,
        };
        message + self.0.path.owned_len() + self.0.params.owned_len()
    }
}

struct Text<'a>(&'a Violation);

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Violation(inner) = self.0;
        message::write(f, inner.message.as_deref().unwrap_or(inner.code.message()), &inner.params)
    }
}

/// `/metadata/model: must have at most 500 characters, has 501 [string_too_long]`, always on one line.
impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.path.is_root() {
            f.write_str("(document)")?;
        } else {
            write!(Escape(f), "{}", self.0.path)?;
        }
        if self.0.at_key {
            f.write_str(" (the key)")?;
        }
        f.write_str(": ")?;
        write!(Escape(f), "{}", self.text())?;
        write!(f, " [{}]", self.0.code)
    }
}

/// A violation of the value itself, with the code's message.
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

/// `{"pointer", "code", "message", "params"?, "at_key"?, "span"?, "line"?, "column"?}`
impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("pointer", &self.0.path.to_string())?;
        map.serialize_entry("code", self.0.code.as_str())?;
        map.serialize_entry("message", &self.text().to_string())?;
        if !self.0.params.is_empty() {
            map.serialize_entry("params", &self.0.params)?;
        }
        if self.0.at_key {
            map.serialize_entry("at_key", &true)?;
        }
        if let Some(span) = &self.0.span {
            map.serialize_entry("span", &[span.start, span.end])?;
        }
        if let Some(Location { line, column }) = self.0.location {
            map.serialize_entry("line", &line)?;
            map.serialize_entry("column", &column)?;
        }
        map.end()
    }
}
