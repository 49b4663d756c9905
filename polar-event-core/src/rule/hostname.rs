//! `hostname`.

use super::facts::{Alphabet, Facts};
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
use super::form::{Form, labels};
use super::host::{MAX_NAME, is_hostname};
use super::keywords::{Keywords, SchemaGap};
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
use super::opinion::{Opinion, Text, TextOpinion};
use super::spec::{RuleSpec, TextRule};
use crate::error::Code;
use crate::state::ValidationState;

/// `hostname`: a host name of RFC 1123; JSON Schema's `hostname`.
///
/// It has up to 253 letters, digits, hyphens and dots, in labels of 1 to 63 characters that neither begin nor end with a hyphen. The last
/// label is not all digits, which the RFC reserves for IPv4 addresses. There is no dot at the end, and a name of one label is valid.
///
/// Internationalized names must be in their ASCII form, as they are sent over the network: `xn--mnchen-3ya.de`, not `münchen.de`. The part
/// after `xn--` is not decoded; some JSON Schema validators do that, and refuse other labels with hyphens as their third and fourth
/// characters.
///
/// Violation: `hostname_parsing`.
///
/// The string is not changed: nothing is trimmed, decoded or normalized. The empty string is not valid.
///
/// ```
/// use polar_event_core::{Event, json};
///
/// #[derive(Event)]
/// struct Server {
///     #[event(hostname)]
///     host: String,
/// }
///
/// assert!(json::from_str::<Server>(r#"{"host": "www.example.com"}"#).is_ok());
/// let report = json::from_str::<Server>(r#"{"host": "www.example.com:80"}"#).err().unwrap();
/// assert_eq!(report.to_string(), "/host: must be a host name like www.example.com [hostname_parsing]");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hostname;

impl Hostname {
    pub(crate) const fn facts(self) -> Facts {
        let alphabet = Alphabet::of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-.");
        Facts { form: Some(Self::NAME), alphabet, characters: (1, MAX_NAME), ..Facts::ANY }
    }

    pub(crate) const fn codes(self) -> &'static [Code] {
        &[Code::HostnameParsing]
    }
}

impl RuleSpec for Hostname {
    const NAME: &'static str = "hostname";

    fn keywords(&self) -> Keywords {
        // The last label is not all digits.
        Keywords::none().with("format", "hostname").with("pattern", "[A-Za-z-][A-Za-z0-9-]*$").without(SchemaGap::Hostname)
    }

    fn phrase(&self, _: &str) -> Option<String> {
        Some("host name".to_owned())
    }
}

impl TextRule for Hostname {
    fn check(&self, value: &str, cx: &mut ValidationState<'_>) -> bool {
        cx.report_unless(is_hostname(value), Code::HostnameParsing)
    }
}

#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
const FORM: Form = Form {
    good: &["a", "A.B", "localhost", "www.example.com", "a-b.example", "1.a", "xn--mnchen-3ya.de"],
    bad: &[(Code::HostnameParsing, &["", ".", "a.", ".a", "a..b", "-a", "a-", "a_b", "a b", "1.2.3.4", "münchen.de", "a:80"])],
    of_length: |length| labels(length).filter(|_| length <= MAX_NAME),
};

#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
impl TextOpinion for Hostname {
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
