//! Query strings and forms: `application/x-www-form-urlencoded`, as the
//! [URL Standard](https://url.spec.whatwg.org/#application/x-www-form-urlencoded) has it.
//!
//! Feature `percent-encoding`. See [`text`](crate::text) for how values are read. Spans are bytes of the query string, so that
//! `Report::snippet` shows what is wrong with it.
//!
//! ```
//! use polar_event_core::{Event, form};
//!
//! #[derive(Event, Debug)]
//! #[event(deny_unknown_fields)]
//! struct Page {
//!     #[event(length(max = 5))]
//!     query: String,
//!     #[event(range(max = 100))]
//!     limit: Option<u8>,
//! }
//!
//! let page: Page = form::from_str("query=t%C3%A9+a&limit=5")?;
//! assert_eq!((page.query.as_str(), page.limit), ("té a", Some(5)));
//!
//! let query = "query=camellia&limit=1O&limit=20&offset=5";
//! let report = form::from_str::<Page>(query).unwrap_err();
//! let found: Vec<_> = report.violations().iter().map(|it| (it.code().as_str(), &query[it.span().unwrap()])).collect();
//! assert_eq!(found, [("string_too_long", "camellia"), ("json_duplicate_key", "limit"), ("extra_forbidden", "offset")]);
//! # Ok::<(), polar_event_core::Report>(())
//! ```

use core::ops::Range;
use std::borrow::Cow;

use percent_encoding::percent_decode;

use crate::decode::Decode;
use crate::error::{Code, Report, Violation, Warnings};
use crate::state::SatisfiedBy;
use crate::text::{Decoder, Pair};

/// Decodes and validates a query string (without its `?`) or the body of a form.
///
/// Names and texts are percent-decoded, and `+` is a space. What is not UTF-8 then is `string_unicode`.
///
/// # Errors
///
/// A report of everything that is wrong with it.
pub fn from_str<'de, T: Decode<'de, Requires: SatisfiedBy>>(form: &'de str) -> Result<T, Report> {
    Decoder::new().from_form(form)
}

impl<C> Decoder<C> {
    /// Decodes and validates a query string or a form: see [`form::from_str`](from_str). Feature `percent-encoding`.
    ///
    /// # Errors
    ///
    /// A report of everything that is wrong with it.
    pub fn from_form<'de, T: Decode<'de, Requires: SatisfiedBy<C>>>(&self, form: &'de str) -> Result<T, Report> {
        self.from_form_with_warnings(form).map(|(value, _)| value)
    }

    /// The same with the warnings: see [`Warnings`]. Feature `percent-encoding`.
    ///
    /// # Errors
    ///
    /// A report of everything that is wrong with it.
    pub fn from_form_with_warnings<'de, T: Decode<'de, Requires: SatisfiedBy<C>>>(&self, form: &'de str) -> Result<(T, Warnings), Report> {
        self.decode(pairs(form)?, Some(form.as_bytes()))
    }
}

/// The pairs of a form, with their places in it.
///
/// # Errors
///
/// The report on names that are not UTF-8: it is not known what they name.
pub(crate) fn pairs(form: &str) -> Result<Vec<Pair<'_>>, Report> {
    let mut pairs = Vec::new();
    let mut faults = Vec::new();
    let mut start = 0;
    for part in form.split('&') {
        let range = start..start + part.len();
        start = range.end + 1;
        if part.is_empty() {
            continue;
        }
        let (name, text) = match part.find('=') {
            Some(at) => (range.start..range.start + at, range.start + at + 1..range.end),
            None => (range.clone(), range.end..range.end),
        };
        let [(name_text, is_name), (value_text, is_text)] = [&name, &text].map(|range| decoded(form, range));
        if is_name {
            pairs.push(Pair::from((name_text, value_text)).spans(name, text).lossy(!is_text));
        } else {
            let mut violation = Violation::new(Code::StringUnicode);
            violation.set_span(Some(name));
            faults.push(violation);
        }
    }
    if faults.is_empty() { Ok(pairs) } else { Err(faults.into()) }
}

/// A part of a form, decoded, and whether it is UTF-8.
fn decoded<'a>(form: &'a str, range: &Range<usize>) -> (Cow<'a, str>, bool) {
    let part = form.get(range.clone()).unwrap_or_default();
    if !part.contains(['+', '%']) {
        return (Cow::Borrowed(part), true);
    }
    let part = part.replace('+', " ");
    let bytes = percent_decode(part.as_bytes());
    match bytes.clone().decode_utf8() {
        Ok(text) => (Cow::Owned(text.into_owned()), true),
        Err(_) => (Cow::Owned(bytes.decode_utf8_lossy().into_owned()), false),
    }
}
