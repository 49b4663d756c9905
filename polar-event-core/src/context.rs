//! What goes along with a document while it is decoded: the clock, the limits, and the violations so far.

use core::any::Any;

use crate::error::{Code, Param, Params, Report, Segment, Violation};
use crate::moment::Moment;
use crate::number::Number;
use crate::place::{Fault, FaultKind, Place};

/// The most violations that a report keeps unless told otherwise.
pub const MAX_VIOLATIONS: usize = 100;

/// The most bytes of the input's making (keys in paths, messages) that a report keeps unless told otherwise.
pub const MAX_REPORT_BYTES: usize = 64 * 1024;

/// What goes along with a document while it is decoded or validated.
///
/// Decoding does not stop at a fault: it is noted here, and reading goes on. The context costs a valid document nothing
/// that shows: paths are built on the way out of a failing field.
///
/// ```
/// use polar_event_core::{Context, Validate};
///
/// let mut cx = Context::new();
/// 5_u8.check(&[], &mut cx);
/// assert!(cx.into_result(Some(5_u8)).is_ok());
/// ```
#[derive(Debug)]
pub struct Context<'c> {
    violations: Vec<Violation>,
    /// How many violations there were, with those that were not kept. From the first of these on, none is.
    count: usize,
    /// Says that there are more violations than these. Comes last in the report.
    cut: Option<Violation>,
    max_violations: usize,
    max_bytes: usize,
    bytes: usize,
    now: Option<Moment>,
    self_describing: Option<bool>,
    foreign_errors: bool,
    data: Option<&'c dyn Any>,
    place: Option<&'c Place<'c>>,
    /// How many violations are in other reports on the same document, which share the limits.
    in_others: usize,
    /// How many trials this one is within.
    trials: u8,
}

impl Default for Context<'_> {
    fn default() -> Self {
        Self::new()
    }
}

/// The most trials within each other.
const MAX_TRIALS: u8 = 4;

/// How many violations there were at some moment. Made by [`Context::mark`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark(usize);

