//! The RFC 9457 response to a bad request.

use core::fmt::{self, Write as _};
use std::borrow::Cow;

use serde_core::ser::SerializeMap;
use serde_core::{Serialize, Serializer};

use super::bounded::{self, Detail, MAX_ANSWER_BYTES};
use crate::error::{Code, Location, Params, Report, Segment, Violation};
use crate::messages::{self, English, Messages};

/// A report as a problem document of [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457), with the media type
/// [`CONTENT_TYPE`](Self::CONTENT_TYPE). Created by [`Report::problem`].
///
/// `errors` lists the faults like the RFC's own example: `detail` is the message, `pointer` the JSON Pointer as a URI fragment
/// (`#/events/0/name`). In addition, an item has `code`, `params` if there are any, and `is_key_error` if the fault is in the key itself;
/// `line` and `column` if the text is not JSON.
///
/// If a default of the service breaks a rule ([`Report::is_server_error`]), the status is 500, and `detail` tells so.
///
/// [`localized`](Self::localized) translates title, details and messages.
#[derive(Clone, Copy)]
#[must_use = "it is to be serialized"]
pub struct Problem<'a> {
    report: &'a Report,
    type_uri: &'a str,
    title: Option<&'a str>,
    status: Option<u16>,
    detail: Option<&'a str>,
    instance: Option<&'a str>,
    messages: &'a dyn Messages,
    in_parts: bool,
    max_bytes: usize,
}

impl Report {
    /// The problem document (RFC 9457) of this report, with status 422, or 500 if it [`is_server_error`](Self::is_server_error).
    ///
    /// ```
    /// use polar_event_core::json;
    ///
    /// let report = json::from_str::<Vec<u8>>("[1, 256]").unwrap_err();
    /// assert_eq!(
    ///     json::to_string(&report.problem()).unwrap(),
    ///     concat!(
    ///         r#"{"type":"about:blank","title":"Unprocessable Content","status":422,"#,
    ///         r#""detail":"the document is not accepted","#,
    ///         r##""errors":[{"detail":"must be an integer from 0 to 255","pointer":"#/1","##,
    ///         r#""code":"int_out_of_range","params":{"ge":0,"le":255}}]}"#,
    ///     ),
    /// );
    /// ```
    pub fn problem(&self) -> Problem<'_> {
        Problem {
            report: self,
            type_uri: "about:blank",
            title: None,
            status: None,
            detail: None,
            instance: None,
            messages: &English,
            in_parts: false,
            max_bytes: MAX_ANSWER_BYTES,
        }
    }
}

impl<'a> Problem<'a> {
    /// The media type of the response.
    pub const CONTENT_TYPE: &'static str = "application/problem+json";

    /// Sets the URI of the problem type, instead of `about:blank`; set a [`title`](Self::title) with it.
    pub fn type_uri(mut self, uri: &'a str) -> Self {
        self.type_uri = uri;
        self
    }

    /// Sets the title of the problem type. The default is that of the status: "Unprocessable Content".
    pub fn title(mut self, title: &'a str) -> Self {
        self.title = Some(title);
        self
    }

    /// Sets the status of the response, instead of 422 or 500.
    pub fn status(mut self, status: u16) -> Self {
        self.status = Some(status);
        self
    }

    /// Sets the explanation of this occurrence of the problem.
    pub fn detail(mut self, detail: &'a str) -> Self {
        self.detail = Some(detail);
        self
    }

    /// Sets the URI of this occurrence of the problem, such as an id that is also in the logs.
    pub fn instance(mut self, uri: &'a str) -> Self {
        self.instance = Some(uri);
        self
    }

    /// Writes title, details and messages in another language.
    ///
    /// ```
    /// use polar_event_core::messages::German;
    /// use polar_event_core::json;
    ///
    /// let report = json::from_str::<u8>("256").unwrap_err();
    /// let problem = json::to_string(&report.problem().localized(&German)).unwrap();
    /// assert!(problem.contains(r#""detail":"muss eine ganze Zahl von 0 bis 255 sein","#));
    /// ```
    pub fn localized(mut self, messages: &'a dyn Messages) -> Self {
        self.messages = messages;
        self
    }

    /// The maximum size of the response as compact JSON in bytes; the default is [`MAX_ANSWER_BYTES`]. The envelope and one item are always
    /// included.
    pub fn max_bytes(mut self, bytes: usize) -> Self {
        self.max_bytes = bytes;
        self
    }

    /// Takes the first step of each path for the part of the request that the fault is in: for a report on several parts. What is not in the
    /// body has `in` and the name of the `parameter` instead of a pointer, which it has only within the parameter's value.
    ///
    /// ```
    /// use polar_event_core::{Code, Report, json};
    ///
    /// let report = Report::from(Code::Missing).at("limit").at("query");
    /// let answer = json::to_string(&report.problem().in_parts()).unwrap();
    /// assert!(answer.ends_with(r#""errors":[{"detail":"is required","in":"query","parameter":"limit","code":"missing"}]}"#));
    /// ```
    pub fn in_parts(mut self) -> Self {
        self.in_parts = true;
        self
    }

