//! `contains = "…"` on strings.

use super::ecma;
use super::facts::Facts;
use super::keywords::Keywords;
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
use super::opinion::{Opinion, TextOpinion};
use super::phrase::code;
use super::spec::{RuleSpec, TextRule};
use crate::error::{Code, Param};
use crate::state::ValidationState;

/// `contains = "…"` on a string: a substring that it must contain.
///
/// Violation: `string_contains` with `substring`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Substring(pub &'static str);

impl Substring {
    pub(crate) const fn facts(self) -> Facts {
        Facts { has: self.0, ..Facts::ANY }
    }

    pub(crate) const fn codes(self) -> &'static [Code] {
        &[Code::StringContains]
    }
}

impl RuleSpec for Substring {
    const NAME: &'static str = "contains";

    fn keywords(&self) -> Keywords {
        Keywords::none().with("pattern", ecma::escape(self.0))
    }

    fn phrase(&self, _: &str) -> Option<String> {
        Some(format!("contains {}", code(self.0)))
    }
}

impl TextRule for Substring {
    fn check(&self, value: &str, cx: &mut ValidationState<'_>) -> bool {
        let good = value.contains(self.0);
        if !good {
            cx.report(Code::StringContains, [("substring", Param::from(self.0))]);
        }
        good
    }
}

#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
impl TextOpinion for Substring {
    fn opinion(&self, text: &str) -> Opinion {
        Opinion::unless(text.split(self.0).nth(1).is_some(), Code::StringContains)
    }
}
