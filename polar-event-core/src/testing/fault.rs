//! Expected faults of documents.

use core::fmt;
use std::borrow::Cow;
use std::collections::VecDeque;

use super::tree::pointer;
use crate::error::{Code, MessageOverride, Segment, Violation};

/// A fault in a document: the properties of a [`Violation`] that programs rely on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    path: VecDeque<Segment>,
    code: Code,
    /// The library's own code, even if the author overrides it.
    base: Code,
    is_key_error: bool,
    /// Whether the code is overridden, so that further overrides do not apply.
    overridden: bool,
    /// Whether it comes from a rule, not from the type.
    by_rule: bool,
}

impl Fault {
    /// A fault of the current value.
    pub(super) fn here(code: Code) -> Self {
        Self { path: VecDeque::new(), code, base: code, is_key_error: false, overridden: false, by_rule: false }
    }

    /// A fault of a value inside the current one.
    pub(super) fn at(segment: impl Into<Segment>, code: Code) -> Self {
        let mut fault = Self::here(code);
        fault.path.push_front(segment.into());
        fault
    }

    /// Moves the fault to the key.
    pub(super) fn in_key(mut self) -> Self {
        self.is_key_error = true;
        self
    }

    /// Marks it as a rule's fault, and applies the rule's override, unless one was applied before.
    pub(super) fn overridden(mut self, overrides: &MessageOverride) -> Self {
        self.by_rule = true;
        self.override_message(overrides);
        self
    }

    pub(super) fn override_message(&mut self, overrides: &MessageOverride) {
        if let (Some(code), false) = (overrides.code, self.overridden) {
            (self.code, self.overridden) = (Code::Custom(code), true);
        }
    }

    /// Applies an override of the type.
    pub(super) fn with_override(mut self, overrides: &MessageOverride) -> Self {
        self.override_message(overrides);
        self
    }

    /// Whether it comes from a rule, not from the type.
    #[cfg(feature = "testing")]
    pub(super) fn is_by_rule(&self) -> bool {
        self.by_rule
    }

    /// Whether it is a fault of the current value, not of a value inside it.
    pub(super) fn is_own(&self) -> bool {
        self.path.is_empty() && !self.is_key_error
    }

    pub(super) fn prefix(&mut self, segment: Segment) {
        self.path.push_front(segment);
    }

    /// Redacts the fault of a sensitive value: nothing from the input is in the path.
    pub(super) fn redact(&mut self) {
        if let Some(at) = self.path.iter().position(|step| matches!(step, Segment::Key(Cow::Owned(_)))) {
            self.path.truncate(at);
            self.is_key_error = false;
        }
    }

    /// The library's own code, even if the author overrides it.
    #[must_use]
    pub fn base_code(&self) -> Code {
        self.base
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> Code {
        self.code
    }

    /// The JSON Pointer (RFC 6901), with names as in the document.
    #[must_use]
    pub fn pointer(&self) -> String {
        pointer(self.path.iter())
    }

    /// Whether the fault is in the key itself, not in its value.
    #[must_use]
    pub fn is_key_error(&self) -> bool {
        self.is_key_error
    }

    /// Whether a violation is this fault: code, pointer and [`is_key_error`](Self::is_key_error) are equal.
    #[must_use]
    pub fn is(&self, violation: &Violation) -> bool {
        self.code.as_str() == violation.code().as_str()
            && self.is_key_error == violation.is_key_error()
            && self.pointer() == violation.pointer().to_string()
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_place(f, &self.pointer(), self.code, self.is_key_error)
    }
}

/// Writes a fault on one line: `/tags/0: string_too_long`.
pub(super) fn write_place(f: &mut dyn fmt::Write, pointer: &str, code: Code, is_key_error: bool) -> fmt::Result {
    let place = if pointer.is_empty() { "(document)" } else { pointer };
    write!(f, "{place}{}: {code}", if is_key_error { " (the key)" } else { "" })
}