    fn item(&self, violation: &Violation, detail: Detail) -> Item {
        let mut path = match detail {
            // Percent-encoding may triple each byte.
            Detail::Cut(bytes) => bounded::path(violation.path(), Detail::Cut(bytes / 3)),
            detail => bounded::path(violation.path(), detail),
        };
        let part = match (self.in_parts && !path.is_empty()).then(|| path.remove(0)) {
            Some(Segment::Key(part)) if part != "body" => Some(part),
            _ => None,
        };
        let parameter = match (part.is_some() && !path.is_empty()).then(|| path.remove(0)) {
            Some(Segment::Key(name)) => Some(name),
            Some(Segment::Index(index)) => Some(index.to_string().into()),
            None => None,
        };
        Item {
            detail: bounded::text(violation.text_in(self.messages).to_string(), detail),
            pointer: (part.is_none() || !path.is_empty()).then(|| fragment(path.iter())),
            part,
            parameter,
            code: violation.code(),
            is_key_error: violation.is_key_error(),
            location: violation.location().filter(|_| violation.syntax_offset().is_some()),
            params: if detail == Detail::Full { violation.params().clone() } else { Params::default() },
        }
    }

    fn envelope<'s>(&'s self, items: &'s [Item]) -> Envelope<'s, 'a> {
        Envelope { problem: self, items }
    }
}

/// The standard title of the status codes of such responses.
pub(crate) fn title(status: u16) -> &'static str {
    match status {
        400 => "Bad Request",
        413 => "Content Too Large",
        415 => "Unsupported Media Type",
        422 => "Unprocessable Content",
        500 => "Internal Server Error",
        _ => "Request Not Accepted",
    }
}

/// A JSON Pointer as a URI fragment (RFC 6901, section 6).
fn fragment<'a>(segments: impl Iterator<Item = &'a Segment>) -> String {
    let mut text = String::from("#");
    for segment in segments {
        text.push('/');
        match segment {
            // Writing to a string cannot fail.
            Segment::Index(index) => _ = write!(text, "{index}"),
            Segment::Key(key) => key.bytes().for_each(|byte| push_escaped(&mut text, byte)),
        }
    }
    text
}

/// Writes a byte of a key, escaped as RFC 6901 requires, and then percent-encoded as RFC 3986 requires for a fragment.
fn push_escaped(text: &mut String, byte: u8) {
    match byte {
        b'~' => text.push_str("~0"),
        b'/' => text.push_str("~1"),
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => text.push(char::from(byte)),
        b'-' | b'.' | b'_' | b'!' | b'$' | b'&' | b'\'' | b'(' | b')' | b'*' | b'+' | b',' | b';' | b'=' | b':' | b'@' | b'?' => {
            text.push(char::from(byte));
        }
        // Writing to a string cannot fail.
        byte => _ = write!(text, "%{byte:02X}"),
    }
}

impl Serialize for Problem<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let items = bounded::list(self.report, self.max_bytes, &self.envelope(&[]), |violation, detail| self.item(violation, detail));
        self.envelope(&items).serialize(serializer)
    }
}

impl fmt::Debug for Problem<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Problem").field("report", &self.report).finish_non_exhaustive()
    }
}

struct Envelope<'s, 'a> {
    problem: &'s Problem<'a>,
    items: &'s [Item],
}

impl Serialize for Envelope<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Problem { report, type_uri, title: own_title, status, detail, instance, messages, .. } = *self.problem;
        let (usual_status, usual_detail) = match report.is_server_error() {
            false => (422, "the document is not accepted"),
            true => (500, "a default of the service breaks a rule of its own"),
        };
        let status = status.unwrap_or(usual_status);
        let with_override = |own: Option<&str>, word| own.map_or_else(|| messages::word(messages, word).into_owned(), ToOwned::to_owned);
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("type", type_uri)?;
        map.serialize_entry("title", &with_override(own_title, title(status)))?;
        map.serialize_entry("status", &status)?;
        map.serialize_entry("detail", &with_override(detail, usual_detail))?;
        if let Some(instance) = instance {
            map.serialize_entry("instance", instance)?;
        }
        map.serialize_entry("errors", self.items)?;
        map.end()
    }
}

struct Item {
    detail: String,
    /// The part of the request, if it is not the body.
    part: Option<Cow<'static, str>>,
    parameter: Option<Cow<'static, str>>,
    pointer: Option<String>,
    code: Code,
    is_key_error: bool,
    /// The location, if the text is not JSON.
    location: Option<Location>,
    params: Params,
}

impl Serialize for Item {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("detail", &self.detail)?;
        if let Some(part) = &self.part {
            map.serialize_entry("in", part)?;
        }
        if let Some(parameter) = &self.parameter {
            map.serialize_entry("parameter", parameter)?;
        }
        if let Some(pointer) = &self.pointer {
            map.serialize_entry("pointer", pointer)?;
        }
        map.serialize_entry("code", self.code.as_str())?;
        if self.is_key_error {
            map.serialize_entry("is_key_error", &true)?;
        }
        if let Some(Location { line, column }) = self.location {
            map.serialize_entry("line", &line)?;
            map.serialize_entry("column", &column)?;
        }
        if !self.params.is_empty() {
            map.serialize_entry("params", &self.params)?;
        }
        map.end()
    }
}
