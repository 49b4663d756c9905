//! Readings of a value that may be given up: what they note is kept only if they are taken.

use core::any::TypeId;
use core::ptr;

use super::{Checkpoint, ValidationState};
use crate::error::{Code, Violation};
use crate::value::RareBox;

/// That nothing had been reported at some moment, so that all that was reported since can be forgotten.
#[derive(Debug)]
pub(crate) struct Snapshot {
    bytes: usize,
    in_others: usize,
}

impl<'c> ValidationState<'c> {
    /// To be called before it is tried what a value could be: from now on it is remembered what is chosen in it. Answers whether nothing
    /// was remembered before, which [`end_trials`](Self::end_trials) wants to know.
    pub(crate) fn begin_trials(&mut self) -> bool {
        let is_outermost = self.choices.is_none();
        self.choices.get_or_insert_default();
        is_outermost
    }

    /// To be called when it is known what the value is, or that it is nothing.
    pub(crate) fn end_trials(&mut self, is_outermost: bool) {
        if is_outermost {
            self.choices.take();
        }
    }

    /// Has a value be read that has been copied. The places of what is in it are told apart only among themselves.
    pub(crate) fn with_copy<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        let outer = self.choices.take();
        let answer = read(self);
        self.choices = outer.into();
        answer
    }

    /// A context for a trial, of which nothing is kept unless it is taken over. To be ended with [`end_trial`](Self::end_trial).
    pub(crate) fn trial(&mut self) -> ValidationState<'c> {
        ValidationState { keeps_first: self.keeps_first, ..self.part() }
    }

    /// Takes back what a trial or another part was lent.
    pub(crate) fn end_trial(&mut self, trial: &mut ValidationState<'_>) {
        self.choices = trial.choices.take().into();
    }

    /// Takes over a trial whose value is good: its warnings, and what the clock showed.
    pub(crate) fn commit(&mut self, mut trial: ValidationState<'_>) {
        self.clock.set(trial.clock.get());
        self.count_part(&trial);
        self.extend_warnings(trial.take_warnings());
    }

    /// The variant that the value at `place` was found to be of, if it is read in a trial and has been chosen.
    pub(crate) fn chosen(&self, place: usize, of: TypeId) -> Option<usize> {
        self.choices.as_ref()?.get(place, of)
    }

    /// Remembers a choice, if the value is read in a trial.
    pub(crate) fn remember(&mut self, place: usize, of: TypeId, variant: usize) {
        if let Some(choices) = &mut *self.choices {
            choices.insert(place, of, variant);
        }
    }

    /// Whether it is known, in a trial, that nothing in an enum is sensitive.
    pub(crate) fn is_known_open<T>(&self, of: &'static T) -> bool {
        let of = ptr::from_ref(of).addr();
        self.choices.as_ref().is_some_and(|choices| choices.is_known_open(of))
    }

    /// Remembers that nothing in an enum is sensitive, while something is tried.
    pub(crate) fn remember_open<T>(&mut self, of: &'static T) {
        let of = ptr::from_ref(of).addr();
        if let Some(choices) = &mut *self.choices {
            choices.remember_open(of);
        }
    }

    /// Whether what is chosen is remembered.
    pub(crate) fn remembers(&self) -> bool {
        self.choices.is_some()
    }

    /// Whether nothing has been reported, not even a warning.
    #[inline]
    pub(crate) fn snapshot(&self) -> Option<Snapshot> {
        let is_untouched = self.count == 0 && self.cut.is_none() && !self.warnings_cut;
        is_untouched.then_some(Snapshot { bytes: self.bytes, in_others: self.in_others })
    }

    /// Forgets all that was reported since then.
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

    /// To be called where a key is passed over that no field goes by.
    pub(crate) fn count_unknown_key(&mut self) {
        self.unknown_keys += 1;
    }

    /// The violations that are kept.
    pub(crate) fn all_violations(&self) -> impl Iterator<Item = &Violation> {
        self.reported.iter().filter(|violation| !violation.is_warning())
    }

    /// How many violations there are, kept or not.
    pub(crate) fn violations(&self) -> usize {
        self.kept + self.left_out
    }

    /// Takes back what was reported since `checkpoint`, but for limits that were hit: reading has ended before it was certain.
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

    /// Drops those of the violations since `checkpoint` that are not wanted.
    pub(crate) fn retain_since(&mut self, checkpoint: Checkpoint, wanted: impl Fn(&Violation) -> bool) {
        self.reported.retain(|violation| violation.number() < checkpoint.0 || violation.is_warning() || wanted(violation));
        let violations = self.reported.iter().filter(|violation| !violation.is_warning());
        self.kept = violations.clone().count();
        self.last_violation = violations.map(|violation| violation.number() + 1).max().unwrap_or(0);
    }
}
