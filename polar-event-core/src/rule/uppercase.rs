//! `uppercase`.

use super::facts::{Alphabet, Facts, LOWER};
use super::keywords::{Dialect, Keywords, SchemaGap};
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
use super::opinion::{Opinion, TextOpinion};
use super::spec::{RuleSpec, TextRule};
use crate::error::Code;
use crate::state::ValidationState;

/// `uppercase`: no character is a lower-case letter (Unicode's `Lowercase`).
///
/// Violation: `string_uppercase`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Uppercase;

impl Uppercase {
    pub(crate) const fn facts(self) -> Facts {
        Facts { alphabet: Alphabet::ANY.without(LOWER), ..Facts::ANY }
    }

    pub(crate) const fn codes(self) -> &'static [Code] {
        &[Code::StringUppercase]
    }
}

impl RuleSpec for Uppercase {
    const NAME: &'static str = "uppercase";

    fn keywords(&self) -> Keywords {
        Keywords::none().with("pattern", r"^[^\p{Lowercase}]*$").without(SchemaGap::Unicode)
    }

    fn keywords_in(&self, dialect: Dialect) -> Keywords {
        match dialect {
            Dialect { is_ascii: true, .. } => Keywords::none().with("pattern", "^[^a-z]*$"),
            Dialect { is_portable: true, .. } => Keywords::none().without(SchemaGap::Pattern),
            _ => self.keywords(),
        }
    }

    fn phrase(&self, _: &str) -> Option<String> {
        Some("no lower-case letters".to_owned())
    }
}

impl TextRule for Uppercase {
    fn check(&self, value: &str, cx: &mut ValidationState<'_>) -> bool {
        cx.report_unless(!value.chars().any(char::is_lowercase), Code::StringUppercase)
    }
}

#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
impl TextOpinion for Uppercase {
    fn opinion(&self, text: &str) -> Opinion {
        Opinion::unless(!text.chars().any(char::is_lowercase), Code::StringUppercase)
    }
}
