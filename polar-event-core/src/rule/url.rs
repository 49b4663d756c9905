//! `url`.

use core::cell::Cell;

use url::{SyntaxViolation, Url as Parsed};

use super::ecma;
use super::facts::{Alphabet, Facts};
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
use super::form::Form;
use super::keywords::{Keywords, SchemaGap};
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
use super::opinion::{Opinion, Text, TextOpinion};
use super::spec::{RuleSpec, TextRule};
use crate::error::{Code, Param};
use crate::state::ValidationState;

/// `url`: an absolute URL of any scheme, or, with `url(schemes("https", "http"))`, of one of these; JSON Schema's `uri`.
///
/// The [`url`](::url) crate must be able to parse it without fixing anything: a browser also accepts spaces at the ends, `\` for `/`,
/// characters that should be percent-encoded, and names in Unicode, while RFC 3986 and most receivers do not. User and password
/// (`https://user:password@…`) are valid.
///
/// Without `schemes`, `javascript:` and `file:` are valid too; list the schemes of every URL that is shown as a link or fetched.
///
/// Violations: `url_parsing` and `url_syntax_violation` with `error`, which has the reason; `url_scheme` with `expected_schemes`.
///
/// The string is not changed: nothing is trimmed, decoded or normalized. The empty string is not valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Url {
    /// The allowed schemes, in lower case; any scheme if empty.
    pub schemes: &'static [&'static str],
}

/// The characters of URIs in RFC 3986: unreserved and reserved ones, and `%`.
const PLAIN: &str = "-._~:/?#[]@!$&'()*+,;=%0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

impl Url {
    pub(crate) const fn facts(self) -> Facts {
        Facts { form: Some(Self::NAME), alphabet: Alphabet::of(PLAIN), characters: (2, usize::MAX), ..Facts::ANY }
    }

    pub(crate) const fn codes(self) -> &'static [Code] {
        match self.schemes {
            [] => &[Code::UrlParsing, Code::UrlSyntaxViolation],
            _ => &[Code::UrlParsing, Code::UrlSyntaxViolation, Code::UrlScheme],
        }
    }

    /// Checks the scheme of a valid URL.
    fn check_scheme(self, scheme: &str, cx: &mut ValidationState<'_>) -> bool {
        let good = self.schemes.is_empty() || self.schemes.contains(&scheme);
        if !good {
            cx.report(Code::UrlScheme, [("expected_schemes", Param::from(self.schemes))]);
        }
        good
    }
}

impl RuleSpec for Url {
    const NAME: &'static str = "url";

    fn keywords(&self) -> Keywords {
        let keywords = Keywords::none().with("format", "uri").without(SchemaGap::Url);
        if self.schemes.is_empty() {
            return keywords;
        }
        let schemes: Vec<String> = self.schemes.iter().map(|scheme| in_either_case(scheme)).collect();
        keywords.with("pattern", format!("^(?:{}):", schemes.join("|")))
    }

    fn phrase(&self, _: &str) -> Option<String> {
        Some(match self.schemes {
            [] => "URL".to_owned(),
            [only] => format!("URL with the scheme {only}"),
            schemes => format!("URL with one of these schemes: {}", schemes.join(", ")),
        })
    }
}

impl TextRule for Url {
    #[inline(never)]
    fn check(&self, value: &str, cx: &mut ValidationState<'_>) -> bool {
        if !value.bytes().all(is_written_plainly) {
            return syntax_violation("has characters that must be percent-encoded", cx);
        }
        // The parser does not check these in every host.
        if value.split('%').skip(1).any(|rest| !rest.as_bytes().get(..2).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))) {
            return syntax_violation(SyntaxViolation::PercentDecode.description(), cx);
        }
        // Anything that the parser would fix. It also reports credentials, which need no fix.
        let fixed = Cell::new(None);
        let note = |violation: SyntaxViolation| {
            if violation != SyntaxViolation::EmbeddedCredentials {
                fixed.set(fixed.take().or(Some(violation.description())));
            }
        };
        match Parsed::options().syntax_violation_callback(Some(&note)).parse(value) {
            Err(error) => {
                cx.report(Code::UrlParsing, [("error", Param::from(error.to_string()))]);
                false
            }
            Ok(url) => match fixed.get() {
                Some(error) => syntax_violation(error, cx),
                None => self.check_scheme(url.scheme(), cx),
            },
        }
    }
}

fn is_written_plainly(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || PLAIN.as_bytes().contains(&byte)
}

fn syntax_violation(error: &'static str, cx: &mut ValidationState<'_>) -> bool {
    cx.report(Code::UrlSyntaxViolation, [("error", Param::from(error))]);
    false
}

/// A pattern for a scheme in upper or lower case.
fn in_either_case(scheme: &str) -> String {
    let mut pattern = String::new();
    for character in scheme.chars() {
        if character.is_ascii_alphabetic() {
            pattern.extend(['[', character.to_ascii_uppercase(), character.to_ascii_lowercase(), ']']);
        } else {
            pattern.push_str(&ecma::escape(character.encode_utf8(&mut [0; 4])));
        }
    }
    pattern
}

#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
const FORM: Form = Form {
    good: &[
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
    bad: &[
        (Code::UrlParsing, &["", "a", "www.example.com", "/relative", "//example.com", "https://", "https://a:99999/"]),
        (Code::UrlSyntaxViolation, &["https://a/b c", " https://a/", "https://a/%zz", "https://a/é", "https://a\\b"]),
    ],
    of_length: |length| {
        let start = "https://example.com/";
        Some(format!("{start}{}", "a".repeat(length.checked_sub(start.len())?)))
    },
};

#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
impl TextOpinion for Url {
    fn opinion(&self, text: &str) -> Opinion {
        match FORM.opinion(text) {
            Opinion::Keeps => self.opinion_on_scheme(text),
            other => other,
        }
    }

    fn samples(&self) -> Vec<Text> {
        FORM.samples()
    }

    fn of_length(&self, length: usize) -> Option<String> {
        (FORM.of_length)(length)
    }
}

#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
impl Url {
    /// The opinion on the scheme of a URL.
    pub(crate) fn opinion_on_scheme(&self, url: &str) -> Opinion {
        let scheme = url.split(':').next().unwrap_or_default().to_ascii_lowercase();
        Opinion::unless(self.schemes.is_empty() || self.schemes.contains(&scheme.as_str()), Code::UrlScheme)
    }
}
