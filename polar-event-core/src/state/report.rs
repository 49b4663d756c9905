//! Noting what is wrong, and leading paths to it on the way out.

use super::ValidationState;
use crate::error::{Code, MessageOverride, Names, Param, Params, Path, Report, Segment, Violation, Warnings};
use crate::reader::{Fault, FaultKind, Place};
use crate::value::Number;

/// How much had been reported at some moment. Made by [`ValidationState::checkpoint`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checkpoint(pub(super) usize);

impl Checkpoint {
    /// Before anything was reported.
    pub(crate) const START: Self = Self(0);
}

impl ValidationState<'_> {
    /// Remembers how many violations there are, to tell later what a part has added.
    #[inline]
    #[must_use]
    pub fn checkpoint(&self) -> Checkpoint {
        Checkpoint(self.count)
    }

    /// Whether nothing has gone wrong since `checkpoint`.
    #[inline]
    #[must_use]
    pub fn is_clean_since(&self, checkpoint: Checkpoint) -> bool {
        self.last_violation <= checkpoint.0
    }

    /// Whether there are violations or warnings since `checkpoint`, kept or not.
    #[inline]
    pub(crate) fn has_reported_since(&self, checkpoint: Checkpoint) -> bool {
        self.count != checkpoint.0
    }

    /// Leaves a part of a value: what was reported in it since `checkpoint` gets `segment` put before its path.
    ///
    /// `segment` is called only if something did.
    #[inline]
    pub fn prefix_path(&mut self, checkpoint: Checkpoint, segment: impl FnOnce() -> Segment) {
        if self.has_reported_since(checkpoint) && self.keeps_since(checkpoint) {
            self.prefix(checkpoint, segment());
        }
    }

    /// Whether some of that is kept.
    #[cold]
    #[inline(never)]
    pub(crate) fn keeps_since(&mut self, checkpoint: Checkpoint) -> bool {
        self.reported_since(checkpoint).next().is_some()
    }

    /// Whether some of that is of a type's author, not of the library.
    #[cold]
    pub(crate) fn has_of_author(&mut self, checkpoint: Checkpoint) -> bool {
        self.reported_since(checkpoint).any(|violation| violation.is_of_author())
    }

    #[cold]
    #[inline(never)]
    fn prefix(&mut self, checkpoint: Checkpoint, segment: Segment) {
        let (len, mut prefixed) = (segment.owned_len(), 1);
        let mut reported = self.reported_since(checkpoint);
        let Some(last) = reported.next() else { return };
        for violation in reported {
            violation.prefix(segment.clone());
            prefixed += 1;
        }
        last.prefix(segment);
        self.bytes += prefixed * len;
    }

    /// The violations and warnings since `checkpoint`, as far as they are kept, the last one first.
    fn reported_since(&mut self, checkpoint: Checkpoint) -> impl Iterator<Item = &mut Violation> {
        self.reported.iter_mut().rev().take_while(move |violation| violation.number() >= checkpoint.0)
    }

    fn violations_since(&mut self, checkpoint: Checkpoint) -> impl Iterator<Item = &mut Violation> {
        self.reported_since(checkpoint).filter(|violation| !violation.is_warning())
    }

    /// Changes the violations since `checkpoint`.
    #[cold]
    pub(crate) fn revise_since(&mut self, checkpoint: Checkpoint, revise: impl FnMut(&mut Violation)) {
        self.violations_since(checkpoint).for_each(revise);
    }

    /// Puts the author's words in place of the library's, on the violations since `checkpoint` that are `of_it`.
    #[cold]
    pub(crate) fn override_messages(&mut self, checkpoint: Checkpoint, overrides: &MessageOverride, of_it: impl Fn(&Violation) -> bool) {
        if *overrides == MessageOverride::NONE {
            return;
        }
        for violation in self.violations_since(checkpoint).filter(|violation| of_it(violation)) {
            violation.override_message(overrides);
        }
    }

    /// Removes from what was reported since `checkpoint` whatever could tell about the value.
    #[cold]
    pub(crate) fn redact(&mut self, checkpoint: Checkpoint) {
        self.reported_since(checkpoint).for_each(Violation::redact);
    }

    /// The same; and what it is removed for is the value at hand, not one of its fields.
    #[cold]
    pub(crate) fn redact_here(&mut self, checkpoint: Checkpoint) {
        self.redact(checkpoint);
        self.reported_since(checkpoint).for_each(Violation::set_below);
    }

    /// The same for those of the violations that are asked for and not yet without it.
    #[cold]
    pub(crate) fn redact_if(&mut self, checkpoint: Checkpoint, is_it: impl Fn(&Violation) -> bool) {
        for violation in self.reported_since(checkpoint).filter(|violation| !violation.is_sensitive() && is_it(violation)) {
            violation.redact();
            violation.set_below();
        }
    }

    /// The same where the value at hand is that of a field. What else goes by the field's names is as sensitive.
    #[cold]
    pub(crate) fn redact_field(&mut self, checkpoint: Checkpoint, names: Names) {
        self.redact_here(checkpoint);
        self.reported_since(checkpoint).for_each(|violation| violation.set_names(Some(names)));
        if let Some(place) = self.place {
            place.name_secret(names);
        }
    }

    /// To be called where a value could not be read to its end: notes what the reader has met. Whoever leaves a part of a value looks into it then, as
    /// if something had been reported.
    #[cold]
    pub(crate) fn report_end(&mut self) {
        self.report_fault();
        self.count += 1;
    }

    /// Sets whether the value at hand is in a sensitive field or type; answers what it was.
    pub(crate) fn set_sensitive(&mut self, sensitive: bool) -> bool {
        core::mem::replace(&mut self.sensitive, sensitive)
    }

    /// Reports something about the value at hand that refuses nothing: see [`Warnings`].
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
        if self.bytes > self.max_bytes || self.reported.len() - self.kept >= self.max_violations {
            self.warnings_cut = true;
            return;
        }
        self.bytes += warning.owned_len();
        warning.set_warning();
        warning.set_number(self.count);
        self.count += 1;
        self.reported.push(warning);
    }

    /// Takes over the warnings of a part, with their paths.
    pub(super) fn extend_warnings(&mut self, warnings: Warnings) {
        self.warnings_cut |= warnings.truncated;
        warnings.violations.into_iter().for_each(|warning| self.add_warning(warning));
    }

    /// Reports that the value at hand is at fault.
    #[cold]
    pub fn report(&mut self, code: Code, params: impl Into<Params>) {
        if self.only_counts() {
            return self.leave_out();
        }
        self.add(Violation::with_params(code, params.into()));
    }

    /// Reports that the value at hand is at fault, unless it is good; says whether it is.
    #[inline]
    pub(crate) fn report_unless(&mut self, good: bool, code: Code) -> bool {
        if !good {
            self.report(code, []);
        }
        good
    }

    /// Reports that the key at hand is at fault: the key that the next [`prefix_path`](Self::prefix_path) puts before the path.
    #[cold]
    pub fn report_key(&mut self, code: Code, params: impl Into<Params>) {
        if self.only_counts() {
            return self.leave_out();
        }
        let mut violation = Violation::with_params(code, params.into());
        violation.mark_reported_as_key_errors();
        self.add(violation);
    }

    /// Reports that a part of the value at hand is missing.
    #[cold]
    pub fn report_missing(&mut self, name: &'static str) {
        if self.only_counts() {
            return self.leave_out();
        }
        self.add(Violation::new(Code::Missing).at(name));
    }

    /// Reports a value of the wrong type, of which only the kind is said.
    #[cold]
    #[inline(never)]
    pub(crate) fn report_type(&mut self, code: Code, found: &'static str) {
        self.report(code, [("found", Param::from(found))]);
    }

    /// Reports what the reader has met in a value that nobody saw, or that ended reading.
    #[inline]
    pub(crate) fn report_fault(&mut self) {
        if let Some(fault) = self.take_fault() {
            self.report_this_fault(fault);
        }
    }

    #[inline]
    pub(crate) fn take_fault(&self) -> Option<Fault> {
        self.place.and_then(Place::take_fault)
    }

    #[cold]
    pub(crate) fn report_this_fault(&mut self, fault: Fault) {
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

    /// Moves the violations since `checkpoint` to the value at hand, as it is now that its end is known. A limit stays where it was hit.
    pub(crate) fn move_here(&mut self, checkpoint: Checkpoint) {
        let span = self.place.map(Place::span);
        for violation in self.violations_since(checkpoint) {
            if !matches!(violation.base_code(), Code::JsonDepth | Code::JsonSize) {
                violation.set_span(span.clone());
            }
        }
    }

    /// Says that the violations since `checkpoint` are of a default: the service's fault. The source has no value for them, only the object that
    /// lacks one.
    #[cold]
    #[inline(never)]
    pub(crate) fn mark_as_default_error(&mut self, checkpoint: Checkpoint) {
        let span = self.place.map(Place::span);
        for violation in self.violations_since(checkpoint) {
            violation.set_default_error();
            violation.set_span(span.clone());
        }
    }

    /// Takes over the violations of a custom rule; their paths start at the value at hand. Where the source is known, each gets the place
    /// that its path leads to.
    #[cold]
    pub fn extend(&mut self, report: impl Into<Report>) {
        let mut report = report.into();
        self.extend_warnings(report.take_warnings());
        for mut violation in report.into_violations() {
            // The report keeps only so many, and a hostile document shall not have the others looked up.
            let is_kept = self.limit_kept_from().is_none();
            if is_kept && violation.span().is_none() {
                violation.set_span(self.place.map(|place| place.find(violation.path(), violation.is_key_error()).span));
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
        self.bytes += violation.owned_len();
        self.kept += 1;
        self.reported.push(violation);
    }

    /// How many bytes of the input's making the report has room for.
    pub(crate) fn bytes_left(&self) -> usize {
        self.max_bytes.saturating_sub(self.bytes)
    }

    /// Counts a violation, and answers its number.
    fn count_violation(&mut self) -> usize {
        self.count += 1;
        self.last_violation = self.count;
        self.count - 1
    }

    fn add(&mut self, mut violation: Violation) {
        if self.lenient {
            return;
        }
        if violation.span().is_none() {
            violation.set_span(self.place.map(Place::span));
        }
        // A report that was cut is taken over: this one is cut, too, but goes on.
        if violation.code() == Code::TooManyViolations {
            self.cut.get_or_insert_with(|| Box::new(violation));
            return;
        }
        violation.set_number(self.count_violation());
        if let Some((limit, max)) = self.limit_kept_from() {
            let cut = || {
                let mut cut = Violation::new(Code::TooManyViolations).param(limit, Number::from(max));
                cut.set_span(violation.span());
                cut.set_number(violation.number());
                Box::new(cut)
            };
            self.cut.get_or_insert_with(cut);
            self.left_out += 1;
            return;
        }
        self.bytes += violation.owned_len();
        self.kept += 1;
        self.reported.push(violation);
    }

    /// The name and the value of the limit on the report that is used up, if one is.
    fn limit_reached(&self) -> Option<(&'static str, usize)> {
        if self.kept + self.in_others >= self.max_violations {
            return Some(("max_violations", self.max_violations));
        }
        (self.bytes > self.max_bytes).then_some(("max_bytes", self.max_bytes))
    }

    /// The same, if it keeps the next violation out.
    fn limit_kept_from(&self) -> Option<(&'static str, usize)> {
        self.limit_reached().filter(|_| self.kept > 0 || !self.keeps_first)
    }

    /// Whether the report is full, so that what is reported from now on is only counted.
    pub(crate) fn is_full(&self) -> bool {
        self.limit_reached().is_some()
    }

    /// Whether it makes no difference what else is reported: the report says already that there is more, or is of a part that has no room for any.
    pub(crate) fn only_counts(&self) -> bool {
        (self.cut.is_some() || (!self.keeps_first && self.kept == 0)) && self.limit_kept_from().is_some()
    }

    /// Counts a violation that the report has no room for.
    fn leave_out(&mut self) {
        if !self.lenient {
            self.count_violation();
            self.left_out += 1;
        }
    }

    /// Marks the violations since `checkpoint` as faults of a key. Rules on keys note them as if the key were a value.
    #[inline]
    pub(crate) fn mark_as_key_error(&mut self, checkpoint: Checkpoint) {
        if self.has_reported_since(checkpoint) {
            self.mark_reported_as_key_errors(checkpoint);
        }
    }

    #[cold]
    fn mark_reported_as_key_errors(&mut self, checkpoint: Checkpoint) {
        self.reported_since(checkpoint).for_each(Violation::mark_reported_as_key_errors);
    }
}
