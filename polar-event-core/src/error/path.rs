//! Paths to values in a document.

use core::fmt::{self, Write as _};
use std::borrow::Cow;

use smallvec::SmallVec;

/// The maximum length of a key in a path, in bytes. A longer key is cut here and ends in `…`.
///
/// A report must not grow with the input, and longer keys are not chosen on purpose.
pub const MAX_KEY_BYTES: usize = 256;

/// One step of a path, from a value to a value in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Segment {
    /// The value at this key of an object, as named in the document.
    Key(Cow<'static, str>),
    /// The item at this index of an array, from 0.
    Index(usize),
}

impl Segment {
    /// The segment of a key that comes from the input.
    pub(crate) fn from_input(key: &str) -> Self {
        if key.len() <= MAX_KEY_BYTES {
            return Self::Key(Cow::Owned(key.to_owned()));
        }
        let end = (0..=MAX_KEY_BYTES).rev().find(|&at| key.is_char_boundary(at)).unwrap_or(0);
        Self::Key(Cow::Owned(format!("{}…", key.get(..end).unwrap_or_default())))
    }

    pub(crate) fn owned_len(&self) -> usize {
        match self {
            Self::Key(Cow::Owned(key)) => key.len(),
            Self::Key(Cow::Borrowed(_)) | Self::Index(_) => 0,
        }
    }
}

impl From<&'static str> for Segment {
    fn from(key: &'static str) -> Self {
        Self::Key(Cow::Borrowed(key))
    }
}

impl From<String> for Segment {
    fn from(key: String) -> Self {
        Self::Key(Cow::Owned(key))
    }
}

impl From<usize> for Segment {
    fn from(index: usize) -> Self {
        Self::Index(index)
    }
}

/// The path from the document's root to a value. Its `Display` is the JSON Pointer (RFC 6901).
///
/// ```
/// use polar_event_core::Violation;
///
/// let violation = Violation::from("is odd").at(0).at("a/b");
/// assert_eq!(violation.pointer().to_string(), "/a~1b/0");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Path {
    /// From the value to the root, so that each parent can append itself. Most faults are one or two levels deep.
    reversed: SmallVec<[Segment; 2]>,
}

impl Path {
    /// The steps from the root to the value.
    pub fn segments(&self) -> impl DoubleEndedIterator<Item = &Segment> + ExactSizeIterator {
        self.reversed.iter().rev()
    }

    /// Whether this is the document's root.
    #[must_use]
    pub fn is_root(&self) -> bool {
        self.reversed.is_empty()
    }

    /// The path with `*` for indices and for keys that come from the document, to count or group violations by: it contains nothing of the
    /// input. How many different ones there are depends on the fields of the type, and, where a type contains itself, on the depth of the document.
    ///
    /// ```
    /// use polar_event_core::json;
    /// use polar_event_core::polar::EventsIngest;
    ///
    /// let text = r#"{"events": [{"name": "signup", "external_customer_id": "user-1337", "metadata": {"seats": null}}]}"#;
    /// let report = json::from_str::<EventsIngest>(text).unwrap_err();
    /// assert_eq!(report.violations()[0].path().to_string(), "/events/0/metadata/seats");
    /// assert_eq!(report.violations()[0].path().pattern(), "/events/*/metadata/*");
    /// ```
    #[must_use]
    pub fn pattern(&self) -> String {
        let mut text = String::new();
        for segment in self.segments() {
            text.push('/');
            // Writing to a string cannot fail.
            _ = match segment {
                Segment::Key(Cow::Borrowed(name)) => write_escaped(&mut text, name),
                Segment::Key(Cow::Owned(_)) | Segment::Index(_) => text.write_char('*'),
            };
        }
        text
    }

    pub(crate) fn prefix(&mut self, segment: Segment) {
        self.reversed.push(segment);
    }

    /// Removes the first step that satisfies the predicate, and all after it. Returns whether there was one. The last `last` steps are not
    /// tested.
    pub(crate) fn cut_before(&mut self, last: usize, is_it: impl Fn(&Segment) -> bool) -> bool {
        match self.reversed.iter().skip(last).rposition(is_it) {
            Some(at) => {
                self.reversed.drain(..=last + at);
                true
            }
            None => false,
        }
    }

    /// The bytes that keys from the input take.
    pub(crate) fn owned_len(&self) -> usize {
        self.reversed.iter().map(Segment::owned_len).sum()
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for segment in self.segments() {
            f.write_char('/')?;
            match segment {
                Segment::Index(index) => index.fmt(f)?,
                Segment::Key(key) => write_escaped(f, key)?,
            }
        }
        Ok(())
    }
}

/// RFC 6901, section 3: `~` is escaped as `~0`, `/` as `~1`.
fn write_escaped(f: &mut impl fmt::Write, key: &str) -> fmt::Result {
    for char in key.chars() {
        match char {
            '~' => f.write_str("~0")?,
            '/' => f.write_str("~1")?,
            char => f.write_char(char)?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{MAX_KEY_BYTES, Path, Segment};

    #[test]
    fn pointer_escapes_as_rfc_6901_says() {
        let mut path = Path::default();
        assert_eq!(path.to_string(), "");
        for key in ["m~n", "a/b", "", " "] {
            path.prefix(Segment::from(key));
        }
        path.prefix(Segment::from(7));
        assert_eq!(path.to_string(), "/7/ //a~1b/m~0n");
    }

    #[test]
    fn a_long_key_is_cut_between_characters() {
        let fits = "k".repeat(MAX_KEY_BYTES);
        assert_eq!(Segment::from_input(&fits), Segment::from(fits));
        let cut = Segment::from_input(&"é".repeat(MAX_KEY_BYTES));
        assert_eq!(cut, Segment::from(format!("{}…", "é".repeat(MAX_KEY_BYTES / 2))));
    }
}
