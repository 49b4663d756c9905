//! Which of several variants, none of which takes a value, is to say why.

use std::collections::HashSet;

use super::places::is_deep;
use crate::error::{Code, Path, Violation};
use crate::state::ValidationState;

/// What was found while one variant after the other was tried.
#[derive(Default)]
pub(super) struct Best<'c>(Vec<ValidationState<'c>>);

impl<'c> Best<'c> {
    pub(super) fn add(&mut self, trial: ValidationState<'c>) {
        self.0.push(trial);
    }

    /// The number of a trial, and the trial: that with the fewest literals and lengths that another variant takes, and of these the one with the fewest violations: a document that
    /// has the literal of a variant means that one, however much else is wrong.
    pub(super) fn into_best(mut self) -> Option<(usize, ValidationState<'c>)> {
        let best = if let [_, _, ..] = self.0.as_slice() { self.best() } else { 0 };
        (best < self.0.len()).then(|| (best, self.0.swap_remove(best)))
    }

    fn best(&self) -> usize {
        let at: Vec<HashSet<&Path>> = self.0.iter().map(|trial| shallow(trial).map(Violation::path).collect()).collect();
        let anothers = |index: usize, violation: &Violation| {
            let others = at.iter().enumerate().filter(|(other, _)| *other != index);
            tells(violation) && others.map(|(_, at)| at).any(|at| !at.contains(violation.path()) && !at.contains(&Path::default()))
        };
        let rank = |(index, trial): (usize, &ValidationState<'c>)| {
            let telling = shallow(trial).filter(|violation| anothers(index, violation)).count();
            ((telling, trial.violations()), index)
        };
        self.0.iter().enumerate().map(rank).min().map_or(0, |(_, index)| index)
    }
}

/// The violations that can tell which variant is meant.
fn shallow<'a>(trial: &'a ValidationState<'_>) -> impl Iterator<Item = &'a Violation> {
    trial.all_violations().filter(|violation| !is_deep(violation))
}

/// Whether it is of a kind by which variants are told apart.
fn tells(violation: &Violation) -> bool {
    matches!(violation.base_code(), Code::LiteralError | Code::UnionTagInvalid | Code::TooShort | Code::TooLong)
}
