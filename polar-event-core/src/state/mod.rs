//! What goes along with a document while it is decoded: the violations so far, the clock, the limits, and what the caller has brought along.

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

/// What goes along with a document while it is decoded or validated.
///
/// Decoding does not stop at a fault: it is reported here, and reading goes on. The context costs a valid document nothing
/// that shows: paths are built on the way out of a failing field.
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
    /// The violations and warnings that are kept.
    reported: Vec<Violation>,
    /// How many of them are violations.
    kept: usize,
    /// How many violations there were that are not kept.
    left_out: usize,
    /// How many violations and warnings there were, with those that were not kept. Each that is kept has its number.
    count: usize,
    /// What `count` was after the last violation.
    last_violation: usize,
    /// Says that there are more violations than these. Comes last in the report.
    cut: RareBox<Violation>,
    max_violations: usize,
    max_bytes: usize,
    bytes: usize,
    clock: Cell<Clock>,
    /// Whether values are taken as they come, so that all faults are collected. Otherwise each is asked for by its type, as serde does.
    collects: bool,
    serde_errors: bool,
    data: Option<Data<'c>>,
    place: Option<&'c Place<'c>>,
    /// How many violations are in other reports on the same document, which share the limits.
    in_others: usize,
    /// Whether a first violation is kept whatever the limits say.
    keeps_first: bool,
    /// The choices of variants that are remembered, while a value is tried.
    choices: RareBox<Choices>,
    /// How many keys were passed over that no field goes by.
    unknown_keys: usize,
    /// Whether there were more warnings than are kept.
    warnings_cut: bool,
    /// Whether the value at hand is in a sensitive field or type.
    sensitive: bool,
    /// Whether values pass that break rules, and nothing is reported: see `without_rules`.
    lenient: bool,
}

impl Default for ValidationState<'_> {
    fn default() -> Self {
        Self::new()
    }
}

impl<'c> ValidationState<'c> {
    /// A context with the system's clock and a report of at most [`MAX_VIOLATIONS`].
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
            data: None,
            place: None,
            in_others: 0,
            keeps_first: true,
            choices: RareBox::EMPTY,
            unknown_keys: 0,
            warnings_cut: false,
            sensitive: false,
            lenient: false,
        }
    }

    /// Sets the most violations that the report keeps; at least one is kept.
    #[must_use]
    #[inline]
    pub fn with_max_violations(mut self, violations: usize) -> Self {
        self.max_violations = violations.max(1);
        self
    }

    /// Sets the most bytes of the input's making (keys in paths, messages) that the report keeps.
    ///
    /// When they are used up, no further violation is kept; the first one always is.
    #[must_use]
    #[inline]
    pub fn with_max_report_bytes(mut self, bytes: usize) -> Self {
        self.max_bytes = bytes;
        self
    }

    /// Says that the format names the types of its values, as TOML and CBOR do; JSON is known to.
    ///
    /// Then values are taken as they come, and a wrong type is one violation among others. Otherwise the format is asked for each value by its
    /// type, as serde does: it may convert values, as formats do whose values are all texts, and decoding stops at its first error.
    #[must_use]
    #[inline]
    pub fn with_self_describing(mut self, yes: bool) -> Self {
        self.collects = yes;
        self
    }

    /// Has the report quote what a `via_serde` type (`#[event(via_serde)]`) says of a value that it refuses.
    ///
    /// Such texts often repeat the input, so they are left out unless asked for, and always for what is `#[event(sensitive)]`.
    #[must_use]
    #[inline]
    pub fn with_serde_errors(mut self, yes: bool) -> Self {
        self.serde_errors = yes;
        self
    }

    /// Brings along what the rules need to know beyond the document, such as who is calling: see [`context`](Self::context).
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

    /// What was brought along, if it is a `T`. A `check` asks for it:
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

    /// Sets the clock for the rules `past` and `future`, by a time of whatever crate.
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

    /// Says that there is no clock, as on a target without one: what the rules `past` and `future` have to ask it for is answered with
    /// [`Code::ClockError`](crate::Code::ClockError).
    #[must_use]
    #[inline]
    pub fn without_clock(self) -> Self {
        self.clock.set(Clock::Missing);
        self
    }

    /// Lets pass what breaks rules, so that tests get values that are not valid. Nothing is reported; what cannot be built at all is absent.
    #[cfg(feature = "testing")]
    pub(crate) fn without_rules(mut self) -> Self {
        self.lenient = true;
        self
    }

    /// Whether a value that breaks a rule is to pass all the same. Asked only when it does.
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

    /// The time against which `past` and `future` check: the one that was set, or the system's when first asked.
    ///
    /// A clock that shows a time which `jiff` does not have, before year -9999 or after year 9999, is taken to be at that end.
    #[cfg(feature = "jiff")]
    pub fn now(&self) -> jiff::Timestamp {
        let now = self.clock();
        let end = if now < UnixTime::EPOCH { jiff::Timestamp::MIN } else { jiff::Timestamp::MAX };
        jiff::Timestamp::new(now.second(), i32::try_from(now.nanosecond()).unwrap_or_default()).unwrap_or(end)
    }

    /// The time against which `past` and `future` check: the one that was set, or the system's when first asked.
    ///
    /// [`UnixTime::EPOCH`] where there is no clock and no time was set: see [`UnixTime::now`].
    #[inline]
    pub fn clock(&self) -> UnixTime {
        self.clock_if_any().unwrap_or(UnixTime::EPOCH)
    }

    /// The same. `None` if there is no clock.
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

    /// Whether the time has come, as the clock has just shown, which is not asked. `false` says nothing.
    #[inline]
    pub(crate) fn is_known_past(&self, moment: UnixTime) -> bool {
        match self.clock.get() {
            Clock::Shows(now) => moment <= now,
            Clock::System => clock::has_passed(moment),
            Clock::Missing => false,
        }
    }

    /// Whether `text` is a part of a JSON text, where U+0000 can only stand as an escape.
    #[inline]
    pub(crate) fn is_json_source(&self, text: &str) -> bool {
        self.place.is_some_and(|place| place.is_source(text))
    }

    /// Whether the integer 0 at hand is written `-0`, where that is known.
    #[cold]
    #[inline(never)]
    pub(crate) fn is_negative_zero(&self) -> bool {
        self.place.and_then(Place::text) == Some("-0")
    }

    /// The digits of the number at hand, which the reader hands over as this float, where they are known.
    #[cold]
    pub(crate) fn number_text(&self, float: f64) -> Option<&'c str> {
        // The place may be that of a value which this number was taken from. If it is a number that is read the same, it is this one.
        // What is beyond all floats has lost its sign.
        let same = |read: f64| read == float || (read.is_infinite() && float.is_infinite());
        self.place?.text().filter(|text| text.parse().is_ok_and(same))
    }

    #[inline]
    pub(crate) fn place(&self) -> Option<&'c Place<'c>> {
        self.place
    }

    /// Whether values are taken as they come, whatever type is asked for.
    #[inline]
    pub(crate) fn collects(&self) -> bool {
        self.collects
    }

    /// Has values be taken as they come if the format is JSON, whose errors are of type `E`.
    #[inline]
    pub(crate) fn expect_format(&mut self, is_json: bool) {
        self.collects |= is_json;
    }
}
