//! URLs.

use core::cell::Cell;

use url::{SyntaxViolation, Url};

use crate::error::{Code, Param};
use crate::state::Context;

/// Reads a URL that stays a string, and checks its scheme.
pub(super) fn check_text(value: &str, schemes: &'static [&'static str], cx: &mut Context<'_>) -> bool {
    if !value.bytes().all(is_written_plainly) {
        return syntax_violation("has characters that must be percent-encoded", cx);
    }
    // The parser itself does not look at these in every host.
    if value.split('%').skip(1).any(|rest| !rest.as_bytes().get(..2).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))) {
        return syntax_violation(SyntaxViolation::PercentDecode.description(), cx);
    }
    // Whatever the parser would mend. That there is a user name is said as well, and is nothing to mend.
    let mended = Cell::new(None);
    let note = |violation: SyntaxViolation| {
        if violation != SyntaxViolation::EmbeddedCredentials {
            mended.set(mended.take().or(Some(violation.description())));
        }
    };
    match Url::options().syntax_violation_callback(Some(&note)).parse(value) {
        Err(error) => {
            cx.note(Code::UrlParsing, [("error", Param::from(error.to_string()))]);
            false
        }
        Ok(url) => match mended.get() {
            Some(error) => syntax_violation(error, cx),
            None => check_scheme(&url, schemes, cx),
        },
    }
}

/// The characters of which RFC 3986 makes URIs: unreserved ones, reserved ones, and `%`.
fn is_written_plainly(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte)
}

fn syntax_violation(error: &'static str, cx: &mut Context<'_>) -> bool {
    cx.note(Code::UrlSyntaxViolation, [("error", Param::from(error))]);
    false
}

/// Checks the scheme of a URL, if there are some to be held against; says whether it is one of them.
fn check_scheme(url: &Url, schemes: &'static [&'static str], cx: &mut Context<'_>) -> bool {
    let good = schemes.is_empty() || schemes.contains(&url.scheme());
    if !good {
        cx.note(Code::UrlScheme, [("expected_schemes", Param::from(schemes))]);
    }
    good
}
