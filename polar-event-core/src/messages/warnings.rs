//! Formatting of warnings as text and as data.

use core::fmt;

use serde_core::{Serialize, Serializer};

use super::{English, Localized, Messages};
use crate::error::{Violation, Warnings};

impl Warnings {
    /// The warnings with texts in another language.
    #[must_use]
    pub fn localized<'a>(&'a self, messages: &'a dyn Messages) -> Localized<'a, Self> {
        Localized::new(self, messages)
    }
}

impl fmt::Display for Warnings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.localized(&English).fmt(f)
    }
}

impl fmt::Display for Localized<'_, Warnings> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Localized::new(self.what.as_slice(), self.messages).fmt(f)
    }
}

/// One line per warning.
impl fmt::Display for Localized<'_, [Violation]> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.what.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            violation.localized(self.messages).fmt(f)?;
        }
        Ok(())
    }
}

impl Serialize for Warnings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.localized(&English).serialize(serializer)
    }
}

impl Serialize for Localized<'_, Warnings> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Localized::new(self.what.as_slice(), self.messages).serialize(serializer)
    }
}

impl Serialize for Localized<'_, [Violation]> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.what.iter().map(|violation| violation.localized(self.messages)))
    }
}
