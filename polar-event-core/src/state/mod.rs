//! The validation state: the violations so far, the clock, the limits, and the caller's context.

mod ahead;
mod caller;
mod choices;
mod outcome;
mod report;
mod requirement;
mod trial;

use core::any::Any;
use core::cell::Cell;

pub(crate) use caller::Data;
use choices::Choices;
pub use report::Checkpoint;
pub use requirement::{CoveredBy, DeclaredOn, NoContext, Requires, SatisfiedBy, SatisfiedLater, assert_covered};
pub(crate) use trial::Snapshot;

use crate::error::{MAX_REPORT_BYTES, MAX_VIOLATIONS, Violation};
use crate::reader::Place;
use crate::value::clock::{self, Clock};
use crate::value::{RareBox, UnixTime};

/// State that decoding and validation carry along.
///
/// Decoding does not stop at a fault: it reports the fault here and continues. For a valid document, the state costs almost nothing: paths
/// are built only when a field has failed.
///
/// ```
/// use polar_event_core::{ValidationState, Validate};
///
/// let mut cx = ValidationState::new();
/// 5_u8.check(&[], &mut cx);
/// assert!(cx.into_result(Some(5_u8)).is_ok());
/// ```
#[derive(Debug)]
pub struct ValidationState<'c> {
    /// The kept violations and warnings.
    reported: Vec<Violation>,
    /// How many of them are violations.
    kept: usize,
    /// The number of violations that were not kept.
    left_out: usize,
    /// The number of all violations and warnings, kept or not. Each kept one has its number.
    count: usize,
    /// The value of `count` after the last violation.
    last_violation: usize,
    /// The violation that tells that there are more. It comes last in the report.
    cut: RareBox<Violation>,
    max_violations: usize,
    max_bytes: usize,
    bytes: usize,
    clock: Cell<Clock>,
    /// Whether values are taken as they come, so that all faults are collected. Otherwise each is asked for by its type, as serde does.
    collects: bool,
    serde_errors: bool,
    /// Whether all values are texts, of which numbers and booleans are read.
    reads_texts: bool,
    data: Option<Data<'c>>,
    place: Option<&'c Place<'c>>,
    /// The number of violations in other reports on the same document, which share the limits.
    in_others: usize,
    /// Whether the first violation is kept whatever the limits are.
    keeps_first: bool,
    /// The variants that were selected, while a value is tried.
    choices: RareBox<Choices>,
    /// The number of unknown keys that were ignored.
    unknown_keys: usize,
    /// Whether some warnings were not kept.
    warnings_cut: bool,
    /// Whether the document names a variant of the enum with catch-alls that is tried.
    named_variant: bool,
    /// Whether the current value is in a sensitive field or type.
    sensitive: bool,
    /// Whether values that break rules are accepted, and nothing is reported: see `without_rules`.
    lenient: bool,
}

impl Default for ValidationState<'_> {
    fn default() -> Self {
        Self::new()
    }
}

impl<'c> ValidationState<'c> {
    /// Creates a state with the system's clock and a report of at most [`MAX_VIOLATIONS`].
    #[must_use]
    #[inline]
    pub fn new() -> Self {
        Self {
            reported: Vec::new(),
            kept: 0,
            left_out: 0,
            count: 0,
            last_violation: 0,
            cut: RareBox::EMPTY,
            max_violations: MAX_VIOLATIONS,
            max_bytes: MAX_REPORT_BYTES,
            bytes: 0,
            clock: Cell::new(Clock::System),
            collects: false,
            serde_errors: false,
            reads_texts: false,
            data: None,
            place: None,
            in_others: 0,
            keeps_first: true,
            choices: RareBox::EMPTY,
            unknown_keys: 0,
            warnings_cut: false,
            named_variant: false,
            sensitive: false,
            lenient: false,
        }
    }

    /// Sets the maximum number of violations in the report; at least one is kept.
    #[must_use]
    #[inline]
    pub fn with_max_violations(mut self, violations: usize) -> Self {
        self.max_violations = violations.max(1);
        self
    }

