//! Compile errors for rules that no value satisfies, and for defaults and examples that break the rules of their field.

use super::compile_error::Message;
use super::{Facts, Rule, Rules, WithMessage};
use crate::error::Literal;

impl Rule {
    /// The rule's name as written, for a compile error.
    const fn written(&self) -> &'static str {
        match self {
            Self::WithMessage(WithMessage { rules: [rule], .. }) => rule.written(),
            Self::Range(range) => range.written(),
            Self::Length(length) => length.written(),
            rule => rule.name(),
        }
    }
}

/// Fails to compile if two of these rules, or one of them and the type, contradict each other. Call it in a constant.
///
/// ```compile_fail,E0080
/// use polar_event_core::Event;
///
/// #[derive(Event)]
/// struct Invite {
///     // error: nothing keeps to both `prefix` and `lowercase`: change one of them
///     #[event(prefix = "INV-", lowercase)]
///     code: String,
/// }
/// ```
///
/// # Panics
///
/// On a contradiction. In a constant, that is a compile error.
#[track_caller]
#[expect(clippy::panic, reason = "a compile error")]
pub const fn assert_possible(of_type: &Facts, mut rules: Rules) {
    while let [rule, others @ ..] = rules {
        let facts = rule.facts();
        if facts.contradict(&facts) {
            panic!("{}", Message::new().and("nothing keeps to `").and(rule.written()).and("`: change its limits").text());
        }
        if facts.contradict(of_type) {
            panic!(
                "{}",
                Message::new().and("no value of this type keeps to `").and(rule.written()).and("`: change it, or the type").text()
            );
        }
        let mut rest = others;
        while let [other, tail @ ..] = rest {
            if facts.contradict(&other.facts()) {
                let both = Message::new().and("nothing keeps to both `").and(rule.written()).and("` and `").and(other.written());
                panic!("{}", both.and("`: change one of them").text());
            }
            rest = tail;
        }
        rules = others;
    }
}

/// Fails to compile if a value, which is `what` of a field, breaks one of its rules. Call it in a constant.
///
/// # Panics
///
/// If the value breaks a rule. In a constant, that is a compile error.
#[track_caller]
#[expect(clippy::panic, reason = "a compile error")]
pub const fn assert_allowed(mut rules: Rules, value: &Literal, what: &str) {
    while let [rule, tail @ ..] = rules {
        if !rule.facts().allows(value) {
            let message = Message::new().and("the ").and(what).and(" breaks `").and(rule.written()).and("`: change one of them");
            panic!("{}", message.text());
        }
        rules = tail;
    }
}
