//! Everything that is wrong with one document.

use core::fmt;

use serde_core::ser::SerializeStruct;
use serde_core::{Serialize, Serializer};

use super::code::Code;
use super::violation::{Location, Violation};

/// Everything that is wrong with one document, in the document's order, then missing fields in the order of their
/// declaration.
///
/// Where there is more than the limits allow, the last violation says so: [`Code::TooManyViolations`].
///
/// `Display` writes a line for each violation: pointer, message, code. [`Serialize`] writes
/// `{"violations": […], "truncated": false}`. Nothing of the input is in either, but for the keys on the way to a fault.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Report {
    violations: Vec<Violation>,
}

impl Report {
    /// What is wrong, each fault once.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// Whether the document has more faults than the report holds: a limit was reached. One of the violations, the last, says
    /// which.
    ///
    /// ```
    /// use polar_event_core::{Code, json};
    ///
    /// let decoder = json::Decoder::new().limits(json::Limits::new().max_violations(2));
    /// let report = decoder.from_str::<Vec<u8>>("[true, null, 256, 1.5]").unwrap_err();
    /// assert!(report.is_truncated());
    /// let [_, _, more] = report.violations() else { panic!() };
    /// assert_eq!(more.code(), Code::TooManyViolations);
    /// assert_eq!(more.to_string(), "(document): has more faults than are listed here [too_many_violations]");
    /// ```
    #[must_use]
    pub fn is_truncated(&self) -> bool {
        self.violations.iter().any(|violation| violation.code() == Code::TooManyViolations)
    }

    /// The violations, to be changed or put into a report of your own.
    #[must_use]
    pub fn into_violations(self) -> Vec<Violation> {
        self.violations
    }

    /// Moves the violations down by so many lines: the source begins after these.
    pub(crate) fn move_down(&mut self, lines: usize) {
        for violation in &mut self.violations {
            if let Some(Location { line, column }) = violation.location() {
                violation.set_location(Location { line: line + lines, column });
            }
        }
    }

    /// Fills in line and column of each span, in one walk over the source, from `known` on. Answers how far it went.
    pub(crate) fn locate(&mut self, source: &[u8], known: Located) -> Located {
        let mut order: Vec<usize> = (0..self.violations.len()).collect();
        let start = |violations: &[Violation], index: usize| violations.get(index).and_then(Violation::span).map_or(0, |span| span.start);
        order.sort_by_key(|&index| start(&self.violations, index));
        let first = order.first().map_or(0, |&index| start(&self.violations, index));
        let Located { mut at, mut location } = if known.at <= first { known } else { Located::default() };
        for index in order {
            let target = start(&self.violations, index).min(source.len());
            for &byte in source.get(at..target).unwrap_or_default() {
                match byte {
                    b'\n' => location = Location { line: location.line + 1, column: 1 },
                    // A byte of 0b10…… goes on with a character that has been counted.
                    0x80..=0xBF => {}
                    _ => location.column += 1,
                }
            }
            at = target;
            if let Some(violation) = self.violations.get_mut(index).filter(|violation| violation.span().is_some()) {
                violation.set_location(location);
            }
        }
        Located { at, location }
    }
}

/// An offset whose line and column are known.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Located {
    at: usize,
    location: Location,
}

impl Default for Located {
    fn default() -> Self {
        Self { at: 0, location: Location { line: 1, column: 1 } }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.violations.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            violation.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for Report {}

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut report = serializer.serialize_struct("Report", 2)?;
        report.serialize_field("violations", &self.violations)?;
        report.serialize_field("truncated", &self.is_truncated())?;
        report.end()
    }
}

impl From<Violation> for Report {
    fn from(violation: Violation) -> Self {
        Self { violations: vec![violation] }
    }
}

impl From<Vec<Violation>> for Report {
    fn from(violations: Vec<Violation>) -> Self {
        Self { violations }
    }
}

/// A violation with this code and its message.
impl From<Code> for Report {
    fn from(code: Code) -> Self {
        Violation::new(code).into()
    }
}

/// Conversions that cannot fail have this as their error, and are as good as those that can.
impl From<core::convert::Infallible> for Report {
    fn from(never: core::convert::Infallible) -> Self {
        match never {}
    }
}

/// A violation with the code `value_error` and this message.
impl From<&'static str> for Report {
    fn from(message: &'static str) -> Self {
        Violation::from(message).into()
    }
}

/// A violation with the code `value_error` and this message.
impl From<String> for Report {
    fn from(message: String) -> Self {
        Violation::from(message).into()
    }
}
