//! `ascii`.

use super::facts::{Alphabet, Facts};
use super::keywords::Keywords;
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
use super::opinion::{Opinion, TextOpinion};
use super::spec::{RuleSpec, TextRule};
use crate::error::Code;
use crate::state::ValidationState;

/// `ascii`: every character is ASCII.
///
/// Violation: `string_ascii`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ascii;

impl Ascii {
    pub(crate) const fn facts(self) -> Facts {
        Facts { alphabet: Alphabet::ASCII, ..Facts::ANY }
    }

    pub(crate) const fn codes(self) -> &'static [Code] {
        &[Code::StringAscii]
    }
}

impl RuleSpec for Ascii {
    const NAME: &'static str = "ascii";

    fn keywords(&self) -> Keywords {
        Keywords::none().with("pattern", r"^[\u0000-\u007F]*$")
    }

    fn phrase(&self, _: &str) -> Option<String> {
        Some("ASCII only".to_owned())
    }
}

impl TextRule for Ascii {
    fn check(&self, value: &str, cx: &mut ValidationState<'_>) -> bool {
        cx.report_unless(value.is_ascii(), Code::StringAscii)
    }
}

#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
impl TextOpinion for Ascii {
    fn opinion(&self, text: &str) -> Opinion {
        Opinion::unless(text.chars().all(|it| it <= '\u{7f}'), Code::StringAscii)
    }
}
