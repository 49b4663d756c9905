//! Decoding a text with settings.

use core::any::Any;
use core::fmt;
use core::marker::PhantomData;
use core::ops::Range;
use std::sync::Arc;

use super::error::{Error, Why};
use super::find::find;
use super::limits::Limits;
use super::reader::{Reader, utf8};
use crate::context::Context;
use crate::data::Data;
use crate::decode::Decode;
use crate::error::{Code, Report, Violation, Warnings};
use crate::moment::Moment;
use crate::need::{MetBy, NoContext};
use crate::place::{Fault, FaultKind, Place};
use crate::rule::PART;

/// Decodes JSON with settings: the clock, the limits.
///
/// ```
/// use polar_event_core::json;
/// use polar_event_core::polar::EventCreateCustomer;
///
/// let decoder = json::Decoder::new().now("2026-01-31T09:30:00Z".parse().unwrap());
/// let text = r#"{"name": "signup", "customer_id": "1dbfc517-0bbf-4301-9ba8-555ca42b9737", "timestamp": "2026-02-01T00:00:00Z"}"#;
/// let report = decoder.from_str::<EventCreateCustomer>(text).unwrap_err();
/// assert_eq!(report.to_string(), "/timestamp: must not be in the future [datetime_past]");
/// ```
///
/// `C` is the type of the [`context`](Self::context) that it brings along. It decodes types whose rules need that, and types whose rules
/// need nothing.
pub struct Decoder<C = NoContext> {
    settings: Settings,
    data: Option<Arc<dyn Any + Send + Sync>>,
    of: PhantomData<fn() -> C>,
}

impl Default for Decoder {
    fn default() -> Self {
        Self::new()
    }
}

impl<C> Clone for Decoder<C> {
    fn clone(&self) -> Self {
        Self { data: self.data.clone(), ..*self }
    }
}

impl<C> fmt::Debug for Decoder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Decoder").field("limits", &self.settings.limits).finish_non_exhaustive()
    }
}

impl Decoder {
    /// The default settings: the system's clock, the default [`Limits`], no context.
    #[must_use]
    pub fn new() -> Self {
        Self { settings: Settings::DEFAULT, data: None, of: PhantomData }
    }
}

impl<C> Decoder<C> {
    /// Sets the clock for the rules `past` and `future`.
    #[cfg(feature = "jiff")]
    #[must_use]
    pub fn now(self, now: jiff::Timestamp) -> Self {
        self.clock(now)
    }

    /// Sets the clock for the rules `past` and `future`, by a time of whatever crate: see [`Moment`].
    #[must_use]
    pub fn clock(mut self, now: impl Into<Moment>) -> Self {
        self.settings.now = Some(now.into());
        self
    }

