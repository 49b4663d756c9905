//! Decoding JSON with custom settings.

use core::any::Any;
use core::fmt;
use core::marker::PhantomData;
use std::sync::Arc;

use super::document::{Input, Settings};
use crate::decode::{Decode, DecodeOwned};
use crate::error::{Report, Warnings};
use crate::reader::Limits;
use crate::state::{Data, NoContext, SatisfiedBy, ValidationState};
use crate::value::UnixTime;
use crate::value::clock::Clock;

/// Decodes JSON with custom settings: the clock, the limits, the context.
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
/// `C` is the type of the [`context`](Self::context). The decoder accepts types whose rules require that context, and types whose rules
/// require none.
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

    /// Sets the clock for the rules `past` and `future` to a time of any supported crate: see [`UnixTime`].
    #[must_use]
    pub fn clock(mut self, now: impl Into<UnixTime>) -> Self {
        self.settings.clock = Clock::Shows(now.into());
        self
    }

    /// Decodes without a clock, as on a target that has none (see [`UnixTime::now`]): where the rules `past` and `future` need the time,
    /// they report [`Code::ClockError`](crate::Code::ClockError).
    #[must_use]
    pub fn without_clock(mut self) -> Self {
        self.settings.clock = Clock::Missing;
        self
    }

    /// Sets the limits.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.settings.limits = limits;
        self
    }

    /// Sets whether reports quote the error of a `via_serde` type (`#[event(via_serde)]`).
    ///
    /// Such errors often repeat the input, so they are left out by default, and always for an `#[event(sensitive)]` value.
    #[must_use]
    pub fn serde_errors(mut self, yes: bool) -> Self {
        self.settings.serde_errors = yes;
        self
    }

    /// Sets the context that rules require beyond the document, such as the identity of the caller.
    ///
    /// Rules get it with [`ValidationState::context`](crate::ValidationState::context). A decoder has at most one context; a second call
    /// replaces it. A type declares with `#[event(context = …)]` that its rules require one: see [`Requires`](crate::Requires).
    #[must_use]
    pub fn context<T: Any + Send + Sync>(self, data: T) -> Decoder<T> {
        Decoder { settings: self.settings, data: Some(Arc::new(data)), of: PhantomData }
    }

    /// Sets whether a byte order mark (U+FEFF) at the beginning of a text, or of a line, is skipped. By default it is an error: RFC 8259 says that
    /// no text has one, and that a parser may ignore it. Spans count its three bytes.
    ///
    /// ```
    /// use polar_event_core::json;
    ///
    /// let text = "\u{feff}[1, 2, null]";
    /// let report = json::Decoder::new().skip_bom(true).from_str::<Vec<u8>>(text).unwrap_err();
    /// assert_eq!(report.to_string(), "/2: must be an integer, not null [int_type]");
    /// assert_eq!(&text[report.violations()[0].span().unwrap()], "null");
    /// assert!(json::from_str::<Vec<u8>>("\u{feff}[]").is_err());
    /// ```
    #[must_use]
    pub fn skip_bom(mut self, yes: bool) -> Self {
        self.settings.skip_bom = yes;
        self
    }

    /// Sets whether [`lines`](Self::lines) and its relatives refuse a line that contains only whitespace. By default they skip it. The
    /// specification of NDJSON allows both.
    ///
    /// ```
    /// use polar_event_core::json;
    ///
    /// let decoder = json::Decoder::new().refuse_blank_lines(true);
    /// let lines: Vec<_> = decoder.lines::<u8, _>("1\n\n2\n".as_bytes()).collect::<Result<_, _>>()?;
    /// assert!(matches!(&lines[..], [one, blank, two] if one.result.is_ok() && blank.result.is_err() && two.number == 3));
    /// # Ok::<(), std::io::Error>(())
    /// ```
    #[must_use]
    pub fn refuse_blank_lines(mut self, yes: bool) -> Self {
        self.settings.refuse_blank_lines = yes;
        self
    }

    pub(super) fn skips_blank_lines(&self) -> bool {
        !self.settings.refuse_blank_lines
    }

    pub(crate) fn max_input_bytes(&self) -> usize {
        self.settings.limits.input_bytes
    }

    pub(crate) fn max_depth(&self) -> usize {
        self.settings.limits.depth
    }

    /// Gives the violations of a report their places in a JSON text: see [`locate`](super::locate).
    #[must_use]
    pub fn locate(&self, report: Report, text: &str) -> Report {
        self.settings.locate(report, text)
    }

    /// A state with these settings, for what is no JSON.
    pub(crate) fn new_state<'c>(&self) -> ValidationState<'c> {
        self.settings.new_state()
    }

    /// The context of this decoder.
    pub(crate) fn caller_data(&self) -> Option<Data<'_>> {
        self.data.as_ref().map(|data| Data::new(&**data, None))
    }

    /// Decodes and validates JSON from UTF-8 bytes.
    ///
    /// # Errors
    ///
    /// A report of everything that is wrong with the document. Bytes that are not UTF-8 end parsing with `json_invalid`.
    #[inline]
    pub fn from_slice<'de, T: Decode<'de, Requires: SatisfiedBy<C>>>(&self, input: &'de [u8]) -> Result<T, Report> {
        self.decode(Input::Bytes(input), None)
    }

    /// Decodes and validates JSON from a string.
    ///
    /// # Errors
    ///
    /// A report of everything that is wrong with the document.
    #[inline]
    pub fn from_str<'de, T: Decode<'de, Requires: SatisfiedBy<C>>>(&self, input: &'de str) -> Result<T, Report> {
        self.decode(Input::Text(input), None)
    }

    /// Decodes and validates JSON from UTF-8 bytes, and returns warnings about an accepted document: see [`Warnings`].
    ///
    /// # Errors
    ///
    /// A report of everything that is wrong with the document; [`Report::warnings`] has the warnings.
    pub fn from_slice_with_warnings<'de, T: Decode<'de, Requires: SatisfiedBy<C>>>(
        &self,
        input: &'de [u8],
    ) -> Result<(T, Warnings), Report> {
        let mut warnings = Warnings::default();
        let value = self.decode(Input::Bytes(input), Some(&mut warnings))?;
        Ok((value, warnings))
    }

    /// Decodes and validates JSON from a string, and returns warnings about an accepted document: see [`Warnings`].
    ///
    /// # Errors
    ///
    /// A report of everything that is wrong with the document; [`Report::warnings`] has the warnings.
    pub fn from_str_with_warnings<'de, T: Decode<'de, Requires: SatisfiedBy<C>>>(&self, input: &'de str) -> Result<(T, Warnings), Report> {
        let mut warnings = Warnings::default();
        let value = self.decode(Input::Text(input), Some(&mut warnings))?;
        Ok((value, warnings))
    }

    #[inline]
    fn decode<'de, T: Decode<'de, Requires: SatisfiedBy<C>>>(
        &self,
        input: Input<'de>,
        warnings: Option<&mut Warnings>,
    ) -> Result<T, Report> {
        T::Requires::provide(self.caller_data(), |data| self.settings.decode(input, self.settings.start(input), data, warnings))
    }

    /// Decodes and validates a `serde_json::Value`: see [`from_value`](super::from_value).
    ///
    /// # Errors
    ///
    /// A report of everything that is wrong with the value.
    pub fn from_value<T: DecodeOwned<C>>(&self, value: serde_json::Value) -> Result<T, Report> {
        <T as Decode<'_>>::Requires::provide(self.caller_data(), |data| self.settings.decode_value(value, data))
    }

    /// Like [`from_slice`](Self::from_slice), with a context from elsewhere, such as a request.
    #[cfg(any(feature = "axum", feature = "actix-web", feature = "testing"))]
    pub(crate) fn decode_given<'de, T: Decode<'de>>(&self, input: &'de [u8], data: Option<Data<'_>>) -> Result<T, Report> {
        self.settings.decode(Input::Bytes(input), self.settings.start(Input::Bytes(input)), data, None)
    }

    /// The report on a text of `len` bytes that is too long to be read.
    #[cold]
    pub(crate) fn too_long(&self, len: usize) -> Report {
        self.settings.too_long(len)
    }
}
