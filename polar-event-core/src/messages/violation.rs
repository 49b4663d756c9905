//! Formatting of violations as text and as data.

use core::fmt::{self, Write as _};

use serde_core::ser::SerializeMap;
use serde_core::{Serialize, Serializer};

use super::escape::Escape;
use super::filled::Filled;
use super::language::{template, word};
use super::{English, Localized, Messages};
use crate::error::{Location, Violation};

impl Violation {
    /// The message. It continues a sentence that begins with the name of the faulty value: "must have at most 40 characters, has 41".
    #[must_use]
    pub fn text(&self) -> impl fmt::Display + '_ {
        self.text_in(&English)
    }

    /// The message in another language.
    ///
    /// ```
    /// use polar_event_core::messages::German;
    /// use polar_event_core::{Code, Violation};
    ///
    /// assert_eq!(Violation::new(Code::Missing).text_in(&German).to_string(), "muss angegeben werden");
    /// ```
    #[must_use]
    pub fn text_in<'a>(&'a self, messages: &'a dyn Messages) -> impl fmt::Display + 'a {
        Text(self, messages)
    }

    /// The violation with texts in another language.
    #[must_use]
    pub fn localized<'a>(&'a self, messages: &'a dyn Messages) -> Localized<'a, Self> {
        Localized::new(self, messages)
    }
}

/// Displays only the message.
struct Text<'a>(&'a Violation, &'a dyn Messages);

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(violation, messages) = *self;
        let template = template(messages, violation);
        Filled { template: &template, params: violation.params(), messages, redacted: violation.is_sensitive() }.write(f)
    }
}

/// `/metadata/model: must have at most 500 characters, has 501 [string_too_long]`, always on one line.
impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.localized(&English).fmt(f)
    }
}

impl fmt::Display for Localized<'_, Violation> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.what.path().is_root() {
            write!(Escape(f), "({})", word(self.messages, "document"))?;
        } else {
            write!(Escape(f), "{}", self.what.path())?;
        }
        if self.what.is_key_error() {
            write!(Escape(f), " ({})", word(self.messages, "the key"))?;
        }
        f.write_str(": ")?;
        write!(Escape(f), "{}", Text(self.what, self.messages))?;
        write!(f, " [{}]", self.what.code())
    }
}

/// `{"pointer", "code", "message", "params"?, "is_key_error"?, "span"?, "line"?, "column"?}`
impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.localized(&English).serialize(serializer)
    }
}

impl Serialize for Localized<'_, Violation> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("pointer", &self.what.path().to_string())?;
        map.serialize_entry("code", self.what.code().as_str())?;
        map.serialize_entry("message", &self.what.text_in(self.messages).to_string())?;
        if !self.what.params().is_empty() {
            map.serialize_entry("params", self.what.params())?;
        }
        if self.what.is_key_error() {
            map.serialize_entry("is_key_error", &true)?;
        }
        if let Some(span) = self.what.span() {
            map.serialize_entry("span", &[span.start, span.end])?;
        }
        if let Some(Location { line, column }) = self.what.location() {
            map.serialize_entry("line", &line)?;
            map.serialize_entry("column", &column)?;
        }
        map.end()
    }
}
