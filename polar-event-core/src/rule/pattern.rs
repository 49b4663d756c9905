//! `pattern`.

use std::sync::OnceLock;

use regex::Regex;

use super::ecma;
use super::facts::Facts;
use super::keywords::{Dialect, Keywords, SchemaGap};
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
use super::opinion::{Opinion, TextOpinion};
use super::phrase::code;
use super::spec::{RuleSpec, TextRule};
use crate::error::{Code, Param};
use crate::state::ValidationState;

/// `pattern = "^[a-z]+$"`: JSON Schema's `pattern`, in the syntax of the [`regex`] crate. It matches anywhere in the string unless anchored
/// with `^` and `$`.
///
/// The derive checks a literal pattern at compile time. At run time it is compiled once, at the first use.
///
/// Violation: `string_pattern_mismatch` with `pattern`.
#[derive(Debug, Clone, Copy)]
pub struct Pattern {
    /// The pattern as written.
    pub text: &'static str,
    /// Where the compiled pattern is stored. This is a function, since a constant cannot refer to a static with interior mutability.
    pub compiled: fn() -> &'static CompiledPattern,
}

impl Pattern {
    pub(crate) const fn facts(self) -> Facts {
        Facts::ANY
    }

    pub(crate) const fn codes(self) -> &'static [Code] {
        &[Code::StringPatternMismatch]
    }
}

impl RuleSpec for Pattern {
    const NAME: &'static str = "pattern";

    fn keywords(&self) -> Keywords {
        self.keywords_in(Dialect::default())
    }

    fn keywords_in(&self, dialect: Dialect) -> Keywords {
        match ecma::translate(self.text, dialect) {
            Some(pattern) => {
                let follows_unicode = !dialect.is_ascii && (pattern.contains("\\p{") || pattern.contains("\\u"));
                let keywords = Keywords::none().with("pattern", pattern);
                if follows_unicode { keywords.without(SchemaGap::Unicode) } else { keywords }
            }
            None => Keywords::none().without(SchemaGap::Pattern),
        }
    }

    fn phrase(&self, _: &str) -> Option<String> {
        Some(format!("matches {}", code(self.text)))
    }
}

impl TextRule for Pattern {
    fn check(&self, value: &str, cx: &mut ValidationState<'_>) -> bool {
        let good = (self.compiled)().is_match(self.text, value);
        if !good {
            cx.report(Code::StringPatternMismatch, [("pattern", Param::from(self.text))]);
        }
        good
    }
}

#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
impl TextOpinion for Pattern {
    /// This opinion uses the crate `regex` directly.
    fn opinion(&self, text: &str) -> Opinion {
        use std::cell::RefCell;
        use std::collections::HashMap;
        thread_local! {
            static COMPILED: RefCell<HashMap<&'static str, Option<Regex>>> = RefCell::default();
        }
        let matches = COMPILED.with_borrow_mut(|compiled| {
            let regex = compiled.entry(self.text).or_insert_with(|| Regex::new(self.text).ok());
            regex.as_ref().is_some_and(|regex| regex.is_match(text))
        });
        Opinion::unless(matches, Code::StringPatternMismatch)
    }
}

/// A compiled pattern, created at the first use.
#[derive(Debug, Default)]
pub struct CompiledPattern(OnceLock<Option<Regex>>);

impl CompiledPattern {
    /// Not compiled yet.
    #[must_use]
    pub const fn new() -> Self {
        Self(OnceLock::new())
    }

    /// A pattern that does not compile matches nothing. The derive refuses such patterns where it can.
    fn is_match(&self, pattern: &str, value: &str) -> bool {
        self.0.get_or_init(|| Regex::new(pattern).ok()).as_ref().is_some_and(|regex| regex.is_match(value))
    }
}
