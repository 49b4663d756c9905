//! A rule with the author's own code and message.

use super::{Rule, Rules};
use crate::error::{MessageOverride, Report};
use crate::state::{Checkpoint, ValidationState};

/// A rule whose violations say what the author says: `length(max = 5, code = "name_too_long", message = "at most {max_length}")`.
#[derive(Debug, Clone, Copy)]
pub struct WithMessage {
    /// The one rule.
    pub rules: Rules,
    /// The words.
    pub overrides: MessageOverride,
}

impl WithMessage {
    /// Checks the rule by the function for the kind of value that it applies to.
    #[cold]
    #[inline(never)]
    pub(crate) fn check(&self, cx: &mut ValidationState<'_>, check: impl FnOnce(Rules, &mut ValidationState<'_>) -> bool) -> bool {
        let checkpoint = cx.checkpoint();
        let good = check(self.rules, cx);
        if cx.has_reported_since(checkpoint) {
            cx.override_messages(checkpoint, &self.overrides, |_| true);
        }
        good
    }
}

impl Rule {
    /// The rule itself, without the author's words.
    #[inline]
    #[must_use]
    pub const fn plain(&self) -> &Self {
        match self {
            Self::WithMessage(WithMessage { rules: [rule], .. }) => rule,
            rule => rule,
        }
    }

    /// The author's words, if the rule has any.
    #[must_use]
    pub fn overrides(&self) -> MessageOverride {
        if let Self::WithMessage(rule) = self { rule.overrides } else { MessageOverride::NONE }
    }
}

/// Checks a rule that looks at the items of a collection; what it notes, also at an item, has the author's words.
pub fn all_with_override(overrides: &MessageOverride, cx: &mut ValidationState<'_>, check: impl FnOnce(&mut ValidationState<'_>)) {
    let checkpoint: Checkpoint = cx.checkpoint();
    check(cx);
    if cx.has_reported_since(checkpoint) {
        cx.override_messages(checkpoint, overrides, |_| true);
    }
}

/// Takes over what a custom rule answers, in the author's words.
pub fn custom_with_override<E: Into<Report>>(result: Result<(), E>, overrides: &MessageOverride, cx: &mut ValidationState<'_>) {
    let checkpoint: Checkpoint = cx.checkpoint();
    super::function::custom(result, cx);
    if cx.has_reported_since(checkpoint) {
        cx.override_messages(checkpoint, overrides, |_| true);
    }
}

/// Checks the template of a message at compile time, against the parameters that the rule's violations have.
///
/// # Panics
///
/// As `check_message` does.
#[track_caller]
pub const fn check_message_of(template: &str, rule: &Rule) {
    crate::error::check_message(template, rule.codes());
}
