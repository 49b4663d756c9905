//! FastAPI's response to a bad request.

use std::borrow::Cow;

use serde_core::ser::{SerializeMap, SerializeSeq};
use serde_core::{Serialize, Serializer};
use serde_json::Value;

use super::bounded::{self, Detail, MAX_ANSWER_BYTES};
use crate::error::{Code, Params, Report, Segment, Violation};
use crate::messages::{Messages, Stated};

/// A report in the form in which [FastAPI](https://fastapi.tiangolo.com/tutorial/handling-errors/) responds, with status 422:
/// `{"detail": [{"type", "loc", "msg", "ctx"}]}`. Created by [`Report::fastapi`].
///
/// Use it for services that replace a FastAPI service, or run beside one, whose clients switch on `type` and `loc`.
///
/// - `type` is the violation's code. Most are pydantic's; the others, such as `object_type`, are this library's own.
/// - `loc` is the path: a prefix, keys as strings, indices as integers, and, if a key breaks a rule, `"[key]"` at the end. If the text is
///   not JSON, it is the offset in characters, as in FastAPI; `ctx` has the location as in pydantic, and the pointer.
/// - `msg` is pydantic's message: see [`messages::Pydantic`](crate::messages::Pydantic).
/// - `ctx` has the parameters that pydantic has there; for the library's own codes, all parameters. It is omitted if there are none.
/// - `input` is omitted by default: see [`input`](Self::input).
#[derive(Clone, Copy)]
#[must_use = "it is to be serialized"]
pub struct Fastapi<'a> {
    report: &'a Report,
    prefix: &'a str,
    error: Option<&'a str>,
    messages: Option<&'a dyn Messages>,
    source: Option<&'a str>,
    in_parts: bool,
    max_bytes: usize,
}

impl Report {
    /// The response that FastAPI would give, with status 422. Send it with status 500 if the report
    /// [`is_server_error`](Self::is_server_error); `type` is then `default_error`.
    ///
    /// ```
    /// use polar_event_core::json;
    /// use polar_event_core::polar::EventsIngest;
    ///
    /// let text = r#"{"events": [{"external_customer_id": "c", "name": 5, "metadata": {"": true}}]}"#;
    /// let report = json::from_str::<EventsIngest>(text).unwrap_err();
    /// assert_eq!(
    ///     json::to_string(&report.fastapi()).unwrap(),
    ///     concat!(
    ///         r#"{"detail":["#,
    ///         r#"{"type":"string_type","loc":["body","events",0,"name"],"msg":"Input should be a valid string"},"#,
    ///         r#"{"type":"string_too_short","loc":["body","events",0,"metadata","","[key]"],"#,
    ///         r#""msg":"String should have at least 1 character","ctx":{"min_length":1}}]}"#,
    ///     ),
    /// );
    /// ```
    pub fn fastapi(&self) -> Fastapi<'_> {
        Fastapi { report: self, prefix: "body", error: None, messages: None, source: None, in_parts: false, max_bytes: MAX_ANSWER_BYTES }
    }
}

impl<'a> Fastapi<'a> {
    /// The media type of the response.
    pub const CONTENT_TYPE: &'static str = "application/json";

    /// Replaces `body` as the first step of `loc`: `query`, `path`, `header`, … No first step if the text is empty.
    pub fn prefix(mut self, prefix: &'a str) -> Self {
        self.prefix = prefix;
        self
    }

    /// Takes the first step of each path, the part of the request that the fault is in, instead of `body`: for a report on several parts.
    ///
    /// ```
    /// use polar_event_core::{Code, Report, json};
    ///
    /// let report = Report::from(Code::Missing).at("limit").at("query");
    /// let answer = json::to_string(&report.fastapi().in_parts()).unwrap();
    /// assert_eq!(answer, r#"{"detail":[{"type":"missing","loc":["query","limit"],"msg":"Field required"}]}"#);
    /// ```
    pub fn in_parts(mut self) -> Self {
        self.in_parts = true;
        self
    }

    /// Adds `error` beside `detail`, as Polar's API does: `{"error": "RequestValidationError", "detail": […]}`.
    pub fn error(mut self, error: &'a str) -> Self {
        self.error = Some(error);
        self
    }

    /// Writes `msg` in another language, instead of pydantic's messages.
    pub fn localized(mut self, messages: &'a dyn Messages) -> Self {
        self.messages = Some(messages);
        self
    }

