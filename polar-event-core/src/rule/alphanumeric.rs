//! `alphanumeric`.

use super::facts::{ALPHANUMERIC, Alphabet, Facts};
use super::keywords::{Dialect, Keywords, SchemaGap};
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
use super::opinion::{Opinion, TextOpinion};
use super::spec::{RuleSpec, TextRule};
use crate::error::Code;
use crate::state::ValidationState;

/// `alphanumeric`: every character is a letter or digit, of any script (Unicode's `Alphabetic` and `Numeric`).
///
/// Violation: `string_alphanumeric`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Alphanumeric;

impl Alphanumeric {
    pub(crate) const fn facts(self) -> Facts {
        Facts { alphabet: Alphabet::of(ALPHANUMERIC).and_beyond(), ..Facts::ANY }
    }

    pub(crate) const fn codes(self) -> &'static [Code] {
        &[Code::StringAlphanumeric]
    }
}

impl RuleSpec for Alphanumeric {
    const NAME: &'static str = "alphanumeric";

    fn keywords(&self) -> Keywords {
        Keywords::none().with("pattern", r"^[\p{Alphabetic}\p{N}]*$").without(SchemaGap::Unicode)
    }

    fn keywords_in(&self, dialect: Dialect) -> Keywords {
        match dialect {
            Dialect { is_ascii: true, .. } => Keywords::none().with("pattern", "^[0-9A-Za-z]*$"),
            Dialect { is_portable: true, .. } => Keywords::none().without(SchemaGap::Pattern),
            _ => self.keywords(),
        }
    }

    fn phrase(&self, _: &str) -> Option<String> {
        Some("letters and digits only".to_owned())
    }
}

impl TextRule for Alphanumeric {
    fn check(&self, value: &str, cx: &mut ValidationState<'_>) -> bool {
        cx.report_unless(value.chars().all(char::is_alphanumeric), Code::StringAlphanumeric)
    }
}

#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
impl TextOpinion for Alphanumeric {
    fn opinion(&self, text: &str) -> Opinion {
        Opinion::unless(text.chars().all(|it| it.is_alphabetic() || it.is_numeric()), Code::StringAlphanumeric)
    }
}
