//! Readings of a value that may be given up: what they note is kept only if they are taken.

use super::{Context, Mark};
use crate::error::{Code, Violation};

/// The most trials within each other.
const MAX_TRIALS: u8 = 4;

/// That nothing had been noted at some moment, so that all that was noted since can be forgotten.
#[derive(Debug)]
pub(crate) struct Untouched {
    bytes: usize,
}

impl<'c> Context<'c> {
    /// A context for a trial, of which nothing is kept unless it is taken over. `None` if there are as many trials within each other as
    /// there may be: the work doubles with each.
    pub(crate) fn trial(&self) -> Option<Context<'c>> {
        let trial = Context { in_others: 0, bytes: 0, trials: self.trials + 1, ..self.part() };
        (trial.trials <= MAX_TRIALS).then_some(trial)
    }

    /// Takes over a trial whose value is good: its warnings, and what the clock showed.
    pub(crate) fn take_over(&mut self, mut trial: Context<'_>) {
        self.now.set(trial.now.get());
        self.absorb_warnings(trial.take_warnings());
    }

    /// Whether nothing has been noted, not even a warning.
    #[inline]
    pub(crate) fn untouched(&self) -> Option<Untouched> {
        let is_untouched = self.count == 0 && self.cut.is_none() && !self.warnings_cut;
        is_untouched.then_some(Untouched { bytes: self.bytes })
    }

    /// Forgets all that was noted since then.
    #[cold]
    pub(crate) fn forget(&mut self, since: &Untouched) {
        self.noted.clear();
        (self.kept, self.count, self.last_violation) = (0, 0, 0);
        (self.cut, self.warnings_cut) = (None, false);
        self.bytes = since.bytes;
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
        self.noted.iter().filter(|violation| !violation.is_warning())
    }

    /// How many violations there are.
    pub(crate) fn violations(&self) -> usize {
        self.kept
    }

    /// Takes back what was noted since `mark`, but for limits that were hit: reading has ended before it was certain.
    #[cold]
    pub(crate) fn retract(&mut self, mark: Mark) {
        let is_certain = |noted: &Violation| noted.number() < mark.0 || matches!(noted.base_code(), Code::JsonDepth | Code::JsonSize);
        self.noted.retain(is_certain);
        self.cut.take_if(|cut| !is_certain(cut));
        let violations = self.noted.iter().filter(|violation| !violation.is_warning());
        self.kept = violations.clone().count();
        self.last_violation = violations.map(|violation| violation.number() + 1).max().unwrap_or(0);
    }

    /// Drops those of the violations since `mark` that are not wanted.
    pub(crate) fn retain_since(&mut self, mark: Mark, wanted: impl Fn(&Violation) -> bool) {
        self.noted.retain(|violation| violation.number() < mark.0 || violation.is_warning() || wanted(violation));
        let violations = self.noted.iter().filter(|violation| !violation.is_warning());
        self.kept = violations.clone().count();
        self.last_violation = violations.map(|violation| violation.number() + 1).max().unwrap_or(0);
    }
}
