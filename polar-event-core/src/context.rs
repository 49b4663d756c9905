//! What goes along with a document while it is decoded: the clock, the limits, and the violations so far.

use core::any::Any;
use core::cell::Cell;

use crate::data::Data;
use crate::error::{Code, Param, Params, Path, Report, Segment, Violation, Warnings, Words};
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
    /// The violations and warnings that are kept.
    noted: Vec<Violation>,
    /// How many of them are violations.
    kept: usize,
    /// How many violations and warnings there were, with those that were not kept. Each that is kept has its number.
    count: usize,
    /// What `count` was after the last violation.
    last_violation: usize,
    /// Says that there are more violations than these. Comes last in the report.
    cut: Option<Violation>,
    max_violations: usize,
    max_bytes: usize,
    bytes: usize,
    now: Cell<Option<Moment>>,
    self_describing: Option<bool>,
    foreign_errors: bool,
    data: Option<Data<'c>>,
    place: Option<&'c Place<'c>>,
    /// How many violations are in other reports on the same document, which share the limits.
    in_others: usize,
    /// How many trials this one is within.
    trials: u8,
    /// How many keys were passed over that no field goes by.
    unknown_keys: usize,
    /// Whether there were more warnings than are kept.
    warnings_cut: bool,
    /// Whether the value at hand is in a sensitive field or type.
    sensitive: bool,
}

impl Default for Context<'_> {
    fn default() -> Self {
        Self::new()
    }
}

/// The most trials within each other.
const MAX_TRIALS: u8 = 4;

/// How much had been noted at some moment. Made by [`Context::mark`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark(usize);

