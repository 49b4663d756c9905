//! Strings of the forms that have a name, and such that nearly are. A form is known by these examples, not by a function that decides.

use crate::error::Code;

/// A form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    #[cfg(feature = "email")]
    Email,
    #[cfg(feature = "url")]
    Url,
    #[cfg(feature = "hostname")]
    Hostname,
    Ip,
    Ipv4,
    Ipv6,
}

const V4: &[&str] = &["1.2.3.4", "0.0.0.0", "255.255.255.255"];
const V6: &[&str] = &["::", "::1", "2001:db8::8a2e:370:7334", "::ffff:1.2.3.4", "2001:DB8:0:0:0:0:0:1"];
const NO_IP: &[&str] = &["", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.2.3.4", "1.2.3.4:80", ":::", "fe80::1%eth0", "[::1]", "::1/64"];

impl Form {
    /// Strings of this form, the shortest first.
    pub(super) fn good(self) -> Vec<&'static str> {
        match self {
            #[cfg(feature = "email")]
            Self::Email => vec![
                "a@b.c",
                "A@B.C",
                "root@localhost",
                "ada@example.com",
                "ada+tag@mail.example.com",
                "\"a b\"@example.com",
                "ada@[127.0.0.1]",
            ],
            #[cfg(feature = "url")]
            Self::Url => vec![
                "a:b",
                "ftp://a/",
                "https://a/",
                "http://a/b",
                "https://example.com/a?b=c#d",
                "http://user:password@example.com:8080/",
                "wss://example.com/",
                "mailto:ada@example.com",
                "https://example.com/%20",
                "https://[::1]/",
            ],
            #[cfg(feature = "hostname")]
            Self::Hostname => vec!["a", "A.B", "localhost", "www.example.com", "a-b.example", "1.a", "xn--mnchen-3ya.de"],
            Self::Ip => [V6, V4].concat(),
            Self::Ipv4 => V4.to_vec(),
            Self::Ipv6 => V6.to_vec(),
        }
    }

    /// Strings that are not of this form, with what is said of them.
    pub(super) fn bad(self) -> Vec<(&'static str, Code)> {
        let each = |code: Code, texts: &[&'static str]| texts.iter().map(|text| (*text, code)).collect::<Vec<_>>();
        match self {
            #[cfg(feature = "email")]
            Self::Email => each(
                Code::EmailParsing,
                &["", "a", "a@", "@b.c", "a..b@example.com", "Ada <ada@example.com>", "a@b_c", "a@-b.c", "é@example.com", "a@1.2.3.4"],
            ),
            #[cfg(feature = "url")]
            Self::Url => [
                each(Code::UrlParsing, &["", "a", "www.example.com", "/relative", "//example.com", "https://", "https://a:99999/"]),
                each(Code::UrlSyntaxViolation, &["https://a/b c", " https://a/", "https://a/%zz", "https://a/é", "https://a\\b"]),
            ]
            .concat(),
            #[cfg(feature = "hostname")]
            Self::Hostname => {
                each(Code::HostnameParsing, &["", ".", "a.", ".a", "a..b", "-a", "a-", "a_b", "a b", "1.2.3.4", "münchen.de", "a:80"])
            }
            Self::Ip => each(Code::IpAnyAddress, NO_IP),
            Self::Ipv4 => each(Code::IpV4Address, &[NO_IP, V6].concat()),
            Self::Ipv6 => each(Code::IpV6Address, &[NO_IP, V4].concat()),
        }
    }

    /// A string of this form with so many characters, all of them ASCII, if there is one.
    pub(super) fn of_length(self, length: usize) -> Option<String> {
        match self {
            #[cfg(feature = "email")]
            Self::Email => {
                let domain = "@example.com";
                let (local, rest) = (length.checked_sub(domain.len())?, length.checked_sub(64 + 1));
                match rest {
                    _ if (1..=64).contains(&local) => Some(format!("{}{domain}", "a".repeat(local))),
                    Some(rest) if length <= 254 => Some(format!("{}@{}", "a".repeat(64), labels(rest)?)),
                    _ => None,
                }
            }
            #[cfg(feature = "url")]
            Self::Url => {
                let start = "https://example.com/";
                Some(format!("{start}{}", "a".repeat(length.checked_sub(start.len())?)))
            }
            #[cfg(feature = "hostname")]
            Self::Hostname => labels(length).filter(|_| length <= 253),
            Self::Ip | Self::Ipv4 | Self::Ipv6 => self.good().into_iter().find(|text| text.len() == length).map(str::to_owned),
        }
    }

    /// The most characters that there can be, with one more than that.
    pub(super) fn too_long(self) -> Option<(String, String)> {
        match self {
            #[cfg(feature = "email")]
            Self::Email => Some((self.of_length(254)?, format!("{}@{}", "a".repeat(64), labels(190)?))),
            #[cfg(feature = "hostname")]
            Self::Hostname => Some((labels(253)?, labels(254)?)),
            _ => None,
        }
    }
}

/// A name of so many characters, in labels of at most 63.
#[cfg(any(feature = "email", feature = "hostname"))]
fn labels(length: usize) -> Option<String> {
    let name: String = (1..=length).map(|at| if at % 60 == 0 && at < length { '.' } else { 'a' }).collect();
    (!name.is_empty()).then_some(name)
}