    /// Sets the maximum number of bytes in the report that come from the input (keys in paths, messages).
    ///
    /// Once they are used up, no further violation is kept; the first one always is.
    #[must_use]
    #[inline]
    pub fn with_max_report_bytes(mut self, bytes: usize) -> Self {
        self.max_bytes = bytes;
        self
    }

    /// Sets whether the format is self-describing, as TOML and CBOR are. JSON is known to be.
    ///
    /// In a self-describing format, values are taken as they come, and a wrong type is one violation among others. In another one, the
    /// deserializer is told which type to read, as serde's derive does: formats whose values are all texts convert them then, and decoding
    /// stops at the format's first error.
    #[must_use]
    #[inline]
    pub fn with_self_describing(mut self, yes: bool) -> Self {
        self.collects = yes;
        self
    }

    /// Sets whether the report quotes the error of a `via_serde` type (`#[event(via_serde)]`).
    ///
    /// Such errors often repeat the input, so they are left out by default, and always for an `#[event(sensitive)]` value.
    #[must_use]
    #[inline]
    pub fn with_serde_errors(mut self, yes: bool) -> Self {
        self.serde_errors = yes;
        self
    }

    /// Sets the context that rules require beyond the document, such as the identity of the caller: see [`context`](Self::context).
    #[must_use]
    pub fn with_context<T: Any>(mut self, data: &'c T) -> Self {
        self.data = Some(Data::new(data, None));
        self
    }

    #[inline]
    pub(crate) fn set_clock(&mut self, clock: Clock) {
        self.clock.set(clock);
    }

    #[inline]
    pub(crate) fn set_data(&mut self, data: Option<Data<'c>>) {
        self.data = data;
    }

