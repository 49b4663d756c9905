//! Forms of strings that are defined elsewhere: addresses of several kinds.

#[cfg(feature = "email")]
mod email;
#[cfg(any(feature = "email", feature = "hostname"))]
mod hostname;
#[cfg(feature = "url")]
mod url;

#[cfg(any(feature = "email", feature = "hostname", feature = "ip"))]
use crate::error::Code;
use crate::state::Context;

/// The form of a string, which stays the string that it is: nothing is trimmed, decoded or normalized.
///
/// Each is at least as strict as JSON Schema's `format` of the name that is given, but for what is behind `xn--` in host names: see there.
/// The empty string has none of these forms.
///
/// ```
/// # #[cfg(feature = "hostname")] {
/// use polar_event_core::Context;
/// use polar_event_core::rule::Format;
///
/// let mut cx = Context::new();
/// assert!(Format::Hostname.check("www.example.com", &mut cx));
/// assert!(!Format::Hostname.check("www.example.com:80", &mut cx));
/// let report = cx.into_result(Some(())).unwrap_err();
/// assert_eq!(report.to_string(), "(document): must be a host name like www.example.com [hostname_parsing]");
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// `email`: an address as mail servers take it (`Mailbox` of RFC 5321), in ASCII; JSON Schema's `email`.
    ///
    /// That is a local part of at most 64 bytes, which may be quoted, `@`, and a host name, an IPv4 address in brackets, or an IPv6 address
    /// as `[IPv6:…]`, together at most 254 bytes. A display name (`Ada <ada@example.com>`) is no part of an address. The host name needs no
    /// dot; add `pattern = "@.+[.]"` where `root@localhost` shall not pass. Whether mail arrives can only be found out by sending some.
    ///
    /// Violation: `email_parsing`.
    #[cfg(feature = "email")]
    Email,
    /// `url`: an absolute URL of any scheme, or, with `url(schemes("https", "http"))`, of one of these; JSON Schema's `uri`.
    ///
    /// The [`url`](::url) crate must be able to read it, and must find nothing to mend: a browser also takes spaces at the ends, `\` for `/`,
    /// characters that should be percent-encoded, and names in Unicode, while RFC 3986 and most receivers do not. User and password
    /// (`https://user:password@…`) pass.
    ///
    /// Without `schemes`, `javascript:` and `file:` pass too; name the schemes of whatever is shown as a link or fetched.
    ///
    /// Violations: `url_parsing` and `url_syntax_violation` with `error`, which says why; `url_scheme` with `expected_schemes`.
    #[cfg(feature = "url")]
    Url {
        /// The schemes that are allowed, in lower case; any if there are none.
        schemes: &'static [&'static str],
    },
    /// `hostname`: a host name of RFC 1123; JSON Schema's `hostname`.
    ///
    /// That is up to 253 letters, digits, hyphens and dots: labels of 1 to 63 characters that neither begin nor end with a hyphen. The last
    /// one is not all digits, which the RFC leaves to IPv4 addresses. There is no dot at the end, and none is needed within.
    ///
    /// Internationalized names are taken in their ASCII form only, as they go over the wire: `xn--mnchen-3ya.de`, not `münchen.de`. What
    /// is behind `xn--` is not decoded; some validators of JSON Schema do that, and refuse other labels with hyphens as their third and
    /// fourth characters.
    ///
    /// Violation: `hostname_parsing`.
    #[cfg(feature = "hostname")]
    Hostname,
    /// `ip`: an IP address of either version; JSON Schema's `ipv4` or `ipv6`.
    ///
    /// Violation: `ip_any_address`.
    #[cfg(feature = "ip")]
    Ip,
    /// `ipv4`: four decimal numbers from 0 to 255 with dots between them, without leading zeros; JSON Schema's `ipv4`.
    ///
    /// Violation: `ip_v4_address`.
    #[cfg(feature = "ip")]
    Ipv4,
    /// `ipv6`: a textual form of RFC 4291, without brackets and zone; JSON Schema's `ipv6`.
    ///
    /// Violation: `ip_v6_address`.
    #[cfg(feature = "ip")]
    Ipv6,
}

impl Format {
    /// Checks a string.
    #[inline(never)]
    pub fn check(self, value: &str, cx: &mut Context<'_>) -> bool {
        match self {
            #[cfg(feature = "email")]
            Self::Email => note_unless(email::is_email(value), Code::EmailParsing, cx),
            #[cfg(feature = "url")]
            Self::Url { schemes } => url::check_text(value, schemes, cx),
            #[cfg(feature = "hostname")]
            Self::Hostname => note_unless(hostname::is_hostname(value), Code::HostnameParsing, cx),
            #[cfg(feature = "ip")]
            Self::Ip => note_unless(value.parse::<core::net::IpAddr>().is_ok(), Code::IpAnyAddress, cx),
            #[cfg(feature = "ip")]
            Self::Ipv4 => note_unless(value.parse::<core::net::Ipv4Addr>().is_ok(), Code::IpV4Address, cx),
            #[cfg(feature = "ip")]
            Self::Ipv6 => note_unless(value.parse::<core::net::Ipv6Addr>().is_ok(), Code::IpV6Address, cx),
        }
    }
}

#[cfg(any(feature = "email", feature = "hostname", feature = "ip"))]
fn note_unless(good: bool, code: Code, cx: &mut Context<'_>) -> bool {
    if !good {
        cx.note(code, []);
    }
    good
}
