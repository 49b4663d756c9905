//! What goes along with a document while it is decoded: the clock, the limits, and the violations so far.

use core::any::Any;

use crate::data::Data;
use crate::error::{Code, Param, Params, Path, Report, Segment, Violation};
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
    #[cfg(feature = "jiff")]
    now: core::cell::Cell<Option<jiff::Timestamp>>,
    self_describing: Option<bool>,
    foreign_errors: bool,
    data: Option<Data<'c>>,
    place: Option<&'c Place<'c>>,
    /// How many violations are in other reports on the same document, which share the limits.
    in_others: usize,
}

impl Default for Context<'_> {
    fn default() -> Self {
        Self::new()
    }
}

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
            #[cfg(feature = "jiff")]
            now: core::cell::Cell::new(None),
            self_describing: None,
            foreign_errors: false,
            data: None,
            place: None,
            in_others: 0,
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
        self.data = Some(Data::new(data, None));
        self
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
    pub fn data<T: Any>(&self) -> Option<&'c T> {
        self.data?.get()
    }

    pub(crate) fn shows_foreign_errors(&self) -> bool {
        self.foreign_errors
    }

    /// Sets the clock for the rules `past` and `future`.
    #[cfg(feature = "jiff")]
    #[must_use]
    #[inline]
    pub fn with_now(self, now: jiff::Timestamp) -> Self {
        self.now.set(Some(now));
        self
    }

    #[inline]
    pub(crate) fn with_place(mut self, place: &'c Place<'c>) -> Self {
        self.place = Some(place);
        self
    }

    /// The time against which `past` and `future` check: the one that was set, or the system's when first asked.
    #[cfg(feature = "jiff")]
    pub fn now(&self) -> jiff::Timestamp {
        if let Some(now) = self.now.get() {
            return now;
        }
        let now = jiff::Timestamp::now();
        self.now.set(Some(now));
        now
    }

    /// Whether `text` is a part of a JSON text, where U+0000 can only stand as an escape.
    #[inline]
    pub(crate) fn is_json_source(&self, text: &str) -> bool {
        self.place.is_some_and(|place| place.is_source(text))
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

    /// Takes over the violations of a custom rule; their paths start at the value at hand. Where the source is known, each gets the place
    /// that its path leads to.
    #[cold]
    pub fn absorb(&mut self, report: impl Into<Report>) {
        for mut violation in report.into().into_violations() {
            // The report keeps only so many, and a hostile document shall not have the others looked up.
            let is_kept = self.violations.is_empty() || self.limit_reached().is_none();
            if is_kept && violation.span().is_none() {
                violation.set_span(self.place.map(|place| place.find(violation.path(), violation.at_key()).span));
            }
            self.add(violation);
        }
    }

    /// Whether the object at hand has this key, as far as the source is known.
    #[cold]
    pub(crate) fn has_part(&self, key: &'static str) -> bool {
        let mut path = Path::default();
        path.prefix(Segment::from(key));
        self.place.is_some_and(|place| place.find(&path, false).is_part)
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
            #[cfg(feature = "jiff")]
            now: self.now.clone(),
            self_describing: self.self_describing,
            foreign_errors: self.foreign_errors,
            data: self.data,
            place: self.place,
            in_others: self.violations.len() + self.in_others,
        }
    }

    /// What has become of a part that was decoded in its own context.
    pub(crate) fn part_result<T>(&mut self, part: Context<'_>, value: Option<T>) -> Result<T, Report> {
        #[cfg(feature = "jiff")]
        {
            self.now.set(part.now.get());
        }
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
