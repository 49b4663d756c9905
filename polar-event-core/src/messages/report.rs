//! Formatting of reports as text and as data.

use core::fmt;

use serde_core::ser::SerializeStruct;
use serde_core::{Serialize, Serializer};

use super::{English, Localized, Messages};
use crate::error::Report;

impl Report {
    /// The report with texts in another language.
    ///
    /// ```
    /// use polar_event_core::json;
    /// use polar_event_core::messages::German;
    ///
    /// let report = json::from_str::<u8>("256").unwrap_err();
    /// assert_eq!(report.localized(&German).to_string(), "(Dokument): muss eine ganze Zahl von 0 bis 255 sein [int_out_of_range]");
    /// ```
    #[must_use]
    pub fn localized<'a>(&'a self, messages: &'a dyn Messages) -> Localized<'a, Self> {
        Localized::new(self, messages)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.localized(&English).fmt(f)
    }
}

impl fmt::Display for Localized<'_, Report> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Localized::new(self.what.violations(), self.messages).fmt(f)
    }
}

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.localized(&English).serialize(serializer)
    }
}

impl Serialize for Localized<'_, Report> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (report, warnings) = (self.what, self.what.warnings());
        let mut fields = serializer.serialize_struct("Report", 2 + usize::from(!warnings.is_empty()))?;
        fields.serialize_field("violations", &Localized::new(report.violations(), self.messages))?;
        fields.serialize_field("truncated", &report.is_truncated())?;
        if warnings.is_empty() {
            fields.skip_field("warnings")?;
        } else {
            fields.serialize_field("warnings", &warnings.localized(self.messages))?;
        }
        fields.end()
    }
}
