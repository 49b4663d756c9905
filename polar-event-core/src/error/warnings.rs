//! Warnings about documents.

use super::report::Report;
use super::violation::Violation;

/// Warnings about a document, which do not refuse it: fields and values that are `#[event(deprecated)]`.
///
/// `Display` writes a line for each, as for a [`Report`](crate::Report); [`Serialize`](serde_core::Serialize) writes a list. The limit on a
/// report's violations also applies to the number of warnings; [`is_truncated`](Self::is_truncated) tells whether more were left out.
///
/// ```
/// use polar_event_core::{Event, json};
///
/// #[derive(Event, Debug)]
/// struct Customer {
///     id: u32,
///     #[event(deprecated = "use `id` instead")]
///     legacy_id: Option<u32>,
/// }
///
/// let (customer, warnings) = json::Decoder::new().from_str_with_warnings::<Customer>(r#"{"id": 1, "legacy_id": 2}"#)?;
/// assert_eq!(customer.legacy_id, Some(2));
/// assert_eq!(warnings.to_string(), "/legacy_id: is deprecated: use `id` instead [deprecated]");
/// # Ok::<(), polar_event_core::Report>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Warnings {
    pub(crate) violations: Vec<Violation>,
    pub(crate) truncated: bool,
}

impl Warnings {
    /// No warnings.
    pub(crate) const NONE: &'static Self = &Self { violations: Vec::new(), truncated: false };

    /// The warnings, in the order of the document.
    #[must_use]
    pub fn as_slice(&self) -> &[Violation] {
        &self.violations
    }

    /// The warnings, in the order of the document.
    pub fn iter(&self) -> core::slice::Iter<'_, Violation> {
        self.violations.iter()
    }

    /// Whether there are no warnings.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.violations.is_empty()
    }

    /// The number of warnings.
    #[must_use]
    pub fn len(&self) -> usize {
        self.violations.len()
    }

    /// Whether some warnings were left out.
    #[must_use]
    pub fn is_truncated(&self) -> bool {
        self.truncated
    }
}

impl Warnings {
    /// What a document of a stream has become, and the warnings if it was accepted, with the line numbers of the stream: the document begins at this
    /// line, from 1.
    pub(crate) fn of_stream<T>(result: Result<(T, Self), Report>, line: u64) -> (Result<T, Report>, Self) {
        let lines = usize::try_from(line - 1).unwrap_or(usize::MAX);
        match result {
            Ok((value, mut warnings)) => {
                warnings.violations.iter_mut().for_each(|violation| violation.move_down(lines));
                (Ok(value), warnings)
            }
            Err(mut report) => {
                report.move_down(lines);
                (Err(report), Self::default())
            }
        }
    }
}

impl<'a> IntoIterator for &'a Warnings {
    type Item = &'a Violation;
    type IntoIter = core::slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Warnings {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.violations.into_iter()
    }
}
