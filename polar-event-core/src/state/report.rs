//! Reporting violations, and extending their paths on the way out.

use super::ValidationState;
use crate::error::{Code, MessageOverride, Names, Param, Params, Path, Report, Segment, Violation, Warnings};
use crate::reader::{Fault, FaultKind, Place};
use crate::value::Number;

/// The number of reports at some point. Created by [`ValidationState::checkpoint`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checkpoint(pub(super) usize);

impl Checkpoint {
    /// The point before anything was reported.
    pub(crate) const START: Self = Self(0);
}

/// The code for a text that cannot be read as a value, which another type of value has this code for.
fn parsing(code: Code) -> Option<Code> {
    match code {
        Code::IntType => Some(Code::IntParsing),
        Code::FloatType => Some(Code::FloatParsing),
        Code::BoolType => Some(Code::BoolParsing),
        _ => None,
    }
}

impl ValidationState<'_> {
    /// Creates a checkpoint, to tell later what was reported after it.
    #[inline]
    #[must_use]
    pub fn checkpoint(&self) -> Checkpoint {
        Checkpoint(self.count)
    }

    /// Whether there are no violations since `checkpoint`.
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

    /// Prepends `segment` to the paths of everything that was reported since `checkpoint`. Call it after decoding a field or an item.
    ///
    /// `segment` is called only if something was reported.
    #[inline]
    pub fn prefix_path(&mut self, checkpoint: Checkpoint, segment: impl FnOnce() -> Segment) {
        if self.has_reported_since(checkpoint) && self.keeps_since(checkpoint) {
            self.prefix(checkpoint, segment());
        }
    }

    /// Whether some of the violations and warnings since `checkpoint` are kept.
    #[cold]
    #[inline(never)]
    pub(crate) fn keeps_since(&mut self, checkpoint: Checkpoint) -> bool {
        self.reported_since(checkpoint).next().is_some()
    }

    /// Whether some of them were created by the type's author, not by the library.
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

    /// The kept violations and warnings since `checkpoint`, the last one first.
    fn reported_since(&mut self, checkpoint: Checkpoint) -> impl Iterator<Item = &mut Violation> {
        self.reported.iter_mut().rev().take_while(move |violation| violation.number() >= checkpoint.0)
    }

    fn violations_since(&mut self, checkpoint: Checkpoint) -> impl Iterator<Item = &mut Violation> {
        self.reported_since(checkpoint).filter(|violation| !violation.is_warning())
    }

    /// Modifies the violations since `checkpoint`.
    #[cold]
    pub(crate) fn revise_since(&mut self, checkpoint: Checkpoint, revise: impl FnMut(&mut Violation)) {
        self.violations_since(checkpoint).for_each(revise);
    }

    /// Applies a message override to the violations since `checkpoint` for which `of_it` is true.
    #[cold]
    pub(crate) fn override_messages(&mut self, checkpoint: Checkpoint, overrides: &MessageOverride, of_it: impl Fn(&Violation) -> bool) {
        if *overrides == MessageOverride::NONE {
            return;
        }
        for violation in self.violations_since(checkpoint).filter(|violation| of_it(violation)) {
            violation.override_message(overrides);
        }
    }

    /// Redacts everything that was reported since `checkpoint`.
    #[cold]
    pub(crate) fn redact(&mut self, checkpoint: Checkpoint) {
        self.reported_since(checkpoint).for_each(Violation::redact);
    }

    /// Like [`redact`](Self::redact), where the sensitive value is the current value, not one of its fields.
    #[cold]
    pub(crate) fn redact_here(&mut self, checkpoint: Checkpoint) {
        self.redact(checkpoint);
        self.reported_since(checkpoint).for_each(Violation::set_below);
    }

    /// Redacts the violations that satisfy the predicate and are not yet redacted.
    #[cold]
    pub(crate) fn redact_if(&mut self, checkpoint: Checkpoint, is_it: impl Fn(&Violation) -> bool) {
        for violation in self.reported_since(checkpoint).filter(|violation| !violation.is_sensitive() && is_it(violation)) {
            violation.redact();
            violation.set_below();
        }
    }

    /// Like [`redact_here`](Self::redact_here), where the current value is that of a field. Other values under the field's names are
    /// sensitive, too.
    #[cold]
    pub(crate) fn redact_field(&mut self, checkpoint: Checkpoint, names: Names) {
        self.redact_here(checkpoint);
        self.reported_since(checkpoint).for_each(|violation| violation.set_names(Some(names)));
        if let Some(place) = self.place {
            place.name_secret(names);
        }
    }

    /// Reports the parser's fault after a value could not be read to its end. It also counts as a report, so that callers look for
    /// violations after the checkpoint.
    #[cold]
    pub(crate) fn report_end(&mut self) {
        self.report_fault();
        self.count += 1;
    }

    /// Sets whether the current value is in a sensitive field or type; returns the previous setting.
    pub(crate) fn set_sensitive(&mut self, sensitive: bool) -> bool {
        core::mem::replace(&mut self.sensitive, sensitive)
    }

    /// Reports a warning about the current value, which does not refuse the document: see [`Warnings`](crate::Warnings).
    ///
    /// The limits on violations apply to the number of warnings, too, and both share the limit on bytes.
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

    /// Adds the warnings of an item, with their paths.
    pub(super) fn extend_warnings(&mut self, warnings: Warnings) {
        self.warnings_cut |= warnings.truncated;
        warnings.violations.into_iter().for_each(|warning| self.add_warning(warning));
    }

    /// Reports a violation of the current value.
    #[cold]
    pub fn report(&mut self, code: Code, params: impl Into<Params>) {
        if self.only_counts() {
            return self.leave_out();
        }
        self.add(Violation::with_params(code, params.into()));
    }

    /// Reports a violation of the current value unless `good` is true. Returns `good`.
    #[inline]
    pub(crate) fn report_unless(&mut self, good: bool, code: Code) -> bool {
        if !good {
            self.report(code, []);
        }
        good
    }

    /// Reports a violation of the current key: the key that the next [`prefix_path`](Self::prefix_path) prepends to the path.
    #[cold]
    pub fn report_key(&mut self, code: Code, params: impl Into<Params>) {
        if self.only_counts() {
            return self.leave_out();
        }
        let mut violation = Violation::with_params(code, params.into());
        violation.mark_reported_as_key_errors();
        self.add(violation);
    }

    /// Reports that the current key has come before, or another one of these names of what it stands for.
    #[cold]
    pub(crate) fn report_again(&mut self, names: Option<Names>) {
        let several = names.filter(|names| !names.aliases.is_empty());
        let param = several.map(|names| ("names", Param::from(names.all().collect::<Vec<_>>())));
        self.report_key(Code::JsonDuplicateKey, Params::from_iter(param));
    }

    /// Reports that a field of the current value is missing.
    #[cold]
    pub fn report_missing(&mut self, name: &'static str) {
        if self.only_counts() {
            return self.leave_out();
        }
        self.add(Violation::new(Code::Missing).at(name));
    }

    /// Reports a value of the wrong type, with only the type that was found.
    #[cold]
    #[inline(never)]
    pub(crate) fn report_type(&mut self, code: Code, found: &'static str) {
        if let Some(parsing) = parsing(code).filter(|_| self.reads_texts && found == "string") {
            return self.report(parsing, []);
        }
        self.report(code, [("found", Param::from(found))]);
    }

    /// Reports a value that a type with serde's traits refused; and what that expected, if known.
    #[cold]
    pub(crate) fn report_refused(&mut self, expected: Option<String>) {
        let mut params = Params::from([("error", Param::from("is not what its type accepts"))]);
        expected.into_iter().for_each(|expected| params.push("expected", Param::from(expected)));
        self.report(Code::ValueError, params);
    }

    /// Reports a fault that the parser found in a value that was skipped, or that ended parsing.
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

    /// Sets the span of the violations since `checkpoint` to that of the current value, now that its end is known. Limits keep the location
    /// where they were exceeded.
    pub(crate) fn move_here(&mut self, checkpoint: Checkpoint) {
        let span = self.place.map(Place::span);
        for violation in self.violations_since(checkpoint) {
            if !matches!(violation.base_code(), Code::JsonDepth | Code::JsonSize) {
                violation.set_span(span.clone());
            }
        }
    }

    /// Marks the violations since `checkpoint` as errors in a default: the service is at fault. The source has no value for them, only the
    /// object that lacks one.
    #[cold]
    #[inline(never)]
    pub(crate) fn mark_as_default_error(&mut self, checkpoint: Checkpoint) {
        let span = self.place.map(Place::span);
        for violation in self.violations_since(checkpoint) {
            violation.set_default_error();
            violation.set_span(span.clone());
        }
    }

    /// Adds the violations of a custom rule, whose paths are relative to the current value. If the source is known, each gets the location
    /// of its path.
    #[cold]
    pub fn extend(&mut self, report: impl Into<Report>) {
        let mut report = report.into();
        self.extend_warnings(report.take_warnings());
        for mut violation in report.into_violations() {
            // Only kept violations are located: a hostile document must not cause more lookups.
            let is_kept = self.limit_kept_from().is_none();
            if is_kept && violation.span().is_none() {
                violation.set_span(self.place.map(|place| place.find(violation.path(), violation.is_key_error()).span));
            }
            self.add(violation);
        }
    }

    /// Whether the current object has this key, if the source is known.
    #[cold]
    pub(crate) fn has_part(&self, key: &'static str) -> bool {
        let mut path = Path::default();
        path.prefix(Segment::from(key));
        self.place.is_some_and(|place| place.find(&path, false).is_part)
    }

    /// Adds a violation of the whole text, whatever the limits are, and keeps its span.
    #[cold]
    pub(crate) fn add_last(&mut self, mut violation: Violation) {
        violation.set_number(self.count_violation());
        self.bytes += violation.owned_len();
        self.kept += 1;
        self.reported.push(violation);
    }

    /// The remaining number of bytes from the input that the report can keep.
    pub(crate) fn bytes_left(&self) -> usize {
        self.max_bytes.saturating_sub(self.bytes)
    }

    /// Counts a violation and returns its number.
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
        // The added report was cut: mark this one as cut, too, but continue.
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

    /// The name and the value of the limit on the report that is used up, if any.
    fn limit_reached(&self) -> Option<(&'static str, usize)> {
        if self.kept + self.in_others >= self.max_violations {
            return Some(("max_violations", self.max_violations));
        }
        (self.bytes > self.max_bytes).then_some(("max_bytes", self.max_bytes))
    }

    /// Like [`limit_reached`](Self::limit_reached), if the limit excludes the next violation.
    fn limit_kept_from(&self) -> Option<(&'static str, usize)> {
        self.limit_reached().filter(|_| self.kept > 0 || !self.keeps_first)
    }

    /// Whether the report is full, so that further violations are only counted.
    pub(crate) fn is_full(&self) -> bool {
        self.limit_reached().is_some()
    }

    /// Whether further violations make no difference: the report is already cut, or belongs to an item that has no room for any.
    pub(crate) fn only_counts(&self) -> bool {
        (self.cut.is_some() || (!self.keeps_first && self.kept == 0)) && self.limit_kept_from().is_some()
    }

    /// Counts a violation that is not kept.
    fn leave_out(&mut self) {
        if !self.lenient {
            self.count_violation();
            self.left_out += 1;
        }
    }

    /// Marks the violations since `checkpoint` as errors in a key. Rules on keys report them as if the key were a value.
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
