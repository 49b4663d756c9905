//! Decoding a text with settings.

use core::any::Any;
use core::fmt;
use core::marker::PhantomData;
use std::sync::Arc;

use super::document::{Input, Settings};
use crate::decode::Decode;
use crate::error::{Report, Warnings};
use crate::reader::Limits;
use crate::state::{Data, NoContext, SatisfiedBy};
use crate::value::UnixTime;
use crate::value::clock::Clock;

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

    /// Sets the clock for the rules `past` and `future`, by a time of whatever crate: see [`UnixTime`].
    #[must_use]
    pub fn clock(mut self, now: impl Into<UnixTime>) -> Self {
        self.settings.clock = Clock::Shows(now.into());
        self
    }

    /// Says that there is no clock, as on a target without one (see [`UnixTime::now`]): where the rules `past` and `future` have to ask it, they answer
    /// [`Code::ClockError`](crate::Code::ClockError).
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

    /// Has reports quote what a `via_serde` type (`#[event(via_serde)]`) says of a value that it refuses.
    ///
    /// Such texts often repeat the input, so they are left out unless asked for, and always for what is `#[event(sensitive)]`.
    #[must_use]
    pub fn serde_errors(mut self, yes: bool) -> Self {
        self.settings.serde_errors = yes;
        self
    }

    /// Brings along what the rules need to know beyond the document, such as who is calling.
    ///
    /// Rules find it with [`ValidationState::context`](crate::ValidationState::context). There is one such value at most; what was set before is replaced. A type says by
    /// `#[event(context = …)]` that its rules need it: see [`Requires`](crate::Requires).
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
    pub fn from_slice<'de, T: Decode<'de, Requires: SatisfiedBy<C>>>(&self, input: &'de [u8]) -> Result<T, Report> {
        self.decode(Input::Bytes(input), None)
    }

    /// Decodes and checks a JSON text.
    ///
    /// # Errors
    ///
    /// The report of everything that is wrong with the text.
    #[inline]
    pub fn from_str<'de, T: Decode<'de, Requires: SatisfiedBy<C>>>(&self, input: &'de str) -> Result<T, Report> {
        self.decode(Input::Text(input), None)
    }

    /// Decodes and checks a JSON text of UTF-8 bytes, and says what it should not have, though it is accepted: see [`Warnings`].
    ///
    /// # Errors
    ///
    /// The report of everything that is wrong with the text; [`Report::warnings`] has the warnings.
    pub fn from_slice_with_warnings<'de, T: Decode<'de, Requires: SatisfiedBy<C>>>(
        &self,
        input: &'de [u8],
    ) -> Result<(T, Warnings), Report> {
        let mut warnings = Warnings::default();
        let value = self.decode(Input::Bytes(input), Some(&mut warnings))?;
        Ok((value, warnings))
    }

    /// Decodes and checks a JSON text, and says what it should not have, though it is accepted: see [`Warnings`].
    ///
    /// # Errors
    ///
    /// The report of everything that is wrong with the text; [`Report::warnings`] has the warnings.
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
        let given = self.data.as_ref().map(|data| Data::new(&**data, None));
        T::Requires::provide(given, |data| self.settings.decode(input, data, warnings))
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
