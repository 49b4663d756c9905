//! `email`.

use core::net::{Ipv4Addr, Ipv6Addr};

use email_address::EmailAddress;

use super::facts::{Alphabet, Facts};
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
use super::form::{Form, labels};
use super::host::is_hostname;
use super::keywords::{Keywords, SchemaGap};
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
use super::opinion::{Opinion, Text, TextOpinion};
use super::spec::{RuleSpec, TextRule};
use crate::error::Code;
use crate::state::ValidationState;

/// `email`: an address that mail servers accept (`Mailbox` of RFC 5321), in ASCII; JSON Schema's `email`.
///
/// It consists of a local part of at most 64 bytes, which may be quoted, `@`, and a host name, an IPv4 address in brackets, or an IPv6
/// address as `[IPv6:…]`, together at most 254 bytes. A display name (`Ada <ada@example.com>`) is not part of an address. The host name
/// needs no dot; add `pattern = "@.+[.]"` if `root@localhost` must not be valid. Whether the address receives mail is not checked.
///
/// Violation: `email_parsing`.
///
/// The string is not changed: nothing is trimmed, decoded or normalized. The empty string is not valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Email;

/// The maximum length of an address in bytes: a path of RFC 5321 (section 4.5.3.1.3) has 256, including `<` and `>`.
const MAX_ADDRESS: usize = 254;

/// Whether this is a `Mailbox` of RFC 5321, section 4.1.2.
fn is_email(address: &str) -> bool {
    // The crate accepts display names and anything in brackets, so use it for the local part only. Without quotes, that contains no `@`.
    let Some((local, domain)) = address.rsplit_once('@') else { return false };
    address.len() <= MAX_ADDRESS && local.is_ascii() && EmailAddress::is_valid_local_part(local) && is_domain(domain)
}

/// A host name, or an address in brackets (section 4.1.3).
fn is_domain(domain: &str) -> bool {
    let Some(literal) = domain.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) else { return is_hostname(domain) };
    match literal.split_at_checked("IPv6:".len()) {
        Some((tag, address)) if tag.eq_ignore_ascii_case("IPv6:") => address.parse::<Ipv6Addr>().is_ok(),
        _ => literal.parse::<Ipv4Addr>().is_ok(),
    }
}

impl Email {
    pub(crate) const fn facts(self) -> Facts {
        Facts { form: Some(Self::NAME), alphabet: Alphabet::ASCII, characters: (3, MAX_ADDRESS), ..Facts::ANY }
    }

    pub(crate) const fn codes(self) -> &'static [Code] {
        &[Code::EmailParsing]
    }
}

impl RuleSpec for Email {
    const NAME: &'static str = "email";

    fn keywords(&self) -> Keywords {
        // The last label of the host name is not all digits, unless the address is in brackets.
        let pattern = r"(?:\]|[A-Za-z-][A-Za-z0-9-]*)$";
        Keywords::none().with("format", "email").with("maxLength", MAX_ADDRESS).with("pattern", pattern).without(SchemaGap::Hostname)
    }

    fn phrase(&self, _: &str) -> Option<String> {
        Some("e-mail address".to_owned())
    }
}

impl TextRule for Email {
    fn check(&self, value: &str, cx: &mut ValidationState<'_>) -> bool {
        cx.report_unless(is_email(value), Code::EmailParsing)
    }
}

#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
const FORM: Form = Form {
    good: &["a@b.c", "A@B.C", "root@localhost", "ada@example.com", "ada+tag@mail.example.com", "\"a b\"@example.com", "ada@[127.0.0.1]"],
    bad: &[(
        Code::EmailParsing,
        &["", "a", "a@", "@b.c", "a..b@example.com", "Ada <ada@example.com>", "a@b_c", "a@-b.c", "é@example.com", "a@1.2.3.4"],
    )],
    of_length: |length| {
        let domain = "@example.com";
        let (local, rest) = (length.checked_sub(domain.len())?, length.checked_sub(64 + 1));
        match rest {
            _ if (1..=64).contains(&local) => Some(format!("{}{domain}", "a".repeat(local))),
            Some(rest) if length <= MAX_ADDRESS => Some(format!("{}@{}", "a".repeat(64), labels(rest)?)),
            _ => None,
        }
    },
};

#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
impl TextOpinion for Email {
    fn opinion(&self, text: &str) -> Opinion {
        FORM.opinion(text)
    }

    fn samples(&self) -> Vec<Text> {
        FORM.samples()
    }

    fn of_length(&self, length: usize) -> Option<String> {
        (FORM.of_length)(length)
    }
}
