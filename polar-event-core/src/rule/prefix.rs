//! `prefix = "…"`.

use super::ecma;
use super::facts::Facts;
use super::keywords::Keywords;
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
use super::opinion::{Opinion, TextOpinion};
use super::phrase::code;
use super::spec::{RuleSpec, TextRule};
use crate::error::{Code, Param};
use crate::state::ValidationState;

/// `prefix = "…"`: the text that a string must begin with.
///
/// Violation: `string_prefix` with `prefix`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Prefix(pub &'static str);

impl Prefix {
    pub(crate) const fn facts(self) -> Facts {
        Facts { begins: self.0, ..Facts::ANY }
    }

    pub(crate) const fn codes(self) -> &'static [Code] {
        &[Code::StringPrefix]
    }
}

impl RuleSpec for Prefix {
    const NAME: &'static str = "prefix";

    fn keywords(&self) -> Keywords {
        Keywords::none().with("pattern", format!("^{}", ecma::escape(self.0)))
    }

    fn phrase(&self, _: &str) -> Option<String> {
        Some(format!("begins with {}", code(self.0)))
    }
}

impl TextRule for Prefix {
    fn check(&self, value: &str, cx: &mut ValidationState<'_>) -> bool {
        let good = value.starts_with(self.0);
        if !good {
            cx.report(Code::StringPrefix, [("prefix", Param::from(self.0))]);
        }
        good
    }
}

#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
impl TextOpinion for Prefix {
    fn opinion(&self, text: &str) -> Opinion {
        Opinion::unless(text.get(..self.0.len()) == Some(self.0), Code::StringPrefix)
    }
}