    /// Sets the limits.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.settings.limits = limits;
        self
    }

    /// Has reports quote what a foreign type (`#[event(foreign)]`) says of a value that it refuses.
    ///
    /// Such texts often repeat the input, so they are left out unless asked for, and always for what is `#[event(sensitive)]`.
    #[must_use]
    pub fn foreign_errors(mut self, yes: bool) -> Self {
        self.settings.foreign_errors = yes;
        self
    }

    /// Brings along what the rules need to know beyond the document, such as who is calling.
    ///
    /// Rules find it with [`Context::data`]. There is one such value at most; what was set before is replaced. A type says by
    /// `#[event(context = …)]` that its rules need it: see [`Needs`](crate::Needs).
    #[must_use]
    pub fn context<T: Any + Send + Sync>(self, data: T) -> Decoder<T> {
        Decoder { settings: self.settings, data: Some(Arc::new(data)), of: PhantomData }
    }

    pub(super) fn max_input_bytes(&self) -> usize {
        self.settings.limits.input_bytes
    }

    /// Decodes and checks a JSON text of UTF-8 bytes.
    ///
    /// # Errors
    ///
    /// The report of everything that is wrong with the text. Where it is not UTF-8, reading ends with `json_invalid`.
    #[inline]
    pub fn from_slice<'de, T: Decode<'de, Context: MetBy<C>>>(&self, input: &'de [u8]) -> Result<T, Report> {
        self.decode(Input::Bytes(input), None)
    }

    /// Decodes and checks a JSON text.
    ///
    /// # Errors
    ///
    /// The report of everything that is wrong with the text.
    #[inline]
    pub fn from_str<'de, T: Decode<'de, Context: MetBy<C>>>(&self, input: &'de str) -> Result<T, Report> {
        self.decode(Input::Text(input), None)
    }

    /// Decodes and checks a JSON text of UTF-8 bytes, and says what it should not have, though it is accepted: see [`Warnings`].
    ///
    /// # Errors
    ///
    /// The report of everything that is wrong with the text; [`Report::warnings`] has the warnings.
    pub fn from_slice_with_warnings<'de, T: Decode<'de, Context: MetBy<C>>>(&self, input: &'de [u8]) -> Result<(T, Warnings), Report> {
        let mut warnings = Warnings::default();
        let value = self.decode(Input::Bytes(input), Some(&mut warnings))?;
        Ok((value, warnings))
    }

    /// Decodes and checks a JSON text, and says what it should not have, though it is accepted: see [`Warnings`].
    ///
    /// # Errors
    ///
    /// The report of everything that is wrong with the text; [`Report::warnings`] has the warnings.
    pub fn from_str_with_warnings<'de, T: Decode<'de, Context: MetBy<C>>>(&self, input: &'de str) -> Result<(T, Warnings), Report> {
        let mut warnings = Warnings::default();
        let value = self.decode(Input::Text(input), Some(&mut warnings))?;
        Ok((value, warnings))
    }

    #[inline]
    fn decode<'de, T: Decode<'de, Context: MetBy<C>>>(&self, input: Input<'de>, warnings: Option<&mut Warnings>) -> Result<T, Report> {
        let given = self.data.as_ref().map(|data| Data::new(&**data, None));
        T::Context::supply(given, |data| self.settings.decode(input, data, warnings))
    }

    /// The same as [`from_slice`](Self::from_slice) with a context that was found elsewhere.
    #[cfg(any(feature = "axum", feature = "testing"))]
    pub(crate) fn decode_given<'de, T: Decode<'de>>(&self, input: &'de [u8], data: Option<Data<'_>>) -> Result<T, Report> {
        self.settings.decode(Input::Bytes(input), data, None)
    }

    /// The report on a text of `len` bytes, which is not read since it is too long.
    #[cold]
    pub(super) fn too_long(&self, len: usize) -> Report {
        self.settings.too_long(len)
    }
}

/// Decodes and checks a text with the default settings.
#[inline]
pub(super) fn decode<'de, T: Decode<'de, Context: MetBy>>(input: Input<'de>) -> Result<T, Report> {
    T::Context::supply(None, |data| Settings::DEFAULT.decode(input, data, None))
}

