//! Trial decoding, whose violations are kept only if the trial is committed.

use core::any::TypeId;
use core::ptr;

use super::{Checkpoint, ValidationState};
use crate::error::{Code, Violation};
use crate::value::RareBox;

/// A point at which nothing had been reported, so that everything after it can be discarded.
#[derive(Debug)]
pub(crate) struct Snapshot {
    bytes: usize,
    in_others: usize,
}

impl<'c> ValidationState<'c> {
    /// Call this before trying variants: from now on, selected variants are remembered. Returns whether this is the outermost trial, which
    /// [`end_trials`](Self::end_trials) needs to know.
    pub(crate) fn begin_trials(&mut self) -> bool {
        let is_outermost = self.choices.is_none();
        self.choices.get_or_insert_default();
        is_outermost
    }

    /// Call this when the variant is known, or when none fits.
    pub(crate) fn end_trials(&mut self, is_outermost: bool) {
        if is_outermost {
            self.choices.take();
        }
    }

    /// Decodes a buffered copy of a value. Locations in it are unique only within the copy, so the selected variants are set aside
    /// meanwhile.
    pub(crate) fn with_copy<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        let outer = self.choices.take();
        let answer = read(self);
        self.choices = outer.into();
        answer
    }

    /// A state for a trial, which is discarded unless it is committed. End it with [`end_trial`](Self::end_trial).
    pub(crate) fn trial(&mut self) -> ValidationState<'c> {
        ValidationState { keeps_first: self.keeps_first, ..self.part() }
    }

    /// Takes back what a trial or another state borrowed.
    pub(crate) fn end_trial(&mut self, trial: &mut ValidationState<'_>) {
        self.choices = trial.choices.take().into();
    }

    /// Keeps a trial with a valid value: its warnings, and the time that it read from the clock.
    pub(crate) fn commit(&mut self, mut trial: ValidationState<'_>) {
        self.clock.set(trial.clock.get());
        self.count_part(&trial);
        self.extend_warnings(trial.take_warnings());
    }

    /// The variant that was selected for the value at `place`, if it is decoded in a trial.
    pub(crate) fn chosen(&self, place: usize, of: TypeId) -> Option<usize> {
        self.choices.as_ref()?.get(place, of)
    }

    /// Remembers a selected variant, if the value is decoded in a trial.
    pub(crate) fn remember(&mut self, place: usize, of: TypeId, variant: usize) {
        if let Some(choices) = &mut *self.choices {
            choices.insert(place, of, variant);
        }
    }

    /// Whether an enum is known, in a trial, to contain nothing sensitive.
    pub(crate) fn is_known_open<T>(&self, of: &'static T) -> bool {
        let of = ptr::from_ref(of).addr();
        self.choices.as_ref().is_some_and(|choices| choices.is_known_open(of))
    }

    /// Remembers in a trial that an enum contains nothing sensitive.
    pub(crate) fn remember_open<T>(&mut self, of: &'static T) {
        let of = ptr::from_ref(of).addr();
        if let Some(choices) = &mut *self.choices {
            choices.remember_open(of);
        }
    }

    /// Call this when a document names a variant.
    pub(crate) fn set_named_variant(&mut self) {
        self.named_variant = true;
    }

    /// Whether a document has named a variant.
    pub(crate) fn has_named_variant(&self) -> bool {
        self.named_variant
    }

    /// Whether selected variants are remembered.
    pub(crate) fn remembers(&self) -> bool {
        self.choices.is_some()
    }

    /// A snapshot, if nothing has been reported, not even a warning.
    #[inline]
    pub(crate) fn snapshot(&self) -> Option<Snapshot> {
        let is_untouched = self.count == 0 && self.cut.is_none() && !self.warnings_cut;
        is_untouched.then_some(Snapshot { bytes: self.bytes, in_others: self.in_others })
    }

    /// Discards everything that was reported since then.
    #[cold]
    pub(crate) fn forget(&mut self, since: &Snapshot) {
        self.reported.clear();
        (self.kept, self.left_out, self.count, self.last_violation) = (0, 0, 0, 0);
        (self.cut, self.warnings_cut) = (RareBox::EMPTY, false);
        (self.bytes, self.in_others) = (since.bytes, since.in_others);
    }

    pub(crate) fn unknown_keys(&self) -> usize {
        self.unknown_keys
    }

    /// Call this for each unknown key that is ignored.
    pub(crate) fn count_unknown_key(&mut self) {
        self.unknown_keys += 1;
    }

    /// The kept violations.
    pub(crate) fn all_violations(&self) -> impl Iterator<Item = &Violation> {
        self.reported.iter().filter(|violation| !violation.is_warning())
    }

    /// The number of violations, kept or not.
    pub(crate) fn violations(&self) -> usize {
        self.kept + self.left_out
    }

    /// Retracts everything that was reported since `checkpoint`, except for exceeded limits: parsing ended before it was certain.
    #[cold]
    pub(crate) fn retract(&mut self, checkpoint: Checkpoint) {
        let is_certain =
            |reported: &Violation| reported.number() < checkpoint.0 || matches!(reported.base_code(), Code::JsonDepth | Code::JsonSize);
        self.reported.retain(is_certain);
        self.cut.take_if(|cut| !is_certain(cut));
        let violations = self.reported.iter().filter(|violation| !violation.is_warning());
        self.kept = violations.clone().count();
        self.last_violation = violations.map(|violation| violation.number() + 1).max().unwrap_or(0);
    }

    /// Removes those violations since `checkpoint` that are not wanted.
    pub(crate) fn retain_since(&mut self, checkpoint: Checkpoint, wanted: impl Fn(&Violation) -> bool) {
        self.reported.retain(|violation| violation.number() < checkpoint.0 || violation.is_warning() || wanted(violation));
        let violations = self.reported.iter().filter(|violation| !violation.is_warning());
        self.kept = violations.clone().count();
        self.last_violation = violations.map(|violation| violation.number() + 1).max().unwrap_or(0);
    }
}
