//! `no_control`.

use super::facts::{Alphabet, CONTROL, Facts};
use super::keywords::Keywords;
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
use super::opinion::{Opinion, TextOpinion};
use super::spec::{RuleSpec, TextRule};
use crate::error::Code;
use crate::state::ValidationState;

/// `no_control`: no character is a control character (U+0000 to U+001F, U+007F to U+009F).
///
/// Violation: `string_control`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NoControl;

impl NoControl {
    pub(crate) const fn facts(self) -> Facts {
        Facts { alphabet: Alphabet::ANY.without(CONTROL), ..Facts::ANY }
    }

    pub(crate) const fn codes(self) -> &'static [Code] {
        &[Code::StringControl]
    }
}

impl RuleSpec for NoControl {
    const NAME: &'static str = "no_control";

    fn keywords(&self) -> Keywords {
        Keywords::none().with("pattern", r"^[^\u0000-\u001F\u007F-\u009F]*$")
    }

    fn phrase(&self, _: &str) -> Option<String> {
        Some("no control characters".to_owned())
    }
}

impl TextRule for NoControl {
    fn check(&self, value: &str, cx: &mut ValidationState<'_>) -> bool {
        cx.report_unless(!value.chars().any(char::is_control), Code::StringControl)
    }
}

#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
impl TextOpinion for NoControl {
    fn opinion(&self, text: &str) -> Opinion {
        Opinion::unless(!text.chars().any(|it| it < ' ' || ('\u{7f}'..='\u{9f}').contains(&it)), Code::StringControl)
    }
}
