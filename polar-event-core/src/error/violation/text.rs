//! A violation as text, and as data for others.

use core::fmt::{self, Write as _};

use serde_core::ser::SerializeMap;
use serde_core::{Serialize, Serializer};

use super::{Location, Violation};
use crate::error::message::{Escape, Filled};
use crate::error::messages::{self, English, InLanguage, Messages};

/// The message alone.
pub(super) struct Text<'a>(pub(super) &'a Violation, pub(super) &'a dyn Messages);

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Violation(inner), messages) = (self.0, self.1);
        let template = messages::template(messages, self.0);
        Filled { template: &template, params: &inner.params, messages, redacted: inner.sensitive }.write(f)
    }
}

/// `/metadata/model: must have at most 500 characters, has 501 [string_too_long]`, always on one line.
impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.in_language(&English).fmt(f)
    }
}

impl fmt::Display for InLanguage<'_, Violation> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Violation(inner) = self.what;
        if inner.path.is_root() {
            write!(Escape(f), "({})", messages::word(self.messages, "document"))?;
        } else {
            write!(Escape(f), "{}", inner.path)?;
        }
        if inner.at_key {
            write!(Escape(f), " ({})", messages::word(self.messages, "the key"))?;
        }
        f.write_str(": ")?;
        write!(Escape(f), "{}", Text(self.what, self.messages))?;
        write!(f, " [{}]", inner.code)
    }
}

/// `{"pointer", "code", "message", "params"?, "at_key"?, "span"?, "line"?, "column"?}`
impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.in_language(&English).serialize(serializer)
    }
}

impl Serialize for InLanguage<'_, Violation> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("pointer", &self.what.0.path.to_string())?;
        map.serialize_entry("code", self.what.0.code.as_str())?;
        map.serialize_entry("message", &self.what.text_in(self.messages).to_string())?;
        if !self.what.0.params.is_empty() {
            map.serialize_entry("params", &self.what.0.params)?;
        }
        if self.what.0.at_key {
            map.serialize_entry("at_key", &true)?;
        }
        if let Some(span) = &self.what.0.span {
            map.serialize_entry("span", &[span.start, span.end])?;
        }
        if let Some(Location { line, column }) = self.what.0.location {
            map.serialize_entry("line", &line)?;
            map.serialize_entry("column", &column)?;
        }
        map.end()
    }
}
