//! The answer that FastAPI gives to a bad request.

use serde_core::ser::{SerializeMap, SerializeSeq};
use serde_core::{Serialize, Serializer};
use serde_json::Value;

use super::bounded::{self, Detail, MAX_ANSWER_BYTES};
use crate::error::{Code, Params, Report, Segment, Violation};
use crate::messages::{Messages, Stated};

/// A report as [FastAPI](https://fastapi.tiangolo.com/tutorial/handling-errors/) answers it, with status 422:
/// `{"detail": [{"type", "loc", "msg", "ctx"}]}`. Made by [`Report::fastapi`].
///
/// Services that replace a FastAPI one, or sit beside it, answer so, since its clients switch on `type` and `loc`.
///
/// - `type` is the violation's code. Most are pydantic's; those that are not, such as `object_type`, stay what they are here.
/// - `loc` is the path: a prefix, keys as strings, indices as integers, and, where a key breaks a rule, `"[key]"` at the end. Where the text is no JSON, it is
///   the offset in characters, as FastAPI has it; `ctx` has the place as pydantic has it, and the pointer.
/// - `msg` is in pydantic's words: see [`messages::Pydantic`](crate::messages::Pydantic).
/// - `ctx` has the parameters that pydantic has there; for the library's own codes, all parameters. It is left out where there are none.
/// - `input` is left out, unless asked for: see [`input`](Self::input).
#[derive(Clone, Copy)]
#[must_use = "it is to be serialized"]
pub struct Fastapi<'a> {
    report: &'a Report,
    prefix: &'a str,
    error: Option<&'a str>,
    messages: Option<&'a dyn Messages>,
    source: Option<&'a str>,
    max_bytes: usize,
}

impl Report {
    /// The answer that FastAPI would give, with status 422; to be sent with 500 if the report
    /// [`is_server_error`](Self::is_server_error), which `type` says as well: `default_error`.
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
        Fastapi { report: self, prefix: "body", error: None, messages: None, source: None, max_bytes: MAX_ANSWER_BYTES }
    }
}

impl<'a> Fastapi<'a> {
    /// The media type of the answer.
    pub const CONTENT_TYPE: &'static str = "application/json";

    /// What `loc` begins with, in place of `body`: `query`, `path`, `header`, … Nothing, if the text is empty.
    pub fn prefix(mut self, prefix: &'a str) -> Self {
        self.prefix = prefix;
        self
    }

    /// Names the error beside `detail`, as Polar's API does: `{"error": "RequestValidationError", "detail": […]}`.
    pub fn error(mut self, error: &'a str) -> Self {
        self.error = Some(error);
        self
    }

    /// Has `msg` in another language, in place of pydantic's words.
    pub fn localized(mut self, messages: &'a dyn Messages) -> Self {
        self.messages = Some(messages);
        self
    }

    /// Has `input` quote what was found in the source, as FastAPI does, if that is a string, a number, a boolean or `null` of up to 256
    /// bytes. Objects and arrays are never quoted, nor is what is `#[event(sensitive)]`.
    ///
    /// It is off by default since inputs end up in logs and tickets.
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

    /// The most bytes that the answer takes as compact JSON, in place of [`MAX_ANSWER_BYTES`]. It always takes what the envelope and
    /// one item need.
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
        Item {
            code: violation.code(),
            loc: Loc {
                prefix: self.prefix,
                path: match violation.syntax_offset() {
                    Some(offset) => vec![Segment::from(offset)],
                    None => bounded::path(violation.path(), detail),
                },
                // Pydantic names a field that should not be there without this.
                key: violation.is_key_error() && violation.base_code() != Code::ExtraForbidden,
            },
            msg: bounded::text(message, detail),
            input: self.source.filter(|_| full).and_then(|source| quote(violation, source)),
            ctx: if full { stated.ctx() } else { Params::default() },
        }
    }

    /// The answer with these items.
    fn envelope<'s>(&'s self, items: &'s [Item<'a>]) -> Envelope<'s> {
        Envelope { error: self.error, items }
    }
}

/// The longest value that is quoted, in bytes of the source.
const MAX_QUOTED: usize = 256;

/// The value at the place of a violation, if it is neither secret, nor long, nor made of others.
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
    prefix: &'a str,
    path: Vec<Segment>,
    key: bool,
}

impl Serialize for Loc<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        if !self.prefix.is_empty() {
            list.serialize_element(self.prefix)?;
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
