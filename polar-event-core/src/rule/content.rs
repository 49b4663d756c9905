//! What a string consists of.

use crate::error::{Code, Param, Params};
use crate::state::Context;

/// Rules on what a string consists of. The empty string keeps to all of them but `not_blank`, `prefix`, `suffix` and `contains`.
///
/// Each has a code of its own; see the variants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Content {
    /// `not_blank`: some character is no white space (Unicode's `White_Space`). Violation: `string_blank`.
    NotBlank,
    /// `ascii`: all characters are ASCII. Violation: `string_ascii`.
    Ascii,
    /// `alphanumeric`: all characters are letters or digits, of any script (Unicode's `Alphabetic` and `Numeric`). Violation:
    /// `string_alphanumeric`.
    Alphanumeric,
    /// `lowercase`: no character is an upper-case letter (Unicode's `Uppercase`). Violation: `string_lowercase`.
    Lowercase,
    /// `uppercase`: no character is a lower-case letter (Unicode's `Lowercase`). Violation: `string_uppercase`.
    Uppercase,
    /// `no_control`: no character is a control character (U+0000 to U+001F, U+007F to U+009F). Violation: `string_control`.
    NoControl,
    /// `no_nul`: no character is U+0000, which PostgreSQL's `text` cannot hold. Violation: `value_error`, as Polar's service says.
    NoNul,
    /// `prefix = "…"`: how the string begins. Violation: `string_prefix` with `prefix`.
    Prefix(&'static str),
    /// `suffix = "…"`: how the string ends. Violation: `string_suffix` with `suffix`.
    Suffix(&'static str),
    /// `contains = "…"`: what is somewhere in the string. Violation: `string_contains` with `substring`.
    Contains(&'static str),
}

impl Content {
    /// Checks a string.
    #[inline]
    pub fn check(self, value: &str, cx: &mut Context<'_>) -> bool {
        let good = match self {
            Self::NotBlank => !value.trim_start().is_empty(),
            Self::Ascii => value.is_ascii(),
            Self::Alphanumeric => value.chars().all(char::is_alphanumeric),
            Self::Lowercase => !value.chars().any(char::is_uppercase),
            Self::Uppercase => !value.chars().any(char::is_lowercase),
            Self::NoControl => !value.chars().any(char::is_control),
            Self::NoNul => return no_nul(value, cx),
            Self::Prefix(prefix) => value.starts_with(prefix),
            Self::Suffix(suffix) => value.ends_with(suffix),
            Self::Contains(substring) => value.contains(substring),
        };
        if !good {
            self.note(cx);
        }
        good
    }

    #[cold]
    #[inline(never)]
    fn note(self, cx: &mut Context<'_>) {
        let (code, param) = match self {
            Self::NotBlank => (Code::StringBlank, None),
            Self::Ascii => (Code::StringAscii, None),
            Self::Alphanumeric => (Code::StringAlphanumeric, None),
            Self::Lowercase => (Code::StringLowercase, None),
            Self::Uppercase => (Code::StringUppercase, None),
            Self::NoControl => (Code::StringControl, None),
            Self::NoNul => (Code::ValueError, Some(("error", "must not contain the character U+0000"))),
            Self::Prefix(prefix) => (Code::StringPrefix, Some(("prefix", prefix))),
            Self::Suffix(suffix) => (Code::StringSuffix, Some(("suffix", suffix))),
            Self::Contains(substring) => (Code::StringContains, Some(("substring", substring))),
        };
        cx.note(code, param.map_or_else(Params::default, |(name, text)| Params::from([(name, Param::from(text))])));
    }
}

/// No U+0000. Few strings need to be searched for it: what stands in a JSON text without escapes cannot have it.
#[inline(always)]
pub(super) fn no_nul(value: &str, cx: &mut Context<'_>) -> bool {
    cx.is_json_source(value) || no_nul_in_bytes(value, cx)
}

#[inline(never)]
fn no_nul_in_bytes(value: &str, cx: &mut Context<'_>) -> bool {
    let good = !value.as_bytes().contains(&0);
    if !good {
        Content::NoNul.note(cx);
    }
    good
}