    #[inline]
    pub(crate) fn all_data(&self) -> Option<Data<'c>> {
        self.data
    }

    /// The caller's context, if it is a `T`. A `check` can use it:
    ///
    /// ```
    /// use polar_event_core::{ValidationState, Event, json};
    ///
    /// struct Quota(u32);
    ///
    /// fn within_quota(amount: &u32, cx: &ValidationState<'_>) -> Result<(), &'static str> {
    ///     match cx.context::<Quota>() {
    ///         Some(Quota(quota)) if amount > quota => Err("is more than is left"),
    ///         _ => Ok(()),
    ///     }
    /// }
    ///
    /// #[derive(Event, Debug)]
    /// #[event(context = Quota)]
    /// struct Order {
    ///     #[event(check = within_quota)]
    ///     amount: u32,
    /// }
    ///
    /// let report = json::Decoder::new().context(Quota(5)).from_str::<Order>(r#"{"amount": 6}"#).unwrap_err();
    /// assert_eq!(report.to_string(), "/amount: is more than is left [value_error]");
    /// ```
    #[must_use]
    pub fn context<T: Any>(&self) -> Option<&'c T> {
        self.data?.get()
    }

    pub(crate) fn shows_serde_errors(&self) -> bool {
        self.serde_errors && !self.sensitive
    }

    /// Sets the clock for the rules `past` and `future`.
    #[cfg(feature = "jiff")]
    #[must_use]
    #[inline]
    pub fn with_now(self, now: jiff::Timestamp) -> Self {
        self.with_clock(now)
    }

    /// Sets the clock for the rules `past` and `future` to a time of any supported crate.
    ///
    /// ```
    /// use polar_event_core::{ValidationState, UnixTime};
    ///
    /// let mut cx = ValidationState::new().with_clock(std::time::UNIX_EPOCH);
    /// assert_eq!(cx.clock(), UnixTime::EPOCH);
    /// ```
    #[must_use]
    #[inline]
    pub fn with_clock(self, now: impl Into<UnixTime>) -> Self {
        self.clock.set(Clock::Shows(now.into()));
        self
    }

    /// Sets that there is no clock, as on a target without one: where the rules `past` and `future` need the time, they report
    /// [`Code::ClockError`](crate::Code::ClockError).
    #[must_use]
    #[inline]
    pub fn without_clock(self) -> Self {
        self.clock.set(Clock::Missing);
        self
    }

    /// Accepts values that break rules, so that tests get invalid values. Nothing is reported; a value that cannot be constructed at all is
    /// absent.
    #[cfg(feature = "testing")]
    pub(crate) fn without_rules(mut self) -> Self {
        self.lenient = true;
        self
    }

    /// Whether to accept a value that breaks a rule. Called only for such values.
    #[cold]
    #[inline(never)]
    pub(crate) fn is_lenient(&self) -> bool {
        self.lenient
    }

    #[inline]
    pub(crate) fn with_place(mut self, place: &'c Place<'c>) -> Self {
        self.place = Some(place);
        self
    }

    /// The time that `past` and `future` compare with: the time that was set, or the system's time at the first use.
    ///
    /// A time outside of the range of `jiff`, before year -9999 or after year 9999, is clamped to it.
    #[cfg(feature = "jiff")]
    pub fn now(&self) -> jiff::Timestamp {
        let now = self.clock();
        let end = if now < UnixTime::EPOCH { jiff::Timestamp::MIN } else { jiff::Timestamp::MAX };
        jiff::Timestamp::new(now.second(), i32::try_from(now.nanosecond()).unwrap_or_default()).unwrap_or(end)
    }

    /// The time that `past` and `future` compare with: the time that was set, or the system's time at the first use.
    ///
    /// [`UnixTime::EPOCH`] if there is no clock and no time was set: see [`UnixTime::now`].
    #[inline]
    pub fn clock(&self) -> UnixTime {
        self.clock_if_any().unwrap_or(UnixTime::EPOCH)
    }

    /// Like [`clock`](Self::clock), but `None` if there is no clock.
    #[inline]
    pub(crate) fn clock_if_any(&self) -> Option<UnixTime> {
        if let Clock::System = self.clock.get() {
            self.clock.set(clock::read().map_or(Clock::Missing, Clock::Shows));
        }
        match self.clock.get() {
            Clock::Shows(now) => Some(now),
            Clock::System | Clock::Missing => None,
        }
    }

    /// A cheap check whether the time is past, without reading the clock; `false` is inconclusive.
    #[inline]
    pub(crate) fn is_known_past(&self, moment: UnixTime) -> bool {
        match self.clock.get() {
            Clock::Shows(now) => moment <= now,
            Clock::System => clock::has_passed(moment),
            Clock::Missing => false,
        }
    }

    /// Whether `text` is a slice of a JSON text, where U+0000 can occur only as an escape.
    #[inline]
    pub(crate) fn is_json_source(&self, text: &str) -> bool {
        self.place.is_some_and(|place| place.is_source(text))
    }

    /// Whether the current value, the integer 0, is written `-0`, if the source is known.
    #[cold]
    #[inline(never)]
    pub(crate) fn is_negative_zero(&self) -> bool {
        self.place.and_then(Place::text) == Some("-0")
    }

    /// The digits of the current number, which the parser passes on as this float, if the source is known.
    #[cold]
    pub(crate) fn number_text(&self, float: f64) -> Option<&'c str> {
        // The location may be that of a value that contains this number. If the text there parses to the same number, it is this one. A
        // number beyond the range of floats has lost its sign.
        let same = |read: f64| read == float || (read.is_infinite() && float.is_infinite());
        self.place?.text().filter(|text| text.parse().is_ok_and(same))
    }

    #[inline]
    pub(crate) fn place(&self) -> Option<&'c Place<'c>> {
        self.place
    }

    /// Has values be read from texts: one of the wrong type could not be parsed.
    pub(crate) fn with_texts(mut self) -> Self {
        (self.collects, self.reads_texts) = (true, true);
        self
    }

    /// Whether all values are texts.
    pub(crate) fn reads_texts(&self) -> bool {
        self.reads_texts
    }

    /// Whether values are taken as they come, whatever type is asked for.
    #[inline]
    pub(crate) fn collects(&self) -> bool {
        self.collects
    }

    /// Whether an array may hold the fields of a struct in order: in formats without names, and in those that are asked by type.
    pub(crate) fn has_positions(&self, human_readable: bool) -> bool {
        !human_readable || !self.collects
    }

    /// Has values be taken as they come if the format is JSON, whose errors are of type `E`.
    #[inline]
    pub(crate) fn expect_format(&mut self, is_json: bool) {
        self.collects |= is_json;
    }
}