    /// Adds `input`, which quotes the value in the source as FastAPI does, if it is a string, a number, a boolean or `null` of up to 256
    /// bytes. Objects and arrays are never quoted, nor are `#[event(sensitive)]` values.
    ///
    /// It is off by default, since inputs end up in logs and tickets.
    ///
    /// ```
    /// use polar_event_core::json;
    ///
    /// let text = r#"[1, "two"]"#;
    /// let report = json::from_str::<Vec<u8>>(text).unwrap_err();
    /// assert_eq!(
    ///     json::to_string(&report.fastapi().input(text)).unwrap(),
    ///     r#"{"detail":[{"type":"int_type","loc":["body",1],"msg":"Input should be a valid integer","input":"two"}]}"#,
    /// );
    /// ```
    pub fn input(mut self, source: &'a str) -> Self {
        self.source = Some(source);
        self
    }

    /// The maximum size of the response as compact JSON in bytes; the default is [`MAX_ANSWER_BYTES`]. The envelope and one item are always
    /// included.
    pub fn max_bytes(mut self, bytes: usize) -> Self {
        self.max_bytes = bytes;
        self
    }

    fn item(&self, violation: &Violation, detail: Detail) -> Item<'a> {
        let stated = Stated::new(violation);
        let message = match self.messages {
            Some(messages) => violation.text_in(messages).to_string(),
            None => stated.to_string(),
        };
        let full = detail == Detail::Full;
        let mut path = bounded::path(violation.path(), detail);
        let part = (self.in_parts && !path.is_empty()).then(|| path.remove(0));
        if let Some(offset) = violation.syntax_offset() {
            path = vec![Segment::from(offset)];
        }
        Item {
            code: violation.code(),
            loc: Loc {
                prefix: match part {
                    Some(Segment::Key(part)) => part,
                    _ => Cow::Borrowed(self.prefix),
                },
                path,
                // Pydantic reports an unknown field without `[key]`.
                key: violation.is_key_error() && violation.base_code() != Code::ExtraForbidden,
            },
            msg: bounded::text(message, detail),
            input: self.source.filter(|_| full).and_then(|source| quote(violation, source)),
            ctx: if full { stated.ctx() } else { Params::default() },
        }
    }

    /// The response with these items.
    fn envelope<'s>(&'s self, items: &'s [Item<'a>]) -> Envelope<'s> {
        Envelope { error: self.error, items }
    }
}

/// The maximum length of a value that is quoted, in bytes of the source.
const MAX_QUOTED: usize = 256;

/// The value at a violation, if it is not sensitive, not too long, and not an object or array.
fn quote(violation: &Violation, source: &str) -> Option<Value> {
    let text = source.get(violation.span()?)?;
    let is_scalar = !text.starts_with(['{', '[']);
    if violation.is_sensitive() || violation.base_code() == Code::JsonInvalid || text.len() > MAX_QUOTED || !is_scalar {
        return None;
    }
    serde_json::from_str(text).ok()
}

impl Serialize for Fastapi<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let items = bounded::list(self.report, self.max_bytes, &self.envelope(&[]), |violation, detail| self.item(violation, detail));
        self.envelope(&items).serialize(serializer)
    }
}

impl core::fmt::Debug for Fastapi<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Fastapi").field("report", &self.report).finish_non_exhaustive()
    }
}

struct Envelope<'a> {
    error: Option<&'a str>,
    items: &'a [Item<'a>],
}

impl Serialize for Envelope<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(error) = self.error {
            map.serialize_entry("error", error)?;
        }
        map.serialize_entry("detail", self.items)?;
        map.end()
    }
}

struct Item<'a> {
    code: Code,
    loc: Loc<'a>,
    msg: String,
    input: Option<Value>,
    ctx: Params,
}

impl Serialize for Item<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("type", self.code.as_str())?;
        map.serialize_entry("loc", &self.loc)?;
        map.serialize_entry("msg", &self.msg)?;
        if let Some(input) = &self.input {
            map.serialize_entry("input", input)?;
        }
        if !self.ctx.is_empty() {
            map.serialize_entry("ctx", &self.ctx)?;
        }
        map.end()
    }
}

struct Loc<'a> {
    prefix: Cow<'a, str>,
    path: Vec<Segment>,
    key: bool,
}

impl Serialize for Loc<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        if !self.prefix.is_empty() {
            list.serialize_element(&self.prefix)?;
        }
        for segment in &self.path {
            match segment {
                Segment::Key(key) => list.serialize_element(key)?,
                Segment::Index(index) => list.serialize_element(index)?,
            }
        }
        if self.key {
            list.serialize_element("[key]")?;
        }
        list.end()
    }
}
