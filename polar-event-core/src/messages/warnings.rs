//! Warnings as text, and as data for others.

use core::fmt;

use serde_core::{Serialize, Serializer};

use super::{English, InLanguage, Messages};
use crate::error::{Violation, Warnings};

impl Warnings {
    /// The same with the texts of another language.
    #[must_use]
    pub fn in_language<'a>(&'a self, messages: &'a dyn Messages) -> InLanguage<'a, Self> {
        InLanguage::new(self, messages)
    }
}

impl fmt::Display for Warnings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.in_language(&English).fmt(f)
    }
}

impl fmt::Display for InLanguage<'_, Warnings> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        InLanguage::new(self.what.as_slice(), self.messages).fmt(f)
    }
}

/// A line for each.
impl fmt::Display for InLanguage<'_, [Violation]> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.what.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            violation.in_language(self.messages).fmt(f)?;
        }
        Ok(())
    }
}

impl Serialize for Warnings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.in_language(&English).serialize(serializer)
    }
}

impl Serialize for InLanguage<'_, Warnings> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        InLanguage::new(self.what.as_slice(), self.messages).serialize(serializer)
    }
}

impl Serialize for InLanguage<'_, [Violation]> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.what.iter().map(|violation| violation.in_language(self.messages)))
    }
}
