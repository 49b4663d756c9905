//! A stream of documents as a body.

use core::marker::PhantomData;

use ::axum::body::{Body, Bytes, HttpBody as _};
use ::axum::extract::{FromRequest, Request};
use ::axum::http::{Extensions, header};

use super::extract::{check, settings};
use crate::decode::Decode;
use crate::error::{Code, Report, Violation};
use crate::http::{BodyError, Given, Media, Part, Reason, Rejection, Settings, json};
use crate::json::{LineSplitter, Next};

/// A body with a document on each line (`application/x-ndjson`, `application/jsonl`), or a sequence of documents (`application/json-seq`,
/// [RFC 7464](https://www.rfc-editor.org/rfc/rfc7464)), read as it arrives: in the memory of one document, however long the body is.
///
/// ```
/// use axum::routing::post;
/// use axum::Router;
/// use polar_event_core::Event;
/// use polar_event_core::axum::{JsonLines, Rejection};
///
/// #[derive(Event)]
/// struct Reading {
///     #[event(range(min = -50, max = 60))]
///     celsius: f32,
/// }
///
/// /// Takes each document for itself: `None` is the end, an `Err` a body that breaks off.
/// async fn one_by_one(mut lines: JsonLines<Reading>) -> Result<String, Rejection> {
///     let (mut taken, mut refused) = (0, 0);
///     while let Some(item) = lines.next().await? {
///         match item.result {
///             Ok(_) => taken += 1,
///             Err(_) => refused += 1,
///         }
///     }
///     Ok(format!("{taken} taken, {refused} refused"))
/// }
///
/// /// Takes all of at most 1000 documents, or answers with the faults of all of them: `loc` is `["body", 3, "celsius"]`.
/// async fn all_or_nothing(lines: JsonLines<Reading>) -> Result<String, Rejection> {
///     let readings = lines.collect(1000).await?;
///     Ok(format!("{} taken", readings.len()))
/// }
///
/// let app: Router = Router::new().route("/readings", post(one_by_one)).route("/batch", post(all_or_nothing));
/// ```
///
/// Blank lines are skipped, and a document longer than the decoder's limit is refused alone. axum's `DefaultBodyLimit` does not hold for streams.
pub struct JsonLines<T> {
    body: Body,
    chunk: Bytes,
    splitter: LineSplitter,
    text: Vec<u8>,
    /// How many documents there have been.
    count: u64,
    is_sequence: bool,
    is_done: bool,
    settings: Settings,
    extensions: Extensions,
    decoded: PhantomData<fn() -> T>,
}

/// One document of a stream.
#[derive(Debug)]
#[non_exhaustive]
pub struct JsonItem<T> {
    /// The number of the document, from 0.
    pub index: u64,
    /// The value, or a report of everything that is wrong with the document. Spans are relative to its first byte.
    pub result: Result<T, Report>,
}

/// What comes before each document of a sequence.
const RECORD_SEPARATOR: u8 = 0x1e;

impl<T, S> FromRequest<S> for JsonLines<T>
where
    T: for<'de> Decode<'de, Requires: Given>,
    S: Send + Sync,
{
    type Rejection = Rejection;

    async fn from_request(request: Request, _: &S) -> Result<Self, Rejection> {
        let (parts, body) = request.into_parts();
        let settings = settings(&parts.extensions);
        check(Media::JsonLines, &parts.headers, &settings).map_err(|reason| Rejection::new(reason, &settings))?;
        let content_type = parts.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let is_sequence = content_type.is_some_and(|name| name.to_ascii_lowercase().contains("json-seq"));
        let splitter = settings.decoder.line_splitter();
        Ok(Self {
            body,
            chunk: Bytes::new(),
            splitter: if is_sequence { splitter.separated_by(RECORD_SEPARATOR) } else { splitter },
            text: Vec::new(),
            count: 0,
            is_sequence,
            is_done: false,
            settings,
            extensions: parts.extensions,
            decoded: PhantomData,
        })
    }
}

