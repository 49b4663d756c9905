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
    limits: Limits,
    foreign_errors: bool,
    data: Option<Arc<dyn Any + Send + Sync>>,
    of: PhantomData<fn() -> C>,
    now: Option<Moment>,
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
        f.debug_struct("Decoder").field("limits", &self.limits).finish_non_exhaustive()
    }
}

impl Decoder {
    /// The default settings: the system's clock, the default [`Limits`], no context.
    #[must_use]
    pub fn new() -> Self {
        Self { limits: Limits::default(), foreign_errors: false, data: None, of: PhantomData, now: None }
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
        self.now = Some(now.into());
        self
    }

    /// Sets the limits.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Has reports quote what a foreign type (`#[event(foreign)]`) says of a value that it refuses.
    ///
    /// Such texts often repeat the input, so they are left out unless asked for, and always for what is `#[event(sensitive)]`.
    #[must_use]
    pub fn foreign_errors(mut self, yes: bool) -> Self {
        self.foreign_errors = yes;
        self
    }

    /// Brings along what the rules need to know beyond the document, such as who is calling.
    ///
    /// Rules find it with [`Context::data`]. There is one such value at most; what was set before is replaced. A type says by
    /// `#[event(context = …)]` that its rules need it: see [`Needs`](crate::Needs).
    #[must_use]
    pub fn context<T: Any + Send + Sync>(self, data: T) -> Decoder<T> {
        Decoder { limits: self.limits, foreign_errors: self.foreign_errors, data: Some(Arc::new(data)), of: PhantomData, now: self.now }
    }

    pub(super) fn max_input_bytes(&self) -> usize {
        self.limits.input_bytes
    }

    /// Decodes and checks a JSON text of UTF-8 bytes.
    ///
    /// # Errors
    ///
    /// The report of everything that is wrong with the text. Where it is not UTF-8, reading ends with `json_invalid`.
    #[inline]
    pub fn from_slice<'de, T: Decode<'de, Context: MetBy<C>>>(&self, input: &'de [u8]) -> Result<T, Report> {
        if input.len() > self.limits.input_bytes {
            return Err(self.too_long(input.len()));
        }
        self.decode(utf8(input), |value, _| value)
    }

    /// Decodes and checks a JSON text.
    ///
    /// # Errors
    ///
    /// The report of everything that is wrong with the text.
    #[inline]
    pub fn from_str<'de, T: Decode<'de, Context: MetBy<C>>>(&self, input: &'de str) -> Result<T, Report> {
        if input.len() > self.limits.input_bytes {
            return Err(self.too_long(input.len()));
        }
        self.decode((input, false), |value, _| value)
    }

    /// Decodes and checks a JSON text of UTF-8 bytes, and says what it should not have, though it is accepted: see [`Warnings`].
    ///
    /// # Errors
    ///
    /// The report of everything that is wrong with the text; [`Report::warnings`] has the warnings.
    pub fn from_slice_with_warnings<'de, T: Decode<'de, Context: MetBy<C>>>(&self, input: &'de [u8]) -> Result<(T, Warnings), Report> {
        if input.len() > self.limits.input_bytes {
            return Err(self.too_long(input.len()));
        }
        self.decode(utf8(input), with_warnings)
    }

    /// Decodes and checks a JSON text, and says what it should not have, though it is accepted: see [`Warnings`].
    ///
    /// # Errors
    ///
    /// The report of everything that is wrong with the text; [`Report::warnings`] has the warnings.
    pub fn from_str_with_warnings<'de, T: Decode<'de, Context: MetBy<C>>>(&self, input: &'de str) -> Result<(T, Warnings), Report> {
        if input.len() > self.limits.input_bytes {
            return Err(self.too_long(input.len()));
        }
        self.decode((input, false), with_warnings)
    }

    #[inline]
    fn decode<'de, T: Decode<'de, Context: MetBy<C>>, V>(
        &self,
        input: (&'de str, bool),
        accepted: impl FnOnce(T, &mut Context<'_>) -> V,
    ) -> Result<V, Report> {
        let given = self.data.as_ref().map(|data| Data::new(&**data, None));
        T::Context::supply(given, |data| self.decode_with(input, accepted, data))
    }

    /// The same as [`from_slice`](Self::from_slice) with a context that was found elsewhere.
    #[cfg(feature = "axum")]
    pub(crate) fn decode_given<'de, T: Decode<'de>>(&self, input: &'de [u8], data: Option<Data<'_>>) -> Result<T, Report> {
        if input.len() > self.limits.input_bytes {
            return Err(self.too_long(input.len()));
        }
        self.decode_with(utf8(input), |value, _| value, data)
    }

    /// The same as [`from_str`](Self::from_str) with a context that was found elsewhere.
    #[cfg(feature = "testing")]
    pub(crate) fn decode_in<'de, T: Decode<'de>>(&self, input: &'de str, data: Option<Data<'_>>) -> Result<T, Report> {
        self.decode_with((input, false), |value, _| value, data)
    }

    fn decode_with<'de, T: Decode<'de>, V>(
        &self,
        input: (&'de str, bool),
        accepted: impl FnOnce(T, &mut Context<'_>) -> V,
        data: Option<Data<'_>>,
    ) -> Result<V, Report> {
        let place = Place::lenient(input.0, self.limits.depth).with_find(find);
        let mut cx = self.new_context(&place, data);
        let mut reader = Reader::new(input, self.limits, &place);
        let error = match T::decode(&mut reader, PART, &mut cx) {
            Ok(value) => {
                let ended = reader.finish_value(0, 0).and_then(|()| reader.end());
                cx.note_fault();
                match value {
                    Some(value) if ended.is_ok() && cx.is_clean() => return Ok(accepted(value, &mut cx)),
                    _ => ended.err(),
                }
            }
            Err(error) => {
                cx.note_fault();
                Some(error)
            }
        };
        if let Some(error) = error {
            note_error(&error, reader.text, &mut cx);
        }
        Err(located(cx.into_report(), &place))
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
    pub(super) fn too_long(&self, len: usize) -> Report {
        let mut cx = Context::new();
        cx.note_this_fault(Fault { kind: FaultKind::Size(self.limits.input_bytes), start: 0, end: len });
        located(cx.into_report(), &Place::default())
    }
}

fn with_warnings<T>(value: T, cx: &mut Context<'_>) -> (T, Warnings) {
    let mut warnings = cx.take_warnings();
    if let Some(place) = cx.place().filter(|_| !warnings.is_empty()) {
        place.locate_warnings(&mut warnings);
    }
    (value, warnings)
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