impl<'c> Context<'c> {
    /// A context with the system's clock and a report of at most [`MAX_VIOLATIONS`].
    #[must_use]
    #[inline]
    pub fn new() -> Self {
        Self {
            violations: Vec::new(),
            count: 0,
            cut: None,
            max_violations: MAX_VIOLATIONS,
            max_bytes: MAX_REPORT_BYTES,
            bytes: 0,
            now: None,
            self_describing: None,
            foreign_errors: false,
            data: None,
            place: None,
            in_others: 0,
            trials: 0,
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

    /// Says whether the format names its own types, as JSON and CBOR do and postcard does not.
    ///
    /// Where it does, a wrong type is one violation among others; where it does not, the format is told what to read,
    /// and its first error is the end. Unless told, human-readable formats are taken to be self-describing and others not.
    #[must_use]
    #[inline]
    pub fn with_self_describing(mut self, yes: bool) -> Self {
        self.self_describing = Some(yes);
        self
    }

    /// Has the report quote what a foreign type (`#[event(foreign)]`) says of a value that it refuses.
    ///
    /// Such texts often repeat the input, so they are left out unless asked for.
    #[must_use]
    #[inline]
    pub fn with_foreign_errors(mut self, yes: bool) -> Self {
        self.foreign_errors = yes;
        self
    }

    /// Brings along what the rules need to know beyond the document, such as who is calling: see [`data`](Self::data).
    #[must_use]
    pub fn with_data<T: Any>(mut self, data: &'c T) -> Self {
        self.data = Some(data);
        self
    }

    #[inline]
    pub(crate) fn with_any_data(mut self, data: &'c dyn Any) -> Self {
        self.data = Some(data);
        self
    }

    /// What was brought along, if it is a `T`. A `check` asks for it:
    ///
    /// ```
    /// use polar_event_core::{Context, Event, json};
    ///
    /// struct Quota(u32);
    ///
    /// fn within_quota(amount: &u32, cx: &Context<'_>) -> Result<(), &'static str> {
    ///     match cx.data::<Quota>() {
    ///         Some(Quota(quota)) if amount > quota => Err("is more than is left"),
    ///         _ => Ok(()),
    ///     }
    /// }
    ///
    /// #[derive(Event, Debug)]
    /// struct Order {
    ///     #[event(check = within_quota)]
    ///     amount: u32,
    /// }
    ///
    /// let report = json::Decoder::new().context(Quota(5)).from_str::<Order>(r#"{"amount": 6}"#).unwrap_err();
    /// assert_eq!(report.to_string(), "/amount: is more than is left [value_error]");
    /// ```
    #[must_use]
    pub fn data<T: Any>(&self) -> Option<&'c T> {
        self.data?.downcast_ref()
    }

    pub(crate) fn shows_foreign_errors(&self) -> bool {
        self.foreign_errors
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
    /// use polar_event_core::{Context, Moment};
    ///
    /// let mut cx = Context::new().with_clock(std::time::UNIX_EPOCH);
    /// assert_eq!(cx.clock(), Moment::EPOCH);
    /// ```
    #[must_use]
    #[inline]
    pub fn with_clock(mut self, now: impl Into<Moment>) -> Self {
        self.now = Some(now.into());
        self
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
    pub fn now(&mut self) -> jiff::Timestamp {
        let now = self.clock();
        let end = if now < Moment::EPOCH { jiff::Timestamp::MIN } else { jiff::Timestamp::MAX };
        jiff::Timestamp::new(now.second(), i32::try_from(now.nanosecond()).unwrap_or_default()).unwrap_or(end)
    }

    /// The time against which `past` and `future` check: the one that was set, or the system's when first asked.
    #[inline]
    pub fn clock(&mut self) -> Moment {
        *self.now.get_or_insert_with(Moment::now)
    }

    /// Whether `text` is a part of a JSON text, where U+0000 can only stand as an escape.
    #[inline]
    pub(crate) fn is_json_source(&self, text: &str) -> bool {
        self.place.is_some_and(|place| place.is_source(text))
    }

    /// The digits of the number at hand, which the reader hands over as this float, where they are known.
    #[cfg(feature = "rust_decimal")]
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

    #[inline]
    pub(crate) fn is_self_describing(&self, human_readable: bool) -> bool {
        self.self_describing.unwrap_or(human_readable)
    }

    /// Remembers how many violations there are, to tell later what a part has added.
    #[inline]
    #[must_use]
    pub fn mark(&self) -> Mark {
        Mark(self.count)
    }

    /// Whether nothing has gone wrong since `mark`.
    #[inline]
    #[must_use]
    pub fn is_clean_since(&self, mark: Mark) -> bool {
        self.mark() == mark
    }

    /// Leaves a part of a value: what went wrong in it since `mark` gets `segment` put before its path.
    ///
    /// `segment` is called only if something did.
    #[inline]
    pub fn leave(&mut self, mark: Mark, segment: impl FnOnce() -> Segment) {
        if self.violations.len() > mark.0 {
            self.prefix(mark, &segment());
        }
    }

    #[cold]
    #[inline(never)]
    fn prefix(&mut self, mark: Mark, segment: &Segment) {
        for violation in self.violations.iter_mut().skip(mark.0) {
            violation.prefix(segment.clone());
            self.bytes += segment.owned_len();
        }
    }

    /// Notes that the value at hand is at fault.
    #[cold]
    pub fn note(&mut self, code: Code, params: impl Into<Params>) {
        self.add(Violation::with_params(code, params.into()));
    }

    /// Notes that the key at hand is at fault: the key that the next [`leave`](Self::leave) puts before the path.
    #[cold]
    pub fn note_key(&mut self, code: Code, params: impl Into<Params>) {
        let mut violation = Violation::with_params(code, params.into());
        violation.set_at_key();
        self.add(violation);
    }

    /// Notes that a part of the value at hand is missing.
    #[cold]
    pub fn note_missing(&mut self, name: &'static str) {
        self.add(Violation::new(Code::Missing).at(name));
    }

    /// Notes a value of the wrong type, of which only the kind is said.
    #[cold]
    #[inline(never)]
    pub(crate) fn note_type(&mut self, code: Code, found: &'static str) {
        self.note(code, [("found", Param::from(found))]);
    }

    /// Notes what the reader has met in a value that nobody saw, or that ended reading.
    #[inline]
    pub(crate) fn note_fault(&mut self) {
        if let Some(fault) = self.take_fault() {
            self.note_this_fault(fault);
        }
    }

    #[inline]
    pub(crate) fn take_fault(&self) -> Option<Fault> {
        self.place.and_then(Place::take_fault)
    }

    #[cold]
    pub(crate) fn note_this_fault(&mut self, fault: Fault) {
        let size = |bytes: usize| Param::Number(Number::from(bytes));
        let mut violation = match fault.kind {
            FaultKind::HalfPair => Violation::new(Code::StringUnicode),
            FaultKind::Infinite => Violation::new(Code::FiniteNumber),
            FaultKind::Depth(max) => Violation::new(Code::JsonDepth).param("max_depth", size(max)),
            FaultKind::Size(max) => Violation::new(Code::JsonSize).param("max_bytes", size(max)),
            FaultKind::HugeInteger => Violation::new(Code::IntOutOfRange)
                .param("ge", Param::Number(Number::from(i128::MIN)))
                .param("le", Param::Number(Number::from(u128::MAX))),
        };
        violation.set_span(Some(fault.start..fault.end));
        self.add(violation);
    }

    /// Moves the violations since `mark` to the value at hand, as it is now that its end is known. A limit stays where it was hit.
    pub(crate) fn move_here(&mut self, mark: Mark) {
        let span = self.place.map(Place::span);
        for violation in self.violations.iter_mut().skip(mark.0) {
            if !matches!(violation.code(), Code::JsonDepth | Code::JsonSize) {
                violation.set_span(span.clone());
            }
        }
    }

    /// Takes over the violations of a custom rule; their paths start at the value at hand.
    #[cold]
    pub fn absorb(&mut self, report: impl Into<Report>) {
        for violation in report.into().into_violations() {
            self.add(violation);
        }
    }

    /// Adds a violation that stands for the whole text, whatever the limits say, and keeps its span.
    #[cold]
    pub(crate) fn add_last(&mut self, violation: Violation) {
        self.count += 1;
        self.violations.push(violation);
    }

    fn add(&mut self, mut violation: Violation) {
        if violation.span().is_none() {
            violation.set_span(self.place.map(Place::span));
        }
        // A report that was cut is taken over: this one is cut, too, but goes on.
        if violation.code() == Code::TooManyViolations {
            self.cut.get_or_insert(violation);
            return;
        }
        self.count += 1;
        if let Some((limit, max)) = self.limit_reached().filter(|_| !self.violations.is_empty()) {
            let cut = || {
                let mut cut = Violation::new(Code::TooManyViolations).param(limit, Number::from(max));
                cut.set_span(violation.span());
                cut
            };
            self.cut.get_or_insert_with(cut);
            return;
        }
        self.bytes += violation.owned_len();
        self.violations.push(violation);
    }

    /// The name and the value of the limit on the report that is used up, if one is.
    fn limit_reached(&self) -> Option<(&'static str, usize)> {
        if self.violations.len() + self.in_others >= self.max_violations {
            return Some(("max_violations", self.max_violations));
        }
        (self.bytes > self.max_bytes).then_some(("max_bytes", self.max_bytes))
    }

    /// Whether the report is full, so that what is noted from now on is only counted.
    pub(crate) fn is_full(&self) -> bool {
        self.limit_reached().is_some()
    }

    /// Marks the violations since `mark` as faults of a key. Rules on keys note them as if the key were a value.
    #[inline]
    pub(crate) fn blame_key(&mut self, mark: Mark) {
        if self.violations.len() > mark.0 {
            self.set_at_key(mark);
        }
    }

    #[cold]
    fn set_at_key(&mut self, mark: Mark) {
        for violation in self.violations.iter_mut().skip(mark.0) {
            violation.set_at_key();
        }
    }

    /// A context for a part whose faults are its own, but count for the same limits.
    pub(crate) fn part(&self) -> Context<'c> {
        Context {
            violations: Vec::new(),
            count: 0,
            cut: None,
            max_violations: self.max_violations,
            max_bytes: self.max_bytes,
            bytes: self.bytes,
            now: self.now,
            self_describing: self.self_describing,
            foreign_errors: self.foreign_errors,
            data: self.data,
            place: self.place,
            in_others: self.violations.len() + self.in_others,
            trials: self.trials,
        }
    }

    /// A context for a trial, of which nothing is kept unless it is taken over. `None` if there are as many trials within each other as
    /// there may be: the work doubles with each.
    pub(crate) fn trial(&self) -> Option<Context<'c>> {
        let trial = Context { in_others: 0, bytes: 0, trials: self.trials + 1, ..self.part() };
        (trial.trials <= MAX_TRIALS).then_some(trial)
    }

    /// How many violations there were.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// Drops those of the violations since `mark` that are not wanted.
    pub(crate) fn retain_since(&mut self, mark: Mark, wanted: impl Fn(&Violation) -> bool) {
        let mut index = 0;
        self.violations.retain(|violation| {
            index += 1;
            index <= mark.0 || wanted(violation)
        });
        self.count = self.violations.len();
    }

    /// What has become of a part that was decoded in its own context.
    pub(crate) fn part_result<T>(&mut self, part: Context<'_>, value: Option<T>) -> Result<T, Report> {
        self.now = part.now;
        self.in_others = (part.violations.len() + part.in_others).saturating_sub(self.violations.len());
        self.bytes = part.bytes;
        part.into_result(value).map_err(|mut report| {
            if let Some(place) = self.place {
                place.locate(&mut report);
            }
            report
        })
    }

    /// The value, if nothing went wrong; otherwise everything that did.
    ///
    /// # Errors
    ///
    /// The report of all violations. A value that is absent without any is a fault of a hand-written
    /// [`Decode`](crate::Decode), and said as one.
    #[inline]
    pub fn into_result<T>(self, value: Option<T>) -> Result<T, Report> {
        match value {
            Some(value) if self.is_clean() => Ok(value),
            _ => Err(self.into_report()),
        }
    }

    #[cold]
    pub(crate) fn into_report(self) -> Report {
        if self.is_clean() {
            return Report::from("was not decoded, and nothing was noted");
        }
        let mut violations = self.violations;
        violations.extend(self.cut);
        Report::from(violations)
    }

    /// Whether nothing has gone wrong.
    #[inline]
    pub(crate) fn is_clean(&self) -> bool {
        self.violations.is_empty() && self.cut.is_none()
    }
}
