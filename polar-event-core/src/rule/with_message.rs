//! Rules with a message override.

use super::{Rule, Rules};
use crate::error::MessageOverride;
use crate::state::{Checkpoint, ValidationState};

/// A rule with an overridden code and message: `length(max = 5, code = "name_too_long", message = "at most {max_length}")`.
#[derive(Debug, Clone, Copy)]
pub struct WithMessage {
    /// The overridden rule, as a slice of one.
    pub rules: Rules,
    /// The message override.
    pub overrides: MessageOverride,
}

impl WithMessage {
    /// Checks the rule with the function for the type of the value.
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
    /// The rule itself, without its message override.
    #[inline]
    #[must_use]
    pub const fn plain(&self) -> &Self {
        match self {
            Self::WithMessage(WithMessage { rules: [rule], .. }) => rule,
            rule => rule,
        }
    }

    /// The message override, if any.
    #[must_use]
    pub fn overrides(&self) -> MessageOverride {
        if let Self::WithMessage(rule) = self { rule.overrides } else { MessageOverride::NONE }
    }
}

/// Checks a rule on the items of a collection, or a custom one; the message override applies to its violations, also to those at an item.
pub fn all_with_override(overrides: &MessageOverride, cx: &mut ValidationState<'_>, check: impl FnOnce(&mut ValidationState<'_>)) {
    let checkpoint: Checkpoint = cx.checkpoint();
    check(cx);
    if cx.has_reported_since(checkpoint) {
        cx.override_messages(checkpoint, overrides, |_| true);
    }
}

/// Checks the template of a message at compile time, against the parameters that the rule's violations have.
///
/// # Panics
///
/// Like `check_message`.
#[track_caller]
pub const fn check_message_of(template: &str, rule: &Rule) {
    crate::error::check_message(template, rule.codes());
}
