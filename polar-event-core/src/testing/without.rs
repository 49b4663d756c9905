//! Rules without a boundary case.

use core::fmt;

/// A rule that has no boundary case: see [`without_boundary_case`](super::without_boundary_case).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct WithoutBoundaryCase {
    /// The type and the field with the rule: `Signup.plan`.
    pub place: String,
    /// The rule as written: `custom = known_plan`.
    pub rule: String,
    /// The reason.
    pub why: &'static str,
}

impl fmt::Display for WithoutBoundaryCase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.place, self.rule, self.why)
    }
}
