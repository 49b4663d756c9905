//! Regular expressions.

use std::sync::OnceLock;

use regex::Regex;

use crate::error::{Code, Param};
use crate::state::Context;

/// `pattern = "^[a-z]+$"`: JSON Schema's `pattern`, in the syntax of the [`regex`] crate. It matches anywhere in the
/// string unless anchored with `^` and `$`.
///
/// The derive checks the pattern at compile time; it is compiled once, when first used.
///
/// Violation: `string_pattern_mismatch` with `pattern`.
#[derive(Debug, Clone, Copy)]
pub struct Pattern {
    /// The pattern as written.
    pub text: &'static str,
    /// The place where it is compiled to. A function, since a constant cannot refer to a static with a cell in it.
    pub compiled: fn() -> &'static CompiledPattern,
}

impl Pattern {
    /// Checks a string.
    pub fn check(&self, value: &str, cx: &mut Context<'_>) -> bool {
        let good = (self.compiled)().is_match(self.text, value);
        if !good {
            cx.note(Code::StringPatternMismatch, [("pattern", Param::from(self.text))]);
        }
        good
    }
}

/// A pattern's compiled form, made when first used.
#[derive(Debug, Default)]
pub struct CompiledPattern(OnceLock<Option<Regex>>);

impl CompiledPattern {
    /// Not compiled yet.
    #[must_use]
    pub const fn new() -> Self {
        Self(OnceLock::new())
    }

    /// A pattern that does not compile matches nothing. The derive lets none through that it can tell.
    fn is_match(&self, pattern: &str, value: &str) -> bool {
        self.0.get_or_init(|| Regex::new(pattern).ok()).as_ref().is_some_and(|regex| regex.is_match(value))
    }
}
