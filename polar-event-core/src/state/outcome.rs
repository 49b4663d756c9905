//! The outcome of decoding: a value or a report.

use super::{Checkpoint, ValidationState};
use crate::error::{Report, Violation, Warnings};
use crate::value::RareBox;

impl<'c> ValidationState<'c> {
    /// A state for an item that has its own report but shares the limits. It borrows the selected variants.
    pub(crate) fn part(&mut self) -> ValidationState<'c> {
        ValidationState {
            reported: Vec::new(),
            kept: 0,
            left_out: 0,
            count: 0,
            last_violation: 0,
            cut: RareBox::EMPTY,
            max_violations: self.max_violations,
            max_bytes: self.max_bytes,
            bytes: self.bytes,
            clock: self.clock.clone(),
            collects: self.collects,
            serde_errors: self.serde_errors,
            reads_texts: self.reads_texts,
            data: self.data,
            place: self.place,
            in_others: self.kept + self.in_others,
            keeps_first: false,
            warnings_cut: false,
            named_variant: false,
            sensitive: self.sensitive,
            lenient: self.lenient,
            choices: self.choices.take().into(),
            unknown_keys: 0,
        }
    }

    /// Counts the violations of an item for the limits on reports.
    pub(super) fn count_part(&mut self, part: &ValidationState<'_>) {
        self.in_others = (part.kept + part.in_others).saturating_sub(self.kept);
        self.bytes = part.bytes;
    }

    /// The outcome of an item that was decoded with its own state.
    ///
    /// If the item is valid, its warnings are added to the document's; otherwise they are in the item's report.
    pub(crate) fn part_result<T>(&mut self, mut part: ValidationState<'_>, value: Option<T>) -> Result<T, Report> {
        self.clock.set(part.clock.get());
        self.choices = part.choices.take().into();
        self.count_part(&part);
        if self.sensitive {
            part.redact_here(Checkpoint(0));
        }
        if value.is_some() && part.is_clean() {
            self.extend_warnings(part.take_warnings());
        }
        part.into_result(value).map_err(|mut report| {
            if let Some(place) = self.place {
                place.locate(&mut report);
            }
            report
        })
    }

    /// Returns the value, if there are no violations; otherwise the report.
    ///
    /// # Errors
    ///
    /// The report of all violations. `None` without violations is a bug in a hand-written [`Decode`](crate::Decode), and is reported.
    #[inline]
    pub fn into_result<T>(self, value: Option<T>) -> Result<T, Report> {
        match value {
            Some(value) if self.is_clean() => Ok(value),
            _ => Err(self.into_report()),
        }
    }

    /// Returns the value with the warnings, if there are no violations; otherwise the report.
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
        let mut any = false;
        for violation in &mut self.reported {
            // Equal violations must compare equal, whatever was reported before them.
            violation.set_number(0);
            any |= violation.is_warning();
        }
        let mut warnings = Vec::new();
        if any {
            (warnings, self.reported) = core::mem::take(&mut self.reported).into_iter().partition(Violation::is_warning);
        }
        Warnings { violations: warnings, truncated: self.warnings_cut }
    }

    #[cold]
    pub(crate) fn into_report(mut self) -> Report {
        self.take_report()
    }

    /// Moves everything that was reported into a report.
    #[cold]
    pub(crate) fn take_report(&mut self) -> Report {
        if self.is_clean() {
            return Report::from("was not decoded, and nothing was reported");
        }
        let warnings = self.take_warnings();
        if self.kept == 0 && !self.keeps_first {
            return Report::cut().with_warnings(warnings);
        }
        let mut violations = core::mem::take(&mut self.reported);
        if let Some(mut cut) = self.cut.take() {
            cut.set_number(0);
            violations.push(*cut);
        }
        Report::from(violations).with_warnings(warnings)
    }

    /// Whether nothing has been reported except warnings.
    #[inline]
    pub(crate) fn is_clean(&self) -> bool {
        self.last_violation == 0 && self.cut.is_none()
    }
}
