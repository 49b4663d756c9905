//! `not_blank`.

use super::ecma;
use super::facts::Facts;
use super::keywords::Keywords;
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
use super::opinion::{Opinion, TextOpinion};
use super::spec::{RuleSpec, TextRule};
use crate::error::Code;
use crate::state::ValidationState;

/// `not_blank`: at least one character is not white space (Unicode's `White_Space`).
///
/// Violation: `string_blank`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NotBlank;

impl NotBlank {
    pub(crate) const fn facts(self) -> Facts {
        Facts { characters: (1, usize::MAX), ..Facts::ANY }
    }

    pub(crate) const fn codes(self) -> &'static [Code] {
        &[Code::StringBlank]
    }
}

impl RuleSpec for NotBlank {
    const NAME: &'static str = "not_blank";

    fn keywords(&self) -> Keywords {
        Keywords::none().with("pattern", format!("[^{}]", ecma::WHITE_SPACE))
    }

    fn phrase(&self, _: &str) -> Option<String> {
        Some("not blank".to_owned())
    }
}

impl TextRule for NotBlank {
    fn check(&self, value: &str, cx: &mut ValidationState<'_>) -> bool {
        cx.report_unless(!value.trim_start().is_empty(), Code::StringBlank)
    }
}

#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
impl TextOpinion for NotBlank {
    fn opinion(&self, text: &str) -> Opinion {
        Opinion::unless(text.chars().any(|it| !it.is_whitespace()), Code::StringBlank)
    }
}
