//! UUIDs: the form of RFC 9562, and the version.

use uuid::{Uuid, Variant};

use super::{Rule, Rules};
use crate::error::{Code, Param};
use crate::state::Context;

/// `uuid(version = 4)`: the version that a UUID must have, with the variant of RFC 9562; `uuid` alone takes any.
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
    pub fn check(self, value: Uuid, cx: &mut Context<'_>) -> bool {
        let good = self.has(value);
        if let (false, Some(version)) = (good, self.0) {
            cx.note(Code::UuidVersion, [("expected_version", Param::from(version))]);
        }
        good
    }

    /// Checks a UUID that stays a string.
    pub fn check_text(self, value: &str, cx: &mut Context<'_>) -> bool {
        parse_uuid(value, cx).is_some_and(|uuid| self.check(uuid, cx))
    }
}

/// Reads the hyphenated form of RFC 9562 in any case, and no other: 8-4-4-4-12 hexadecimal digits.
#[inline]
pub fn parse_uuid(value: &str, cx: &mut Context<'_>) -> Option<Uuid> {
    // The uuid crate reads other forms too; this is the only one of 36 characters.
    let uuid = if value.len() == 36 { Uuid::try_parse(value).ok() } else { None };
    if uuid.is_none() {
        cx.note(Code::UuidParsing, []);
    }
    uuid
}

/// Checks a UUID; says whether it keeps to the rules.
#[inline(always)]
pub fn uuid(rules: Rules, value: Uuid, cx: &mut Context<'_>) -> bool {
    // Nothing is called for those that do.
    rules.iter().all(|rule| matches!(rule, Rule::Uuid(version) if version.has(value))) || check_uuid(rules, value, cx)
}

#[inline(never)]
fn check_uuid(rules: Rules, value: Uuid, cx: &mut Context<'_>) -> bool {
    let mut good = true;
    for rule in rules {
        good &= match rule {
            Rule::Uuid(version) => version.check(value, cx),
            Rule::Said(said) => said.check(cx, |rules, cx| check_uuid(rules, value, cx)),
            _ => true,
        };
    }
    good || cx.lets_pass()
}
