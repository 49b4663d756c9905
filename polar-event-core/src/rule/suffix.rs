//! `suffix = "…"`.

use super::ecma;
use super::facts::Facts;
use super::keywords::Keywords;
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
use super::opinion::{Opinion, TextOpinion};
use super::phrase::code;
use super::spec::{RuleSpec, TextRule};
use crate::error::{Code, Param};
use crate::state::ValidationState;

/// `suffix = "…"`: the text that a string must end with.
///
/// Violation: `string_suffix` with `suffix`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Suffix(pub &'static str);

impl Suffix {
    pub(crate) const fn facts(self) -> Facts {
        Facts { ends: self.0, ..Facts::ANY }
    }

    pub(crate) const fn codes(self) -> &'static [Code] {
        &[Code::StringSuffix]
    }
}

impl RuleSpec for Suffix {
    const NAME: &'static str = "suffix";

    fn keywords(&self) -> Keywords {
        Keywords::none().with("pattern", format!("{}$", ecma::escape(self.0)))
    }

    fn phrase(&self, _: &str) -> Option<String> {
        Some(format!("ends with {}", code(self.0)))
    }
}

impl TextRule for Suffix {
    fn check(&self, value: &str, cx: &mut ValidationState<'_>) -> bool {
        let good = value.ends_with(self.0);
        if !good {
            cx.report(Code::StringSuffix, [("suffix", Param::from(self.0))]);
        }
        good
    }
}

#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
impl TextOpinion for Suffix {
    fn opinion(&self, text: &str) -> Opinion {
        Opinion::unless(text.strip_suffix(self.0).is_some(), Code::StringSuffix)
    }
}
