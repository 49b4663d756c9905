//! A name and its text.

use core::ops::Range;
use std::borrow::Cow;

/// A name and its text, and where both are in a source, if there is one.
///
/// ```
/// use polar_event_core::text::{Decoder, Pair};
/// use std::collections::HashMap;
///
/// // The arguments of a command line.
/// let source = "--port=99999";
/// let pair = Pair::from(("port", "99999")).spans(2..6, 7..12);
/// let report = Decoder::new().from_pairs::<HashMap<String, u16>, _>([pair]).unwrap_err();
/// assert_eq!(&source[report.violations()[0].span().unwrap()], "99999");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair<'a> {
    pub(crate) name: Cow<'a, str>,
    pub(crate) text: Cow<'a, str>,
    pub(crate) spans: Option<Spans>,
    /// Whether the text is not what the source has, which is not Unicode.
    pub(crate) is_lossy: bool,
}

/// Where a pair is in the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spans {
    pub(crate) name: Range<usize>,
    pub(crate) text: Range<usize>,
}

impl Spans {
    /// Both, and what is between them.
    pub(crate) fn whole(&self) -> Range<usize> {
        self.name.start.min(self.text.start)..self.name.end.max(self.text.end)
    }
}

impl Pair<'_> {
    /// Sets which bytes of a source the name and the text are: the spans of violations.
    #[must_use]
    pub fn spans(mut self, name: Range<usize>, text: Range<usize>) -> Self {
        self.spans = Some(Spans { name, text });
        self
    }

    /// Says that the source's text is not Unicode, and this one stands for it.
    pub(crate) fn lossy(mut self, yes: bool) -> Self {
        self.is_lossy = yes;
        self
    }
}

/// Bytes as a text, and whether that replaces some that are not UTF-8.
#[cfg(any(feature = "axum", feature = "actix-web", feature = "csv"))]
pub(crate) fn lossy(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    let text = String::from_utf8_lossy(bytes);
    // What is UTF-8 is borrowed.
    let is_lossy = matches!(text, Cow::Owned(_));
    (text, is_lossy)
}

#[cfg(any(feature = "axum", feature = "actix-web", feature = "csv"))]
impl<'a> Pair<'a> {
    /// A name and bytes that should be UTF-8.
    pub(crate) fn of_bytes(name: impl Into<Cow<'a, str>>, bytes: &'a [u8]) -> Self {
        let (text, is_lossy) = lossy(bytes);
        Self::from((name, text)).lossy(is_lossy)
    }
}

impl<'a, N: Into<Cow<'a, str>>, T: Into<Cow<'a, str>>> From<(N, T)> for Pair<'a> {
    fn from((name, text): (N, T)) -> Self {
        Self { name: name.into(), text: text.into(), spans: None, is_lossy: false }
    }
}
