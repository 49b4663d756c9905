//! `metadata`.

use super::facts::Facts;
use super::keywords::Keywords;
use super::spec::{CountRule as _, RuleSpec, TextRule as _};
use super::{Items, Length, NoNul, Rule, Rules, Unit};
use crate::error::Code;
use crate::state::ValidationState;

/// The limits of a [`Metadata`](crate::Metadata): `metadata(max_pairs = …, max_key = …, max_value = …, allow_nul)`.
///
/// The default is what Polar allows: up to 50 pairs, keys of 1 to 40 characters, strings of 1 to 500 characters, no U+0000.
/// Characters are Unicode code points.
///
/// Violations: `too_long` for the pairs; `string_too_short`, `string_too_long` and `value_error` for keys and strings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MetadataRules {
    /// The maximum number of pairs.
    pub max_pairs: usize,
    /// The maximum length of a key in characters. The minimum is 1.
    pub max_key: usize,
    /// The maximum length of a string value in characters. The minimum is 1.
    pub max_value: usize,
    /// Whether keys and strings may contain U+0000.
    pub allow_nul: bool,
}

impl MetadataRules {
    /// The limits that Polar documents. Of these, its service checks the length of strings and U+0000 only.
    pub const DEFAULT: Self = Self { max_pairs: 50, max_key: 40, max_value: 500, allow_nul: false };

    /// The limits among a field's rules, or the default.
    #[inline]
    #[must_use]
    pub fn of(rules: Rules) -> Self {
        let limits = |rule: &Rule| if let Rule::Metadata(limits) = rule.plain() { Some(*limits) } else { None };
        rules.iter().find_map(limits).unwrap_or(Self::DEFAULT)
    }

    pub(crate) const fn facts(self) -> Facts {
        Facts { items: (0, self.max_pairs), ..Facts::ANY }
    }

    pub(crate) const fn codes(self) -> &'static [Code] {
        &[Code::TooLong, Code::StringTooShort, Code::StringTooLong, Code::ValueError]
    }

    /// Checks a key.
    #[inline(always)]
    pub fn check_key(&self, key: &str, cx: &mut ValidationState<'_>) -> bool {
        self.check_text(self.max_key, key, cx)
    }

    /// Checks a value that is a string.
    #[inline(always)]
    pub fn check_string(&self, value: &str, cx: &mut ValidationState<'_>) -> bool {
        self.check_text(self.max_value, value, cx)
    }

    /// Checks the number of pairs.
    #[inline]
    pub fn check_pairs(&self, pairs: usize, cx: &mut ValidationState<'_>) -> bool {
        Items { min: None, max: Some(self.max_pairs) }.check(pairs, "pair", cx)
    }

    const fn length(max: usize) -> Length {
        Length { unit: Unit::Characters, min: Some(1), max: Some(max) }
    }

    #[inline(always)]
    fn check_text(&self, max: usize, text: &str, cx: &mut ValidationState<'_>) -> bool {
        // A character has at least one byte, so most texts need not be counted.
        let fits = !text.is_empty() && text.len() <= max;
        (fits || Self::length(max).check(text, cx)) & (self.allow_nul || NoNul.check(text, cx)) || cx.is_lenient()
    }
}

impl Default for MetadataRules {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// Keys and values have no types of their own, so the schema and the phrase of `Metadata` include these limits.
impl RuleSpec for MetadataRules {
    const NAME: &'static str = "metadata";

    fn keywords(&self) -> Keywords {
        Keywords::none()
    }

    fn phrase(&self, _: &str) -> Option<String> {
        None
    }
}
