//! Rules without a boundary case.

use core::fmt;

/// A rule that has no boundary case: see [`without_witness`](super::without_witness).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithoutWitness {
    /// The type and the field that have the rule: `Signup.plan`.
    pub place: String,
    /// The rule, as it is written: `custom = known_plan`.
    pub rule: String,
    /// Why there is none.
    pub why: &'static str,
}

impl fmt::Display for WithoutWitness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.place, self.rule, self.why)
    }
}