/// A text that is known to be UTF-8, or not yet.
#[derive(Clone, Copy)]
pub(super) enum Input<'de> {
    Text(&'de str),
    Bytes(&'de [u8]),
}

/// What [`Decoder`] can be told, but for the context.
#[derive(Clone, Copy)]
struct Settings {
    limits: Limits,
    foreign_errors: bool,
    now: Option<Moment>,
}

impl Settings {
    const DEFAULT: Self = Self { limits: Limits::new(), foreign_errors: false, now: None };

    /// All that depends on the type; it is compiled once for each.
    fn decode<'de, T: Decode<'de>>(&self, input: Input<'de>, data: Option<Data<'_>>, warnings: Option<&mut Warnings>) -> Result<T, Report> {
        let text = self.text(input)?;
        let place = Place::lenient(text.0, self.limits.depth).with_find(find);
        let mut cx = self.new_context(&place, data);
        let mut reader = Reader::new(text, self.limits, &place);
        let mut slot = None;
        let read = T::decode_into(reader.value(), PART, &mut slot, &mut cx);
        let is_plain = read.is_ok() && warnings.is_none() && reader.is_at_end() && cx.is_clean();
        if !(is_plain && slot.is_some()) {
            end(read, slot.is_some(), &mut reader, &mut cx, warnings)?;
        }
        slot.ok_or_else(|| Context::new().into_report())
    }

    /// The text, and whether there is more behind it that is not UTF-8.
    #[inline(always)]
    fn text<'de>(&self, input: Input<'de>) -> Result<(&'de str, bool), Report> {
        match input {
            Input::Text(text) if text.len() <= self.limits.input_bytes => Ok((text, false)),
            Input::Bytes(bytes) if bytes.len() <= self.limits.input_bytes => Ok(utf8(bytes)),
            Input::Text(text) => Err(self.too_long(text.len())),
            Input::Bytes(bytes) => Err(self.too_long(bytes.len())),
        }
    }

    #[inline]
    fn new_context<'p>(&self, place: &'p Place<'p>, data: Option<Data<'p>>) -> Context<'p> {
        let mut cx = Context::new()
            .with_max_violations(self.limits.violations)
            .with_max_report_bytes(self.limits.report_bytes)
            .with_foreign_errors(self.foreign_errors)
            .with_self_describing(true)
            .with_place(place);
        if let Some(now) = self.now {
            cx = cx.with_clock(now);
        }
        cx.set_data(data);
        cx
    }

    /// The report on a text of `len` bytes, which is not read since it is too long.
    #[cold]
    fn too_long(&self, len: usize) -> Report {
        let mut cx = Context::new();
        cx.note_this_fault(Fault { kind: FaultKind::Size(self.limits.input_bytes), start: 0, end: len });
        located(cx.into_report(), &Place::default())
    }
}

/// Reads what is left of a text when the value has been read. Without an error it was there, and nothing is wrong.
fn end(
    read: Result<(), Error>,
    there: bool,
    reader: &mut Reader<'_, '_>,
    cx: &mut Context<'_>,
    warnings: Option<&mut Warnings>,
) -> Result<(), Report> {
    let read = read.and_then(|()| reader.finish_value(0, 0)).and_then(|()| reader.end());
    cx.note_fault();
    if read.is_err() || !there || !cx.is_clean() {
        return Err(refused(read, reader, cx));
    }
    if let Some(warnings) = warnings {
        *warnings = cx.take_warnings();
        if !warnings.is_empty() {
            reader.place.locate_warnings(warnings);
        }
    }
    Ok(())
}

/// The report, when a text was read to the end or to where it ceases to be JSON.
#[cold]
fn refused(read: Result<(), Error>, reader: &Reader<'_, '_>, cx: &mut Context<'_>) -> Report {
    if let Err(error) = read {
        note_error(&error, reader.text, cx);
    }
    located(cx.take_report(), reader.place)
}

#[cold]
fn located(mut report: Report, place: &Place<'_>) -> Report {
    place.locate(&mut report);
    report
}

/// Notes why reading ended. Limits have been noted where they were hit.
#[cold]
fn note_error(error: &Error, text: &str, cx: &mut Context<'_>) {
    match error.why() {
        Why::Syntax { .. } => {
            let mut violation = Violation::new(Code::JsonInvalid).param("error", error.why().to_string());
            violation.set_span(Some(char_at(text, error.offset().unwrap_or(text.len()))));
            cx.add_last(violation);
        }
        Why::Type(_) if cx.shows_foreign_errors() => cx.absorb(error.why().to_string()),
        Why::Type(_) => cx.absorb("is not what its type accepts"),
        Why::Fault(_) => {}
    }
}

/// The bytes of the character at `offset`; none at the end.
fn char_at(text: &str, offset: usize) -> Range<usize> {
    let len = text.get(offset..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    offset..offset + len
}
