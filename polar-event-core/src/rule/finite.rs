//! `finite`.

use super::facts::Facts;
use super::keywords::Keywords;
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
use super::opinion::{NumberOpinion, Opinion};
use super::spec::{NumberRule, RuleSpec};
use super::{Rule, Rules};
use crate::error::Code;
use crate::state::ValidationState;
use crate::value::Number;

/// `finite`: a float that is not NaN and not infinite. This is checked with or without the rule; the rule documents it, and can override
/// the message.
///
/// Violation: `finite_number`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Finite;

impl Finite {
    pub(crate) const fn facts(self) -> Facts {
        Facts::ANY
    }

    pub(crate) const fn codes(self) -> &'static [Code] {
        &[Code::FiniteNumber]
    }
}

impl RuleSpec for Finite {
    const NAME: &'static str = "finite";

    fn keywords(&self) -> Keywords {
        Keywords::none()
    }

    fn phrase(&self, _: &str) -> Option<String> {
        None
    }
}

/// Values that are not finite were refused before the rules are checked.
impl NumberRule for Finite {
    #[inline]
    fn check(&self, _: Number, _: &mut ValidationState<'_>) -> bool {
        true
    }

    fn check_single(&self, _: f32, _: &mut ValidationState<'_>) -> bool {
        true
    }
}

#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
impl NumberOpinion for Finite {
    fn opinion(&self, _: Number, _: fn(Number) -> Number) -> Opinion {
        Opinion::Keeps
    }

    fn numbers(&self) -> Vec<Number> {
        Vec::new()
    }
}

/// Reports that a float is infinite or NaN, with the message override of the rule `finite`, if any.
#[cold]
pub(crate) fn report_not_finite(rules: Rules, cx: &mut ValidationState<'_>) {
    let checkpoint = cx.checkpoint();
    cx.report(Code::FiniteNumber, []);
    for rule in rules {
        if let (Rule::WithMessage(rule), Rule::Finite(_)) = (rule, rule.plain()) {
            cx.override_messages(checkpoint, &rule.overrides, |_| true);
        }
    }
}