impl<T: for<'de> Decode<'de, Requires: Given>> JsonLines<T> {
    /// The next document, or `None` at the end of the body.
    ///
    /// # Errors
    ///
    /// A body that breaks off; what was given before was whole. After an error there is nothing more.
    pub async fn next(&mut self) -> Result<Option<JsonItem<T>>, Rejection> {
        while !self.is_done {
            if self.chunk.is_empty() {
                self.chunk = self.read().await?;
            }
            let taken = self.splitter.take(&self.chunk, &mut self.text);
            let _ = self.chunk.split_to(taken.bytes);
            match taken.line {
                Next::Unfinished => {}
                Next::End => self.is_done = true,
                Next::Line(line) => {
                    let result = self.decode(line.len).map_err(|reason| self.reject(reason));
                    self.text.clear();
                    self.is_done = result.is_err();
                    let index = self.count;
                    self.count += 1;
                    return result.map(|result| Some(JsonItem { index, result }));
                }
            }
        }
        Ok(None)
    }

    /// All documents, of which there may be this many, if all of them are good.
    ///
    /// # Errors
    ///
    /// The faults of all documents, each with the number of the document at the beginning of its path; and more documents than this, as
    /// `too_long`. What breaks off is an error, too.
    pub async fn collect(mut self, max: usize) -> Result<Vec<T>, Rejection> {
        let mut values = Vec::new();
        let mut wrong = Report::default();
        let mut count = 0;
        while let Some(item) = self.next().await? {
            count += 1;
            if count > max {
                wrong.merge(too_many(max));
                break;
            }
            match item.result {
                Ok(value) if wrong.is_empty() => values.push(value),
                Ok(_) => {}
                Err(report) if !wrong.is_truncated() => wrong.merge(report.at(usize::try_from(item.index).unwrap_or(usize::MAX))),
                Err(_) => {}
            }
        }
        match wrong.into_result() {
            Ok(()) => Ok(values),
            Err(report) => Err(self.reject(Reason::Reports(vec![(Part::Body, report)]))),
        }
    }

    /// The next bytes of the body. None are its end.
    async fn read(&mut self) -> Result<Bytes, Rejection> {
        loop {
            let frame = core::future::poll_fn(|cx| core::pin::Pin::new(&mut self.body).poll_frame(cx)).await;
            match frame {
                None => return Ok(Bytes::new()),
                Some(Ok(frame)) => match frame.into_data() {
                    Ok(data) if !data.is_empty() => return Ok(data),
                    // Nothing, or trailers.
                    _ => {}
                },
                Some(Err(error)) => {
                    self.is_done = true;
                    return Err(self.reject(Reason::Body(BodyError::new(400, error))));
                }
            }
        }
    }

    fn decode(&self, len: u64) -> Result<Result<T, Report>, Reason> {
        if len > self.text.len() as u64 {
            return Ok(Err(self.settings.decoder.too_long(self.text.len())));
        }
        if self.is_sequence && is_cut_off(&self.text) {
            return Ok(Err("may be cut off: the line feed after it is missing".into()));
        }
        match json(&self.settings, &self.text, &self.extensions) {
            Ok(value) => Ok(Ok(value)),
            Err(Reason::Reports(reports)) => Ok(Err(reports.into_iter().map(|(_, report)| report).next().unwrap_or_default())),
            Err(reason) => Err(reason),
        }
    }

    fn reject(&self, reason: Reason) -> Rejection {
        Rejection::new(reason, &self.settings)
    }
}

/// Whether the end of a document in a sequence may be missing: a number or a word does not show its end (RFC 7464, section 2.4).
fn is_cut_off(text: &[u8]) -> bool {
    let shows_its_end = text.trim_ascii_start().first().is_some_and(|byte| matches!(byte, b'{' | b'[' | b'"'));
    !shows_its_end && !text.ends_with(b"\n")
}

/// The report on a stream of more documents than are taken.
fn too_many(max: usize) -> Report {
    Violation::new(Code::TooLong).param("max_length", max).param("unit", "item").into()
}

impl<T> core::fmt::Debug for JsonLines<T> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("JsonLines").field("count", &self.count).finish_non_exhaustive()
    }
}
