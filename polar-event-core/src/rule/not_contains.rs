//! `not_contains = "…"`.

use serde_json::json;

use super::ecma;
use super::facts::Facts;
use super::keywords::Keywords;
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
use super::opinion::{Opinion, Text, TextOpinion};
use super::phrase::code;
use super::spec::{RuleSpec, TextRule};
use crate::error::{Code, Param};
use crate::state::ValidationState;

/// `not_contains = "…"`: a substring that a string must not contain.
///
/// Violation: `string_not_contains` with `substring`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NotContains(pub &'static str);

impl NotContains {
    pub(crate) const fn facts(self) -> Facts {
        Facts { lacks: self.0, ..Facts::ANY }
    }

    pub(crate) const fn codes(self) -> &'static [Code] {
        &[Code::StringNotContains]
    }
}

impl RuleSpec for NotContains {
    const NAME: &'static str = "not_contains";

    fn keywords(&self) -> Keywords {
        Keywords::none().with("not", json!({ "pattern": ecma::escape(self.0) }))
    }

    fn phrase(&self, _: &str) -> Option<String> {
        Some(format!("does not contain {}", code(self.0)))
    }
}

impl TextRule for NotContains {
    fn check(&self, value: &str, cx: &mut ValidationState<'_>) -> bool {
        let good = !value.contains(self.0);
        if !good {
            cx.report(Code::StringNotContains, [("substring", Param::from(self.0))]);
        }
        good
    }
}

#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
impl TextOpinion for NotContains {
    fn opinion(&self, text: &str) -> Opinion {
        Opinion::unless(text.split(self.0).nth(1).is_none(), Code::StringNotContains)
    }

    fn samples(&self) -> Vec<Text> {
        vec![Text::from(self.0), Text::from(format!("a{}a", self.0))]
    }
}
