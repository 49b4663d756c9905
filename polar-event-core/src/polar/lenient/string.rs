//! Strings as Python has them: surrogates may stand alone.

use std::borrow::Cow;
use std::fmt;

use compact_str::CompactString;

use super::encoding::push;

/// A string in which halves of surrogate pairs may stand alone, as in Python's `str`.
///
/// JSON can write them (`"\ud800"`), and the service accepts them in strings without a maximum length. Nearly always they come from a text that was cut in
/// the middle of a character. Rust's strings cannot hold them, so [`as_str`](Self::as_str) returns `None` for such a text.
///
/// ```
/// use polar_event_core::polar::lenient::{self, EventCreateExternalCustomer};
///
/// let event: EventCreateExternalCustomer = lenient::from_slice(br#"{"name": "signup", "external_customer_id": "user-\ud83d"}"#)?;
/// assert_eq!(event.external_customer_id.as_str(), None);
/// assert_eq!(event.external_customer_id.to_string_lossy(), "user-\u{fffd}");
/// # Ok::<(), polar_event_core::Report>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(Content);

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Content {
    Utf8(CompactString),
    /// Generalized UTF-8 that is not UTF-8.
    Generalized(Box<[u8]>),
}

impl Text {
    pub(super) fn new(bytes: Cow<'_, [u8]>) -> Self {
        Self(match std::str::from_utf8(&bytes) {
            Ok(text) => Content::Utf8(text.into()),
            Err(_) => Content::Generalized(bytes.into()),
        })
    }

    /// The string, unless half of a surrogate pair stands alone in it.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match &self.0 {
            Content::Utf8(text) => Some(text),
            Content::Generalized(_) => None,
        }
    }

    /// The string, with U+FFFD in place of each half of a surrogate pair that stands alone.
    #[must_use]
    pub fn to_string_lossy(&self) -> Cow<'_, str> {
        match &self.0 {
            Content::Utf8(text) => Cow::Borrowed(text),
            Content::Generalized(bytes) => Cow::Owned(lossy(bytes)),
        }
    }

    /// The string as generalized UTF-8: half of a surrogate pair that stands alone takes three bytes, as Python's error handler `surrogatepass` writes it.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        match &self.0 {
            Content::Utf8(text) => text.as_bytes(),
            Content::Generalized(bytes) => bytes,
        }
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(Content::Utf8(text.into()))
    }
}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.as_bytes() == other.as_bytes()
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self == *other
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_string_lossy().fmt(f)
    }
}

/// A surrogate is three bytes, each of which is an error by itself.
fn lossy(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    let mut surrogate = 0_usize;
    for chunk in bytes.utf8_chunks() {
        if !chunk.valid().is_empty() {
            surrogate = 0;
            text.push_str(chunk.valid());
        }
        if !chunk.invalid().is_empty() {
            if surrogate % 3 == 0 {
                text.push(char::REPLACEMENT_CHARACTER);
            }
            surrogate += chunk.invalid().len();
        }
    }
    text
}

/// The content of a string with escapes, which the reader has checked.
pub(super) fn unescape(source: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(source.len());
    let mut rest = source;
    while let Some(at) = memchr::memchr(b'\\', rest) {
        let (before, escape) = rest.split_at(at);
        text.extend_from_slice(before);
        rest = escape.get(2..).unwrap_or_default();
        match escape.get(1) {
            Some(b'u') => {
                let (code_point, length) = code_point(escape);
                push(&mut text, code_point);
                rest = escape.get(length..).unwrap_or_default();
            }
            Some(b'b') => text.push(0x08),
            Some(b'f') => text.push(0x0c),
            Some(b'n') => text.push(b'\n'),
            Some(b'r') => text.push(b'\r'),
            Some(b't') => text.push(b'\t'),
            Some(&other) => text.push(other),
            None => {}
        }
    }
    text.extend_from_slice(rest);
    text
}

/// The code point of one or two escapes at the beginning, and their length. Python pairs halves only if both are escapes.
fn code_point(source: &[u8]) -> (u32, usize) {
    let first = unit(source);
    if (0xd800..0xdc00).contains(&first) && source.get(6..8) == Some(b"\\u") {
        let second = unit(source.get(6..).unwrap_or_default());
        if (0xdc00..0xe000).contains(&second) {
            return (0x10000 + (((first & 0x3ff) << 10) | (second & 0x3ff)), 12);
        }
    }
    (first, 6)
}

fn unit(escape: &[u8]) -> u32 {
    let digits = escape.get(2..6).and_then(|digits| std::str::from_utf8(digits).ok());
    digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).unwrap_or(u32::from(char::REPLACEMENT_CHARACTER))
}
