//! The result of one implementation for a document.

use core::fmt;

use super::fault::{Fault, write_place};
use crate::error::{Code, Report};

/// The faults that an implementation reports, sorted by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Verdict {
    faults: Vec<(String, &'static str, bool)>,
    /// The error of a format that cannot continue.
    error: Option<String>,
}

impl Verdict {
    pub(super) fn of(faults: &[Fault]) -> Self {
        Self::new(faults.iter().map(|fault| (fault.pointer(), fault.code().as_str(), fault.is_key_error())).collect())
    }

    pub(super) fn of_report(report: &Report) -> Self {
        let violations = report.violations().iter();
        Self::new(violations.map(|it| (it.pointer().to_string(), it.code().as_str(), it.is_key_error())).collect())
    }

    pub(super) fn of_error(error: &impl fmt::Display) -> Self {
        Self { error: Some(error.to_string()), ..Self::default() }
    }

    fn new(mut faults: Vec<(String, &'static str, bool)>) -> Self {
        faults.sort();
        Self { faults, error: None }
    }

    pub(super) fn is_accepted(&self) -> bool {
        self.faults.is_empty() && self.error.is_none()
    }

    /// Whether another result has exactly these faults, except for faults at or below these paths, which functions may report.
    pub(super) fn agrees(&self, other: &Self, open: &[String]) -> bool {
        if other.error.is_some() {
            return false;
        }
        let is_open = |pointer: &str| {
            open.iter().any(|place| pointer.strip_prefix(place.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
        };
        let mut found = other.faults.clone();
        for fault in &self.faults {
            match found.iter().position(|other| other == fault) {
                Some(at) => _ = found.remove(at),
                None => return false,
            }
        }
        found.iter().all(|(pointer, ..)| is_open(pointer))
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(error) = &self.error {
            return f.write_str(error);
        }
        if self.faults.is_empty() {
            return f.write_str("accepted");
        }
        for (index, (pointer, code, is_key_error)) in self.faults.iter().enumerate() {
            f.write_str(if index == 0 { "" } else { ", " })?;
            write_place(f, pointer, Code::Custom(code), *is_key_error)?;
        }
        Ok(())
    }
}
