//! `lowercase`.

use super::facts::{Alphabet, Facts, UPPER};
use super::keywords::{Dialect, Keywords, SchemaGap};
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
use super::opinion::{Opinion, TextOpinion};
use super::spec::{RuleSpec, TextRule};
use crate::error::Code;
use crate::state::ValidationState;

/// `lowercase`: no character is an upper-case letter (Unicode's `Uppercase`).
///
/// Violation: `string_lowercase`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Lowercase;

impl Lowercase {
    pub(crate) const fn facts(self) -> Facts {
        Facts { alphabet: Alphabet::ANY.without(UPPER), ..Facts::ANY }
    }

    pub(crate) const fn codes(self) -> &'static [Code] {
        &[Code::StringLowercase]
    }
}

impl RuleSpec for Lowercase {
    const NAME: &'static str = "lowercase";

    fn keywords(&self) -> Keywords {
        Keywords::none().with("pattern", r"^[^\p{Uppercase}]*$").without(SchemaGap::Unicode)
    }

    fn keywords_in(&self, dialect: Dialect) -> Keywords {
        match dialect {
            Dialect { is_ascii: true, .. } => Keywords::none().with("pattern", "^[^A-Z]*$"),
            Dialect { is_portable: true, .. } => Keywords::none().without(SchemaGap::Pattern),
            _ => self.keywords(),
        }
    }

    fn phrase(&self, _: &str) -> Option<String> {
        Some("no upper-case letters".to_owned())
    }
}

impl TextRule for Lowercase {
    fn check(&self, value: &str, cx: &mut ValidationState<'_>) -> bool {
        cx.report_unless(!value.chars().any(char::is_uppercase), Code::StringLowercase)
    }
}

#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
impl TextOpinion for Lowercase {
    fn opinion(&self, text: &str) -> Opinion {
        Opinion::unless(!text.chars().any(char::is_uppercase), Code::StringLowercase)
    }
}
