//! Rules on a field that depend on other fields: `required_if`, `forbidden_if`, `equals`.

use super::Rule;
use crate::error::{Code, Names, Param, Violation};
use crate::state::ValidationState;

/// `required_if = …`: an absent field must be present if the condition holds.
#[inline]
pub fn required_if(absent: bool, field: Names, condition: impl FnOnce(&ValidationState<'_>) -> bool, cx: &mut ValidationState<'_>) {
    if absent && condition(cx) {
        cx.report_missing(field.name);
    }
}

/// `forbidden_if = …`: a field must not be present if the condition holds.
#[inline]
pub fn forbidden_if(absent: bool, field: Names, condition: impl FnOnce(&ValidationState<'_>) -> bool, cx: &mut ValidationState<'_>) {
    if !absent && condition(cx) {
        refuse(Violation::new(Code::Forbidden), field, cx);
    }
}

/// `equals = …`: a field must have the same value as another.
#[inline]
pub fn equals(equal: bool, field: Names, other: Names, cx: &mut ValidationState<'_>) {
    if !equal {
        refuse(Violation::new(Code::NotEqual).param("other", Param::from(other.name)), field, cx);
    }
}

#[cold]
fn refuse(violation: Violation, field: Names, cx: &mut ValidationState<'_>) {
    // A violation that is only counted needs no path.
    let given = field.aliases.iter().find(|alias| !cx.only_counts() && cx.has_part(alias));
    cx.extend(violation.at(given.copied().unwrap_or(field.name)));
}

/// Returns the rule, for a field that may be absent.
///
/// # Panics
///
/// If it may not. The derive calls this in a constant, so that it is a compile error.
#[must_use]
pub const fn for_optional(may_be_absent: bool, rule: Rule) -> Rule {
    assert!(
        may_be_absent,
        "`required_if` and `forbidden_if` are for fields that may be absent: write `Option<…>` or `OptionalNullable<…>`"
    );
    rule
}
