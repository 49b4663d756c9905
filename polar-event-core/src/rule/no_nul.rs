//! `no_nul`.

use super::facts::{Alphabet, Facts};
use super::keywords::Keywords;
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
use super::opinion::{Opinion, TextOpinion};
use super::spec::{RuleSpec, TextRule};
use crate::error::{Code, Param};
use crate::state::ValidationState;

/// `no_nul`: no character is U+0000, which PostgreSQL's `text` cannot hold.
///
/// Violation: `value_error`, as in Polar's service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NoNul;

impl NoNul {
    /// The pattern in a schema.
    pub(crate) const PATTERN: &'static str = r"^[^\u0000]*$";

    pub(crate) const fn facts(self) -> Facts {
        Facts { alphabet: Alphabet::ANY.without("\0"), ..Facts::ANY }
    }

    pub(crate) const fn codes(self) -> &'static [Code] {
        &[Code::ValueError]
    }

    #[inline(never)]
    fn check_bytes(self, value: &str, cx: &mut ValidationState<'_>) -> bool {
        let good = !value.as_bytes().contains(&0);
        if !good {
            cx.report(Code::ValueError, [("error", Param::from("must not contain the character U+0000"))]);
        }
        good
    }
}

impl RuleSpec for NoNul {
    const NAME: &'static str = "no_nul";

    fn keywords(&self) -> Keywords {
        Keywords::none().with("pattern", Self::PATTERN)
    }

    fn phrase(&self, _: &str) -> Option<String> {
        Some("no character U+0000".to_owned())
    }
}

impl TextRule for NoNul {
    /// Most strings need no search: a slice of a JSON text without escapes cannot contain it.
    #[inline(always)]
    fn fast_path_ok(&self, value: &str, cx: &ValidationState<'_>) -> bool {
        cx.is_json_source(value)
    }

    #[inline(always)]
    fn check(&self, value: &str, cx: &mut ValidationState<'_>) -> bool {
        self.fast_path_ok(value, cx) || self.check_bytes(value, cx)
    }
}

#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
impl TextOpinion for NoNul {
    fn opinion(&self, text: &str) -> Opinion {
        Opinion::unless(!text.chars().any(|it| it == '\0'), Code::ValueError)
    }
}