impl<'c> Context<'c> {
    /// A context with the system's clock and a report of at most [`MAX_VIOLATIONS`].
    #[must_use]
    #[inline]
    pub fn new() -> Self {
        Self {
            noted: Vec::new(),
            kept: 0,
            count: 0,
            last_violation: 0,
            cut: None,
            max_violations: MAX_VIOLATIONS,
            max_bytes: MAX_REPORT_BYTES,
            bytes: 0,
            now: Cell::new(None),
            self_describing: None,
            foreign_errors: false,
            data: None,
            place: None,
            in_others: 0,
            trials: 0,
            unknown_keys: 0,
            warnings_cut: false,
            sensitive: false,
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
    /// Such texts often repeat the input, so they are left out unless asked for, and always for what is `#[event(sensitive)]`.
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
        self.foreign_errors && !self.sensitive
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
    pub fn with_clock(self, now: impl Into<Moment>) -> Self {
        self.now.set(Some(now.into()));
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
    pub fn now(&self) -> jiff::Timestamp {
        let now = self.clock();
        let end = if now < Moment::EPOCH { jiff::Timestamp::MIN } else { jiff::Timestamp::MAX };
        jiff::Timestamp::new(now.second(), i32::try_from(now.nanosecond()).unwrap_or_default()).unwrap_or(end)
    }

    /// The time against which `past` and `future` check: the one that was set, or the system's when first asked.
    #[inline]
    pub fn clock(&self) -> Moment {
        if let Some(now) = self.now.get() {
            return now;
        }
        let now = Moment::now();
        self.now.set(Some(now));
        now
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
        self.last_violation <= mark.0
    }

    /// Whether there are violations or warnings since `mark`, kept or not.
    #[inline]
    pub(crate) fn has_noted_since(&self, mark: Mark) -> bool {
        self.count != mark.0
    }

    /// Leaves a part of a value: what was noted in it since `mark` gets `segment` put before its path.
    ///
    /// `segment` is called only if something did.
    #[inline]
    pub fn leave(&mut self, mark: Mark, segment: impl FnOnce() -> Segment) {
        if self.has_noted_since(mark) && self.keeps_since(mark) {
            self.prefix(mark, &segment());
        }
    }

    /// Whether some of that is kept.
    #[cold]
    #[inline(never)]
    fn keeps_since(&mut self, mark: Mark) -> bool {
        self.noted_since(mark).next().is_some()
    }

    #[cold]
    #[inline(never)]
    fn prefix(&mut self, mark: Mark, segment: &Segment) {
        let mut prefixed = 0;
        for violation in self.noted_since(mark) {
            violation.prefix(segment.clone());
            prefixed += 1;
        }
        self.bytes += prefixed * segment.owned_len();
    }

    /// The violations and warnings since `mark`, as far as they are kept, the last one first.
    fn noted_since(&mut self, mark: Mark) -> impl Iterator<Item = &mut Violation> {
        self.noted.iter_mut().rev().take_while(move |violation| violation.number() >= mark.0)
    }

    fn violations_since(&mut self, mark: Mark) -> impl Iterator<Item = &mut Violation> {
        self.noted_since(mark).filter(|violation| !violation.is_warning())
    }

    /// Puts the author's words in place of the library's, on the violations since `mark` that are `of_it`.
    #[cold]
    pub(crate) fn say(&mut self, mark: Mark, words: &Words, of_it: impl Fn(&Violation) -> bool) {
        for violation in self.violations_since(mark).filter(|violation| of_it(violation)) {
            violation.say(words);
        }
    }

    /// Removes from what was noted since `mark` whatever could tell about the value.
    #[cold]
    pub(crate) fn redact(&mut self, mark: Mark) {
        self.noted_since(mark).for_each(Violation::redact);
    }

    /// The same; and what it is removed for is the value at hand, not one of its fields.
    #[cold]
    pub(crate) fn redact_here(&mut self, mark: Mark) {
        self.redact(mark);
        self.noted_since(mark).for_each(Violation::set_below);
    }

    /// Sets whether the value at hand is in a sensitive field or type; answers what it was.
    pub(crate) fn set_sensitive(&mut self, sensitive: bool) -> bool {
        core::mem::replace(&mut self.sensitive, sensitive)
    }

    /// Notes something about the value at hand that refuses nothing: see [`Warnings`].
    ///
    /// As many warnings are kept as violations may be; they use up the same bytes.
    #[cold]
    pub fn warn(&mut self, code: Code, params: impl Into<Params>) {
        self.add_warning(Violation::with_params(code, params.into()));
    }

    #[cold]
    fn add_warning(&mut self, mut warning: Violation) {
        if warning.span().is_none() {
            warning.set_span(self.place.map(Place::span));
        }
        if self.bytes > self.max_bytes || self.noted.len() - self.kept >= self.max_violations {
            self.warnings_cut = true;
            return;
        }
        self.bytes += warning.owned_len();
        warning.set_warning();
        warning.set_number(self.count);
        self.count += 1;
        self.noted.push(warning);
    }

    /// Takes over the warnings of a part, with their paths.
    fn absorb_warnings(&mut self, warnings: Warnings) {
        self.warnings_cut |= warnings.truncated;
        warnings.violations.into_iter().for_each(|warning| self.add_warning(warning));
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
        for violation in self.violations_since(mark) {
            if !matches!(violation.base_code(), Code::JsonDepth | Code::JsonSize) {
                violation.set_span(span.clone());
            }
        }
    }

    /// Takes over the violations of a custom rule; their paths start at the value at hand. Where the source is known, each gets the place
    /// that its path leads to.
    #[cold]
    pub fn absorb(&mut self, report: impl Into<Report>) {
        let mut report = report.into();
        self.absorb_warnings(report.take_warnings());
        for mut violation in report.into_violations() {
            // The report keeps only so many, and a hostile document shall not have the others looked up.
            let is_kept = self.kept == 0 || self.limit_reached().is_none();
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
    pub(crate) fn add_last(&mut self, mut violation: Violation) {
        violation.set_number(self.count_violation());
        self.kept += 1;
        self.noted.push(violation);
    }

    /// Counts a violation, and answers its number.
    fn count_violation(&mut self) -> usize {
        self.count += 1;
        self.last_violation = self.count;
        self.count - 1
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
        violation.set_number(self.count_violation());
        if let Some((limit, max)) = self.limit_reached().filter(|_| self.kept > 0) {
            let cut = || {
                let mut cut = Violation::new(Code::TooManyViolations).param(limit, Number::from(max));
                cut.set_span(violation.span());
                cut
            };
            self.cut.get_or_insert_with(cut);
            return;
        }
        self.bytes += violation.owned_len();
        self.kept += 1;
        self.noted.push(violation);
    }

    /// The name and the value of the limit on the report that is used up, if one is.
    fn limit_reached(&self) -> Option<(&'static str, usize)> {
        if self.kept + self.in_others >= self.max_violations {
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
        if self.has_noted_since(mark) {
            self.set_at_key(mark);
        }
    }

    #[cold]
    fn set_at_key(&mut self, mark: Mark) {
        self.noted_since(mark).for_each(Violation::set_at_key);
    }

    /// A context for a part whose faults are its own, but count for the same limits.
    pub(crate) fn part(&self) -> Context<'c> {
        Context {
            noted: Vec::new(),
            kept: 0,
            count: 0,
            last_violation: 0,
            cut: None,
            max_violations: self.max_violations,
            max_bytes: self.max_bytes,
            bytes: self.bytes,
            now: self.now.clone(),
            self_describing: self.self_describing,
            foreign_errors: self.foreign_errors,
            data: self.data,
            place: self.place,
            in_others: self.kept + self.in_others,
            warnings_cut: false,
            sensitive: self.sensitive,
            trials: self.trials,
            unknown_keys: 0,
        }
    }

    /// A context for a trial, of which nothing is kept unless it is taken over. `None` if there are as many trials within each other as
    /// there may be: the work doubles with each.
    pub(crate) fn trial(&self) -> Option<Context<'c>> {
        let trial = Context { in_others: 0, bytes: 0, trials: self.trials + 1, ..self.part() };
        (trial.trials <= MAX_TRIALS).then_some(trial)
    }

    /// Whether nothing has been noted, not even a warning.
    pub(crate) fn is_untouched(&self) -> bool {
        self.count == 0 && self.cut.is_none() && !self.warnings_cut
    }

    /// Forgets all that was noted.
    #[cold]
    pub(crate) fn forget(&mut self) {
        self.noted.clear();
        (self.kept, self.count, self.last_violation) = (0, 0, 0);
        (self.cut, self.warnings_cut) = (None, false);
    }

    pub(crate) fn unknown_keys(&self) -> usize {
        self.unknown_keys
    }

    /// To be called where a key is passed over that no field goes by.
    pub(crate) fn count_unknown_key(&mut self) {
        self.unknown_keys += 1;
    }

    /// How many violations there are.
    pub(crate) fn violations(&self) -> usize {
        self.kept
    }

    /// Drops those of the violations since `mark` that are not wanted.
    pub(crate) fn retain_since(&mut self, mark: Mark, wanted: impl Fn(&Violation) -> bool) {
        self.noted.retain(|violation| violation.number() < mark.0 || violation.is_warning() || wanted(violation));
        let violations = self.noted.iter().filter(|violation| !violation.is_warning());
        self.kept = violations.clone().count();
        self.last_violation = violations.map(|violation| violation.number() + 1).max().unwrap_or(0);
    }

    /// What has become of a part that was decoded in its own context.
    ///
    /// Warnings of a part that passed are the document's; otherwise they are in the part's report.
    pub(crate) fn part_result<T>(&mut self, mut part: Context<'_>, value: Option<T>) -> Result<T, Report> {
        self.now.set(part.now.get());
        self.in_others = (part.kept + part.in_others).saturating_sub(self.kept);
        self.bytes = part.bytes;
        if self.sensitive {
            part.redact_here(Mark(0));
        }
        if value.is_some() && part.is_clean() {
            self.absorb_warnings(part.take_warnings());
        }
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

    /// The value with the warnings, if nothing went wrong; otherwise everything that did.
    ///
    /// # Errors
    ///
    /// As [`into_result`](Self::into_result).
    pub fn into_result_with_warnings<T>(mut self, value: Option<T>) -> Result<(T, Warnings), Report> {
        match value {
            Some(value) if self.is_clean() => Ok((value, self.take_warnings())),
            _ => Err(self.into_report()),
        }
    }

    pub(crate) fn take_warnings(&mut self) -> Warnings {
        // Equal violations are equal whatever was noted before them.
        self.noted.iter_mut().for_each(|violation| violation.set_number(0));
        let (warnings, violations) = core::mem::take(&mut self.noted).into_iter().partition(Violation::is_warning);
        self.noted = violations;
        Warnings { violations: warnings, truncated: self.warnings_cut }
    }

    #[cold]
    pub(crate) fn into_report(mut self) -> Report {
        if self.is_clean() {
            return Report::from("was not decoded, and nothing was noted");
        }
        let warnings = self.take_warnings();
        let mut violations = self.noted;
        violations.extend(self.cut);
        Report::from(violations).with_warnings(warnings)
    }

    /// Whether nothing has gone wrong.
    #[inline]
    pub(crate) fn is_clean(&self) -> bool {
        self.last_violation == 0 && self.cut.is_none()
    }
}
