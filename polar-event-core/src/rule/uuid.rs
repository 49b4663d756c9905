//! `uuid`.

use uuid::{Uuid, Variant};

use super::facts::{Alphabet, Facts};
use super::keywords::Keywords;
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
use super::opinion::{Opinion, Text, TextOpinion};
use super::spec::{RuleSpec, TextRule};
use super::{Rule, Rules};
use crate::error::{Code, Param};
use crate::state::ValidationState;

/// `uuid(version = 4)`: the version that a UUID must have, with the variant of RFC 9562; `uuid` alone accepts any.
///
/// Violations: `uuid_version` with `expected_version`; on strings also `uuid_parsing`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct UuidVersion(pub Option<u8>);

impl UuidVersion {
    #[inline]
    fn has(self, value: Uuid) -> bool {
        let is = |version| value.get_version_num() == usize::from(version) && value.get_variant() == Variant::RFC4122;
        self.0.is_none_or(is)
    }

    /// Checks a UUID.
    pub fn check_uuid(self, value: Uuid, cx: &mut ValidationState<'_>) -> bool {
        let good = self.has(value);
        if let (false, Some(version)) = (good, self.0) {
            cx.report(Code::UuidVersion, [("expected_version", Param::from(version))]);
        }
        good
    }

    pub(crate) const fn facts(self) -> Facts {
        Facts { form: Some(Self::NAME), alphabet: Alphabet::of("0123456789abcdefABCDEF-"), characters: (36, 36), ..Facts::ANY }
    }

    pub(crate) const fn codes(self) -> &'static [Code] {
        match self.0 {
            Some(_) => &[Code::UuidParsing, Code::UuidVersion],
            None => &[Code::UuidParsing],
        }
    }
}

impl RuleSpec for UuidVersion {
    const NAME: &'static str = "uuid";

    fn keywords(&self) -> Keywords {
        Keywords::none().with("format", "uuid").with_if_any("pattern", self.0.map(pattern))
    }

    fn phrase(&self, _: &str) -> Option<String> {
        Some(format!("UUID of version {}", self.0?))
    }
}

/// The pattern of a UUID of this version, with the variant of RFC 9562.
fn pattern(version: u8) -> String {
    let version = match version {
        10..=15 => format!("[{version:x}{version:X}]"),
        _ => version.to_string(),
    };
    format!("^[0-9a-fA-F]{{8}}-[0-9a-fA-F]{{4}}-{version}[0-9a-fA-F]{{3}}-[89abAB][0-9a-fA-F]{{3}}-[0-9a-fA-F]{{12}}$")
}

/// UUIDs in string fields.
impl TextRule for UuidVersion {
    fn check(&self, value: &str, cx: &mut ValidationState<'_>) -> bool {
        parse_uuid(value, cx).is_some_and(|uuid| self.check_uuid(uuid, cx))
    }
}

/// Parses only the hyphenated form of RFC 9562, in upper or lower case: 8-4-4-4-12 hexadecimal digits.
#[inline]
pub fn parse_uuid(value: &str, cx: &mut ValidationState<'_>) -> Option<Uuid> {
    // The uuid crate accepts other forms too; this is the only one of 36 characters.
    let uuid = if value.len() == 36 { Uuid::try_parse(value).ok() } else { None };
    if uuid.is_none() {
        cx.report(Code::UuidParsing, []);
    }
    uuid
}

/// Checks a UUID and returns whether it satisfies the rules.
#[inline(always)]
pub fn uuid(rules: Rules, value: Uuid, cx: &mut ValidationState<'_>) -> bool {
    // Fast path without function calls.
    rules.iter().all(|rule| matches!(rule, Rule::Uuid(version) if version.has(value))) || check_uuid(rules, value, cx)
}

#[inline(never)]
fn check_uuid(rules: Rules, value: Uuid, cx: &mut ValidationState<'_>) -> bool {
    let mut good = true;
    for rule in rules {
        good &= match rule {
            Rule::Uuid(version) => version.check_uuid(value, cx),
            Rule::WithMessage(rule) => rule.check(cx, |rules, cx| check_uuid(rules, value, cx)),
            _ => true,
        };
    }
    good || cx.is_lenient()
}

#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
impl TextOpinion for UuidVersion {
    fn opinion(&self, text: &str) -> Opinion {
        super::uuid_text::opinion(text, self.0)
    }

    fn samples(&self) -> Vec<Text> {
        super::uuid_text::SAMPLES.iter().map(|text| Text::from(*text)).collect()
    }
}
